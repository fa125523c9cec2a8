"""Forgetting: what is past its term goes, the figures stay.

Not declared as actions: an action saves what it acted on, and here nothing is left to save. Each
dossier is one transaction and one event, so a night that is stopped halfway goes on the next time.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models, router, transaction
from django.db.models import F, Q

from passend.cases.models import Case
from passend.core import files
from passend.core.actors import SYSTEM
from passend.core.models import Event, Message, StoredFile
from passend.core.purposes import Purpose
from passend.core.together import together
from passend.people.models import Student, User

from ..erasing import Pile, pile_of
from ..models import DossierFigure
from ..outcome import outcome_of, study_year_of

SOME = 500


def forget_case(case: Case, *, by: Any = SYSTEM) -> int:
    """The whole dossier, with its letters and files, and the accounts that only belonged to it.

    Returns how many records went. The event tells the key of the dossier and that number.
    """
    with together():
        pile, people = pile_of(case), _accounts(case)
        count(case)
        Event.record(
            "case.forget",
            case,
            by=by,
            purpose=Purpose.RUNNING,
            ground="task",
            details={"records": pile.number},
        )
        _remove(pile)
        for user in people:
            forget_account(user)
        transaction.on_commit(lambda: forget_files(pile.files))
    return pile.number


def count(case: Case) -> None:
    """One more in the figures; nobody is in them."""
    figure, _made = DossierFigure.objects.get_or_create(
        study_year=study_year_of(case),
        team=case.team.name if case.team else "",
        outcome=outcome_of(case),
    )
    DossierFigure.objects.filter(pk=figure.pk).update(number=F("number") + 1)


def _remove(pile: Pile) -> None:
    """Straight from the tables: a promise that is never changed may be forgotten as a whole."""
    for model, keys in pile.rows.items():
        for some in _in_parts(keys):
            _let_go(model, some)
            rows = model._base_manager.filter(pk__in=some)
            rows._raw_delete(router.db_for_write(model))


def _let_go(model: Any, keys: list[Any]) -> None:
    """What only points at it and stays, as a request about data, points at nothing from now on."""
    for relation in model._meta.related_objects:
        if relation.on_delete is models.SET_NULL:
            name = relation.field.name
            pointing = relation.related_model._base_manager.filter(**{f"{name}__in": keys})
            pointing.update(**{name: None})


def _in_parts(keys: list[Any]) -> Iterable[list[Any]]:
    return (keys[n : n + SOME] for n in range(0, len(keys), SOME))


def _accounts(case: Case) -> list[User]:
    """The student, the parents of this dossier, and who was invited to it from outside."""
    around = User.objects.filter(Q(child_cases__case=case) | Q(involvements__case=case))
    return [*([case.person] if case.person else []), *around.distinct()]


def forget_account(user: User) -> bool:
    """Gone when nothing holds it any more: no role, no dossier, no child, no registration."""
    user.__dict__.pop("current_roles", None)
    held = (
        user.staff_roles.exists()
        or Case.objects.filter(Q(person=user) | Q(parents__user=user)).exists()
        or Student.objects.filter(user=user).exists()
        or user.involvements.exists()
        or user.matters.going_on().exists()  # who waits for an answer keeps the way to it
    )
    if held or user.is_staff or user.is_superuser:
        return False
    user.delete()
    return True


def forget_student(student: Student) -> bool:
    """Out of our copy of the register, when no dossier is left."""
    if student.cases.exists():
        return False
    user = student.user
    with together():
        Event.record("student.forget", student, by=SYSTEM, purpose=Purpose.RUNNING, ground="task")
        student.delete()
        if user:
            forget_account(user)
    return True


def forget_files(keys: Iterable[Any]) -> int:
    """From the disk and from the table; a file that is already gone is as good."""
    found = list(StoredFile.objects.filter(pk__in=list(keys)))
    for file in found:
        files.discard(file)
    return len(found)


def forget_rows(rows: models.QuerySet[Any]) -> int:
    """Rows of the house that nothing points at: codes, jobs, alarms, requests."""
    gone, _by_model = rows.delete()
    return gone


def forget_post(old: models.QuerySet[Message]) -> int:
    """A letter that may be sent once only leaves its mark, without person and without text."""
    marks = old.filter(once__isnull=False).exclude(address="")
    blanked = marks.update(address="", to="", about="", body="", subject="")
    gone, _by_model = old.filter(once=None).delete()
    return blanked + gone


def forget_staff(user: User, before: date) -> bool:
    """The roles and groups of who stopped, and the account when nothing else holds it."""
    with together():
        Event.record("account.forget", user, by=SYSTEM, purpose=Purpose.RUNNING, ground="task")
        user.staff_roles.filter(until_on__lt=before).delete()
        user.teaching.all().delete()
        return forget_account(user)
