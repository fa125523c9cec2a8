"""The agreement to keep: as a page, as a PDF, in short; and a pile of them for a team."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from passend.cases.looking import looked
from passend.core.pages import visible

from ..models import Agreement
from ..papers import agreement_pdf, in_full, paper_of, summary_pdf


def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The whole text on one page, the same as on the PDF."""
    agreement = seen(request, pk)
    context = {"agreement": agreement, "words": in_full(paper_of(agreement))}
    return render(request, "agreement/paper.html", context)


def pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    agreement = seen(request, pk)
    return as_file(agreement_pdf(paper_of(agreement)), f"afspraken-versie-{agreement.number}.pdf")


def summary(request: HttpRequest, pk: UUID) -> HttpResponse:
    agreement = seen(request, pk)
    return as_file(summary_pdf(paper_of(agreement)), "afspraken-in-het-kort.pdf")


def seen(request: HttpRequest, pk: UUID) -> Agreement:
    """A paper is for who may see the agreement, and reading it is looking into the dossier."""
    agreement = visible(Agreement, request, pk)
    looked(request.user, agreement.case, agreement)
    return agreement


def as_file(pdf: bytes, name: str) -> HttpResponse:
    """The name of the file tells nothing about anybody."""
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
