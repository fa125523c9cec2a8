"""What is added to a dossier: needs, talks, parents, coaches, and the match with the register."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.cases.actions import hand_over as passing
from passend.cases.actions import match as matches
from passend.cases.actions import need as needs
from passend.cases.actions import parent as parents
from passend.cases.actions import talk as talks
from passend.cases.actions import topic as topics
from passend.cases.content import options
from passend.cases.forms.case import (
    AnswerForm,
    CoachForm,
    HandOverForm,
    NeedForm,
    ObjectForm,
    ParentForm,
)
from passend.cases.forms.talk import TalkForm, TopicForm
from passend.cases.looking import looked, shown
from passend.cases.models import Case, CaseParent, HandOver, Match, Need, Topic
from passend.cases.policy import coordinator, staff, student
from passend.core.pages import act, visible


def to_case(part: HandOver | Match | Need | CaseParent | Topic) -> Case:
    return part.case


def need_add(request: HttpRequest, pk: str) -> HttpResponse:
    return act(request, needs.add, visible(Case, request, pk), NeedForm, then=to_case)


def need_close(request: HttpRequest, pk: str) -> HttpResponse:
    need = visible(Need, request, pk)
    extra = {
        "back_url": need.case.get_absolute_url(),
        "intro": _("Is dit over? Dan telt het niet meer mee."),
    }
    return act(request, needs.close, need, then=to_case, extra=extra)


def talk_record(request: HttpRequest, pk: str) -> HttpResponse:
    """One chip and it is done; the next date stands in the chip."""
    case = visible(Case, request, pk)
    chips = [(o, talks.planned(o.code)) for o in options("talk_outcomes")]
    answer = act(
        request,
        talks.record,
        case,
        TalkForm,
        form_kwargs={"case": case},
        extra={"chips": chips},
        then=lambda talk: talk.case,
        done=_("Het gesprek staat erin."),
    )
    return shown(answer, request.user, case)  # what waits to be discussed stands on it


def topic_add(request: HttpRequest, pk: str) -> HttpResponse:
    """What to come back to: it stands in the dossier and in the next talk."""
    case = visible(Case, request, pk)
    return act(
        request,
        topics.add,
        case,
        TopicForm,
        extra={"coming": topics.coming(case)},
        then=to_case,
        done=_("Het staat klaar voor het volgende gesprek."),
    )


def topic_drop(request: HttpRequest, pk: str) -> HttpResponse:
    """Its words stand there, so that nobody drops the wrong one."""
    topic = visible(Topic, request, pk)
    case = topic.case
    extra = {"back_url": case.get_absolute_url(), "intro": f"“{topic.text}”"}
    done = _("Het staat niet meer klaar voor een gesprek.")
    answer = act(request, topics.drop, topic, then=to_case, extra=extra, done=done)
    return shown(answer, request.user, case)


def parent_add(request: HttpRequest, pk: str) -> HttpResponse:
    case = visible(Case, request, pk)
    extra = {"own": student(request.user, case), "young": case.may_have_consenting_parent}
    return act(request, parents.add, case, ParentForm, then=to_case, extra=extra)


def parent_remove(request: HttpRequest, pk: str) -> HttpResponse:
    line = visible(CaseParent, request, pk)
    case, own = line.case, student(request.user, line.case)
    who = str(line.user) if own else _("Deze ouder")
    intro = _("%(who)s ziet dan meteen niets meer.") % {"who": who}
    if case.may_have_consenting_parent:
        intro = f"{intro} {_('Let op: bij afspraken moet ook een ouder ja zeggen.')}"
    back = reverse("desk.sharing") if own else case.get_absolute_url()
    extra = {"intro": intro, "back_url": back}
    return act(request, parents.remove, line, then=to_case, extra=extra)


def parent_keep(request: HttpRequest, pk: str) -> HttpResponse:
    """Who became eighteen lets a parent in anew."""
    line = visible(CaseParent, request, pk)
    done = _("Je ouder mag weer meekijken. Jij kiest wat je deelt.")
    intro = _("%(who)s ziet dan weer hoe ver je bent.") % {"who": line.user}
    extra = {"intro": intro, "back_url": reverse("desk.sharing")}
    return act(
        request, parents.keep, line, then=lambda _line: "desk.sharing", done=done, extra=extra
    )


def assign_coach(request: HttpRequest, pk: str) -> HttpResponse:
    return act(request, passing.assign_coach, visible(Case, request, pk), CoachForm)


def hand_over(request: HttpRequest, pk: str) -> HttpResponse:
    """Afterwards the coach who gave it away may not see the dossier any more."""
    case = visible(Case, request, pk)
    return act(
        request,
        passing.hand_over,
        case,
        HandOverForm,
        form_kwargs={"case": case},
        then=lambda done: "home",
        done=_("Overgedragen. De student krijgt een bericht."),
    )


def hand_over_detail(request: HttpRequest, pk: str) -> HttpResponse:
    """Who the new coach is, why, and what became of an objection."""
    change = visible(HandOver, request, pk)
    looked(request.user, change.case, change)
    context = {
        "change": change,
        "reason": reason_of(change),
        "may_object": passing.object.is_open_to(request.user, change),
        "may_answer": passing.answer.is_open_to(request.user, change),
    }
    return render(request, "hand_over/detail.html", context)


def reason_of(change: HandOver) -> str:
    labels = {o.code: o.label for o in options("reasons", "hand_over")}
    return labels.get(change.reason, _("De lijst van school noemt een andere begeleider"))


def hand_over_object(request: HttpRequest, pk: str) -> HttpResponse:
    change = visible(HandOver, request, pk)
    done = _("We hebben het gelezen. De coördinator antwoordt je hier.")
    return act(request, passing.object, change, ObjectForm, done=done)


def hand_over_answer(request: HttpRequest, pk: str) -> HttpResponse:
    change = visible(HandOver, request, pk)
    looked(request.user, change.case, change)
    return act(request, passing.answer, change, AnswerForm)


def match_of(request: HttpRequest, pk: str) -> Match:
    """For staff only: until somebody decided, the register's side may be another person."""
    match = visible(Match, request, pk)
    if not staff(request.user, match):
        raise Http404
    return match


def match_detail(request: HttpRequest, pk: str) -> HttpResponse:
    """Side by side: what somebody typed and what the register says."""
    match = match_of(request, pk)
    looked(request.user, match.case, match)
    context = {
        "match": match,
        "case": match.case,
        "student": match.enrolment.student,
        "enrolment": match.enrolment,
        "may_decide": matches.confirm.is_open_to(request.user, match),
    }
    return render(request, "match/detail.html", context)


def match_confirm(request: HttpRequest, pk: str) -> HttpResponse:
    """The register may name another team: then this dossier is theirs from here."""
    match = match_of(request, pk)

    def afterwards(done: Match) -> Case | str:
        return done.case if coordinator(request.user, done) else "home"

    page = act(request, matches.confirm, match, then=afterwards, extra=pair(match))
    return shown(page, request.user, match.case, match)


def match_reject(request: HttpRequest, pk: str) -> HttpResponse:
    match = match_of(request, pk)
    page = act(request, matches.reject, match, then=to_case, extra=pair(match))
    return shown(page, request.user, match.case, match)


def pair(match: Match) -> dict[str, object]:
    return {"match": match, "case": match.case, "student": match.enrolment.student,
            "enrolment": match.enrolment, "back_url": match.case.get_absolute_url()}  # fmt: skip
