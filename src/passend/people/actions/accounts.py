"""The verbs of an account: who gets in, and with which password."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from passend.core import clock, outbox
from passend.core.actions import action
from passend.core.actors import VISITOR
from passend.core.models import Message, School
from passend.core.together import undone

from ..models import Role, StaffRole, User
from ..policy import manager, oneself, system, visitor
from . import sessions


@action("account.appoint", "Beheerder aanstellen", on=School, who=system, page=False)
def appoint(
    school: School, *, by: Any, email: str, first_name: str, last_name: str, password: str
) -> User:
    """The first functional manager, or one who lost every way in. From the command line only."""
    user = User.objects.filter(username=email).first() or User(username=email)
    user.email, user.first_name, user.last_name = email, first_name, last_name
    user.is_active = True
    if password:
        user.set_password(password)
    else:
        user.set_unusable_password()
    user.save()
    if not user.has_role(Role.MANAGER):
        StaffRole.objects.create(user=user, role=Role.MANAGER, source=StaffRole.Source.HAND)
    if not password:
        send_link(user, "staff_invited")
    return user


@action("account.sign_in", "Inloggen", on=User, who=oneself, logs=["ways"], page=False)
def sign_in(user: User, *, by: Any, ways: str, session: str, device: str) -> None:
    """Wholly in: `ways` are the steps that were shown, `device` is in plain words."""
    user.ways = ways
    sound(user)
    sessions.begin(user, session, device)


@action("account.miss", "Verkeerd wachtwoord", on=User, who=visitor, page=False)
def miss(user: User, *, by: Any) -> None:
    """Somebody tried a wrong password or second step on this account (ASVS 16.3.1)."""
    sound(user)


@action("account.invite", "Uitnodigen", on=User, who=manager, page=True)
def invite(user: User, *, by: Any) -> None:
    """A link to the own address, to choose a password and set up the second step."""
    sound(user)
    send_link(user, "staff_invited")


@action("account.connect", "Schoolaccount koppelen", on=User, who=oneself, page=False)
def connect(user: User, *, by: Any, sub: str) -> None:
    """From now on this account of the school opens this account; one of each."""
    SocialAccount.objects.filter(user=user).delete()
    SocialAccount.objects.create(user=user, provider=settings.OIDC_PROVIDER, uid=sub)
    sound(user)
    outbox.post("school_account_connected", to=user, link="/mijn-account/")


def forget_claims(account: SocialAccount) -> None:
    """The library writes down what the school told; we keep the key only."""
    if account.pk:
        SocialAccount.objects.filter(pk=account.pk).update(extra_data={})


def sound(user: User) -> None:
    """An account that came with a file may never have had a password; an empty one is none."""
    if not user.password:
        user.set_unusable_password()


def send_link(user: User, kind: str) -> None:
    """The link is good once and a few days; asked ten times in an hour, sent once."""
    outbox.post(kind, to=user, link=own_link(user), once=of_this_hour(user, kind))


def own_link(user: User) -> str:
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("password.choose", args=[uid, default_token_generator.make_token(user)])


def of_this_hour(user: User, kind: str) -> str:
    return f"{kind}:{user.pk}:{clock.now():%Y%m%d%H}"


@action("account.ask_password", "Nieuw wachtwoord vragen", on=User, who=visitor, page=False)
def ask_password(user: User, *, by: Any) -> None:
    """A link to the own address, good until it is used; asked ten times in an hour, sent once."""
    sound(user)
    send_link(user, "password")


def ask_for(users: Sequence[User]) -> None:
    """Send each of them a link. For an address that nobody has the same is done and undone: from
    the time of the answer nobody learns who is known here (ASVS 6.3.8)."""
    for user in users:
        _ask(user)
    if not users:
        with undone():
            _ask(nobody())


def _ask(user: User) -> None:
    """Where the mail of this hour is there already, one more is made and undone."""
    again = Message.objects.filter(once=of_this_hour(user, "password")).exists()
    ask_password(user, by=VISITOR)
    if again:
        with undone():
            outbox.post("password", to=user, link=own_link(user))


def nobody() -> User:
    """An account that is gone a moment later: only inside `undone`. What was typed is not written,
    also because a form takes longer addresses than a column does."""
    user = User(username=f"niemand-{uuid4().hex}", email="niemand@passend.invalid")
    user.set_unusable_password()
    user.save()
    return user


@action("account.choose_password", "Wachtwoord kiezen", on=User, who=oneself, page=False)
def choose_password(user: User, *, by: Any, password: str) -> None:
    """Ends every session of this person: each is bound to the password, and its line goes too."""
    user.set_password(password)
    sessions.end_all(user)
