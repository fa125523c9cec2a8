"""Do the examples come out as their writer expects?"""

from ..amounts import Owed
from ..format.provisions import Example
from ..library import Library
from ..rulebook import book_on
from ..values import Value, parse_value
from ..verdicts import Result, Verdict, evaluate


def given_of(library: Library, example: Example) -> dict[str, Value]:
    """The facts of an example as values."""
    return {name: parse_value(library.facts[name], text) for name, text in example.given.items()}


def run(library: Library, provision: str, example: Example) -> Result:
    """The answer about the person in an example."""
    book = book_on(library, example.day)
    return evaluate(book, provision, given_of(library, example))


def differences(example: Example, result: Result) -> list[str]:
    """What comes out otherwise than expected, in words; empty when the example passes."""
    found = []
    if not _as_expected(example, result.verdict):
        why = "; ".join(reason.text for reason in result.reasons)
        found.append(f"verwacht: {example.outcome}, maar er komt {result.verdict} uit ({why})")
        if result.is_unchecked and result.verdict is Verdict.LIKELY:
            found.append(
                "op deze peildatum is een citaat niet getoetst; dan is het hoogstens waarschijnlijk"
            )
    if example.amount is not None:
        expected = (example.amount.lowest, example.amount.highest)
        if expected != _interval(result.amount):
            found.append(
                f"verwacht bedrag: {_shown(expected)}, maar: {_shown(_interval(result.amount))}"
            )
    if example.needed is not None and set(example.needed) != result.missing:
        missing = ", ".join(sorted(result.missing)) or "niets"
        found.append(f"nog nodig is: {missing}, niet: {', '.join(sorted(example.needed))}")
    return found


def _as_expected(example: Example, verdict: Verdict) -> bool:
    return verdict.is_proven if example.outcome == "ja" else verdict == example.outcome


def _interval(owed: Owed | None) -> tuple[object, object] | None:
    return (owed.interval.low, owed.interval.high) if owed else None


def _shown(pair: tuple[object, object] | None) -> str:
    if pair is None:
        return "geen"
    return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]} tot {pair[1]}"
