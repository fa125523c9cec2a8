"""What goes with a dossier: every record that is about it, and the files of those records.

The rows are found by `Privacy.of` before anything goes, and go in one transaction; the database
checks at its end that nothing points at what is gone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from passend.cases.models import Case
from passend.core.keep import DOSSIER, PARENT
from passend.core.models import Message, StoredFile

from .whose import Whose, about, kept_models

GOES_ALONG = (DOSSIER, PARENT)


@dataclass
class Pile:
    """Everything of one dossier: keys by model, and the files that its records point at."""

    rows: dict[type[models.Model], list[Any]] = field(default_factory=dict)
    files: set[Any] = field(default_factory=set)

    @property
    def number(self) -> int:
        return sum(len(keys) for keys in self.rows.values())


def pile_of(case: Case) -> Pile:
    """What there is of this dossier now."""
    whose, pile = Whose(cases=[case]), Pile()
    for model in kept_models():
        if getattr(model, "Privacy").keep in GOES_ALONG:  # noqa: B009  # stubs know no Privacy
            records = list(about(model, whose))
            if records:
                pile.rows[model] = [record.pk for record in records]
                pile.files |= set(_files(model, records))
    pile.rows[Message] = list(_post(pile))
    return pile


def _files(model: Any, records: list[Any]) -> Iterator[Any]:
    for one in model._meta.concrete_fields:
        if one.related_model is StoredFile:
            yield from (pk for r in records if (pk := getattr(r, one.attname)))


def _post(pile: Pile) -> models.QuerySet[Any, Any]:
    """Letters about the dossier or a part of it."""
    keys = [f"{m._meta.label_lower}:{pk}" for m, pks in pile.rows.items() for pk in pks]
    return Message.objects.filter(about__in=keys).values_list("pk", flat=True)
