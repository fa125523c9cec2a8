"""The student's side: ask, question by question, and read what became of it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases.actions.announcement import opened
from passend.cases.looking import looked, shown
from passend.cases.models import Audience, Case
from passend.cases.models.asked import UNSENT, WAITING, Status
from passend.cases.policy import case_of, student
from passend.cases.remedy import TO_APPEAL, door_url
from passend.cases.sharing import shares_with
from passend.cases.views.letter import decision_pdf
from passend.core.actions import open_actions
from passend.core.fresh import freshly
from passend.core.pages import act, visible
from passend.core.templatetags.passend import day

from .. import actions
from ..actions.voting import ballot_of
from ..forms.asking import FillInForm, Question, TextForm, questions_for
from ..letter import letter_of
from ..models import Adjustment
from ..policy import exam_board

ELSEWHERE = {"adjustment.answer"}


def start(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who began already goes on where (s)he was."""
    case = visible(Case, request, pk)
    running = case.adjustments.filter(status__in=[*UNSENT, *WAITING]).first()
    if running is not None and student(request.user, case):
        return redirect(running)
    return act(
        request,
        actions.start,
        case,
        extra={"back_url": reverse("route"), "submit_label": _("Begin")},
        then=lambda made: at(made, questions_for(made)[0]),
        done=_("We bewaren wat je kiest. Stoppen mag, later ga je verder."),
    )


def answer(request: HttpRequest, pk: UUID, question: str) -> HttpResponse:
    """One question a page."""
    made = visible(Adjustment, request, pk)
    asked = questions_for(made)
    place = next((n for n, one in enumerate(asked) if one.code == question), None)
    if place is None:
        raise Http404
    here = asked[place]
    back = at(made, asked[place - 1]) if place else made.get_absolute_url()
    return act(
        request,
        actions.answer,
        made,
        here.form,
        form_kwargs={"initial": {name: getattr(made, name) for name in here.fields}},
        extra={
            "question": here.title,
            "help": here.help,
            "why": here.why,
            "step": place + 1,
            "steps": len(asked),
            "back_url": back,
        },
        then=lambda made: after(made, question),
        done=_("Bewaard."),
    )


def after(made: Adjustment, question: str) -> Any:
    """The next page: a new answer may bring another question."""
    asked = questions_for(made)
    codes = [one.code for one in asked]
    place = codes.index(question) + 1
    return at(made, asked[place]) if place < len(asked) else made


def at(made: Adjustment, question: Question) -> str:
    return reverse("adjustment.answer", args=[made.pk, question.code])


def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What was asked, where it stands, and the decision; that the student reads it is the proof."""
    made = visible(Adjustment, request, pk)
    looked(request.user, made.case, made)
    opened(made, made.case, by=request.user)
    own = student(request.user, made)
    context = {
        "made": made,
        "case": made.case,
        "subject": made,
        "own": own,
        "settled": made.is_decided and not has_dossier(request, made),
        "rows": told(made) if made.status == Status.DRAFT else [],
        "words": letter_of(made) if made.is_decided else None,
        "door_url": door_url(TO_APPEAL, made) if own else "",
        "closed": own and not shares_with(made.case, Audience.EXAM),
        "open_actions": [
            one for one in open_actions(request.user, made) if one.verb not in elsewhere(made)
        ],
        "back_url": back_of(request, made),
    }
    return render(request, "adjustment/detail.html", context)


def elsewhere(made: Adjustment) -> set[str]:
    """Not offered here: what another page asks, and voting on nothing or deciding past a vote."""
    return ELSEWHERE | {
        "adjustment.propose",
        "adjustment.decide" if ballot_of(made) else "adjustment.vote",
    }


def has_dossier(request: HttpRequest, made: Adjustment) -> bool:
    """Who has the dossier reads all of it; a committee that decided only what it gave."""
    user: Any = request.user
    return Case.objects.visible_to(user).filter(pk=made.case_id).exists()


def told(made: Adjustment) -> list[tuple[Any, str, str]]:
    """The answers to check before they go: question, answer, and where to change it."""
    said = {
        "needs": ", ".join(made.need_words),
        "language": str(made.years_in_dutch or ""),
        "which": made.get_which_display() if made.which else "",
        "lasting": made.get_lasting_display() if made.lasting else "",
        "words": made.own_words,
    }
    return [(one.title, said[one.code], at(made, one)) for one in questions_for(made)]


def back_of(request: HttpRequest, made: Adjustment) -> str:
    if student(request.user, made):
        return reverse("route")
    if exam_board(request.user, made):
        return reverse("adjustment.list")
    return case_of(made).get_absolute_url()


@freshly
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    return act(request, actions.ask, visible(Adjustment, request, pk), done=sent)


@freshly
def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(Adjustment, request, pk)
    return act(request, actions.confirm, made, extra={"made": made}, done=sent)


def sent(made: Adjustment) -> str:
    """What happens next, and when."""
    when = day(made.decide_by)
    return _("Verstuurd. De examencommissie besluit uiterlijk %(when)s.") % {"when": when}


def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(Adjustment, request, pk)
    return act(request, actions.withdraw, made, done=_("Je aanvraag is ingetrokken."))


def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    made = visible(Adjustment, request, pk)
    intro = _("Dan krijg je bij het volgende examen geen aanpassing meer.")
    return act(request, actions.end, made, extra={"intro": intro})


def supplement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the committee asked stands above it."""
    made = visible(Adjustment, request, pk)
    words = {"label": _("Wat is je antwoord?"), "help_text": _("Noem geen diagnose.")}
    page = act(
        request,
        actions.supplement,
        made,
        TextForm,
        form_kwargs=words,
        extra={"intro": made.missing},
        done=_("Verstuurd. De examencommissie gaat verder."),
    )
    return shown(page, request.user, made.case, made)


def fill_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """At the desk, with the student."""
    case = visible(Case, request, pk)
    intro = _("Vul dit samen in. De student bevestigt het daarna zelf.")
    page = act(
        request,
        actions.fill_in,
        case,
        FillInForm,
        extra={"intro": intro},
        done=_("De student krijgt bericht om dit te bevestigen."),
    )
    return shown(page, request.user, case)


def pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    return decision_pdf(request, Adjustment, pk)
