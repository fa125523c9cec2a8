"""Reading YAML so that a mistake can be pointed at: every value remembers its line.

All plain values stay text; the models say what they must be. So YAML's booleans (`yes`, `on`),
its base-60 numbers (`6:8` is an article) and its floats (`4.10` is an article too) cannot bite.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

Place = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake in a file, in plain words. A warning does not stop anything."""

    file: str
    line: int
    text: str
    warning: bool = False

    def __str__(self) -> str:
        mark = "let op: " if self.warning else ""
        return f"{self.file}, regel {self.line}: {mark}{self.text}"


@dataclass
class Document:
    """What stands in a file, and on which line each value stands."""

    file: str
    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def complain(self, place: Place, text: str, *, warning: bool = False) -> None:
        """Note a mistake at a place."""
        self.problems.append(Problem(self.file, self.line(place), text, warning))


def read(file: str, text: str) -> Document:
    """Read one file. Mistakes of form are in `problems`; then `data` is None."""
    document = Document(file)
    try:
        node = _composed(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        document.problems.append(Problem(file, line, _explained(error)))
        return document
    if node is None:
        document.complain((), "dit bestand is leeg")
        return document
    document.data = _value(node, (), document)
    return document


def _composed(text: str) -> yaml.Node | None:
    """By libyaml where it is there: eleven times as fast; the hints do not know its words."""
    try:
        return yaml.compose(text, Loader=QUICK)
    except yaml.MarkedYAMLError:
        return yaml.compose(text, Loader=yaml.BaseLoader)


QUICK = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _value(node: yaml.Node, place: Place, document: Document) -> Any:
    document.lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, place, document)
    if isinstance(node, yaml.SequenceNode):
        return [_value(part, (*place, i), document) for i, part in enumerate(node.value)]
    return node.value


def _mapping(node: yaml.MappingNode, place: Place, document: Document) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        document.lines[(*place, key)] = key_node.start_mark.line + 1
        if key in found:
            document.complain((*place, key), f"«{key}» staat hier twee keer")
        found[key] = _value(value_node, (*place, key), document)
    return found


HINTS = {
    "mapping values are not allowed here": (
        "hier staat een dubbele punt in een zin. Zet de zin tussen aanhalingstekens"
    ),
    "found character '\\t' that cannot start any token": (
        "hier staat een tab. Spring in met spaties"
    ),
    "expected <block end>, but found '<block mapping start>'": (
        "deze regel is niet even ver ingesprongen als de regels waar hij bij hoort"
    ),
    "expected <block end>, but found '-'": "dit streepje staat niet recht onder het vorige",
    "could not find expected ':'": "achter dit woord ontbreekt een dubbele punt",
    "expected ',' or '}', but got": (
        "tussen { en } hoort na elk deel een komma, en een zin met een komma of een accolade "
        "hoort tussen aanhalingstekens"
    ),
    "expected ',' or ']', but got": "tussen [ en ] hoort na elk deel een komma",
    "while scanning a quoted scalar": "een aanhalingsteken wordt niet gesloten",
}


def _explained(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.context or ''} {error.problem or ''}"
    for part, hint in HINTS.items():
        if part in said:
            return hint
    return f"dit kan niet worden gelezen ({said.strip()})"
