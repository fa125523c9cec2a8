"""The dossier: opened, heard, given to people, closed. Its own page is on the desk."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from passend.cases import questionnaire
from passend.cases.actions import case as actions
from passend.cases.content import explanations, guide, options
from passend.cases.forms.case import (
    AdmitForm,
    AssignIntakerForm,
    CloseForm,
    CorrectForm,
    HearForm,
    OpenForm,
)
from passend.cases.looking import looked, shown
from passend.cases.models import Case, SupportRequest
from passend.core.pages import act, visible
from passend.people.models import Team, User


def open(request: HttpRequest, pk: str) -> HttpResponse:  # noqa: A001  # the verb is the name
    """For a student of the own caseload or teams, who has no open dossier."""
    student = get_object_or_404(Case.objects.students_without(request.user), pk=pk)
    extra = {"back_url": "/studenten/", "student": student}
    return act(request, actions.open, student, OpenForm, template="case/open.html", extra=extra)


def correct(request: HttpRequest, pk: str) -> HttpResponse:
    case = visible(Case, request, pk)
    page = act(request, actions.correct, case, CorrectForm, form_kwargs={"instance": case})
    return shown(page, request.user, case)


def assign_intaker(request: HttpRequest, pk: str) -> HttpResponse:
    case = visible(Case, request, pk)
    kwargs = {"case": case, "teams": Team.objects.all()}
    return act(request, actions.assign_intaker, case, AssignIntakerForm, form_kwargs=kwargs)


def hear(request: HttpRequest, pk: str) -> HttpResponse:
    """The conversation guide beside the form, and what the student told before."""
    case = visible(Case, request, pk)
    looked(request.user, case)
    told = request_of(case)
    answers = told.told if told else {}
    known = questionnaire.areas_named(answers)
    known |= {need.area: need.text for need in case.needs.filter(closed_on=None)}
    extra = {
        "guide": guide(),
        "outcomes": options("outcomes"),
        "grounds": options("grounds"),
        "said": questionnaire.said(told) if told else [],
        "not_telling": explanations()["not_telling"],
    }
    kwargs = {"told": known, "initial": starting_point(case, answers)}
    return act(request, actions.hear, case, HearForm, form_kwargs=kwargs, extra=extra)


def starting_point(case: Case, answers: dict[str, Any]) -> dict[str, Any]:
    """Nothing is asked twice: what was told before stands in the form."""
    helps = [answers.get("wat_helpt_text", "")]
    previous = [answers.get("vorige_school_text", "")]
    last = case.intakes.last()
    return {
        "outcome": {"no_need": "none", "withheld": "untold"}.get(
            questionnaire.means(answers), "need" if answers.get("lastigst") else ""
        ),
        "grounds": case.grounds,
        "has_right_of_admission": case.has_right_of_admission,
        "helps": last.helps if last else " ".join(filter(None, helps)),
        "previous_school": last.previous_school if last else " ".join(filter(None, previous)),
        "strengths": last.strengths if last else "",
        "stuck": last.stuck if last else "",
    }


def request_of(case: Case) -> SupportRequest | None:
    return SupportRequest.objects.filter(case=case).first()


def admit(request: HttpRequest, pk: str) -> HttpResponse:
    return act(request, actions.admit, visible(Case, request, pk), AdmitForm)


def close(request: HttpRequest, pk: str) -> HttpResponse:
    return act(request, actions.close, visible(Case, request, pk), CloseForm)


def reopen(request: HttpRequest, pk: str) -> HttpResponse:
    return act(request, actions.reopen, visible(Case, request, pk))


def intakes(request: HttpRequest) -> HttpResponse:
    """The own intakes: who waits for a call, and until when."""
    me = cast("User", request.user)
    mine = Case.objects.visible_to(me).running().filter(intaker=me)
    cases = mine.select_related("programme", "request").order_by("call_by", "last_name")
    waiting = [case for case in cases if case.status == Case.Status.REQUESTED]
    context = {
        "waiting": waiting,
        "heard": [case for case in cases if case.status == Case.Status.HEARD],
        "title": _("Mijn intakes"),
    }
    return render(request, "case/intakes.html", context)
