"""Screen 14, Afspraken opstellen: from need to measure to text."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from passend.cases.models import Case
from passend.core.pages import act, visible

from .. import actions
from ..forms.library import StartForm, shelves
from ..models import Agreement


def draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose what fits each need; the lines come with their words."""
    case = visible(Case, request, pk)
    if open_version := case.agreements.open().first():
        return redirect(open_version)
    fitting, rest = shelves(case, set())
    return act(
        request,
        actions.draft,
        case,
        StartForm,
        form_kwargs={"case": case},
        extra={"case": case, "shelves": fitting, "rest": rest, "holds": actions.base_of(case)},
        then=lambda made: after(request, made),
    )


def after(request: HttpRequest, draft: Agreement) -> str:
    """To the check page when that button was pressed, else back to the draft."""
    verb = "agreement.propose" if "propose" in request.POST else "agreement.detail"
    return reverse(verb, args=[draft.pk])
