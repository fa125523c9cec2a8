"""Staff begins a request for a student, who reads it, adds what is missing and says yes or no."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from passend.cases.looking import shown
from passend.cases.models import Case
from passend.cases.policy import student
from passend.core.pages import act, visible

from .. import actions
from ..checking import check
from ..forms.asking import FillInForm
from ..models import FundApplication
from .asking import after, answers_of, sent


def fill_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """With the student beside. Nothing of what was asked before is told here."""
    case = visible(Case, request, pk)
    page = act(
        request,
        actions.fill_in,
        case,
        FillInForm,
        extra={"case": case},
        template="fundapplication/fill_in.html",
        then=lambda _made: case.get_absolute_url(),
        done=_("De student krijgt bericht, en stuurt het zelf. Jij ziet de aanvraag niet meer."),
    )
    return shown(page, request.user, case)


def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read it, answer what the rule still wants to know, then send it or throw it away."""
    made = visible(FundApplication, request, pk)
    to_do = after(made)
    return act(
        request,
        actions.confirm,
        made,
        extra={
            "made": made,
            "own": student(request.user, made),
            "check": check(made),
            "answers": answers_of(made),
            "papers": list(made.papers.select_related("file")),
            "to_do": "" if to_do == made.get_absolute_url() else to_do,
        },
        template="fundapplication/confirm.html",
        done=sent,
    )
