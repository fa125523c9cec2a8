"""A hint for who writes a text that students read: short sentences, ordinary words.

No score and no law: two plain rules of A2 writing. Pure functions.
"""

import re

from django.utils.translation import gettext_lazy as _

LONG_SENTENCE, LONG_WORD = 15, 18
STIFF = {
    "dient", "dienen", "middels", "teneinde", "inzake", "betreffende", "alsmede", "derhalve",
    "conform", "desgewenst", "omtrent", "faciliteren", "adequaat", "deelnemer",
}  # fmt: skip


def hints(text: str) -> list[str]:
    """At most one hint of each kind, with the words that it is about."""
    found = []
    sentences = [part.split() for part in re.split(r"[.!?]\s*", text) if part.strip()]
    longest = max((len(words) for words in sentences), default=0)
    if longest > LONG_SENTENCE:
        found.append(
            _("Een zin van %d woorden is lang. Maak er twee van, of bewaar het zo.") % longest
        )
    words = re.findall(r"[^\W\d_]+", text.lower())
    if stiff := [word for word in words if word in STIFF]:
        found.append(_("“%s” is een moeilijk woord. Kies een gewoon woord.") % stiff[0])
    if long := [word for word in words if len(word) > LONG_WORD]:
        found.append(_("“%s” is een lang woord. Kan het korter?") % long[0])
    return [str(hint) for hint in found]
