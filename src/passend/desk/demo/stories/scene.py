"""The stage of all stories: who plays, and the things everybody uses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from random import Random
from typing import Any

from passend.agreements.models import Agreement
from passend.cases import policy
from passend.cases.models import Case, MeasureWording
from passend.core import clock
from passend.core.prepared import Prepared
from passend.people.models import Enrolment, Programme, Role, StaffRole, Team, User

from ..clockwork import Story
from ..personas import COACH, INTAKER, TEACHER
from ..world import World

LEFT_FOR_VISITOR = timedelta(days=25)
FRESH = Prepared(lambda case: Case.objects.filter(pk=case).select_related("student"))
VERSION = Prepared(lambda agreement: Agreement.objects.filter(pk=agreement).select_related("case"))
BUSY = {p.email for p in (COACH, INTAKER, TEACHER)}


@dataclass(slots=False)
class Scene:
    """Looks up people once; their roles do not change while time passes."""

    world: World
    _users: dict[Any, User] = field(default_factory=dict)
    _by_email: dict[str, User] = field(default_factory=dict)
    _things: dict[Any, Any] = field(default_factory=dict)
    started: list[Story] = field(default_factory=list)
    """Stories that began while another was told; the clockwork takes them over."""

    def start(self, story: Story) -> None:
        """Let a story run beside the others, from now on."""
        self.started.append(story)

    @property
    def random(self) -> Random:
        return self.world.random

    def user(self, key: Any) -> User:
        """The account with this key."""
        if key not in self._users:
            self._users[key] = User.objects.get(pk=key)
        return self._users[key]

    def staff(self, email: str) -> User:
        """The member of staff with this address."""
        if email not in self._by_email:
            found = User.objects.filter(email=email, staff_roles__isnull=False).distinct().get()
            self._by_email[email] = self.user(found.pk)
        return self._by_email[email]

    @cached_property
    def wordings(self) -> dict[str, MeasureWording]:
        """The library's newest words by the code of the measure."""
        found = MeasureWording.objects.select_related("measure").order_by("version")
        return {wording.measure.code: wording for wording in found}

    @cached_property
    def _coordinators(self) -> dict[int | None, User]:
        roles = StaffRole.objects.filter(role=Role.COORDINATOR)
        return {role.team_id: self.user(role.user_id) for role in roles}

    def coordinator(self, case: Case) -> User:
        """The coordinator of the team; any one for a dossier that has no team yet."""
        anyone = next(iter(self._coordinators.values()))
        return self._coordinators.get(case.team_id, anyone)

    @cached_property
    def _teachers(self) -> dict[str, list[User]]:
        found: dict[str, list[User]] = {}
        for employee in self.world.having("teacher"):
            for group in employee.groups:
                found.setdefault(group, []).append(self.staff(employee.email))
        return found

    def teachers_of(self, group: str) -> list[User]:
        """Who teaches a group."""
        return self._teachers.get(group, [])

    def waits(self, by: User) -> bool:
        """Whether this is a persona who left the work of the last weeks for the visitor."""
        return by.email in BUSY and clock.today() > self.world.today - LEFT_FOR_VISITOR

    def fresh(self, case: Case) -> Case:
        """The dossier as it is now: others have acted since."""
        return self.known(FRESH(case=case.pk)[0])

    def known(self, case: Case) -> Case:
        """The same dossier, with the people in it that are looked up already."""
        for name in ("person", "coach", "intaker"):
            if key := getattr(case, f"{name}_id"):
                setattr(case, name, self.user(key))
        if case.enrolment_id:  # its first day is what stories ask, and that one never moves
            case.enrolment = self._once(Enrolment, case.enrolment_id)
        if case.team_id:
            case.team = self._once(Team, case.team_id)
        if case.programme_id:
            case.programme = self._once(Programme, case.programme_id)
        return case

    def agreement(self, key: Any) -> Agreement:
        """This version as it is now, in its dossier."""
        found = VERSION(agreement=key)[0]
        self.known(found.case)
        return found

    def _once(self, model: Any, key: Any) -> Any:
        if (model, key) not in self._things:
            self._things[model, key] = model.objects.get(pk=key)
        return self._things[model, key]

    def author(self, case: Case) -> User:
        """Who makes the agreements: the intaker until enrolment, then the coach."""
        if case.intaker_id and policy.intaker(intaker := self.user(case.intaker_id), case):
            return intaker
        if case.coach_id and policy.coach(coach := self.user(case.coach_id), case):
            return coach
        return self.coordinator(case)
