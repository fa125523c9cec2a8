"""The members of staff, for the functional manager: who can get in, and help for who cannot."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passend.core.actions import Action, each
from passend.core.fresh import freshly
from passend.core.pages import act

from ..actions import accounts, claims, factors
from ..models import StaffRole, User
from ..policy import manager
from ..roles import label, labels

PAGE = 50


def page(request: HttpRequest) -> HttpResponse:
    """Everybody with a role today: not invited, on the way, or in with a second step."""
    if not manager(request.user, None):
        raise Http404
    asked = request.GET.get("q", "").strip()[:80]
    found = members().order_by("last_name", "first_name")
    if asked:
        found = found.filter(
            Q(last_name__icontains=asked) | Q(first_name__icontains=asked) | Q(email__iexact=asked)
        )
    waiting = members().filter(last_login=None).count()
    rows = Paginator(found, PAGE).get_page(request.GET.get("page"))
    tell_roles(list(rows))
    context = {"page": rows, "asked": asked, "waiting": waiting}
    return render(request, "staff/list.html", context)


def members() -> QuerySet[User]:
    """Staff of today, with whether there is a second step."""
    steps = Authenticator.objects.filter(user=OuterRef("pk"))
    roles = StaffRole.objects.current().filter(user=OuterRef("pk"))
    staff = User.objects.filter(Exists(roles), is_active=True)
    return staff.annotate(has_step=Exists(steps))


def tell_roles(people: list[User]) -> None:
    """What each of them is here today, in the school's own words: one query for a page of them."""
    words = labels()
    held: dict[UUID, set[str]] = {}
    for pk, role in (
        StaffRole.objects.current().filter(user__in=people).values_list("user_id", "role")
    ):
        held.setdefault(pk, set()).add(words[role])
    claimed: dict[UUID, list[StaffRole]] = {}
    for one in _claimed(people):
        one.told = words[one.role]  # type: ignore[attr-defined]
        claimed.setdefault(one.user_id, []).append(one)
    for member in people:
        member.of_claims = claimed.get(member.pk, [])  # type: ignore[attr-defined]
        member.told_roles = sorted(held.get(member.pk, ()))  # type: ignore[attr-defined]


def _claimed(people: list[User]) -> QuerySet[StaffRole]:
    """Roles of the account of the school: those of today, and those that the manager stopped."""
    given = StaffRole.objects.filter(user__in=people, source=StaffRole.Source.CLAIM)
    running = StaffRole.objects.running().values("pk")
    return given.filter(Q(pk__in=running) | Q(stopped_on__isnull=False)).order_by("role", "pk")


def one(request: HttpRequest, pk: UUID) -> User:
    if not manager(request.user, None):
        raise Http404
    return get_object_or_404(members(), pk=pk)


def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = one(request, pk)
    return act(
        request,
        accounts.invite,
        user,
        extra={"intro": str(user), "back_url": reverse("staff.list")},
        then=lambda _user: reverse("staff.list"),
        done=_("De uitnodiging is onderweg."),
    )


def invite_all(request: HttpRequest) -> HttpResponse:
    """Everybody who never came in: one verb, one event for each."""
    if not manager(request.user, None):
        raise Http404
    waiting = members().filter(last_login=None)
    if request.method == "POST":
        invited = each(accounts.invite, waiting, by=request.user)
        said = ngettext(
            "%d uitnodiging is onderweg.", "%d uitnodigingen zijn onderweg.", len(invited)
        )
        messages.success(request, said % len(invited))
        return redirect("staff.list")
    context = {
        "action": accounts.invite,
        "intro": ngettext(
            "%d medewerker krijgt een mail met een link.",
            "%d medewerkers krijgen een mail met een link.",
            waiting.count(),
        )
        % waiting.count(),
        "back_url": reverse("staff.list"),
    }
    return render(request, "act.html", context)


def stop_role(request: HttpRequest, pk: int) -> HttpResponse:
    return _of_claim(
        request, pk, claims.stop, _("%(who)s heeft deze rol niet meer: %(role)s. Dat geldt meteen.")
    )


def allow_role(request: HttpRequest, pk: int) -> HttpResponse:
    """The other way: nothing changes until the person comes in."""
    return _of_claim(
        request, pk, claims.allow, _("%(who)s krijgt deze rol bij het inloggen: %(role)s.")
    )


def _of_claim(request: HttpRequest, pk: int, action: Action, done: str) -> HttpResponse:
    """A role that the account of the school gave."""
    if not manager(request.user, None):
        raise Http404
    given = StaffRole.objects.filter(source=StaffRole.Source.CLAIM).select_related("user")
    role = get_object_or_404(given, pk=pk)
    words = {"who": role.user, "role": label(role.role)}
    return act(
        request,
        action,
        role,
        extra={
            "intro": _("%(who)s kreeg deze rol van het account van school: %(role)s.") % words,
            "back_url": reverse("staff.list"),
        },
        then=lambda _role: reverse("staff.list"),
        done=done % words,
    )


@freshly
def reset(request: HttpRequest, pk: UUID) -> HttpResponse:
    user = one(request, pk)
    return act(
        request,
        factors.reset,
        user,
        extra={
            "intro": _("%(who)s stelt bij het inloggen een nieuwe tweede stap in.") % {"who": user},
            "back_url": reverse("staff.list"),
        },
        then=lambda _user: reverse("staff.list"),
        done=_("De tweede stap is weg. De medewerker krijgt een mail."),
    )
