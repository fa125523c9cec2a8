"""Wie mag wat in Passend: for everybody, in plain words, written from the policies themselves."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from passend.core.actions import Action
from passend.core.models import School
from passend.core.reference.verbs import declared, persons, sentence
from passend.people.models import Outsider, Role
from passend.people.roles import RIGHTS, Ground, label

NOT_A_PERSON = {"system"}
"""What Passend does at night by itself stands in the reference for developers."""


@dataclass
class Who:
    """A kind of person, in the words that a refused person reads, and what (s)he may do."""

    sentence: str
    verbs: list[tuple[str, str]] = field(default_factory=list)

    @property
    def title(self) -> str:
        words = _(self.sentence)
        return f"{words[:1].upper()}{words[1:]}"


@login_not_required
def who_may_what(request: HttpRequest) -> HttpResponse:
    """First what each role sees, then what each person may do, and when."""
    school = School.current()
    rows = [
        {"role": label(role, school), "ground": grounds()[right.ground], "right": right}
        for role, right in RIGHTS.items()
    ]
    order = [str(role) for role in (*Role, *Outsider)]
    rows.sort(key=lambda row: order.index(next(r for r in RIGHTS if RIGHTS[r] is row["right"])))
    by_ground = [
        (words, [row for row in rows if row["ground"] == words]) for words in grounds().values()
    ]
    return render(request, "rights/overview.html", {"grounds": by_ground, "people": people()})


@cache
def people() -> list[Who]:
    """From the declarations of the actions: nobody writes this list, so it cannot be old."""
    found: dict[Callable[..., bool], Who] = {}
    for action in declared():
        for person in persons(action.who):
            if person.__name__ not in NOT_A_PERSON:
                who = found.setdefault(person, Who(sentence(person)))
                who.verbs.append((str(action.label), condition(action)))
    merged: dict[str, Who] = {}
    for who in found.values():
        merged.setdefault(who.sentence, Who(who.sentence)).verbs.extend(who.verbs)
    for who in merged.values():
        who.verbs = sorted(set(who.verbs))
    return sorted(merged.values(), key=lambda one: -len(one.verbs))


def condition(action: Action) -> str:
    """In which state of the record; empty when it is always possible."""
    return ", ".join(str(getattr(state, "label", state)) for state in action.when)


def grounds() -> dict[Ground, str]:
    return {
        Ground.CASELOAD: _("eigen studenten"),
        Ground.TEAM: _("eigen team"),
        Ground.GROUP: _("eigen groep"),
        Ground.NAMED: _("met naam gevraagd"),
        Ground.DECISION: _("moet erover beslissen"),
        Ground.SCHOOL: _("werk voor de hele school"),
        Ground.NOTHING: _("geen dossier"),
    }
