"""A school's own names of roles, in every sentence of the product.

The names are a layer of translation: whatever text of ours goes through gettext names a role by
the school's word (`School.role_labels`, "loopbaancoach/loopbaancoaches" for one and more). What
people wrote, and the exact text that somebody agreed to, never goes through gettext, so it stays.
See ADR 0022.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, trans_real

from passend.core.context import school_of

from .models import Role

SAID: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    Role.COACH: (("slb’er", "slb’ers"),),
    Role.INTAKER: (("intaker", "intakers"),),
    Role.TEACHER: (("docent", "docenten"),),
    Role.COORDINATOR: (
        ("ondersteuningscoördinator", "ondersteuningscoördinatoren"),
        ("coördinator", "coördinatoren"),
    ),
    Role.MANAGER: (("functioneel beheerder", "functioneel beheerders"),),
    Role.EXAM_BOARD: (("lid van de examencommissie", "leden van de examencommissie"),),
    Role.PRACTICE_COACH: (("bpv-begeleider", "bpv-begeleiders"),),
    Role.PRIVACY: (("privacy officer", "privacy officers"),),
}
"""How our own sentences name a role: one of them, and several."""
WORDS: Final = {
    word: (role, number)
    for role, pairs in SAID.items()
    for pair in pairs
    for number, word in enumerate(pair)
}
ALTERNATIVES: Final = "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True))
FOUND: Final = re.compile(rf"(?<![\w-])({ALTERNATIVES})(?![\w-])", re.IGNORECASE)


class OwnWords:
    """A translation whose answers name roles as the school does. `school` is only read once a
    sentence names one."""

    def __init__(self, base: Any, school: Any) -> None:
        self._base, self._school = base, school
        self._labels: dict[str, str] | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._base, name)

    def gettext(self, message: str) -> str:
        text, names_one = said(self._base, message)
        return FOUND.sub(self._word, text) if names_one else text

    def ngettext(self, one: str, more: str, number: int) -> str:
        return self.own(self._base.ngettext(one, more, number))

    def own(self, text: str) -> str:
        return FOUND.sub(self._word, text) if text and names_a_role(text) else text

    def _word(self, found: re.Match[str]) -> str:
        if self._labels is None:
            self._labels = self._school.role_labels
        role, number = WORDS[found[0].lower()]
        own = self._labels.get(role, "")
        if not own:
            return found[0]
        word = one_or_more(own)[number]
        return word[:1].upper() + word[1:] if found[0][:1].isupper() else word


@lru_cache(maxsize=4096)
def said(base: Any, message: str) -> tuple[str, bool]:
    """A sentence in a language, and whether a role stands in it: the same for every school, and
    asked a hundred times a page."""
    text = base.gettext(message)
    return text, bool(text) and names_a_role(text)


@lru_cache(maxsize=4096)
def names_a_role(text: str) -> bool:
    """Whether a role stands in this sentence. A page says the same hundred each time."""
    return FOUND.search(text) is not None


def one_or_more(label: str) -> tuple[str, str]:
    """`"leraar/leraren"` → `("leraar", "leraren")`; without a second one an s is added."""
    one, _slash, more = (part.strip() for part in label.partition("/"))
    return one, more or f"{one}s"


class OwnWordsMiddleware:
    """Puts the school's words over the language of this request. After `LocaleMiddleware`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = get_language() or ""
        if not language.startswith("nl"):
            return self.get_response(request)
        # Django has no other place for a layer over a language than where it keeps the active
        # one; `translation.override("nl")` goes under it, as the text of a consent does.
        base = trans_real.translation(language)
        trans_real._active.value = OwnWords(base, school_of(request))  # type: ignore[attr-defined]
        try:
            return self.get_response(request)
        finally:  # only this request: what runs in the thread afterwards asks no school
            trans_real._active.value = base  # type: ignore[attr-defined]
