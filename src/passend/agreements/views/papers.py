"""The agreement to keep: as a page, as a PDF, in short; and a pile of them for a team."""

from typing import Any
from uuid import UUID

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases.looking import looked
from passend.core.fresh import freshly
from passend.core.pages import act, visible
from passend.people.models import Role, Team

from ..actions import papers
from ..forms.papers import BundleForm
from ..models import Agreement
from ..papers import agreement_pdf, in_full, paper_of, summary_pdf
from ..policy import parent


def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The whole text on one page, the same as on the PDF."""
    agreement = seen(request, pk)
    context = {
        "agreement": agreement,
        "words": in_full(paper_of(agreement)),
        "is_parent": parent(request.user, agreement),
    }
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


def overview(request: HttpRequest) -> HttpResponse:
    """The teams of a coordinator, with how many agreements run in each."""
    user: Any = request.user
    running = Agreement.objects.visible_to(user).in_force()
    counts = dict(running.values_list("case__team").annotate(number=Count("pk")).order_by())
    teams = Team.objects.filter(pk__in=user.teams_as(Role.COORDINATOR))
    rows = [(team, counts.get(team.pk, 0)) for team in teams]
    return render(request, "papers/list.html", {"rows": rows})


@freshly
def bundle(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose which paper; the page of the job shows how far it is."""
    user: Any = request.user
    team = get_object_or_404(Team, pk=pk, pk__in=user.teams_as(Role.COORDINATOR))
    return act(
        request,
        papers.bundle,
        team,
        BundleForm,
        extra={"count": papers.of_team(team, user).count(), "back_url": reverse("papers.list")},
        then=lambda job: reverse("job", args=[job.pk]),
        done=_("We maken de papieren. Dat duurt even."),
    )
