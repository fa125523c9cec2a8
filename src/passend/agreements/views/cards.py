"""Docentenkaart: open it, see what to do, confirm. Two clicks."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from passend.cases.looking import glanced, shown
from passend.core import clock
from passend.core.actions import each
from passend.core.pages import act
from passend.core.prepared import Prepared
from passend.people.models import Group, Role
from passend.people.models.users import taught

from ..actions import cards
from ..card_rows import also_written, written
from ..forms.keeping import ProblemForm, ReplyForm
from ..models import Agreement, CardProblem
from ..teaching import agreements_of, group_cards, lines_for_teachers

GROUPS = Prepared(
    lambda user, today: Group.objects.filter(
        taught(today, "teachers__"), teachers__user=user
    ).order_by("name")
)


def overview(request: HttpRequest) -> HttpResponse:
    """All groups of a teacher on one page: what to do, never why."""
    user: Any = request.user
    if not user.has_role(Role.TEACHER):
        raise Http404
    found = group_cards(user, GROUPS(user=user.pk, today=clock.today()))
    glanced(user, [case for group in found for case in group.read_of])
    groups = [(group, written(group.cards), also_written(group.also)) for group in found]
    quiet = [each.group.name for each in found if each.is_quiet]
    return render(request, "card/overview.html", {"groups": groups, "quiet": quiet})


@require_POST
def see(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that a group's card shows now is seen: one event a student."""
    group = get_object_or_404(groups_of(request), pk=pk)
    unseen = [
        card.agreement
        for found in group_cards(request.user, [group])
        for card in found.cards
        if not card.is_seen
    ]
    each(cards.see, unseen, by=request.user)
    count = len(unseen)
    messages.success(request, ngettext("%d student gezien.", "%d studenten gezien.", count) % count)
    return redirect("card.list")


def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    theirs = lines_for_teachers().filter(agreement__in=agreements_of(groups_of(request)))
    measure = get_object_or_404(theirs, pk=pk)
    return act(
        request,
        cards.report,
        measure,
        ProblemForm,
        extra={"measure": measure, "back_url": reverse("card.list")},
        then=lambda problem: "card.list",
        done=_("Je melding is bij de slb’er. Het antwoord komt op deze kaart."),
    )


def solve(request: HttpRequest, pk: UUID) -> HttpResponse:
    user: Any = request.user
    theirs = Agreement.objects.visible_to(user)
    problem = get_object_or_404(CardProblem, pk=pk, measure__agreement__in=theirs)
    page = act(
        request,
        cards.solve,
        problem,
        ReplyForm,
        extra={"problem": problem, "back_url": problem.dossier.get_absolute_url()},
        then=lambda done: done.dossier,
        done=_("De docent kan je antwoord lezen."),
    )
    return shown(page, user, problem.dossier, problem.measure.agreement)


def groups_of(request: HttpRequest) -> QuerySet[Group]:
    """The groups that this person teaches now; nobody else's."""
    user: Any = request.user
    if not user.has_role(Role.TEACHER):
        return Group.objects.none()
    mine = taught(clock.today(), "teachers__")
    return Group.objects.filter(mine, teachers__user=user).order_by("name")
