"""Writing a draft: alone at a time per dossier, saved with its history."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passend.cases.models import Case, MeasureWording, NeedState
from passend.core.actions import action
from passend.core.errors import NotNow

from ..models import AgreedMeasure, Agreement, Status, Wish
from ..policy import staff
from .drafting import (
    LINE,
    NO_LAW,
    PEOPLE,
    STORY,
    InLaw,
    add_from_library,
    keep_revision,
    lines_of,
    mark_unchanged,
    start_draft,
)

OPEN_CASE = [Case.Status.REQUESTED, Case.Status.HEARD]


@action(
    "agreement.draft",
    "Afspraken opstellen",
    on=Case,
    who=staff,
    when=OPEN_CASE,
    logs=["number"],
)
def draft(
    case: Case,
    *,
    by: Any,
    base: Agreement | None = None,
    wordings: Iterable[MeasureWording] = (),
    rests_on: InLaw = NO_LAW,
) -> Agreement:
    """Begin a version: with the intake's words, or with the lines of a version before.

    `rests_on` is the rule of the law from which the `wordings` were chosen, where it was one.
    """
    if case.need_state != NeedState.NEED:
        raise NotNow(_("Doe eerst de intake. Er is nog geen vraag om extra steun vastgelegd."))
    if case.agreements.open().exists():
        raise NotNow(_("Er is al een concept of voorstel in dit dossier."))
    if base is not None and base.case_id != case.pk:
        raise ValidationError(_("Kies een versie uit dit dossier."))
    return start_draft(case, by=by, base=base, wordings=wordings, rests_on=rests_on)


@action(
    "agreement.edit",
    "Concept bewerken",
    on=Agreement,
    who=staff,
    when=[Status.DRAFT],
    logs=["revision"],
)
def edit(agreement: Agreement, *, by: Any, revision: int, content: Mapping[str, Any]) -> None:
    """Save what the page holds. `revision` is the one that the page was made from; what `add`
    holds was chosen from the rule in `rests_on`, where there is one."""
    if revision != agreement.revision:
        raise ValidationError(
            _("Iemand anders heeft dit concept net ook opgeslagen."), code="stale"
        )
    for name in STORY:
        setattr(agreement, name, content["fields"][name])
    for name in PEOPLE:
        setattr(agreement, f"{name}_id", content["fields"][name] or None)
    write_lines(agreement, content["lines"])
    write_wishes(agreement, content["wishes"])
    add_from_library(agreement, content.get("add", ()), content.get("rests_on", NO_LAW))
    agreement.revision += 1
    keep_revision(agreement, by)


def write_lines(draft: Agreement, lines: Iterable[Mapping[str, Any]]) -> None:
    """A line that is not mentioned stays as it is; only `drop` takes one away."""
    there = {str(line.pk): line for line in lines_of(draft)}
    for position, values in enumerate(lines, 1):
        line = there.get(values.get("id") or "") or AgreedMeasure(agreement=draft)
        if values.get("drop") and not line.replaces_id:
            if not line._state.adding:
                line.delete()
            continue
        for name in (*LINE, "decision_state"):
            setattr(line, name, values[name])
        line.position, line.need_id = position, values.get("need") or None
        line.stops = bool(line.replaces_id and values.get("stops"))
        mark_unchanged(line)
        line.full_clean(exclude=["agreement"])
        line.save()


def write_wishes(draft: Agreement, wishes: Iterable[Mapping[str, Any]]) -> None:
    there = {str(wish.pk): wish for wish in draft.wishes.all()}
    for values in wishes:
        wish = there.get(values.get("id") or "") or Wish(agreement=draft)
        if values.get("drop"):
            if not wish._state.adding:
                wish.delete()
            continue
        for name in Wish.FIXED:
            setattr(wish, name, values[name])
        wish.full_clean(exclude=["agreement"])
        wish.save()
