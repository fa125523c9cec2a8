"""Mijn kind: what a parent reads. Progress until eighteen; the agreements as far as the student
shares them; under the age of consent all that there is to agree to, and nothing more."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from passend.agreements.models import Agreement, Status
from passend.agreements.shared import lines_for
from passend.cases.looking import looked
from passend.cases.models import Audience, Case
from passend.cases.sharing import shares_with

from .. import stations
from ..scope import me


def child(request: HttpRequest) -> HttpResponse:
    """Of each own child one page; who has several chooses."""
    user = me(request)
    cases = list(
        Case.objects.followed_by(user)
        .select_related("coach", "intaker", "enrolment", "student__group", "programme")
        .order_by("-requested_on")
    )
    wanted = request.GET.get("dossier")
    case = next((one for one in cases if not wanted or str(one.pk) == wanted), None)
    if case is None:
        if wanted or not user.child_cases.exists():
            raise Http404
        return render(request, "child/over.html")
    looked(user, case)
    return render(request, "child/overview.html", {"cases": cases, **reading(user, case)})


def reading(user: Any, case: Case) -> dict[str, Any]:
    """A parent who must agree too reads the proposals; every other parent what is shared."""
    versions = list(
        Agreement.objects.visible_to(user)
        .filter(case=case)
        .exclude(status__in=[Status.DRAFT, Status.WITHDRAWN])
        .prefetch_related("measures")
        .order_by("-number")
    )
    decides = case.may_have_consenting_parent
    return {
        "case": case,
        "decides": decides,
        "stations": stations.for_parents(case),
        "steps": stations.parent_steps(user, versions),
        "versions": versions if decides else [],
        "shares": decides or shares_with(case, Audience.PARENTS),
        "lines": lines_for(case, Audience.PARENTS),
        "contact": case.coach or case.intaker,
        "waiting": [
            one
            for one in case.involved.filter(status="asked", left_out_on=None).select_related("user")
            if case.parent_lets_in
        ],
    }
