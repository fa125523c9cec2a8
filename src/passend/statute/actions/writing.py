"""A version is begun, written, consented to and published; or dropped."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from passend.core import clock
from passend.core.actions import action

from ..models import Rules
from ..policy import editor, works_on_rules

Status = Rules.Status


@action("rules.start", "Nieuwe versie", on=Rules, who=editor)
def start(rules: Rules, *, by: Any) -> None:
    """A draft that begins with the words of the version before it."""
    others = Rules.objects.filter(kind=rules.kind)
    if others.drafts().exists():
        raise ValidationError(_("Er is al een concept. Werk dat af, of doe het weg."))
    last = others.published().order_by("-number").first()
    rules.number = (others.aggregate(most=Max("number"))["most"] or 0) + 1
    if last:
        rules.summary, rules.text, rules.items = last.summary, last.text, list(last.items)


@action(
    "rules.write",
    "Concept aanpassen",
    on=Rules,
    who=editor,
    when=Rules.OPEN,
    or_then=[Status.DRAFT],
)
def write(
    rules: Rules,
    *,
    by: Any,
    summary: str,
    text: str,
    starts_on: date | None = None,
    items: Sequence[str] = (),
) -> None:
    """Other words ask the council again: it consented to what it read (WEB 8a.2.2 lid 1)."""
    if (summary, text) != (rules.summary, rules.text):
        rules.council_on, rules.status = None, Status.DRAFT
    rules.summary, rules.text, rules.items = summary, text, list(items)
    rules.starts_on = starts_on


@action(
    "rules.consent",
    "Instemming van de studentenraad",
    on=Rules,
    who=works_on_rules,
    when=[Status.DRAFT],
    then=Status.AGREED,
    logs=["council_on"],
)
def consent(rules: Rules, *, by: Any, council_on: date) -> None:
    """On the day on which the council decided (WEB 8a.2.2 lid 3)."""
    if not rules.text:
        raise ValidationError(_("Er staat nog geen tekst."))
    if council_on > clock.today():
        raise ValidationError({"council_on": _("Die dag moet nog komen.")})
    rules.council_on = council_on


@action(
    "rules.publish",
    "Publiceren",
    on=Rules,
    who=editor,
    when=Rules.OPEN,
    then=Status.PUBLISHED,
    logs=["kind", "number", "starts_on", "council_on", "adopted_on"],
)
def publish(rules: Rules, *, by: Any, adopted_on: date) -> None:
    """Laid down by the board (WEB 7.4.8 lid 4) and for everybody to read, in force from its first
    day. Never backwards: who read the rules on a day must be able to trust them."""
    if not (rules.text and rules.summary):
        raise ValidationError(_("Schrijf eerst de tekst en wat het in het kort zegt."))
    if rules.council_law and rules.council_on is None:
        words = _("Eerst moet de studentenraad instemmen (%(law)s).")
        raise ValidationError(words % {"law": rules.council_law})
    if rules.starts_on is None or rules.starts_on < clock.today():
        raise ValidationError(_("Kies vanaf welke dag het geldt: vandaag of later."))
    if adopted_on > clock.today():
        raise ValidationError({"adopted_on": _("Die dag moet nog komen.")})
    if rules.council_on and adopted_on < rules.council_on:
        raise ValidationError({"adopted_on": _("De studentenraad stemt eerst in.")})
    rules.adopted_on, rules.published_on = adopted_on, clock.today()


@action(
    "rules.drop",
    "Concept wegdoen",
    on=Rules,
    who=editor,
    when=Rules.OPEN,
    then=Status.DROPPED,
)
def drop(rules: Rules, *, by: Any) -> None:
    """What holds stays as it is."""
