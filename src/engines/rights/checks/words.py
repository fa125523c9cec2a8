"""Are the quotations true: on every date of a version, in the text that was in force then?"""

from collections.abc import Iterator

from ..format.provisions import Amount, Period, Provision
from ..format.reading import Document, Place
from ..format.sources import Article, Regulation, Snapshot, Source
from ..library import Reading
from ..quotations import article_of, plain, stands_in
from .references import all_leaves


def sources_at(provision: Provision) -> Iterator[tuple[Source, Period, Place]]:
    """Every source in a provision with the period in which it must be true."""
    for number, version in enumerate(provision.versions):
        yield version.source, version.period, ("versies", number, "bron")
        if version.amount:
            for source, place in _of_amount(version.amount, ("versies", number, "bedrag")):
                yield source, version.period, place
    for number, leaf, place in all_leaves(provision):
        period = provision.versions[number].period
        if leaf.source:
            yield leaf.source, period, (*place, "bron")
        if leaf.open_norm and leaf.open_norm.source:
            yield leaf.open_norm.source, period, (*place, "open_norm", "bron")
    for source, place in _of_texts(provision):
        yield source, provision.versions[-1].period, place


def _of_amount(amount: Amount, at: Place) -> Iterator[tuple[Source, Place]]:
    yield amount.source, (*at, "bron")
    if amount.bound_source:
        yield amount.bound_source, (*at, "bron_is")
    for index, deviation in enumerate(amount.deviations):
        yield deviation.source, (*at, "in_afwijking_van", index, "bron")


def _of_texts(provision: Provision) -> Iterator[tuple[Source, Place]]:
    texts = {
        "termijn": provision.term,
        "hardheid": provision.hardship,
        "ruimte": provision.local_room,
    }
    for key, text in texts.items():
        if text and text.source:
            yield text.source, (key, "bron")
    for index, outside in enumerate(provision.outside):
        if outside.source:
            yield outside.source, ("buiten_model", index, "bron")


def check_words(reading: Reading, provision: Provision, document: Document) -> None:
    """Lay every quotation beside every stored text that was in force in its period."""
    for source, period, place in sources_at(provision):
        text = complaint(reading, source, provision.regulation, period)
        if text:
            document.complain((*place, "citaat"), text)


def check_rates(reading: Reading) -> None:
    """Lay the quotation of every dated amount beside the stored texts; one of them must have it.

    The figures themselves are indexed outside the law, so the words need not be of their date.
    """
    for name, rates in reading.rates.items():
        source = rates.source
        article = article_of(source, rates.regulation, reading.articles)
        texts = [snapshot.text for snapshot in article.versions] if article else []
        if source.status is None and not any(stands_in(source, text) for text in texts):
            text = _not_there(source, article.versions[-1]) if article else _no_text(source)
            reading.home[name].complain((name, "bron"), text)


def complaint(
    reading: Reading, source: Source, regulation: Regulation, period: Period
) -> str | None:
    """What is wrong with one quotation, or None."""
    article = article_of(source, regulation, reading.articles)
    if article is None:
        return None if source.status else _no_text(source)
    stored = [s for s in in_force(article, period) if not stands_in(source, s.text)]
    if source.status:
        found = in_force(article, period)
        if found and not stored:
            return "dit citaat staat wel in de bewaarde tekst: haal citaat_status weg"
        return None
    if not in_force(article, period):
        first = min(s.since for s in article.versions)
        return f"de bewaarde tekst geldt pas vanaf {first}: zet citaat_status: niet getoetst"
    if stored:
        return _not_there(source, stored[0])
    return None


def in_force(article: Article, period: Period) -> list[Snapshot]:
    """The stored texts that were in force on a day of the period."""
    ordered = sorted(article.versions, key=lambda one: one.since)
    ends = [one.since for one in ordered[1:]]
    found = []
    for snapshot, end in zip(ordered, [*ends, None], strict=True):
        starts_in_time = period.until is None or snapshot.since < period.until
        ends_in_time = end is None or end > period.since
        if starts_in_time and ends_in_time:
            found.append(snapshot)
    return found


def _no_text(source: Source) -> str:
    return (
        f"van artikel {source.article} is geen tekst bewaard in bronnen/. Haal hem op met "
        "./run snapshots, of zet citaat_status: niet getoetst"
    )


def _not_there(source: Source, snapshot: Snapshot) -> str:
    where = f"artikel {source.article}"
    where += f" lid {source.paragraph}" if source.paragraph else ""
    where += f" onder {source.part}" if source.part else ""
    text = f"«{source.words}» staat niet in {where} van {snapshot.since}"
    if plain(source.words) in plain(snapshot.text):
        return f"{text}, wel elders in dat artikel: kijk naar lid en onderdeel"
    return text
