"""Letters about rights: the coordinator's list and letter, and the student's way out of them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.core import clock, outbox
from passend.core.errors import NotYou
from passend.core.pages import act, public
from passend.people.models import Role, Team

from .. import actions
from ..basis import is_of_web
from ..catalogue import book_on, library
from ..forms import BasisForm, LettersForm
from ..letter import letter_of
from ..links import letter_behind
from ..models import Outreach, OutreachBasis, OutreachChoice
from ..overview import letters_to, overview_of
from ..policy import coordinator, guardian, own_student
from ..recipients import Recipients, Sent, sent_by


def index(request: HttpRequest) -> HttpResponse:
    """Every provision with how many students of the own teams it concerns now."""
    user: Any = request.user
    if not coordinator(user, None):
        raise NotYou(_("Deze lijst is voor de ondersteuningscoördinator van een team."))
    context = {
        "may_choose_basis": guardian(user, None),
        "overview": overview_of(user),
        "teams": Team.objects.filter(pk__in=user.teams_as(Role.COORDINATOR)),
    }
    return render(request, "outreach/list.html", context)


def send(request: HttpRequest, provision: str) -> HttpResponse:
    """The letter as it will read, to how many it goes, and the button."""
    letter = letter_of(provision, clock.today())
    if letter is None:
        raise Http404
    outreach = Outreach(provision=provision)
    actions.send.check(outreach, request.user)
    actions.must_be_covered(provision)
    found = Recipients(request.user, provision)
    subject, body = letter.shown()
    context = {
        "letter": letter,
        "found": found,
        "numbers": found.reach.of(provision),
        "sent": sent_by(request.user, provision).get(provision, Sent()),
        "letter_subject": subject,
        "paragraphs": outbox.paragraphs(body),
        "back_url": reverse("outreach.list"),
    }
    return act(
        request,
        actions.send,
        outreach,
        extra=context,
        then=lambda made: reverse("job", args=[made.job_id]),
        done=_("De brieven gaan nu weg. Dat kan even duren."),
    )


def allow(request: HttpRequest) -> HttpResponse:
    """Whether letters about other laws may go, and why that is right."""
    newest = OutreachBasis.objects.first()
    initial = {"kind": newest.kind, "law": newest.law} if newest else {"kind": "none"}
    laws = {library().provisions[c].regulation.name for c in book_on(clock.today()).rules}
    web = {library().provisions[c].regulation.name for c in library().provisions if is_of_web(c)}
    return act(
        request,
        actions.allow,
        OutreachBasis(),
        BasisForm,
        form_kwargs={"initial": initial},
        extra={"newest": newest, "laws": sorted(laws - web), "submit_label": _("Opslaan")},
        then=lambda _basis: reverse("outreach.allow"),
        done=_("Opgeslagen. Het staat ook in het verwerkingsregister."),
    )


@public
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """One button; only a press on it changes something. It says nobody's name."""
    choice = _behind(token)
    return act(
        request,
        actions.stop,
        choice,
        extra={"choice": choice, "token": token},
        then=lambda _choice: reverse("outreach.stop", args=[token]),
        done=_("Je krijgt deze brieven niet meer."),
    )


@public
def resume(request: HttpRequest, token: str) -> HttpResponse:
    """For who pressed by mistake, and may have no account."""
    choice = _behind(token)
    return act(
        request,
        actions.resume,
        choice,
        extra={"choice": choice, "token": token},
        template="outreach/stop.html",
        then=lambda _choice: reverse("outreach.stop", args=[token]),
        done=_("Je krijgt deze brieven weer."),
    )


def _behind(token: str) -> OutreachChoice:
    """The choice of who got the letter with this link. A link that is not ours leads nowhere."""
    letter = letter_behind(token)
    if letter is None:
        raise Http404
    return OutreachChoice.of(letter.student)


def choose(request: HttpRequest) -> HttpResponse:
    """The student's own page: which letters came and why, and the switch."""
    student = own_student(request.user)
    if student is None:
        raise Http404
    context = {
        "choice": OutreachChoice.of(student),
        "letters": letters_to(student),
        "back_url": reverse("data"),
    }
    return act(
        request,
        actions.choose,
        request.user,
        LettersForm,
        extra=context,
        then=lambda _choice: reverse("outreach.choose"),
        done=_said,
    )


def _said(choice: OutreachChoice) -> str:
    if choice.is_off:
        return _("Je krijgt deze brieven niet meer.")
    return _("Je krijgt deze brieven weer.")
