"""Worlds to test in. Every record earns its state through the real actions, so no test starts
from something that could not have happened. People and roles come as the roster brings them."""

from datetime import date
from itertools import count
from typing import Any

from passend.people.models import Group, Programme, Role, StaffRole, TeachingGroup, Team, User

_n = count(1)


def team(name: str = "") -> Team:
    return Team.objects.create(name=name or f"Team {next(_n)}")


def group(of: Team | None = None) -> Group:
    return Group.objects.create(name=f"G{next(_n)}", team=of or team())


def programme(level: int | None = 3) -> Programme:
    return Programme.objects.create(crebo=f"25{next(_n):03}", name="Zorg", level=level)


def account(**kw: Any) -> User:
    n = next(_n)
    fields = {"first_name": "Sam", "last_name": f"Voorbeeld{n}", "email": f"p{n}@example.org"}
    return User.objects.create(username=f"user{n}", **{**fields, **kw})


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


def coordinator(of: Team | None = None, **kw: Any) -> User:
    return staff(Role.COORDINATOR, of or team(), **kw)


def teacher(of: Group | None = None, **kw: Any) -> User:
    user = staff(Role.TEACHER, **kw)
    TeachingGroup.objects.create(user=user, group=of or group())
    return user
