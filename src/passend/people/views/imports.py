"""Loading the register and the lists of the school: upload, columns, preview, apply, refusals."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.core import sheets
from passend.core.actions import open_actions
from passend.core.fresh import freshly
from passend.core.pages import act, visible
from passend.people import actions
from passend.people.forms.imports import MappingForm, UploadForm
from passend.people.models import Import, ImportRow, Programme, Student
from passend.people.policy import manager

ROWS_A_PAGE = 50
Verdict = ImportRow.Verdict
ORDER = (
    Verdict.REFUSED,
    Verdict.NOTED,
    Verdict.GONE,
    Verdict.NEW,
    Verdict.CHANGED,
    Verdict.SAME,
)


def overview(request: HttpRequest) -> HttpResponse:
    """What was loaded before, and how much is known now."""
    if not manager(request.user, None):
        raise Http404
    present = Student.objects.filter(gone_on=None)
    context = {
        "imports": Import.objects.select_related("job")[:50],
        "students": present.count(),
        "nameless": present.filter(last_name="").count(),
        "levelless": Programme.objects.filter(level=None).count(),
    }
    return render(request, "import/list.html", context)


def upload(request: HttpRequest) -> HttpResponse:
    return act(
        request,
        actions.upload,
        Import(),
        UploadForm,
        extra={"back_url": reverse("import.list")},
        then=lambda batch: actions.proceed(batch, request.user),
        done=_("Het bestand is binnen."),
    )


def choose(request: HttpRequest, pk: str) -> HttpResponse:
    batch = visible(Import, request, pk)
    actions.choose.check(batch, request.user)  # before the form opens the file
    return act(
        request,
        actions.choose,
        batch,
        MappingForm,
        form_kwargs={"batch": batch},
        extra={"submit_label": _("Verder")},
        done=_("De kolommen zijn gekozen."),
        then=lambda mapped: actions.proceed(mapped, request.user),
    )


def apply(request: HttpRequest, pk: str) -> HttpResponse:
    batch = visible(Import, request, pk)
    return act(request, actions.apply, batch, then=lambda done: actions.proceed(done, request.user))


def resume(request: HttpRequest, pk: str) -> HttpResponse:
    batch = visible(Import, request, pk)
    return act(
        request, actions.resume, batch, then=lambda done: actions.proceed(done, request.user)
    )


def cancel(request: HttpRequest, pk: str) -> HttpResponse:
    batch = visible(Import, request, pk)
    return act(request, actions.cancel, batch, then=lambda done: reverse("import.list"))


def detail(request: HttpRequest, pk: str) -> HttpResponse:
    """The preview and the result: how many of each, and why, row by row."""
    batch = visible(Import, request, pk)
    if batch.job and not batch.job.is_over and batch.status in {"staging", "applying"}:
        return redirect("job", batch.job.pk)
    tabs = [(code, code.label, batch.counts.get(code, 0)) for code in ORDER]
    first = next((code for code, _label, count in tabs if count), Verdict.NEW)
    chosen = request.GET.get("soort", first)
    context = {
        "batch": batch,
        "subject": batch,
        "tabs": tabs,
        "chosen": chosen,
        "page": _page(batch, chosen, request.GET.get("page")),
        "open_actions": open_actions(request.user, batch),
    }
    return render(request, "import/detail.html", context)


def _page(batch: Import, verdict: str, number: str | None) -> Page[Any]:
    """One page of rows, each with the name that is known of its student."""
    page = Paginator(batch.rows.filter(verdict=verdict), ROWS_A_PAGE).get_page(number)
    students = Student.objects.in_bulk([row.student for row in page if row.student])
    for row in page:
        row.batch = batch
        row.known = students.get(row.student)
    return page


@freshly
def problems(request: HttpRequest, pk: str, form: str) -> HttpResponseBase:
    """The rows that did not go in, or with a remark: number and reason, to download."""
    batch = visible(Import, request, pk)
    if form not in {"csv", "xlsx"}:
        raise Http404
    rows = batch.rows.with_reason().iterator(chunk_size=2000)
    titles = [_("Rij"), _("Uitkomst"), _("Reden")]
    lines = ([row.line or "", row.get_verdict_display(), row.why] for row in rows)
    return sheets.download("import-lijst", form, titles, lines)
