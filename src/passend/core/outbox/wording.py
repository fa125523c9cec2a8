"""What a message says: a template of its kind, in plain text."""

from html import unescape
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from ..models import School


def text_of(kind: str, *, link: str = "", **context: Any) -> tuple[str, str]:
    """Subject and text. Templates escape for HTML; this is plain text, and a school may be called
    ROC ’t & Zn. A subject is one line, whatever a school is called."""
    context = {"link": f"{settings.BASE_URL}{link}", "school": School.current().name, **context}
    text = unescape(render_to_string(f"mail/{kind}.txt", context))
    subject, _, body = text.strip().partition("\n")
    return " ".join(subject.removeprefix("Onderwerp:").split()), body.strip()


def paragraphs(body: str) -> list[dict[str, Any]]:
    """The same text for a page: paragraphs of lines, and each link of ours with its label."""
    found: list[dict[str, Any]] = []
    for block in body.split("\n\n"):
        lines = [line for line in block.splitlines() if line]
        label, _, link = lines[0].partition(": ") if lines else ("", "", "")
        if link.startswith(settings.BASE_URL) and len(lines) == 1:
            found.append({"link": link, "label": label})
        else:
            found.append({"lines": lines})
    return found
