"""The rights finder for programs: the catalogue, an answer, and what to ask next.

Public and without an account; nothing is kept, and answers travel in the body only (ADR 73). The
shape is that of the NL API Design Rules; the words and attributes are Dutch, as the law is.
"""

from typing import Any

from .changes import CHANGES

BASE = "/api/v1"
"""Where it is. Only the major version stands in an address."""

VERSION = CHANGES[0].version
"""By semantic versioning."""

EXAMPLES: dict[str, dict[str, Any]] = {
    "evaluate": {
        "voorzieningen": ["studietoeslag"],
        "antwoorden": [
            {"vraag": "leeftijd", "antwoord": 21},
            {"vraag": "ontvangt-wsf", "antwoord": True},
        ],
    },
    "next_question": {
        "voorzieningen": ["studietoeslag"],
        "antwoorden": [{"vraag": "leeftijd", "antwoord": 21}],
        "overgeslagen": ["kan-niet-bijverdienen"],
    },
}
"""A body for each question, in the document and on the page for developers."""
