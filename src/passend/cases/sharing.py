"""Wie mag wat zien: the one rule by which something of a dossier is shown to a third party.

    lines = sharing.shown_to(AgreedMeasure.objects.in_effect(), Audience.TEACHERS)

Everybody but the student and who has the dossier (coach, intaker, coordinator, and who was let in
to read all of it) sees an item through here: cards, pages of a partner, documents, exports, and
every room that comes later. It reads the switches each time, so a switch counts at once.

Defaults (AVG 25 lid 2, WEB 8.1.3a): on where school could not keep its promise without it
(teachers, the body that must decide, the stage), off everywhere else. Under the age of consent a
parent agrees along, and cannot agree to what is hidden.
"""

from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from passend.core.prepared import Prepared

from .models import Audience, Case, Involvement, SharingChoice, Use, in_use
from .models.ages import may_be_under_consent_age

Items = TypeVar("Items", bound=QuerySet[Any])

ON_BY_DEFAULT: Final = {Audience.TEACHERS, Audience.EXAM, Audience.PRACTICE}
OUTSIDE: Final = "outside:"
CHOSEN = Prepared(lambda case: SharingChoice.objects.filter(case=case))
USES: Final = {Audience.EXAM: Use.EXAM, Audience.PRACTICE: Use.PRACTICE}
"""For what an audience sees something; the others to guide the student."""


def shown_to(items: Items, to: str, today: Any = None) -> Items:
    """Of these rows of a `Shareable` model, those that `to` may see now: nothing of a dossier that
    is only kept (AVG 18).

    `to` is an `Audience`, or the `shares_as` of somebody from outside; a prepared
    query says which day it is.
    """
    model: Any = items.model
    choices = SharingChoice.objects.filter(to=to, case=OuterRef(model.SHARED_CASE))
    every = choices.filter(item=None)
    names = [OuterRef(name) for name in model.SHARED_KEY]
    one = choices.filter(item=Coalesce(*names) if len(names) > 1 else names[0])
    all_of_it = (
        ~Exists(every.filter(shares=False))
        if is_on_by_default(to)
        else Q(Exists(every.filter(shares=True)))
    )
    usually = model.shared_by_default(to) & ~Exists(one.filter(shares=False))
    rule = Q(all_of_it) & (Q(Exists(one.filter(shares=True))) | usually)
    if to == Audience.PARENTS:
        rule |= may_be_under_consent_age(f"{model.SHARED_CASE}__")
    use = USES.get(Audience(to), Use.GUIDANCE) if to in Audience.values else Use.GUIDANCE
    shown: Items = items.filter(rule, in_use(f"{model.SHARED_CASE}__", use, today))
    return shown


def is_on_by_default(to: str) -> bool:
    """Whether the switch of everything is on as long as nobody touched it. Who was invited from
    outside was let in by name; there the items are chosen one by one."""
    return to in ON_BY_DEFAULT or to.startswith(OUTSIDE)


def shares_with(case: Case, to: str) -> bool:
    """Whether the switch of everything is on."""
    chosen = case.sharing_choices.filter(to=to, item=None).first()
    return chosen.shares if chosen else is_on_by_default(to)


def switches(case: Case) -> dict[tuple[str, UUID | None], bool]:
    """All that the student chose, for a page that shows the switches."""
    return {(one.to, one.item): one.shares for one in CHOSEN(case=case.pk)}


def is_locked(case: Case, to: str) -> bool:
    """Under the age of consent a parent agrees along (A-03), so nothing is hidden from one."""
    return to == Audience.PARENTS and case.may_have_consenting_parent


def was_shared(involved: Involvement, item: UUID) -> bool:
    """Whether this item ever was shown to this person: an answer about it is kept even when the
    student took it back in the meantime (trust.md T-05)."""
    return bool(involved.case.sharing_choices.filter(to=involved.shares_as, item=item).exists())


def closed_audiences(case: Case) -> list[str]:
    """With whom the student shares nothing, though school would by itself: the coach may ask."""
    off = case.sharing_choices.filter(item=None, shares=False, to__in=ON_BY_DEFAULT)
    return [str(to) for to in off.values_list("to", flat=True)]


def last_day(today: date) -> date:
    """The end of the study year: nobody looks along for longer than that without a new yes."""
    return date(today.year + (today.month >= 8), 7, 31)
