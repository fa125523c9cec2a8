"""From what pydantic says about a mistake to what a lawyer can do about it."""

import difflib
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .kinds import Strict
from .reading import Document

Model = TypeVar("Model", bound=Strict)


def check(document: Document, model: type[Model], data: Any = None, *at: str) -> Model | None:
    """Make the model of what stands in a file; mistakes go to the document's problems."""
    try:
        return model.model_validate(document.data if data is None else data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            place = (*at, *(part for part in detail["loc"] if part != "[key]"))
            document.complain(place, explain(detail, model))
    return None


def explain(detail: ErrorDetails, model: type[Strict]) -> str:
    """One mistake in one Dutch sentence."""
    last = next((str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), "")
    given, more = detail["input"], detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return f"hier ontbreekt «{last}»"
        case "extra_forbidden":
            return _unknown_word(last, model)
        case "value_error":
            return str(more.get("error", detail["msg"]))
        case "literal_error":
            return f"«{given}» mag niet bij {last}; kies uit {_choices(more.get('expected', ''))}"
        case "date_from_datetime_parsing" | "date_parsing" | "date_type":
            return f"«{given}» bij {last} is geen datum; schrijf bijvoorbeeld 2026-08-01"
        case "string_pattern_mismatch":
            return f"«{given}» is geen goede naam; gebruik kleine letters, cijfers en _"
        case other:
            return _of_a_wrong_kind(other, last, given, detail["msg"])


def _unknown_word(word: str, model: type[Strict]) -> str:
    if " " in word:
        return f"zet de zin met «{word}» tussen aanhalingstekens: er staat een komma in"
    return f"het woord «{word}» ken ik hier niet{_suggestion(word, words_of(model))}"


def _of_a_wrong_kind(kind: str, last: str, given: Any, said: str) -> str:
    if kind == "string_type":
        return f"bij {last} hoort een zin of een woord, niet een lijst of blok"
    if kind == "string_too_short":
        return f"{last} is leeg"
    if kind in {"tuple_type", "list_type"}:
        return f"bij {last} hoort een lijst: [a, b] of regels die met een streepje beginnen"
    if kind == "too_short":
        return f"bij {last} hoort minstens één regel"
    if kind in {"int_parsing", "int_type", "int_from_float"}:
        return f"«{given}» bij {last} is geen heel getal"
    if kind in {"greater_than_equal", "less_than_equal"}:
        return f"«{given}» bij {last} is te groot of te klein"
    if kind in {"model_type", "dict_type", "model_attributes_type"}:
        return f"bij {last} hoort een blok met regels als «woord: waarde», niet «{given}»"
    return f"{last or 'dit bestand'} klopt niet ({said})"


def _choices(expected: str) -> str:
    return expected.replace("'", "").replace(" or ", " of ")


def _suggestion(word: str, known: frozenset[str]) -> str:
    close = difflib.get_close_matches(word, sorted(known), n=3, cutoff=0.6)
    close.sort(key=lambda one: not one.startswith(word[:1]))
    return f"; bedoel je «{close[0]}»?" if close else ""


def words_of(model: type[BaseModel]) -> frozenset[str]:
    """Every keyword of a model and of the blocks inside it."""
    words: set[str] = set()
    seen: set[type[BaseModel]] = set()
    todo: list[Any] = [model]
    while todo:
        kind = todo.pop()
        todo.extend(get_args(kind))
        if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
            seen.add(kind)
            for name, field in kind.model_fields.items():
                words.add(field.alias or name)
                todo.append(field.annotation)
    return frozenset(words)
