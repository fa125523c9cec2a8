"""What the engine says about somebody, as the shapes that go out. Nothing is kept of it."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _

from engines.rights import (
    Interview,
    Known,
    Library,
    Odds,
    Owed,
    Reason,
    Rulebook,
    Value,
    Verdict,
    evaluate,
    known_of,
)
from engines.rights import Result as Found
from engines.rights.format.sources import Regulation
from passend.core import clock

from .. import words
from ..catalogue import library
from . import outcomes, telling
from .codes import code_of, name_of
from .outcomes import NextQuestion, Result, Results, Situation, Talk
from .problems import Mistake, Wrong, mistake
from .reading import Scalar, value_of

ORDER = list(Verdict)


class Heard:
    """What was sent, read by the catalogue. Raises Wrong with every mistake at once."""

    def __init__(self, sent: Situation) -> None:
        self.day = sent.day or clock.today()
        self.book: Rulebook = telling.book_of(library(), self.day)
        self.facts: dict[str, Value] = {}
        self.mistakes: list[Mistake] = []
        for number, one in enumerate(sent.answers):
            self._hear(f"#/antwoorden/{number}", name_of(one.question), one.answer)
        self.provisions = self._codes(
            "#/voorzieningen", sent.provisions or (), self.book.provisions, _("Deze voorziening")
        )
        skipped = sent.skipped if isinstance(sent, Talk) else ()
        self.skipped = self._codes("#/overgeslagen", skipped, self.book.facts, _("Deze vraag"))
        if self.mistakes:
            raise Wrong(self.mistakes)
        self.known: Known = known_of(self.book, self.facts)

    def _hear(self, place: str, name: str, given: Scalar) -> None:
        fact = self.book.facts.get(name)
        if fact is None:
            self.mistakes.append(mistake(f"{place}/vraag", "unknown", _("Deze vraag is er niet.")))
        elif name in self.facts:
            told = _("Deze vraag heeft al een antwoord.")
            self.mistakes.append(mistake(f"{place}/vraag", "twice", told))
        else:
            try:
                self.facts[name] = value_of(fact, given)
            except ValueError as error:
                self.mistakes.append(mistake(f"{place}/antwoord", "value", str(error)))

    def _codes(
        self, place: str, codes: Iterable[str], there: Iterable[str], what: str
    ) -> tuple[str, ...]:
        known = set(there)
        names = [name_of(code) for code in codes]
        for number, name in enumerate(names):
            if name not in known:
                told = _("%(what)s is er niet.") % {"what": what}
                self.mistakes.append(mistake(f"{place}/{number}", "unknown", told))
        return tuple(dict.fromkeys(names))


def results(sent: Situation) -> Results:
    """The answer about every provision that was asked for, from recht to nee."""
    heard = Heard(sent)
    keys = heard.provisions or tuple(heard.book.provisions)
    found = [evaluate(heard.book, key, heard.known) for key in keys]
    found.sort(key=lambda one: (ORDER.index(one.verdict), one.provision.name))
    return Results(
        catalogue=heard.book.library.version,
        day=heard.day,
        contradiction=heard.known.contradiction,
        results=[result(one, heard.day) for one in found],
    )


def result(found: Found, day: date) -> Result:
    """One answer with why, how much, and what it rests on."""
    provision, group = found.provision, words.GROUPS[found.verdict]
    layer = words.LAYERS.get(found.layer)
    law = provision.regulation
    return Result(
        provision=telling.named(provision),
        verdict=found.verdict.value,
        verdict_text=str(group.title),
        nature=found.nature,  # type: ignore[arg-type]
        layer=found.layer,  # type: ignore[arg-type]
        layer_text=str(layer) if layer else None,
        decided_by=telling.party(provision.decided_by),
        reasons=[reason(one, law, day) for one in found.reasons],
        missing=sorted(map(code_of, found.missing)),
        amount=amount(found.amount) if found.amount else None,
        is_checked=not found.is_unchecked,
        unchecked=[telling.quote_on(source, law, day) for source in found.unchecked],
        hardship=found.hardship.text if found.hardship else None,
        local_room=provision.local_room.text if provision.local_room else None,
        receipt=receipt(found),
    )


def reason(found: Reason, law: Regulation, day: date) -> outcomes.Reason:
    """Why, with the words of the law."""
    return outcomes.Reason(
        text=found.text,
        met=found.met,
        question=code_of(found.fact) if found.fact else None,
        quote=telling.quote_on(found.source, law, day) if found.source else None,
        open_norm=found.open_norm.text if found.open_norm else None,
    )


def receipt(found: Found) -> outcomes.Receipt:
    """What it rests on."""
    kept = found.receipt
    return outcomes.Receipt(
        catalogue=kept.catalogue,
        day=kept.day,
        provision=code_of(kept.provision),
        version_since=kept.version_since,
        overlays=list(kept.overlays),
        facts=[telling.given(name, value) for name, value in kept.facts],
    )


def amount(owed: Owed) -> outcomes.Amount:
    """How much, as an interval."""
    return outcomes.Amount(
        lowest=float(owed.interval.low),
        highest=float(owed.interval.high),
        bound=owed.bound,  # type: ignore[arg-type]
        unit=owed.unit,
        per=owed.per,
        text=words.amount(owed),
        stale=[code_of(name) for name in owed.stale],
    )


def next_question(sent: Talk) -> NextQuestion:
    """What to ask now about the provisions that matter; nothing when all is settled."""
    heard = Heard(sent)
    talk = interview(library(), heard.day, tuple(sorted(heard.provisions)))
    topic = heard.book.facts[name_of(sent.answers[-1].question)].topic if sent.answers else None
    found = talk.next(heard.known, heard.skipped, topic)
    names = heard.book.provisions
    return NextQuestion(
        catalogue=heard.book.library.version,
        day=heard.day,
        is_done=found is None,
        question=telling.question(found.name) if found else None,
        why=[telling.named(names[key]) for key in found.why] if found else [],
        about_left=found.about_left if found else 0,
    )


@lru_cache(maxsize=8)
def interview(catalogue: Library, day: date, provisions: tuple[str, ...]) -> Interview:
    """Asks about some provisions on a day, or about all of them.

    Anybody may name other ones each time, so what is worked out is shared, and nothing beforehand.
    """
    odds = odds_of(catalogue, day)
    return Interview(odds.book, provisions=provisions or None, odds=odds)


@lru_cache(maxsize=8)
def odds_of(catalogue: Library, day: date) -> Odds:
    """The chances of a day, for all who ask."""
    return Odds(telling.book_of(catalogue, day))
