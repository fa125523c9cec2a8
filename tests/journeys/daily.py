"""The school in which the journeys take place, earned through the real actions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from passend.agreements import actions as agreements
from passend.agreements.models import Agreement
from passend.cases.actions import case as cases
from passend.cases.actions import hand_over, request
from passend.cases.models import Case
from passend.core.actors import SYSTEM, VISITOR
from passend.people.models import Group, Student, Team, User
from tests import given

AREAS = ("toetsen", "energie")


@dataclass
class Daily:
    """One team with its people; cases are asked for."""

    team: Team
    group: Group
    coach: User
    intaker: User
    coordinator: User
    teacher: User

    def requested(self, name: str = "Noor", **answers: Any) -> Case:
        """Asked for help; the intaker has it on the list."""
        sent = given.request_draft(first_name=name, last_name="Bakker", **answers)
        request.send(sent, by=VISITOR)
        case = Case.objects.get(request=sent)
        cases.assign_intaker(case, by=self.coordinator, team=self.team, intaker=self.intaker)
        return case

    def heard(self, name: str = "Noor", **answers: Any) -> Case:
        """With two needs and a coach."""
        case = self.requested(name, **answers)
        needs = [("toetsen", "Ik heb te weinig tijd."), ("energie", "Om drie uur ben ik op.")]
        cases.hear(case, by=self.intaker, outcome="need", grounds=["handicap"], needs=needs)
        hand_over.assign_coach(case, by=self.coordinator, coach=self.coach)
        return case

    def enrolled(self, name: str = "Noor", start: date = date(2026, 8, 1)) -> Case:
        """In the register, in the group of the teacher."""
        case = self.heard(name)
        learner = self.learner(case)
        cases.join(case, by=SYSTEM, enrolment=given.enrolment(learner, start))
        return case

    def learner(self, case: Case) -> Student:
        return given.student(
            self.team, coach=case.coach, group=self.group, first_name=case.first_name,
            last_name=case.last_name, born_earliest=case.born_earliest,
            born_latest=case.born_latest,
        )  # fmt: skip

    def with_agreement(self, name: str = "Noor") -> Agreement:
        """Three measures in force."""
        case = self.enrolled(name)
        measures = [given.wording(areas=AREAS) for _ in range(3)]
        draft = agreements.draft(case, by=self.coach, wordings=measures)
        agreements.propose(draft, by=self.coach)
        return given.agreed(Agreement.objects.get(pk=draft.pk))


def a_school() -> Daily:
    team = given.team("Zorg en Welzijn")
    group = given.group(team)
    return Daily(
        team=team,
        group=group,
        coach=given.coach(first_name="Karin", last_name="Coach"),
        intaker=given.intaker(first_name="Inge", last_name="Intaker"),
        coordinator=given.coordinator(team, first_name="Cor", last_name="Dinator"),
        teacher=given.teacher(group, first_name="Dirk", last_name="Docent"),
    )
