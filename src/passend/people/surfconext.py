"""Coming in with the account of the school, over SURFconext (OpenID Connect).

The key is `sub`, which never changes and tells nothing. A student is found the first time by the
student number that the school itself vouches for; a member of staff connects the account once,
while signed in. An e-mail address proves nothing here: it can be given to somebody else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import redirect, render

from . import whole
from .actions import accounts
from .actions import claims as roles
from .door import come_in
from .models import Student, User

STAFF = {"employee", "staff", "faculty"}
STUDENT = {"student"}


@dataclass(frozen=True)
class Claims:
    """What the school says of who is at the door."""

    sub: str
    home: str
    numbers: frozenset[str]
    affiliations: frozenset[str]
    roles: frozenset[str]
    """What the claim of `OIDC_ROLE_CLAIM` says; nothing of somebody who is no staff there."""

    @property
    def is_student(self) -> bool:
        return bool(self.affiliations & STUDENT)

    @property
    def is_staff(self) -> bool:
        return bool(self.affiliations & STAFF)


def read(told: Mapping[str, Any]) -> Claims | None:
    """The claims of the userinfo; None where it is of another person than the token."""
    said, token = told.get("userinfo") or {}, told.get("id_token") or {}
    if not said.get("sub") or said["sub"] != token.get("sub"):  # OpenID Connect Core, 5.3.2
        return None
    codes = several(said, "schac_personal_unique_code", "schac_personal_unique_codes")
    home = " ".join(several(said, "schac_home_organization")).casefold()
    affiliations = frozenset(
        one.partition("@")[0].casefold() for one in several(said, "eduperson_affiliation")
    )
    groups = several(said, settings.OIDC.role_claim) if affiliations & STAFF else ()
    return Claims(
        sub=str(said["sub"]),
        home=home,
        numbers=frozenset(filter(None, (student_number(code, home) for code in codes))),
        affiliations=affiliations,
        roles=frozenset(groups),
    )


def several(said: Mapping[str, Any], *names: str) -> Iterable[str]:
    """A claim may be one text or a list; older pages of SURF spell its name in the plural."""
    for name in names:
        value = said.get(name) or []
        yield from (str(one) for one in ([value] if isinstance(value, str) else value))


def student_number(code: str, home: str) -> str:
    """`urn:schac:personalUniqueCode:nl:local:roc.nl:studentid:123456` → `123456`, of `roc.nl` and
    its parts only. Who studies at two schools may bring both numbers, and the number of the other
    school can be somebody else's here."""
    before, _, number = code.rpartition(":")
    rest, _, kind = before.casefold().rpartition(":")
    school = rest.rpartition(":")[2]
    ours = school == home or school.endswith(f".{home}")
    return number if kind == "studentid" and home and ours else ""


class SchoolAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Lets in who is known, and connects an account only to the person it is of."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def get_requests_session(self) -> Any:
        """Straight to the addresses of the settings: an answer that leads elsewhere is an error."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def can_authenticate_by_email(self, login: Any, email: str) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Always answers itself: our own door, or a friendly page for who is not known.

        So nothing of the account lies in the session while the second step is asked.
        """
        account = sociallogin.account
        claims, account.extra_data = read(account.extra_data), {}  # nothing of it is kept
        accounts.forget_claims(account)
        if claims is None or claims.home != settings.OIDC.home:
            raise refused(request, account, "school")
        if not (claims.is_student or claims.is_staff):
            raise refused(request, account, "role")
        if sociallogin.state.get("process") == "connect":
            raise connected(request, claims)
        user = account.user if account.pk else student_of(claims)
        if user is None or not user.is_active or not fits(user, claims):
            raise refused(request, account, "person")
        roles.take_over(user, claims.roles)
        if not account.pk:
            accounts.connect(user, by=user, sub=claims.sub)
        wanted = sociallogin.get_redirect_url(request) or ""
        raise ImmediateHttpResponse(come_in(request, user, "school", wanted))

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        raise ImmediateHttpResponse(render(request, "account/school_failed.html", status=502))


def refused(request: HttpRequest, account: SocialAccount, why: str) -> ImmediateHttpResponse:
    """The same page; and what a claim gave this account is over."""
    if account.pk:
        roles.end(account.user)
    return unknown(request, why)


def unknown(request: HttpRequest, why: str) -> ImmediateHttpResponse:
    """A page that says what to do; no account, no session, no rights."""
    return ImmediateHttpResponse(render(request, "account/unknown.html", {"why": why}, status=403))


def connected(request: HttpRequest, claims: Claims) -> ImmediateHttpResponse:
    """Who is wholly signed in here says: that account is mine too."""
    user: Any = request.user
    if not user.is_authenticated or not whole.is_whole(request):
        return ImmediateHttpResponse(redirect("sign_in"))
    taken = SocialAccount.objects.filter(uid=claims.sub).exclude(user=user).exists()
    if taken or not fits(user, claims):
        return unknown(request, "taken")
    person = User.objects.get(pk=user.pk)
    accounts.connect(person, by=person, sub=claims.sub)
    return ImmediateHttpResponse(redirect("account"))


def student_of(claims: Claims) -> User | None:
    """The account of the one student with this number, the first time."""
    if not claims.is_student:
        return None
    found = list(Student.objects.filter(number__in=claims.numbers, gone_on=None).exclude(user=None))
    if len(found) != 1:
        return None
    user = found[0].user
    known = SocialAccount.objects.filter(user=user).exists()  # under another sub: not the same one
    return None if known else user


def fits(user: User, claims: Claims) -> bool:
    """Whether what the school says is of this account: staff are staff there too, and a student
    number is nobody else's."""
    if user.is_employee and not claims.is_staff:
        return False
    owners = Student.objects.filter(number__in=claims.numbers)
    return all(owner.user_id in {None, user.pk} for owner in owners)
