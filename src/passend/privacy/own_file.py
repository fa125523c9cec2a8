"""The whole own file: everything that is about one person, over all rooms (AVG 15 and 20).

Made from the `Privacy` classes: a model of tomorrow is in it without a line here. Left out are
secrets that are no facts (the hash of a password), a break-glass that may not be told yet, and who
is not named because that would endanger somebody (`left_out`).
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.formats import date_format

from passend.adjustments.models import Ballot, Vote
from passend.cases.looking import may_be_told
from passend.cases.models import BreakGlass
from passend.core import clock
from passend.core.keep import AMSTERDAM
from passend.core.models import Event, Message, School, StoredFile
from passend.core.reference.borrowed import BORROWED
from passend.core.reference.data import fields
from passend.people.models import User

from .left_out import LeftOut
from .letter import Said, letter
from .whose import Whose, about, kept_models
from .words import LENT, name_of, title_of

NOBODY = LeftOut()
UNDECIDED = (Ballot, Vote)
"""What a committee has not decided yet, and how its members vote: told as the decision, in which it
is gone (AVG 15 lid 4; Awb 3:41)."""
MOST = 20_000
"""Records of one kind; a log of years of one person is far below it."""


@dataclass(frozen=True)
class Line:
    """A field of a record, as somebody reads it, and as a program does."""

    label: str
    value: str
    field: str


@dataclass(frozen=True)
class Part:
    """All records of one kind."""

    title: str
    model: str
    kept: str
    records: list[list[Line]]


@dataclass
class OwnFile:
    """Everything, and the files that belong to it."""

    who: str
    school: str
    made_on: str
    parts: list[Part] = field(default_factory=list)
    files: list[StoredFile] = field(default_factory=list)
    letter: list[Said] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        """For a program: the names of the fields are those of the product (AVG 20)."""
        return {
            "wie": self.who,
            "school": self.school,
            "gemaakt_op": self.made_on,
            "uitleg": {said.heading: said.sentences for said in self.letter},
            "onderdelen": [
                {
                    "titel": part.title,
                    "soort": part.model,
                    "bewaartermijn": part.kept,
                    "gegevens": [{line.field: line.value for line in r} for r in part.records],
                }
                for part in self.parts
            ],
        }

    def words(self) -> dict[str, Any]:
        """For the PDF."""
        return asdict(self) | {"files": [file.name for file in self.files]}


def own_file(user: User) -> OwnFile:
    """Everything there is about the person of this account, today."""
    whose = Whose.of_user(user)
    school, today = School.current(), date_format(clock.today(), "j F Y")
    made = OwnFile(str(user), school.name, today, letter=letter(school))
    left_out = LeftOut.of(whose)
    for model in kept_models():
        records = [one for one in told(model, whose)[:MOST] if not left_out.holds(one)]
        if records:
            rows = [list(lines(record, left_out=left_out)) for record in records]
            keep = str(model.Privacy.keep)  # type: ignore[attr-defined]
            made.parts.append(Part(title_of(model), model._meta.label_lower, keep, rows))
            made.files += [file for record in records for file in files_of(record)]
    made.parts += lent(user)
    return made


def lent(user: User) -> Iterator[Part]:
    """What the library of the sign-in keeps of this account."""
    for label, title in LENT.items():
        model, told = apps.get_model(label), BORROWED[label]
        records = model._base_manager.filter(user=user).order_by("pk")[:MOST]
        rows = [list(lines(record, set(told.sensitive))) for record in records]
        if rows:
            yield Part(title, label, str(told.keep), rows)


def told(model: type[models.Model], whose: Whose) -> QuerySet[Any]:
    """The records about this person, without what may not be told yet (AVG 23)."""
    found = about(model, whose)
    if model is Message:  # a letter to a colleague about the dossier holds nothing but an address
        addresses = [case.email for case in whose.cases if case.email]
        return found.filter(Q(to__in=whose.keys) | Q(address__in=addresses)).order_by("pk")
    if model is BreakGlass:
        return found.exclude(case__in=whose.cases, told_on=None)
    if model in UNDECIDED:
        return found.none()
    if model is Event:
        found = may_be_told(found, whose.cases)
    return found.order_by("pk")


def lines(
    record: models.Model, besides: set[str] | None = None, left_out: LeftOut = NOBODY
) -> Iterator[Line]:
    """The fields that say something, without the secrets: a hash says nothing to anybody."""
    privacy = getattr(type(record), "Privacy", None)
    secret = {*getattr(privacy, "secret", []), *(besides or set())}
    for one in fields(type(record)):
        if one.name in secret or one.name.endswith("_hash") or one.primary_key:
            continue
        value = shown(record, one)
        if one.name == "receivers":
            value = left_out.without(value)
        if value:
            yield Line(name_of(one), value, one.name)


def shown(record: models.Model, one: Any) -> str:
    """A value in words: a choice by its label, a person by name, a day as people write it."""
    if one.choices:
        return str(getattr(record, f"get_{one.name}_display")())
    value = getattr(record, one.name)
    if isinstance(value, datetime):
        return date_format(value.astimezone(AMSTERDAM), "j F Y, H.i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return "" if value in (None, {}) else str(value)


def files_of(record: models.Model) -> Iterator[StoredFile]:
    """What was uploaded with it, as a scan of a signature; not the answer of a job."""
    if record._meta.label_lower == "core.job":
        return
    for one in record._meta.concrete_fields:
        if one.related_model is StoredFile and (file := getattr(record, one.name)):
            yield file
