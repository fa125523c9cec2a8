"""Names as people look for them: without capitals, accents and double spaces."""

import unicodedata


def searchable(*parts: str) -> str:
    """The form in which a name is stored for search, and in which what is typed is compared.

    >>> searchable("Zoë", "van der Böhm")
    'zoe van der bohm'
    """
    text = " ".join(" ".join(parts).split())
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return text.casefold()[:220]
