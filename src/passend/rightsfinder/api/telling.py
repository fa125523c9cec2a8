"""From the catalogue to the shapes that go out."""

from datetime import date
from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from engines.rights import ABSENT, UNSURE, Library, Rulebook, book_on, parse_value, value_text
from engines.rights import Value as Known
from engines.rights.format.facts import Fact
from engines.rights.format.provisions import Provision as File
from engines.rights.format.provisions import Sourced
from engines.rights.format.sources import Regulation, Source
from engines.rights.regelrecht import NoLawNumber, exported
from passend.core import clock

from .. import sheet
from ..catalogue import library
from ..sheet import Sheet
from . import shapes
from .codes import code_of
from .shapes import Choice, Given, Named, Question, Quote, Summary, Value

KINDS = {"janee": "ja-nee", "geheel": "geheel-getal"}


def address(name: str, *args: str) -> str:
    """A whole address, to follow from anywhere."""
    return settings.BASE_URL.rstrip("/") + reverse(name, args=args)


@lru_cache(maxsize=8)
def book_of(catalogue: Library, day: date) -> Rulebook:
    """The rules of a day. Few are kept: anybody may ask for any day."""
    return Rulebook(catalogue, day)


def quote(found: sheet.Quote) -> Quote:
    """Words of the law, with the page of the kept article."""
    page = address("provision.article", found.bwb, found.article) if found.bwb else None
    return Quote(where=found.where, words=found.words, is_checked=found.is_checked, page=page)


def quote_on(source: Source, law: Regulation, day: date) -> Quote:
    """The words of a source, laid beside the text of a day."""
    return quote(sheet.quote_of(source, law, day))


def sentence(found: Sourced | None, law: Regulation, day: date) -> shapes.Sentence | None:
    """A sentence with its source, where there is one."""
    if found is None:
        return None
    source = quote_on(found.source, law, day) if found.source else None
    return shapes.Sentence(text=found.text, quote=source)


def named(provision: File) -> Named:
    """A provision by its code and name."""
    return Named(code=code_of(provision.id), name=provision.name)


def party(code: str) -> Named:
    """Who decides."""
    return Named(code=code_of(code), name=library().lists.parties[code])


def summary(provision: File) -> Summary:
    """A provision in the list."""
    situations = library().lists.situations
    return Summary(
        code=code_of(provision.id),
        name=provision.name,
        short=provision.short,
        layer=provision.layer,
        decided_by=party(provision.decided_by),
        situations=[Named(code=code_of(c), name=situations[c]) for c in provision.situations],
        address=address("api.provision", code_of(provision.id)),
        page=address("provision.detail", provision.id),
    )


def whole(provision: File) -> shapes.Provision:
    """Everything about one provision, as its page tells it."""
    law, today, found = provision.regulation, clock.today(), Sheet(provision)
    confidence = library().lists.confidence
    return shapes.Provision(
        **dict(summary(provision)),
        explanation=provision.explanation,
        confidence=[Named(code=code, name=confidence[code]) for code in provision.confidence],
        law=shapes.Law(name=law.name, short=law.short, bwb=law.bwb, url=law.url),
        apply_at=provision.apply.where,
        apply_url=provision.apply.url,
        term=sentence(provision.term, law, today),
        steps=[shapes.Step(what=s.what, evidence=list(s.evidence)) for s in provision.steps],
        measures=found.measures,
        hardship=sentence(provision.hardship, law, today),
        local_room=sentence(provision.local_room, law, today),
        outside=[shapes.Outside(what=one.what, why=one.why) for one in provision.outside],
        versions=[version(period) for period in found.periods],
        examples=[example(shown) for shown in found.examples],
        regelrecht=address("api.regelrecht", code_of(provision.id))
        if regelrecht(provision)
        else None,
    )


def version(period: sheet.Period) -> shapes.Version:
    """One version with its conditions."""
    return shapes.Version(
        since=period.since,
        until=period.until,
        nature=period.version.nature,
        quote=quote(period.quote),
        conditions=[branch(one) for one in period.conditions],
        has_amount=period.version.amount is not None,
    )


def branch(found: sheet.Branch) -> shapes.Branch:
    """A condition with all below it."""
    return shapes.Branch(
        text=str(found.text),
        quote=quote(found.quote) if found.quote else None,
        open_norm=found.norm or None,
        parts=[branch(part) for part in found.parts],
    )


def example(shown: sheet.Shown) -> shapes.Example:
    """A worked example; a fact that is gone is left out, as on the page."""
    facts = library().facts
    said = [(n, text) for n, text in shown.example.given.items() if n in facts]
    return shapes.Example(
        name=shown.name,
        day=shown.day,
        given=[given(name, parse_value(facts[name], text)) for name, text in said],
        outcome=shown.example.outcome,
    )


def given(name: str, value: Known) -> Given:
    """An answer as a program would send it."""
    return Given(question=code_of(name), answer=answer(library().facts[name], value))


def answer(fact: Fact, value: Known) -> Value:
    """A value of the engine as JSON: the reverse of `reading.value_of`."""
    text = value_text(value)
    if isinstance(value, bool):
        return value
    if fact.is_number and value not in (ABSENT, UNSURE):
        return int(text) if fact.kind == "geheel" else float(text)
    return text if fact.kind == "datum" and value not in (ABSENT, UNSURE) else code_of(text)


def question(name: str) -> Question:
    """A question with the answers to choose from."""
    fact = library().facts[name]
    return Question(
        code=code_of(name),
        kind=KINDS.get(fact.kind, fact.kind),  # type: ignore[arg-type]
        text=fact.question,
        help=fact.help,
        sensitive=fact.sensitive,
        lowest=float(fact.lowest) if fact.lowest is not None else None,
        highest=float(fact.highest) if fact.highest is not None else None,
        choices=list(choices(fact)),
        address=address("api.question", code_of(name)),
    )


def choices(fact: Fact) -> list[Choice]:
    """What somebody can choose; a number or a day is given itself."""
    found = [Choice(answer=code_of(c), text=text) for c, text in fact.options.items()]
    if fact.kind == "janee":
        found = [Choice(answer=True, text=_("Ja")), Choice(answer=False, text=_("Nee"))]
    if fact.may_be_absent:
        found.append(Choice(answer=code_of(ABSENT.value), text=_("Dat is er niet")))
    return [*found, Choice(answer=code_of(UNSURE.value), text=_("Ik weet het niet"))]


def regelrecht(provision: File) -> dict[str, object] | None:
    """The yes/no part in the shape of regelrecht; None where that shape cannot hold it."""
    try:
        return exported(book_on(library(), clock.today()), provision.id)
    except (KeyError, NoLawNumber):  # not in force today, or of a law without a number
        return None
