"""The student's answer."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from passend.cases.looking import looked
from passend.core.pages import act, visible

from .. import actions
from ..forms.answers import AnswerForm
from ..models import Agreement
from .proposals import reading


def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    proposal = visible(Agreement, request, pk)
    looked(request.user, proposal.case, proposal)
    return act(
        request,
        actions.answer,
        proposal,
        AnswerForm,
        form_kwargs={"proposal": proposal},
        extra=reading(request, proposal),
        template="agreement/detail.html",
    )


def ask_talk(request: HttpRequest, pk: UUID) -> HttpResponse:
    return act(request, actions.ask_talk, visible(Agreement, request, pk))
