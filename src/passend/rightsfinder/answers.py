"""What somebody tapped so far. It travels in the address of the page, sealed; nothing is kept here.

Sealed and not only signed: a server in between writes addresses down, and the answers are about
health (ADR 72). A link of an older catalogue still opens: what is no longer known is left out.
"""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qsl, urlencode

from passend.core.fields import seal, unseal

CONTEXT = "rightsfinder:answers"
SKIP = "over"
"""Stands for the answer to a question that was skipped: it is not asked again."""

DAY, MORE, STEP, FACT, KNOWN = "dag", "meer", "stap.", "feit.", "register."
ONLY = "regel"
SAFE = str.maketrans("+/", "-_")
PLAIN = str.maketrans("-_", "+/")


@dataclass(frozen=True)
class Answers:
    """The taps of one walk.

    `day` is when it began. `chosen` holds per step the codes of the choices, none for "niets
    hiervan". `told` holds per question the answer as `parse_value` reads it, or `SKIP`, in the
    order of asking. `more`: asks further than the first result. `register` holds what the school's
    register said, in the same words as `told`: who tells otherwise is believed. `only` names the
    one provision that a page is about.
    """

    day: date
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    more: bool = False
    register: tuple[tuple[str, str], ...] = ()
    only: str = ""

    def choices(self, step: str) -> tuple[str, ...] | None:
        """What was chosen in a step; None before it was shown."""
        return dict(self.chosen).get(step)

    def choosing(self, step: str, code: str | None) -> "Answers":
        """With one more choice in a step, or without one that was there; None changes no choice."""
        had = self.choices(step) or ()
        now = tuple(one for one in had if one != code)
        now = (*now, code) if code and code not in had else now
        return replace(self, chosen=tuple({**dict(self.chosen), step: now}.items()))

    def telling(self, name: str, text: str) -> "Answers":
        """With an answer; the question keeps its place when it was answered before."""
        return replace(self, told=tuple({**dict(self.told), name: text}.items()))

    def before(self) -> "Answers | None":
        """As it was one tap ago; None at the very beginning."""
        if self.told:
            return replace(self, told=self.told[:-1])
        return replace(self, chosen=self.chosen[:-1]) if self.chosen else None

    def link(self, of: str = "") -> str:
        """As a part of an address. `of`: only for the pages of this dossier."""
        parts = [(DAY, self.day.isoformat())]
        parts += [(MORE, "1")] if self.more else []
        parts += [(ONLY, self.only)] if self.only else []
        parts += [(STEP + step, ",".join(codes)) for step, codes in self.chosen]
        parts += [(FACT + name, text) for name, text in self.told]
        parts += [(KNOWN + name, text) for name, text in self.register]
        return str(seal(urlencode(parts), CONTEXT + of)).translate(SAFE).rstrip("=")


def opened(link: str, of: str = "") -> Answers | None:
    """The answers in an address; None when we did not make it, or for another dossier (`of`)."""
    name, _, body = link.partition(":")
    box = body.translate(PLAIN)
    try:
        text = unseal(f"{name}:{box}{'=' * (-len(box) % 4)}", CONTEXT + of)
        parts = parse_qsl(text, keep_blank_values=True)
        day = date.fromisoformat(dict(parts)[DAY])
    except (ValueError, KeyError):
        return None
    return Answers(
        day=day,
        chosen=tuple((n.removeprefix(STEP), _codes(v)) for n, v in parts if n.startswith(STEP)),
        told=tuple((n.removeprefix(FACT), v) for n, v in parts if n.startswith(FACT)),
        more=MORE in dict(parts),
        register=tuple((n.removeprefix(KNOWN), v) for n, v in parts if n.startswith(KNOWN)),
        only=dict(parts).get(ONLY, ""),
    )


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code for code in text.split(",") if code)
