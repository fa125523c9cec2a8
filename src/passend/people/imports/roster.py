"""The plan for rows of the roster: who is who, name, group, team, coach, account, presence."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from passend.people.models import Enrolment, Group, ImportRow, Student, Team, User
from passend.people.names import searchable

from .coaches import Coaches
from .places import Places
from .plan import Plan, assign, gone_on, judge, no_password, refuse

Told = dict[str, Any]


class RosterPlanner:
    """Looks up all that is known of the students of a batch, then plans each."""

    def __init__(
        self, rows: list[ImportRow], today: date, coaches: Coaches, places: Places, *, lock: bool
    ) -> None:
        self.today, self.coaches, self.plan, self.for_real = today, coaches, Plan(), lock
        students = self._known(rows, lock=lock)
        self.by_number = {student.number: student for student in students if student.number}
        self.by_identity = {student.identity: student for student in students if student.identity}
        self.enrolments: dict[Any, list[Enrolment]] = defaultdict(list)
        for enrolment in Enrolment.objects.filter(student__in=[s.pk for s in students]):
            self.enrolments[enrolment.student_id].append(enrolment)
        self.places = places
        if lock:  # a preview says nothing of accounts, so it does not look for them
            self._look_up_accounts(rows)
        for row in rows:
            self._student(row)

    def _known(self, rows: list[ImportRow], *, lock: bool) -> list[Student]:
        hashes = _told(rows, "identity") | _told(rows, "also")
        query = Student.objects.select_related("group", "team")
        if lock:  # a preview says nothing of accounts
            query = query.select_related("user").select_for_update(of=("self",))
        numbers = [row.data["number"] for row in rows]
        # Two queries on an index each: an OR over both reads the whole table.
        found = {student.pk: student for student in query.filter(number__in=numbers)}
        for student in query.filter(identity__in=hashes):
            found.setdefault(student.pk, student)
        return list(found.values())

    def _look_up_accounts(self, rows: list[ImportRow]) -> None:
        emails = _told(rows, "email")
        users = User.objects.filter(Q(email__in=emails) | Q(username__in=emails))
        self.accounts: dict[str, list[User]] = defaultdict(list)
        self.usernames: set[str] = set()
        for user in users.select_related("student"):
            self.accounts[user.email].append(user)
            self.usernames.add(user.username)

    def _student(self, row: ImportRow) -> None:
        told: Told = row.data
        student, changes, problem = self._match(told)
        if problem:
            refuse(row, problem)
            return
        new = student is None
        if student is None:
            student = Student(number=told["number"], identity=told.get("identity"))
            self.plan.make(student)
        row.student = student.pk
        changes += self._person(student, told)
        changes += self._place(student, told)
        changes += self._presence(student)
        if self.for_real:
            self._account(student, told)
        if changes:
            self.plan.change(student)
        judge(row, changes, new=new)

    # ---- who is who

    def _match(self, told: Told) -> tuple[Student | None, list[str], str]:
        """The student of this row: by the number of the school and by that of the nation."""
        identity = told.get("identity")
        numbered = self.by_number.get(told["number"])
        known = self.by_identity.get(identity or "") or self.by_identity.get(told.get("also") or "")
        if numbered is None or known is None:
            return self._found_once(numbered, known, told)
        if numbered.pk == known.pk:
            return known, _changed(known, {"identity": identity}, "identity"), ""
        return self._joined(numbered, known, told)

    def _found_once(
        self, numbered: Student | None, known: Student | None, told: Told
    ) -> tuple[Student | None, list[str], str]:
        if known is not None:
            return known, _changed(known, {"number": told["number"]}, "number"), ""
        if numbered is None or not told.get("identity"):
            return numbered, [], ""
        if numbered.identity and self.enrolments[numbered.pk]:
            # The register knows this number's owner by another BSN: maybe another person.
            return None, [], "other_identity"
        return numbered, _changed(numbered, {"identity": told["identity"]}, "identity"), ""

    def _joined(
        self, numbered: Student, known: Student, told: Told
    ) -> tuple[Student | None, list[str], str]:
        """One came with the roster, the other with the register; now it shows they are one."""
        if known.number or (numbered.identity and self.enrolments[numbered.pk]):
            return None, [], "other_identity"
        dossiers = _with_dossier([numbered, known])
        if len(dossiers) == 2:
            return None, [], "two_dossiers"
        stays, goes = (known, numbered) if known.pk in dossiers else (numbered, known)
        values = {
            "number": told["number"],
            "identity": told["identity"],
            "born_earliest": known.born_earliest,
            "born_latest": known.born_latest,
            "in_roster": True,
            "user": stays.user or goes.user,
        }
        assign(stays, values)
        self.enrolments[stays.pk] += self.enrolments.pop(goes.pk, [])
        self.by_number[told["number"]] = self.by_identity[told["identity"]] = stays
        self.plan.joined.append((stays.pk, goes.pk))
        return stays, ["joined"], ""

    # ---- what the row tells

    def _person(self, student: Student, told: Told) -> list[str]:
        """An empty name or address tells nothing; other empty cells empty the field."""
        names = {k: told[k] for k in ("first_name", "last_name") if told.get(k)}
        changes = _changed(student, names, "name")
        if names:
            student.search_name = searchable(student.first_name, student.last_name)
        if told.get("email"):
            changes += _changed(student, {"email": told["email"]}, "email")
        for name in ("municipality", "application_number"):
            if name in told:
                changes += _changed(student, {name: told[name]}, name)
        return changes

    def _place(self, student: Student, told: Told) -> list[str]:
        changes: list[str] = []
        if "team" in told:
            changes += _moved(student, "team", self.places.team(told["team"]))
        if "group" in told:
            changes += _moved(student, "group", self.places.group(told["group"]))
            group = student.group
            if (
                group
                and group.team_id is None
                and student.team
                and assign(group, {"team": student.team})
            ):
                self.plan.change(group)
        if "coach" in told:
            coach = self.coaches.find(told["coach"])
            values = {"coach_told": told["coach"], "coach_id": coach}
            changes += _changed(student, values, "coach")
        return changes

    def _presence(self, student: Student) -> list[str]:
        assign(student, {"in_roster": True, "left_roster_on": None})
        was = student.gone_on
        student.gone_on = gone_on(None, self.enrolments[student.pk], self.today)
        return ["back"] if was and student.gone_on is None else []

    def _account(self, student: Student, told: Told) -> None:
        """An account by e-mail: a new one, or that of somebody who asked for help before."""
        if student.user is not None:
            values = {
                "first_name": student.first_name,
                "last_name": student.last_name,
                "email": student.email,
            }
            if student.email and assign(student.user, values):
                self.plan.change(student.user)
            return
        email = told.get("email")
        if not email or told.get("shared_email"):
            return
        owners = self.accounts[email]
        if not owners:
            student.user = self._new_account(student)
        elif len(owners) == 1 and self._is_free(owners[0]):
            student.user = owners[0]
        self.plan.change(student)

    def _is_free(self, user: User) -> bool:
        """Not another student, and no member of staff, who would see a dossier as a student."""
        return not hasattr(user, "student") and not user.staff_roles.exists()

    def _new_account(self, student: Student) -> User:
        taken = student.email in self.usernames or len(student.email) > 150
        user = User(
            username=uuid.uuid4().hex if taken else student.email,
            email=student.email,
            first_name=student.first_name,
            last_name=student.last_name,
            password=no_password(),
        )
        self.plan.make(user)
        return user


def _told(rows: Iterable[ImportRow], name: str) -> set[str]:
    return {row.data[name] for row in rows if row.data.get(name)}


def _changed(student: Student, values: dict[str, Any], code: str) -> list[str]:
    if None in values.values() and code == "identity":
        return []
    return [code] if assign(student, values) else []


def _moved(student: Student, where: str, place: Team | Group | None) -> list[str]:
    """To another group or team, by its name: in a preview the new one may not be saved."""
    was = getattr(student, where)
    if (was and was.name) == (place and place.name):
        return []
    setattr(student, where, place)
    return [where]


def _with_dossier(students: list[Student]) -> set[Any]:
    """Which of these students are referred to from a room above: they have a dossier there."""
    keys = [student.pk for student in students]
    found: set[Any] = set()
    for relation in Student._meta.related_objects:
        model: type[models.Model] = relation.related_model
        if model._meta.app_label != Student._meta.app_label:
            name = relation.field.name
            found |= set(
                model._base_manager.filter(**{f"{name}__in": keys}).values_list(name, flat=True)
            )
    return found
