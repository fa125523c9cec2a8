"""Whose a record is: the models say it themselves (`Privacy.of`), this reads it.

A lookup leads to a dossier, a student or an account, or to a field that holds the key of one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from passend.cases.models import Case
from passend.core.models import key
from passend.people.models import Student, User

PERSONS: tuple[type[models.Model], ...] = (Case, Student, User)


@dataclass(frozen=True)
class Whose:
    """The dossiers, students and accounts that are one person; `also` are keys of their things."""

    cases: list[Case] = field(default_factory=list)
    students: list[Student] = field(default_factory=list)
    users: list[User] = field(default_factory=list)
    also: frozenset[str] = frozenset()

    @classmethod
    def of_user(cls, user: User) -> "Whose":
        """Everything that somebody who signs in is: the own dossiers, and the own registration."""
        cases = list(Case.objects.filter(person=user))
        known = {case.student_id for case in cases if case.student_id}
        students = Student.objects.filter(Q(user=user) | Q(pk__in=known))
        return cls(cases, list(students), [user])

    def of_model(self, model: type[models.Model]) -> list[Any]:
        """The persons of this kind."""
        found: dict[type[models.Model], list[Any]] = {
            Case: self.cases,
            Student: self.students,
            User: self.users,
        }
        return found[model]

    @property
    def keys(self) -> set[str]:
        """As events, messages and jobs name them."""
        persons: Iterable[models.Model] = [*self.cases, *self.students, *self.users]
        return {key(one) for one in persons} | self.also

    @property
    def bare(self) -> set[Any]:
        """The keys of the students alone, as rows of an import hold them."""
        return {student.pk for student in self.students}


def kept_models() -> Iterator[type[models.Model]]:
    """Every model of ours, from the ground up."""
    for config in apps.get_app_configs():
        if config.name.startswith("passend."):
            yield from config.get_models()


def end_of(model: Any, lookup: str) -> tuple[type[models.Model], Any]:
    """The model at the end of a lookup and, where it ends in a field of keys, that field."""
    found: Any = None
    if lookup == "pk":
        return model, None
    for part in lookup.split("__"):
        found = model._meta.get_field(part)
        model = found.related_model or model
    return model, None if found.related_model else found


def about(model: Any, whose: Whose) -> models.QuerySet[Any]:
    """The records of this model that are about this person."""
    of = getattr(getattr(model, "Privacy", None), "of", [])
    if isinstance(of, str) or not of:
        return model._base_manager.none()  # type: ignore[no-any-return]
    return model._base_manager.filter(_any(model, of, whose))  # type: ignore[no-any-return]


def _any(model: Any, of: list[str], whose: Whose) -> Q:
    chosen = Q(pk__in=[])
    for lookup in of:
        there, plain = end_of(model, lookup)
        if plain is None:
            chosen |= Q(**{f"{lookup}__in": [one.pk for one in whose.of_model(there)]})
        else:
            bare = isinstance(plain, models.UUIDField)
            chosen |= Q(**{f"{lookup}__in": list(whose.bare if bare else whose.keys)})
    return chosen
