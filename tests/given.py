"""Worlds to test in. Every record earns its state through the real actions, so no test starts
from something that could not have happened. People and roles come as the roster brings them."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from passend.agreements import actions as agreements
from passend.agreements.models import Agreement
from passend.cases.actions import case as cases
from passend.cases.actions import measure as library
from passend.cases.models import Case, Ground, Measure, MeasureWording, NeedState
from passend.core import clock
from passend.core.actors import SYSTEM
from passend.people.models import Group, Programme, Role, StaffRole, TeachingGroup, Team, User

_n = count(1)
NO_PASSWORD = "!of-the-roster"  # as Django writes it


def number() -> int:
    """A number that nobody had before."""
    return next(_n)


def team(name: str = "") -> Team:
    return Team.objects.create(name=name or f"Team {next(_n)}")


def group(of: Team | None = None) -> Group:
    return Group.objects.create(name=f"G{next(_n)}", team=of or team())


def programme(level: int | None = 3) -> Programme:
    return Programme.objects.create(crebo=f"{20_000 + next(_n) % 80_000}", name="Zorg", level=level)


def account(**kw: Any) -> User:
    n = next(_n)
    fields = {"first_name": "Sam", "last_name": f"Voorbeeld{n}", "email": f"p{n}@example.org"}
    fields["password"] = NO_PASSWORD
    return User.objects.create(**{"username": f"user{n}", **fields, **kw})


def staff(role: Role, of: Team | None = None, **kw: Any) -> User:
    user = account(**kw)
    StaffRole.objects.create(user=user, role=role, team=of, from_on=date(2020, 8, 1))
    return user


def coach(**kw: Any) -> User:
    return staff(Role.COACH, **kw)


def intaker(**kw: Any) -> User:
    return staff(Role.INTAKER, **kw)


def manager(**kw: Any) -> User:
    return staff(Role.MANAGER, **kw)


def officer(**kw: Any) -> User:
    """The privacy officer of the school."""
    return staff(Role.PRIVACY, **kw)


def coordinator(of: Team | None = None, **kw: Any) -> User:
    return staff(Role.COORDINATOR, of or team(), **kw)


def teacher(of: Group | None = None, **kw: Any) -> User:
    user = staff(Role.TEACHER, **kw)
    TeachingGroup.objects.create(user=user, group=of or group())
    return user


def heard_case(**kw: Any) -> Case:
    """A dossier after the intake: a student of nineteen with two needs, a coach and a start.

    The last day follows from the start, unless a test is about another one (`agree_by`).
    """
    last_day, outcome = kw.pop("agree_by", None), kw.pop("need_state", NeedState.NEED)
    grounds = kw.pop("grounds", [Ground.HANDICAP])
    person = kw.pop("person", None) or account()
    born = kw.pop("born", date(clock.today().year - 19, 1, 15))
    fields: dict[str, Any] = {
        "person": person,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "email": person.email,
        "born_earliest": born,
        "born_latest": born,
        "expected_start_on": clock.today() + timedelta(days=60),
    }
    if "coach" not in kw and "intaker" not in kw:
        fields["coach"] = coach()
    case = Case.objects.create(**{**fields, **kw})
    if outcome == NeedState.UNKNOWN:
        return case
    cases.hear(
        case, by=case.coach or case.intaker, outcome=outcome, grounds=grounds,
        needs=[("lessen", "Lange opdrachten zijn lastig."), ("toetsen", "Ik raak in de war.")],
        strengths="Ik werk netjes.", helps="Rust helpt mij.",
        stuck="Ik loop vast bij lange opdrachten.",
    )  # fmt: skip
    if last_day:
        case.agree_by = last_day
        case.save()
    return case


def wording(areas: tuple[str, ...] = ("lessen",), **kw: Any) -> MeasureWording:
    """A measure of the library in its first wording."""
    n = next(_n)
    texts = {
        "title": f"Maatregel {n}",
        "school_does": f"School geeft je steun {n}.",
        "student_does": "Ik vraag erom.",
        "teacher_line": f"Geef steun {n}.",
        "law_room": "School mag dit zelf afspreken.",
    }
    facts = {"domain": "les", "tier": "basis", "decided_by": "slb", "areas": list(areas)}
    changed = {name: kw.pop(name) for name in list(kw) if name in facts}
    measure = library.add(Measure(), by=SYSTEM, texts={**texts, **kw}, **{**facts, **changed})
    made: MeasureWording = measure.wordings.get()
    return made


def draft(case: Case | None = None, *, measures: int = 2, **kw: Any) -> Agreement:
    """A draft of the coach with so many measures out of the library."""
    case = case or heard_case()
    by = kw.pop("by", None) or case.coach or case.intaker
    wordings = [wording() for _ in range(measures)]
    made: Agreement = agreements.draft(case, by=by, wordings=wordings, **kw)
    return made


def proposed(case: Case | None = None, *, measures: int = 2, **kw: Any) -> Agreement:
    """A proposal that waits for the student."""
    made = draft(case, measures=measures, **kw)
    sent: Agreement = agreements.propose(made, by=made.made_by)
    return sent


def in_force(case: Case | None = None, *, measures: int = 2, **kw: Any) -> Agreement:
    """An agreement that the student agreed to, all of it, today."""
    return agreed(proposed(case, measures=measures, **kw))


def agreed(proposal: Agreement, by: User | None = None, contested: int = 0) -> Agreement:
    """Answered by the student: agreed, but for the first so many lines."""
    asked = [line for line in proposal.measures.all() if not line.is_unchanged]
    answers = {
        str(line.pk): "contested" if n < contested else "agreed" for n, line in enumerate(asked)
    }
    by = by or proposal.case.person
    done: Agreement = agreements.answer(proposal, by=by, answers=answers)
    return done


from tests.given_cases import (  # noqa: E402, F401  # last: it builds on what stands above
    boss_of,
    case_heard,
    case_of_coach,
    case_requested,
    enrolment,
    request_draft,
    request_sent,
    student,
)
