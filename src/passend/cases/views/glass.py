"""Noodtoegang: the page to open one, the button to close it, and the review by somebody else."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.core import brake, fresh
from passend.core.errors import TooOften
from passend.core.fresh import freshly
from passend.core.models import Event
from passend.core.pages import act, visible
from passend.people import denied

from ..actions import glass
from ..forms.glass import OpenForm, ReviewForm
from ..glass import has_role_for, is_suspended
from ..looking import looked
from ..models import BreakGlass
from ..policy import must_have_glass

MOST_MISSED = 5
"""Students that were not found, an hour: a typing error or two, and no search for names."""


def mine(request: HttpRequest) -> HttpResponse:
    """What one opened oneself, and what came of it; also why the right stopped."""
    must_have_glass(request.user)
    own = BreakGlass.objects.filter(user=request.user).select_related("case", "reviewed_by")  # type: ignore[misc]
    context = {
        "glasses": own[:50],
        "suspended": is_suspended(request.user),  # type: ignore[arg-type]
        "holds": has_role_for(request.user),
    }
    return render(request, "glass/mine.html", context)


@freshly
def open(request: HttpRequest) -> HttpResponse:  # noqa: A001  # the verb
    """Only after showing again who one is, and not for who tries one name after the other."""
    asker = ("glass", str(request.user.pk))
    if request.method == "POST" and brake.pressed(*asker) >= MOST_MISSED:
        raise TooOften(_("Je zocht al vaak iemand die we niet vinden. Wacht een uur."))

    def missed() -> None:
        brake.press(*asker)
        denied.record(request, "glass.open", 404)

    return act(
        request,
        glass.open,
        BreakGlass(),
        OpenForm,
        form_kwargs={"missed": missed},
        extra={"back_url": reverse("glass.mine")},
        then=lambda made: made.case,
        done=_("Je mag dit dossier 60 minuten zien."),
    )


def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(BreakGlass, request, pk)
    return act(
        request,
        glass.close,
        made,
        extra={"back_url": reverse("glass.mine")},
        then=lambda _made: reverse("glass.mine"),
        done=_("De noodtoegang is gesloten."),
    )


def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was opened in that hour, why, and the verdict."""
    made = visible(BreakGlass, request, pk)
    looked(request.user, made.case, made)
    seen = Event.objects.in_dossier(made.case).views().filter(ground=made.ground)
    return act(
        request,
        glass.review,
        made,
        ReviewForm,
        form_kwargs={"told": bool(made.told_on)},
        extra={"seen": seen.order_by("pk"), "back_url": reverse("home")},
        then=lambda _made: reverse("home"),
        done=_("De controle is klaar."),
    )


def tell(request: HttpRequest, pk: UUID) -> HttpResponse:
    return act(
        request, glass.tell, visible(BreakGlass, request, pk), then=lambda _made: reverse("home")
    )


def restore(request: HttpRequest, pk: UUID) -> HttpResponse:
    fresh.require(request)
    return act(
        request, glass.restore, visible(BreakGlass, request, pk), then=lambda _made: reverse("home")
    )
