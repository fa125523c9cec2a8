"""The plan for members of staff: an account, roles per team, the groups they teach."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import product
from typing import Any

from passend.people.models import ImportRow, Role, StaffRole, TeachingGroup, User

from .places import Places
from .plan import Plan, assign, judge, no_password, refuse

RolePair = tuple[str, str]
"""A role and the name of a team; an empty name is the whole school."""


class StaffPlanner:
    """What the list says of roles replaces what was: rights change at once (ASVS 8.3.2)."""

    def __init__(
        self, rows: list[ImportRow], today: date, places: Places, keeper: Any, *, lock: bool
    ) -> None:
        self.today, self.keeper, self.plan = today, keeper, Plan()
        emails = [row.data["email"] for row in rows]
        users = User.objects.filter(email__in=emails).select_related("student")
        if lock:
            users = users.select_for_update(of=("self",))
        self.users: dict[str, list[User]] = defaultdict(list)
        for user in users:
            self.users[user.email].append(user)
        keys = [user.pk for found in self.users.values() for user in found]
        self.roles: dict[Any, list[StaffRole]] = defaultdict(list)
        for role in StaffRole.objects.filter(user__in=keys, until_on=None).select_related("team"):
            self.roles[role.user_id].append(role)
        self.teaching: dict[Any, list[TeachingGroup]] = defaultdict(list)
        held = TeachingGroup.objects.filter(user__in=keys, until_on=None)
        for one in held.select_related("group"):
            self.teaching[one.user_id].append(one)
        self.places = places
        for row in rows:
            self._member(row)

    def _member(self, row: ImportRow) -> None:
        told = row.data
        owners = self.users[told["email"]]
        if len(owners) > 1 or (owners and hasattr(owners[0], "student")):
            refuse(row, "same_email")
            return
        user = owners[0] if owners else self._new(told)
        changes = [] if not owners else self._account(user, told)
        if "roles" in told:
            changes += self._roles(user, {(role, team) for role, team in told["roles"]})
        if "groups" in told:
            changes += self._teaching(user, set(told["groups"]))
        judge(row, changes, new=not owners)

    def _new(self, told: dict[str, Any]) -> User:
        user = User(
            username=told["email"][:150],
            email=told["email"],
            first_name=told.get("first_name", ""),
            last_name=told.get("last_name", ""),
            password=no_password(),
        )
        self.plan.make(user)
        return user

    def _account(self, user: User, told: dict[str, Any]) -> list[str]:
        names = {k: told[k] for k in ("first_name", "last_name") if told.get(k)}
        if not assign(user, names):
            return []
        self.plan.change(user)
        return ["name"]

    def _roles(self, user: User, told: set[RolePair]) -> list[str]:
        differs = False
        for role in self.roles[user.pk]:
            pair = (role.role, role.team.name if role.team else "")
            if pair in told:
                told.discard(pair)
            elif not self._is_own_key(user, role):
                role.until_on = self.today - timedelta(days=1)
                self.plan.change(role)
                differs = True
        for name, team in sorted(told):
            self.plan.make(
                StaffRole(user=user, role=name, team=self.places.team(team), from_on=self.today)
            )
            differs = True
        return ["roles"] if differs else []

    def _is_own_key(self, user: User, role: StaffRole) -> bool:
        """Who loads the list cannot lock the door behind the own back."""
        return role.role == Role.MANAGER and user.pk == self.keeper

    def _teaching(self, user: User, told: set[str]) -> list[str]:
        known = {one.group.name: one for one in self.teaching[user.pk]}
        for name in sorted(told - known.keys()):
            group = self.places.group(name)
            self.plan.make(TeachingGroup(user=user, group=group, from_on=self.today))
        for name in known.keys() - told:
            known[name].until_on = self.today - timedelta(days=1)
            self.plan.change(known[name])
        return ["groups"] if told != known.keys() else []


def pairs(roles: tuple[str, ...], teams: tuple[str, ...]) -> list[RolePair]:
    """Every role in every team of a row; without a team, in the whole school."""
    return list(product(roles, teams or ("",)))
