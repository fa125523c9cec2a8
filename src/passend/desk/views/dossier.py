"""The dossier on one page, for those who help."""

from typing import Any
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from passend.adjustments.models import Adjustment
from passend.cases.looking import looked
from passend.cases.models import Appointment, Case, CaseParent, Intake, Involvement, Talk, Topic
from passend.cases.models.sight import sight_of
from passend.cases.policy import by_glass, helps, staff
from passend.core import clock
from passend.core.actions import open_actions
from passend.core.actors import actor_key
from passend.core.keys import any_of
from passend.core.links import link
from passend.core.models import Event, key
from passend.core.prepared import Prepared, PreparedByKind
from passend.people.models import User
from passend.privacy.models import DataRequest

from .. import circles, due, duties
from ..parts import LIVING, Parts
from ..scope import me
from ..sentences import happened

TALKS = MOMENTS = 8
OF_A_DRAFT = ["adjustment.start", "adjustment.answer", "adjustment.withdraw"]
DAILY = ["talk.record", "agreement.draft", "need.add"]

# With what stands on one line with it in the database.
WHOLE = Prepared(
    lambda cases: (
        Case.objects.filter(pk__in=any_of(cases))
        .order_by()
        .select_related("student__group", "team", "programme", "enrolment", "request")
    )
)
SEEN: PreparedByKind[Any] = PreparedByKind(
    lambda sight, case, **who: (
        Case.objects.in_sight(sight, **who).filter(pk=case).order_by().values_list("pk", flat=True)
    )
)
PEOPLE = Prepared(lambda keys: User.objects.filter(pk__in=any_of(keys)))
INTAKE = Prepared(lambda case: Intake.objects.filter(case=case)[:1])
# Whoever has the dossier reads what was sent (`AdjustmentQuerySet.visible_to`), and has it here.
ADJUSTED = Prepared(lambda case: Adjustment.objects.sent().filter(case=case))
TALKS_OF = Prepared(
    lambda case: (
        Talk.objects.filter(case=case)
        .select_related("held_by")
        .only("case", "held_on", "outcome", "note", "held_by__first_name", "held_by__last_name")[
            :TALKS
        ]
    )
)
TOPICS = Prepared(lambda case: Topic.objects.filter(case=case).waiting())
PLANNED = Prepared(
    lambda case, now: Appointment.objects.filter(
        case=case, status=Appointment.Status.PLANNED, starts_at__gte=now
    )
)
INVOLVED = Prepared(lambda case: Involvement.objects.filter(case=case).select_related("user"))
PARENTS = Prepared(lambda case: CaseParent.objects.filter(case=case).select_related("user"))
REQUESTS = Prepared(lambda case: DataRequest.objects.heeded(case))
OF_THE_FUND = r"^(fund|payment\.|repayment\.)"
"""What a student asks of the fund is no matter of who guides (AVG 5 lid 1 onder c)."""
OF_ABSENCE = "arrangement."
HAPPENED = Prepared(
    lambda dossier: (
        Event.objects.filter(dossier=dossier)
        .exclude(verb__endswith=".view")
        .exclude(verb__startswith="outreach.")
        .exclude(verb__in=OF_A_DRAFT)
        .exclude(verb__regex=OF_THE_FUND)
        .order_by("-pk")[:MOMENTS]
    )
)


def detail(request: HttpRequest, pk: str) -> HttpResponse:
    """Needs, agreements, what is due, talks, who is involved and what happened."""
    user = me(request)
    case = _seen_by(user, pk)
    if not (helps(request.user, case) or by_glass(request.user, case)):
        return redirect(f"{reverse('route')}?dossier={case.pk}")
    looked(request.user, case)
    known = _people_of(case, user)
    parts, leads = Parts(case), staff(user, case)
    involved = INVOLVED.of(case)
    prefetch_related_objects(involved, "answers")
    requests = REQUESTS.of(case)
    due_here = duties.of_one(parts, user).duties if leads else []
    context = {
        "case": case,
        "subject": case,
        "needs": parts.needs,
        "intake": next(iter(INTAKE.of(case)), None),
        "talks": TALKS_OF.of(case),
        "topics": TOPICS.of(case),
        "planned": coming(case),
        "versions": parts.versions,
        "earlier": [a for a in parts.agreements if a.status not in LIVING],
        "rows": due.fill_of_one(due_here),
        **_buttons(request, case),
        "adjusted": ADJUSTED.of(case),
        "arranged": parts.arranged if leads else [],
        "moments": moments_of(case, known, leads=leads),
        "notices": circles.notices(case),
        "answers": circles.answers(case, involved),
        "involved": [one for one in involved if one.is_open],
        "parents": [p for p in PARENTS.of(case) if p.is_current],
        "leads": leads,
        "today": clock.today(),
        "contested": [one for one in requests if one.contests],
        "restricted": case.is_restricted,
    }
    return render(request, "desk/dossier.html", context)


def _buttons(request: HttpRequest, case: Case) -> dict[str, Any]:
    """What one may do: the daily things as buttons, the rest behind "Meer"."""
    offered = {action.verb: action for action in open_actions(request.user, case)}
    daily = (["case.hear"] if case.status == Case.Status.REQUESTED else []) + DAILY
    verbs = sorted(offered, key=lambda verb: daily.index(verb) if verb in daily else len(daily))
    pages = [(v, offered[v].label, link(v, case.pk)) for v in verbs if link(v, case.pk)]
    return {
        "daily": [(label, url) for verb, label, url in pages if verb in daily],
        "more": [(label, url) for verb, label, url in pages if verb not in daily],
        "may_drop": "topic.add" in offered,  # who brings up may also drop
    }


def _seen_by(user: User, pk: str) -> Case:
    """The dossier, when `user` may see it: 404 when not. What may be seen differs from person to
    person, what is read of it does not: two short questions cost less than one long one."""
    sight, values = sight_of(user)
    for case in WHOLE(cases=SEEN(sight, case=UUID(str(pk)), **values)):
        return case
    raise Http404


def _people_of(case: Case, me: User) -> dict[str, Any]:
    """By their key: who the page names and who did most in the dossier, read in one query. The
    dossier gets its coach and intaker from here."""
    keys = {key for key in (case.coach_id, case.intaker_id, case.person_id) if key}
    others = PEOPLE(keys=keys - {me.pk})
    found: dict[Any, User] = {user.pk: user for user in others} | {me.pk: me}
    case.coach = found.get(case.coach_id)
    case.intaker = found.get(case.intaker_id)
    return {actor_key(user): user for user in found.values()}


def coming(case: Case) -> list[Appointment]:
    """Talks that have a time and are still to come."""
    return PLANNED(case=case.pk, now=clock.now())


def moments_of(case: Case, known: dict[str, Any], *, leads: bool) -> list[dict[str, Any]]:
    """What was done in this dossier lately, newest first; looking is on a page of its own. That a
    student gets no letters any more is nobody's business but the student's (AVG 21). Of leave and
    absence only who guides reads (`ArrangementQuerySet.visible_to`)."""
    events = HAPPENED(dossier=key(case))
    return happened([e for e in events if leads or not e.verb.startswith(OF_ABSENCE)], known)
