"""The sentences of the catalogue that students read, each with its place."""

from collections.abc import Iterator

from ..format.facts import Fact
from ..format.provisions import Provision
from ..format.reading import Place
from .references import all_leaves


def texts_of(provision: Provision) -> Iterator[tuple[str, Place]]:
    """What a student reads of a provision."""
    yield provision.name, ("naam",)
    yield provision.short, ("kort",)
    yield provision.explanation, ("uitleg",)
    yield provision.apply.where, ("aanvragen", "waar")
    for key, text in (
        ("termijn", provision.term),
        ("hardheid", provision.hardship),
        ("ruimte", provision.local_room),
    ):
        if text:
            yield text.text, (key, "tekst")
    for index, step in enumerate(provision.steps):
        yield step.what, ("doen", index, "wat")
    for _, leaf, place in all_leaves(provision):
        yield leaf.when_met or "", (*place, "ja")
        yield leaf.when_not or "", (*place, "nee")
        if leaf.open_norm:
            yield leaf.open_norm.text, (*place, "open_norm", "tekst")


def texts_of_fact(name: str, fact: Fact) -> Iterator[tuple[str, Place]]:
    """What a student reads of a fact."""
    yield fact.question, (name, "vraag")
    if fact.help:
        yield fact.help, (name, "uitleg")
    for option, text in fact.options.items():
        yield text, (name, "keuzes", option)
