"""What is shared, as the other side sees it: a company, a helper, a parent, the exam committee."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases.actions import involved as actions
from passend.cases.looking import looked
from passend.cases.models import Audience, Case, Involvement
from passend.cases.policy import named_person
from passend.core.pages import act, visible
from passend.people.models import Role

from ..forms.shared import InviteForm, SharedAnswerForm
from ..models import AgreedMeasure
from ..shared import lines_for, paper_for
from .papers import as_file


def overview(request: HttpRequest) -> HttpResponse:
    """Everybody who shares something with this person today."""
    user: Any = request.user
    mine = Involvement.objects.of(user).select_related("case").order_by("case__last_name")
    if not mine and not is_named_here(user):
        raise Http404
    return render(request, "shared/list.html", {"mine": mine})


def is_named_here(user: Any) -> bool:
    """Was invited once: who lost a right reads that it is over, instead of a page that is gone."""
    return bool(user.involvements.exists())


def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One page: who shares, what for, until when, what is asked of me."""
    named = mine(request, pk)
    if named.reach == Involvement.Reach.WHOLE:
        return redirect(named.case)
    looked(request.user, named.case, named)
    return render(request, "shared/detail.html", reading(named))


def reading(named: Involvement) -> dict[str, Any]:
    said: dict[UUID, list[Any]] = {}
    for one in named.answers.all():
        said.setdefault(one.item, []).append(one)
    lines = lines_for(named.case, named.shares_as)
    return {
        "named": named,
        "case": named.case,
        "rows": [(line, said.get(line.shared_key, [])) for line in lines],
        "subject": named,
    }


def pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """On paper. The link asks each time who you are and what is shared now."""
    named = mine(request, pk)
    looked(request.user, named.case, named)
    return as_file(paper_for(named.case, named.shares_as), "gedeelde-afspraken.pdf")


def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Also about a promise that the student took back while the page was open (T-05)."""
    named = mine(request, pk)
    about = request.POST.get("item") or request.GET.get("over", "")
    return act(
        request,
        actions.answer,
        named,
        SharedAnswerForm,
        form_kwargs={"initial": {"item": about}},
        extra={"back_url": named.get_absolute_url()},
        then=lambda said: reverse("involved.detail", args=[said.involved_id]),
        done=_("Dank u wel. De student leest uw reactie."),
    )


def mine(request: HttpRequest, pk: UUID) -> Involvement:
    """Only the person who was named, and only in the time that runs: else it does not exist."""
    named = get_object_or_404(Involvement.objects.select_related("case"), pk=pk)
    if not named_person(request.user, named):
        raise Http404
    return named


def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Somebody from outside, by name."""
    case = visible(Case, request, pk)
    return act(
        request,
        actions.invite,
        case,
        InviteForm,
        form_kwargs={"case": case},
        extra={"case": case, "young": case.may_have_consenting_parent},
        then=lambda named: "desk.sharing" if named.case.person == request.user else named.case,
        done=told,
    )


def told(named: Involvement) -> str:
    if named.status == Involvement.Status.ACTIVE:
        return _("De uitnodiging is onderweg.")
    return _("Gevraagd. De uitnodiging gaat weg na een ja.")


def child_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the own child shares with parents, on paper; dead from the eighteenth birthday on."""
    user: Any = request.user
    case = get_object_or_404(Case.objects.followed_by(user), pk=pk)
    looked(user, case, case)
    return as_file(paper_for(case, Audience.PARENTS), "afspraken.pdf")


def decisions(request: HttpRequest) -> HttpResponse:
    """What waits for the exam committee."""
    user: Any = request.user
    if not user.has_role(Role.EXAM_BOARD):
        raise Http404
    waiting = AgreedMeasure.objects.to_decide_by(user).select_related("agreement__case__programme")
    rows = list(waiting.order_by("agreement__proposed_on"))
    for line in rows:
        looked(user, line.agreement.case, line)
    return render(request, "shared/decisions.html", {"rows": rows})
