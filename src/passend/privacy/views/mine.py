"""Jouw gegevens: what there is, taking it along, and asking to change it."""

from uuid import UUID

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later

from passend.cases.models import Case, Involvement, Use
from passend.core.actions import open_actions
from passend.core.fresh import freshly
from passend.core.links import link
from passend.core.models import School
from passend.core.pages import act, visible
from passend.people.models import User

from ..actions import leaving_out, own_file, requests, restriction
from ..forms import (
    FOR_A_CHILD,
    FOR_ONESELF,
    AskForm,
    DecideForm,
    DelayForm,
    LeaveOutForm,
    ReleaseForm,
)
from ..models import DataRequest
from ..policy import nobody_decides, releases

Kind, Decision = DataRequest.Kind, DataRequest.Decision
TAKEN = _later(
    "We maken één zip-bestand. Daarin kun je alles lezen en printen. "
    "Het staat een dag voor je klaar."
)


OWN_INTRO = _later(
    "School bewaart je dossier nu alleen. Jij mag zeggen waarvoor het wel mag. "
    "Je mag dat elke dag weer veranderen."
)
CHILD_INTRO = _later(
    "School bewaart het dossier van je kind nu alleen. Jij mag zeggen waarvoor het wel mag. "
    "Je mag dat elke dag weer veranderen. Je kind mag je ja ook weghalen. "
    "Wordt je kind 16? Dan stopt je ja en beslist je kind zelf."
)


def overview(request: HttpRequest) -> HttpResponse:
    """The own requests with where they stand, newest first."""
    mine = DataRequest.objects.filter(user=_me(request)).select_related("decided_by")
    case = _case_of(_me(request))
    context = {
        "asked": mine,
        "concerning": DataRequest.objects.concerning(_me(request)),
        "answered": _answered(request),
        "nobody": nobody_decides(),
        "school": School.current(),
        "has_dossier": case is not None,
        "child": case.first_name if case and case.person_id != _me(request).pk else "",
    }
    return render(request, "data/overview.html", context)


@freshly
def take(request: HttpRequest) -> HttpResponse:
    return act(
        request,
        own_file.take,
        _me(request),
        extra={"back_url": reverse("data"), "intro": TAKEN, "submit_label": _("Maak het bestand")},
        then=lambda job: reverse("job", args=[job.pk]),
        done=_("We zoeken alles bij elkaar. Dat duurt even."),
    )


def ask(request: HttpRequest) -> HttpResponse:
    """One question a page would be four pages for one choice: it is a choice and a reason."""
    user = _me(request)
    return act(
        request,
        requests.ask,
        DataRequest(case=_case_of(user)),
        AskForm,
        form_kwargs={"initial": {"kind": request.GET.get("soort", "")}},
        extra={
            "back_url": reverse("data"),
            "intro": _("School antwoordt binnen een maand."),
            "submit_label": _("Verstuur mijn verzoek"),
        },
        then=lambda _made: reverse("data"),
        done=_("Je verzoek is verstuurd. Het antwoord komt op deze pagina."),
    )


@freshly
def leave_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Asked by the student, or by who guides the student, of one person who looks along."""
    named = visible(Involvement, request, pk)
    own = named.case.person_id == _me(request).pk
    return act(
        request,
        leaving_out.leave_out,
        named,
        LeaveOutForm,
        extra={
            "back_url": reverse("desk.sharing") if own else named.case.get_absolute_url(),
            "intro": _("Wat er gebeurt: %(who)s staat dan niet in het bestand dat de student "
                       "downloadt. Ouders lezen de naam ook niet. De privacy officer beslist.")
            % {"who": named.user},
            "submit_label": _("Verstuur mijn verzoek"),
        },
        then=lambda made: made.get_absolute_url(),
        done=_("Je verzoek is verstuurd. Je krijgt antwoord binnen een maand."),
    )  # fmt: skip


def name_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(DataRequest, request, pk)
    return act(request, leaving_out.name_again, made, then=lambda _made: reverse("officer"))


def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(DataRequest, request, pk)
    own = made.user_id == _me(request).pk
    concerns = DataRequest.objects.concerning(_me(request)).filter(pk=made.pk).exists()
    answered = not own and not concerns or made.pk in _answered(request)
    offered = [] if own or concerns else open_actions(request.user, made)
    context = {
        "asked": made,
        "own": own,
        "answered": answered,
        "concerns": concerns,
        "child": _of_child(request, made),
        "kept_only": (concerns or own and answered) and made.restricts,
        "released": _released(request, made),
        "may_release": _only(request, made) != [] and releases(request.user, made),
        "back_url": reverse("data" if own or concerns else "officer"),
        "buttons": [(action.label, link(action.verb, pk)) for action in offered],
    }
    return render(request, "data/detail.html", context)


def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(DataRequest, request, pk)
    return act(request, requests.withdraw, made, then=lambda _made: reverse("data"))


def extend(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(DataRequest, request, pk)
    return act(request, requests.extend, made, DelayForm, then=lambda _made: reverse("officer"))


@freshly
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the law lets one decide is offered, and why the rest is not."""
    made = visible(DataRequest, request, pk)
    kept = made.kind == Kind.ERASE and (made.case is None or requests.must_keep(made.case))
    return act(
        request,
        requests.decide,
        made,
        DecideForm,
        form_kwargs={"only": _open_to(made, kept=kept)},
        extra={"kept": kept, "back_url": reverse("officer")},
        then=lambda _made: reverse("officer"),
    )


def _open_to(made: DataRequest, *, kept: bool) -> list[str] | None:
    """What has no part is answered with yes or no; what must be kept, with no."""
    if made.kind not in requests.WHOLE:
        return None
    return [Decision.REFUSED] if kept else [Decision.GRANTED, Decision.REFUSED]


def lift(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(DataRequest, request, pk)
    return act(request, requests.lift, made, then=lambda _made: reverse("officer"))


@freshly
def release(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Consent, so who you are is asked again."""
    made = visible(DataRequest, request, pk)
    child = _of_child(request, made)
    return act(
        request,
        restriction.release,
        made,
        ReleaseForm,
        form_kwargs={
            "initial": {"uses": made.released_for},
            "only": _only(request, made),
            "child": child,
        },
        extra={
            "back_url": made.get_absolute_url(),
            "intro": CHILD_INTRO if child else OWN_INTRO,
            "submit_label": _("Bewaar mijn keuze"),
        },
    )  # fmt: skip


def _answered(request: HttpRequest) -> set[UUID]:
    """Of which own requests this person may read what came of them."""
    return set(DataRequest.objects.answered_to(_me(request)).values_list("pk", flat=True))


def _released(request: HttpRequest, made: DataRequest) -> list[str]:
    """In words, for what school may use it all the same."""
    words = FOR_A_CHILD if _of_child(request, made) else FOR_ONESELF
    return [str(words[use]) for use in Use.values if use in made.released_for]


def _of_child(request: HttpRequest, made: DataRequest) -> bool:
    return made.case is not None and made.case.person_id != _me(request).pk


def _only(request: HttpRequest, made: DataRequest) -> list[str] | None:
    """Under sixteen the student only takes back what is free (UAVG 5 lid 3)."""
    young = made.case is not None and made.case.may_have_consenting_parent
    return made.released_for if young and not _of_child(request, made) else None


def _me(request: HttpRequest) -> User:
    user: User = request.user  # type: ignore[assignment]  # the middleware lets no stranger in
    return user


def _case_of(user: User) -> Case | None:
    """The own dossier; of a parent that of the child, while the parent decides along (UAVG 5)."""
    newest = F("closed_on").asc(nulls_first=True)  # PostgreSQL puts an open one last by itself
    own = Case.objects.filter(person=user).order_by(newest).first()
    return own or Case.objects.decided_along_by(user).first()
