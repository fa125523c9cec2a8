"""Screen 14, Afspraken opstellen: from need to measure to text."""

import json
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from passend.cases.looking import looked, shown
from passend.cases.models import Case
from passend.core.pages import act, visible
from passend.core.readability import score

from .. import actions
from ..forms.drafts import DraftForm
from ..forms.library import StartForm, shelves
from ..meter import meter_of
from ..models import Agreement
from ..policy import staff


def draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose what fits each need; the lines come with their words."""
    case = visible(Case, request, pk)
    actions.draft.check(case, request.user)  # who may not draft learns of no draft either
    if open_version := case.agreements.open().first():
        page = "agreement.edit" if open_version.is_draft else "agreement.detail"
        return redirect(page, open_version.pk)
    fitting, rest = shelves(case, set())
    answer = act(
        request,
        actions.draft,
        case,
        StartForm,
        form_kwargs={"case": case},
        extra={
            "case": case,
            "meter": meter_of(case),
            "shelves": fitting,
            "rest": rest,
            "holds": actions.base_of(case),
        },
        then=lambda made: after(request, made),
        done=_("Het concept is er. Lees het na. De student ziet het nog niet."),
    )
    return shown(answer, request.user, case)


def after(request: HttpRequest, draft: Agreement) -> str:
    """To the check page when that button was pressed, else back to the draft."""
    verb = "agreement.propose" if "propose" in request.POST else "agreement.edit"
    return reverse(verb, args=[draft.pk])


def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All of it on one page: what there is, what fits each need, the story, the contact."""
    draft = visible(Agreement, request, pk)
    taken = set(draft.measures.values_list("wording", flat=True))
    fitting, rest = shelves(draft.case, taken)
    answer = act(
        request,
        actions.edit,
        draft,
        DraftForm,
        form_kwargs={"draft": draft, "saved": actions.snapshot(draft)},
        extra={
            "case": draft.case,
            "meter": meter_of(draft.case),
            "shelves": fitting,
            "rest": rest,
        },
        then=lambda made: after(request, made),
        done=_("Opgeslagen."),
    )
    return shown(answer, request.user, draft.case, draft)


def revisions(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the text said after each save: for staff, while it is being made and afterwards."""
    agreement = visible(Agreement, request, pk)
    if not staff(request.user, agreement):
        raise Http404
    looked(request.user, agreement.case, agreement)
    saves = agreement.revisions.select_related("saved_by").order_by("-number")
    shown = [{"save": save, **in_words(json.loads(save.body))} for save in saves]
    context = {"agreement": agreement, "case": agreement.case, "revisions": shown}
    return render(request, "agreement/revisions.html", context)


def in_words(content: dict[str, Any]) -> dict[str, Any]:
    names: dict[str, Any] = {f.name: f for f in Agreement._meta.fields}
    story = [
        (names[name].verbose_name, text)
        for name, text in content["fields"].items()
        if text and name in Agreement.FIXED
    ]
    return {"story": story, "lines": content["lines"], "wishes": content["wishes"]}


@require_POST
def readable(request: HttpRequest) -> HttpResponse:
    """How hard the posted sentence is to read. By POST: what is typed is not for a log."""
    typed = [str(v) for k, v in request.POST.items() if k.endswith("_does")]
    found = score(" ".join(typed)[:2000])
    return render(request, "agreement/_readable.html", {"found": found})
