"""Do the names in a provision exist, do values fit their facts, do versions fit in time?"""

from collections.abc import Iterator
from typing import Any

from ..derived import FUNCTIONS, parse_derivation
from ..format.conditions import Condition
from ..format.facts import Fact
from ..format.formula import Node, names_in
from ..format.leaf import Leaf
from ..format.provisions import Provision
from ..format.reading import Document, Place
from ..library import Reading
from ..values import parse_value

BRANCHES = (("alle", "all_of"), ("een_van", "any_of"), ("geen_van", "none_of"))


def leaves_at(condition: Condition, place: Place) -> Iterator[tuple[Condition, Place]]:
    """Every test of one fact with its place in the file."""
    if condition.is_leaf:
        yield condition, place
    for keyword, name in BRANCHES:
        for index, part in enumerate(getattr(condition, name) or ()):
            yield from leaves_at(part, (*place, keyword, index))


def all_leaves(provision: Provision) -> Iterator[tuple[int, Condition, Place]]:
    """Every test of one fact in a provision, with the index of its version."""
    for number, version in enumerate(provision.versions):
        at: Place = ("versies", number)
        for leaf, place in leaves_at(version.conditions, (*at, "voorwaarden")):
            yield number, leaf, place
        for index, unless in enumerate(version.unless):
            for leaf, place in leaves_at(unless, (*at, "tenzij", index)):
                yield number, leaf, place
        for index, deviation in enumerate(version.amount.deviations if version.amount else ()):
            where = (*at, "bedrag", "in_afwijking_van", index, "als")
            for leaf, place in leaves_at(deviation.when, where):
                yield number, leaf, place


def check_provision(reading: Reading, provision: Provision, document: Document) -> None:
    """Names, values and time of one provision."""
    _lists(reading, provision, document)
    _versions(provision, document)
    for _, leaf, place in all_leaves(provision):
        test = leaf.test or leaf.negated
        key = "als" if leaf.test is not None else "niet"
        if test is not None:
            check_leaf(reading.facts, test, (*place, key), document)
        if leaf.open_norm:
            _party(reading, leaf.open_norm.decided_by, (*place, "open_norm", "beslist"), document)
    for number, version in enumerate(provision.versions):
        if version.amount:
            at: Place = ("versies", number, "bedrag")
            _formula(reading, version.amount.formula, (*at, "formule"), document)
            for index, deviation in enumerate(version.amount.deviations):
                where = (*at, "in_afwijking_van", index, "formule")
                _formula(reading, deviation.formula, where, document)
    _examples(reading, provision, document)


def _lists(reading: Reading, provision: Provision, document: Document) -> None:
    if reading.lists is None:
        return
    _party(reading, provision.decided_by, ("beslist",), document)
    lists = reading.lists
    for key, what, named, listed in (
        ("situaties", "situatie", provision.situations, lists.situations),
        ("geeft", "behoefte", provision.gives, lists.needs),
        ("zekerheid", "code", provision.confidence, lists.confidence),
    ):
        for index, code in enumerate(named):
            if code not in listed:
                document.complain((key, index), _unknown(what, code))
    for index, name in enumerate(provision.never_with):
        if name not in reading.facts and name not in reading.provisions:
            document.complain(("gaat_niet_samen_met", index), f"«{name}» bestaat niet")


def _unknown(what: str, name: str) -> str:
    return f"de {what} «{name}» staat niet in lijsten.yaml"


def _party(reading: Reading, name: str, place: Place, document: Document) -> None:
    if reading.lists and name not in reading.lists.parties:
        document.complain(place, _unknown("partij", name))


def check_leaf(facts: dict[str, Fact], leaf: Leaf, place: Place, document: Document) -> None:
    """A test names a fact that exists, compared as its kind allows."""
    fact = facts.get(leaf.fact)
    if fact is None:
        document.complain(place, f"het feit «{leaf.fact}» staat in geen enkel bestand in feiten/")
        return
    if fact.kind == "datum":
        text = "een datum kan niet in een voorwaarde; maak een feit met afgeleid (zie de uitleg)"
        document.complain(place, text)
    elif (fact.kind == "janee") != (leaf.op == "holds"):
        text = f"«{leaf.fact}» is {_named(fact)}; schrijf {_example(leaf.fact, fact)}"
        document.complain(place, text)
    else:
        for value in leaf.values:
            try:
                parse_value(fact, str(value))
            except ValueError as error:
                document.complain(place, f"bij «{leaf.fact}»: {error}")


def _named(fact: Fact) -> str:
    return {"janee": "een ja/nee-feit", "keuze": "een keuze"}.get(fact.kind, "een getal")


def _example(name: str, fact: Fact) -> str:
    if fact.kind == "janee":
        return f"als: {name} of niet: {name}"
    if fact.kind == "keuze":
        return f"{name} = {next(iter(fact.options))}"
    return f"{name} >= {fact.lowest}"


def _versions(provision: Provision, document: Document) -> None:
    for number, (one, other) in enumerate(
        zip(provision.versions, provision.versions[1:], strict=False)
    ):
        until, since = one.period.until, other.period.since
        place: Place = ("versies", number + 1, "geldig")
        if until is None or until > since:
            text = f"deze versie begint op {since}, maar de vorige loopt tot {until or 'altijd'}"
            document.complain(place, text)
        elif until < since:
            text = f"tussen {until} en {since} geldt geen enkele versie"
            document.complain(place, text, warning=True)


def _formula(reading: Reading, formula: Node, place: Place, document: Document) -> None:
    tables = {str(t.children[0]): str(t.children[1]) for t in formula.find_data("table")}
    for name in sorted(names_in(formula)):
        fact, rates = reading.facts.get(name), reading.rates.get(name)
        if fact is None and rates is None:
            document.complain(place, f"«{name}» is geen feit en geen bedrag")
        elif fact is not None and not fact.is_number:
            document.complain(place, f"met «{name}» kun je niet rekenen")
        elif rates is not None and (rates.by is not None) != (name in tables):
            how = f"tabel({name}, {rates.by})" if rates.by else name
            document.complain(place, f"schrijf hier {how}")


def _examples(reading: Reading, provision: Provision, document: Document) -> None:
    for number, example in enumerate(provision.examples):
        for name, text in example.given.items():
            place: Place = ("voorbeelden", number, "gegeven", name)
            fact = reading.facts.get(name)
            if fact is None:
                document.complain(place, f"het feit «{name}» bestaat niet")
                continue
            try:
                parse_value(fact, text)
            except ValueError as error:
                document.complain(place, f"bij «{name}»: {error}")
        for name in example.needed or ():
            if name not in reading.facts:
                document.complain(
                    ("voorbeelden", number, "nodig"), f"het feit «{name}» bestaat niet"
                )


def check_shared(reading: Reading) -> None:
    """Facts and amounts: lists they point to, functions they follow from."""
    for name, fact in reading.facts.items():
        document = reading.home[name]
        _fact_lists(reading, name, fact, document)
        if fact.derived:
            _derived(reading, name, fact, document)
    for name, rates in reading.rates.items():
        if rates.by is not None and rates.by not in reading.facts:
            reading.home[name].complain((name, "op"), f"het feit «{rates.by}» bestaat niet")
    document = reading.documents.get("kennis.yaml", Document("kennis.yaml"))
    for number, rule in enumerate(reading.knowledge):
        for key, term in (("als", rule.when), ("dan", rule.then)):
            for leaf in _terms(term):
                check_leaf(reading.facts, leaf, (number, key), document)


def check_used(reading: Reading) -> None:
    """Warn about facts and amounts that nothing uses: nobody should be asked in vain."""
    used: set[str] = set()
    for provision in reading.provisions.values():
        for _, leaf, _ in all_leaves(provision):
            test = leaf.test or leaf.negated
            used |= {test.fact} if test else set()
        for version in provision.versions:
            amount = version.amount
            formulas = [amount.formula, *(d.formula for d in amount.deviations)] if amount else []
            used = used.union(*map(names_in, formulas))
    for name, fact in reading.facts.items():
        if fact.derived and name in used:
            used |= set(parse_derivation(fact.derived).facts)
    for name in {*reading.facts, *reading.rates} - used:
        reading.home[name].complain((name,), f"niets gebruikt «{name}»", warning=True)


def _terms(term: Any) -> Iterator[Leaf]:
    leaf = term.test or term.negated
    if leaf is not None:
        yield leaf
    for part in (*(term.all_of or ()), *(term.any_of or ()), *(term.none_of or ())):
        yield from _terms(part)


def _fact_lists(reading: Reading, name: str, fact: Fact, document: Document) -> None:
    if reading.lists is None:
        return
    if fact.topic not in reading.lists.topics:
        document.complain((name, "onderwerp"), _unknown("soort vraag (onderwerp)", fact.topic))
    for index, earlier in enumerate(fact.after):
        if (
            name in {earlier, *_asked_before(reading.facts, earlier)}
            or earlier not in reading.facts
        ):
            document.complain((name, "na", index), f"na «{earlier}» kan geen vraag komen")
    for party in (*fact.known_by, *([fact.decided_by] if fact.decided_by else [])):
        _party(reading, party, (name, "weet"), document)


def _asked_before(facts: dict[str, Fact], name: str) -> set[str]:
    """All that a question refers back to, step by step."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        fact = facts.get(waiting.pop())
        waiting += [one for one in (fact.after if fact else ()) if one not in found]
        found.update(fact.after if fact else ())
    return found


def _derived(reading: Reading, name: str, fact: Fact, document: Document) -> None:
    try:
        derivation = parse_derivation(fact.derived or "")
    except ValueError as error:
        document.complain((name, "afgeleid"), str(error))
        return
    if FUNCTIONS[derivation.function].kind != fact.kind:
        kind = FUNCTIONS[derivation.function].kind
        document.complain(
            (name, "soort"), f"uit {derivation.function} komt {kind}, niet {fact.kind}"
        )
    takes = FUNCTIONS[derivation.function].takes
    for wanted, needed in zip(takes, derivation.arguments, strict=True):
        if isinstance(needed, int):
            continue
        if needed not in reading.facts:
            document.complain((name, "afgeleid"), f"het feit «{needed}» bestaat niet")
        elif wanted != "meerling" and reading.facts[needed].kind != "datum":
            document.complain((name, "afgeleid"), f"«{needed}» is geen datum")
