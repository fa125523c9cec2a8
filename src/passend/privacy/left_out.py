"""What stays out of a file that leaves the house: everything that names who is left out.

Also while that is only asked: a decision of tomorrow mends nothing of today's file. Found by the
keys in a record, of whatever room, so that a model of tomorrow needs no line here.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q

from passend.cases.models import Involvement
from passend.core.models import key

from .models import DataRequest
from .whose import Whose


@dataclass(frozen=True)
class LeftOut:
    """Whom a file does not name: every key that leads to them, and what they are called."""

    keys: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, whose: Whose) -> "LeftOut":
        """Of the dossiers of this person."""
        asked = DataRequest.objects.filter(kind=DataRequest.Kind.LEAVE_OUT, lifted_on=None)
        asked = asked.filter(case__in=whose.cases).exclude(
            Q(status=DataRequest.Status.WITHDRAWN) | Q(decision=DataRequest.Decision.REFUSED)
        )
        chosen = Q(left_out_on__isnull=False) | Q(pk__in=asked.values("receiver"))
        named = list(
            Involvement.objects.filter(chosen, case__in=whose.cases).select_related("user")
        )
        things = [*named, *(one.user for one in named), *asked]
        keys = {form for thing in things for form in (key(thing), str(thing.pk))}
        keys |= {one.shares_as for one in named}
        return cls(frozenset(keys), frozenset(str(one.user) for one in named))

    def holds(self, record: models.Model) -> bool:
        """Whether this record leads to somebody who is not named."""
        return bool(self.keys) and any(word in self.keys for word in _words(record))

    def without(self, text: str) -> str:
        """The lines of a text that names receivers, without theirs."""
        lines = text.splitlines()
        return "\n".join(one for one in lines if not any(name in one for name in self.names))


def _words(record: models.Model) -> set[str]:
    """Every value that can be a key, and those in the details of an event."""
    words = {str(getattr(record, one.attname)) for one in record._meta.concrete_fields}
    details: Any = getattr(record, "details", None)
    return words | {str(one) for one in (details or {}).values()}
