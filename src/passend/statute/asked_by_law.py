"""What the law wants in the statute, and for which arrangements the student council has a say.

Source: WEB 7.4.8 lid 4 a to l and 8a.2.2 lid 3 and 4, as in force on 1 August 2026.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Item:
    """One letter of WEB 7.4.8 lid 4. `always` is False where the law says "in voorkomend geval"."""

    letter: str
    label: Any
    always: bool = True

    @property
    def law(self) -> str:
        return f"WEB 7.4.8 lid 4 {self.letter}"


ITEMS: Final = (
    Item("a", _("hoe een klacht of geschil gaat, en het loket daarvoor")),
    Item("b", _("hoe een geschil over medezeggenschap gaat")),
    Item("c", _("waar je in beroep kunt gaan")),
    Item("d", _("wat school nog meer regelt om je rechten te beschermen")),
    Item("e", _("de regels over het bindend studieadvies")),
    Item("f", _("hoe school de kosten voor studenten laag houdt")),
    Item("g", _("geld dat je voorschoot of kreeg, en hoe dat terug gaat"), always=False),
    Item("h", _("wanneer je cursusgeld terugkrijgt")),
    Item("i", _("toelating, verzuim, schorsing en verwijdering")),
    Item("j", _("je rechten en plichten bij zwangerschap en bevalling")),
    Item("k", _("de regels van het studentenfonds")),
    Item("l", _("hoe school helpt bij je loopbaan")),
)
COUNCIL: Final = {
    "statute": "WEB 8a.2.2 lid 3 b",
    "complaints": "WEB 8a.2.2 lid 3 c",
    "fund": "WEB 8a.2.2 lid 3 k",
    "pregnancy": "WEB 8a.2.2 lid 3 b, 7.4.8 lid 4 j",
}
"""Arrangements that ask the consent of the student council, and the article that says so."""
