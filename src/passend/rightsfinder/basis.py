"""On what ground a letter about a law may go: the WEB itself, or what the school chose.

To tell students what the WEB gives them is a task of the school in that law (7.4.8 lid 2 and 4;
AVG 6 lid 1 e). For other laws no such task is written, so somebody answers for it first (lid 3).
"""

from typing import Final

from .catalogue import library
from .models import OutreachBasis

WEB: Final = {"BWBR0007625", "BWBR0027963", "BWBR0035252"}
"""The WEB, and what was made by force of it: the decree on exams, the rule on adapted ones."""


def is_of_web(code: str) -> bool:
    """Whether a provision rests on the WEB."""
    return library().provisions[code].regulation.bwb in WEB


def chosen() -> OutreachBasis | None:
    """What the school chose for other laws; None when it may not, as long as nobody chose."""
    newest = OutreachBasis.objects.first()
    return newest if newest and newest.kind != OutreachBasis.Kind.NONE else None


def covers(code: str) -> bool:
    """Whether there is a ground for letters about this provision, and for counting for whom."""
    return is_of_web(code) or chosen() is not None


def covered() -> set[str]:
    """Every provision about which a letter may go."""
    everything = library().provisions
    return set(everything) if chosen() else {code for code in everything if is_of_web(code)}


def told() -> str:
    """The ground for other laws in words, for the register of processing activities."""
    basis = chosen()
    if basis is None:
        return "andere wetten dan de WEB: geen brieven"
    article = "onder e" if basis.kind == OutreachBasis.Kind.TASK else "onder f"
    return f"andere wetten dan de WEB: AVG 6 lid 1 {article} ({basis.law})"
