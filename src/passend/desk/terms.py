"""How long we keep what, in words: the same data by which the night deletes."""

from passend.core.keep import KEEPS
from passend.core.models import School


def kept_for() -> list[dict[str, str]]:
    """One row for each kind of thing that holds something of a person."""
    own = School.current().keep_choices
    return [
        {"what": str(k.what), "term": f"{k.length_text(own)} {k.since}".strip(), "law": k.law}
        for k in KEEPS
        if k.what
    ]
