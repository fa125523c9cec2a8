"""Words of this place, of which nobody should make a password: whoever guesses begins with them.

The documented list of ASVS 6.1.2: the name of the product, words of every school, and the name and
code of this one. Words of the person are Django's own validator.
"""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from passend.core.models import School

WORDS = (
    "passend", "school", "mbo", "roc", "student", "docent", "mentor", "coach", "begeleider",
    "coordinator", "beheerder", "wachtwoord", "welkom", "onderwijs", "zorg", "intake",
)  # fmt: skip
LEFT = 4
"""Signs that must remain when these words and the digits around them are taken away."""


class WordsOfThisPlaceValidator:
    """Refuses a password that is little more than such a word."""

    def validate(self, password: str, user: Any = None) -> None:
        rest = password.lower()
        for word in sorted(words(), key=len, reverse=True):
            rest = rest.replace(word, "")
        if rest != password.lower() and len(re.sub(r"[\d\W_]", "", rest)) < LEFT:
            raise ValidationError(_("Dit wachtwoord is makkelijk te raden. Kies andere woorden."))

    def get_help_text(self) -> str:
        return _("Gebruik niet de naam van de school of van Passend.")


def words() -> set[str]:
    """The list, with the school's own name in it."""
    school = School.current()
    own = [*school.name.lower().split(), school.brin.lower()]
    return {*WORDS, *(word for word in own if len(word) > 3)}
