"""Each provision's yes/no part in the shape of MinBZK regelrecht (schema 0.5.6).

Amounts, questions and sentences have no place there. Open norms are declared as untranslatable, so
that nobody takes the yes for a decision.
"""

import re
from typing import Any

from .bulk import merged
from .cells import AFTER, Cell, Domain
from .format.facts import Fact
from .format.provisions import Provision
from .format.sources import Regulation, Source
from .quotations import article_of, label, snapshot_on
from .rulebook import Rule, Rulebook, conditions_of
from .tree import Test, Tree, facts_of
from .values import ABSENT

SCHEMA = (
    "https://raw.githubusercontent.com/MinBZK/regelrecht/refs/tags/schema-v0.5.6/"
    "schema/v0.5.6/schema.json"
)
# A decimal number is not always money (a mark is one), so it is never called an amount.
TYPES = {"janee": "boolean", "geheel": "number", "bedrag": "number", "keuze": "string"}
WORDS = "https://wetten.overheid.nl"
EUROPEAN = re.compile(r"https?://[^/]+/eli/(reg|dir)/(\d{4})/(\d+)/")
"""The address of a European law, from which its CELEX number follows."""
Block = dict[str, Any]


class NoLawNumber(ValueError):
    """Raised for a law whose number the catalogue does not have: the shape cannot name it."""


def exported(book: Rulebook, provision: str) -> Block:
    """The law file of one provision on the date of the rulebook.

    Raises KeyError when there is none on that date, and NoLawNumber.
    """
    rule = book.rules[provision]
    law = rule.provision.regulation
    since = rule.version.period.since.isoformat()
    url = f"{WORDS}/{law.bwb}/{since}" if law.bwb else law.url or WORDS
    return {
        "$schema": SCHEMA,
        "$id": rule.provision.id,
        "name": law.name,
        **_instrument(rule.provision),
        # The catalogue knows from when a version holds, not on which day it was printed.
        "publication_date": since,
        "valid_from": since,
        "url": url,
        "articles": [_article(book, rule, url)],
    }


def output_of(provision: Provision) -> str:
    """The name of the yes/no that the file produces."""
    return f"heeft_recht_op_{provision.id}"


def _instrument(provision: Provision) -> Block:
    """What kind of law it is, with the number that the shape wants for that kind."""
    law = provision.regulation
    european = EUROPEAN.match(law.url or "")
    if european:
        kind, year, number = european.groups()
        layer, letter = ("EU_VERORDENING", "R") if kind == "reg" else ("EU_RICHTLIJN", "L")
        return {"regulatory_layer": layer, "celex_nummer": f"3{year}{letter}{int(number):04d}"}
    if law.bwb:
        return {"regulatory_layer": _layer(law), "bwb_id": law.bwb}
    if provision.layer == "wet":
        raise NoLawNumber(law.name)
    return {"regulatory_layer": "UITVOERINGSBELEID"}


def _layer(law: Regulation) -> str:
    if "regeling" in law.name.lower():
        return "MINISTERIELE_REGELING"
    return "AMVB" if "besluit" in law.name.lower() else "WET"


def _article(book: Rulebook, rule: Rule, url: str) -> Block:
    source = rule.version.source
    execution = {
        # What we say is a test of the conditions; the decision is somebody else's.
        "produces": {"legal_character": "TOETS", "decision_type": "GEEN_BESLUIT"},
        "parameters": [_parameter(name, book.facts[name]) for name in sorted(facts_of(rule.law))],
        "output": [{"name": output_of(rule.provision), "type": "boolean"}],
        "actions": [{"output": output_of(rule.provision), "value": value_of(book, rule.law)}],
    }
    readable: Block = {"execution": execution}
    open_norms = list(_open_norms(book, rule))
    if open_norms:
        readable["untranslatables"] = open_norms
    return {
        "number": source.article or label(source, rule.provision.regulation),
        "text": _text(book, rule, source),
        "url": f"{url}#Artikel{source.article}" if source.article else url,
        "machine_readable": readable,
    }


def _parameter(name: str, fact: Fact) -> Block:
    kind = TYPES[fact.kind]
    return {"name": name, "description": fact.question, "type": kind, "required": False}


def _text(book: Rulebook, rule: Rule, source: Source) -> str:
    article = article_of(source, rule.provision.regulation, book.library.articles)
    snapshot = snapshot_on(article, book.day) if article else None
    return snapshot.text if snapshot else source.words


def _open_norms(book: Rulebook, rule: Rule) -> list[Block]:
    found = []
    for condition in conditions_of(rule.version):
        for leaf in condition.leaves():
            tree = book.tree_of(leaf)
            if isinstance(tree, Test) and tree.soft and leaf.source:
                norm = leaf.open_norm or book.facts[tree.fact]
                reason = f"open norm; beslist door {norm.decided_by}"
                found.append({"construct": leaf.source.words, "reason": reason, "accepted": True})
    return found


def value_of(book: Rulebook, tree: Tree) -> Any:
    """A tree as operations: AND, OR, EQUALS, IN and comparisons."""
    if isinstance(tree, bool):
        return tree
    if isinstance(tree, Test):
        return _test(book.domains[tree.fact], tree.mask)
    parts = [value_of(book, part) for part in tree.parts]
    return {"operation": "AND" if tree.op == "all" else "OR", "conditions": parts}


def _test(domain: Domain, mask: int) -> Block:
    subject = f"${domain.name}"
    cells = [cell for i, cell in enumerate(domain.cells) if mask >> i & 1]
    parts: list[Block] = [
        {"operation": "EQUALS", "subject": subject, "value": cell.label}
        for cell in cells
        if isinstance(cell.label, str | bool)
    ]
    stretches = merged([cell for cell in cells if cell.start is not None])
    parts += [_stretch(domain, subject, cell) for cell in stretches]
    if any(cell.label is ABSENT for cell in cells):
        parts.append({"operation": "EQUALS", "subject": subject, "value": None})
    return parts[0] if len(parts) == 1 else {"operation": "OR", "conditions": parts}


def _stretch(domain: Domain, subject: str, cell: Cell) -> Block:
    numbers = [one for one in domain.cells if one.start is not None]
    parts: list[Block] = []
    if cell.start and cell.start != numbers[0].start:
        name = "GREATER_THAN" if cell.start[1] == AFTER else "GREATER_THAN_OR_EQUAL"
        parts.append({"operation": name, "subject": subject, "value": float(cell.start[0])})
    if cell.stop and cell.stop != numbers[-1].stop:
        name = "LESS_THAN_OR_EQUAL" if cell.stop[1] == AFTER else "LESS_THAN"
        parts.append({"operation": name, "subject": subject, "value": float(cell.stop[0])})
    if not parts:
        empty = {"operation": "EQUALS", "subject": subject, "value": None}
        return {"operation": "NOT", "value": empty}
    return parts[0] if len(parts) == 1 else {"operation": "AND", "conditions": parts}
