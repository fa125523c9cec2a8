"""The exact text of an agreement, as a person agrees to it. Plain, in Dutch, always the same."""

from collections.abc import Iterable
from datetime import date

from django.utils import translation
from django.utils.formats import date_format

from passend.core.models import School

from .models import AgreedMeasure, Agreement, Wish

STORY = (
    ("strengths", "Wat gaat goed"),
    ("helps", "Wat helpt"),
    ("stuck", "Waar ik vastloop"),
    ("exam_note", "Examens"),
    ("bpv_note", "Stage"),
    ("external_note", "Hulp van buiten"),
    ("sharing_note", "Wie mag dit weten"),
)


def text_of(agreement: Agreement, lines: Iterable[AgreedMeasure]) -> str:
    """Everything that is agreed, line by line. Kept with each consent, and hashed."""
    with translation.override("nl"):
        parts = [_head(agreement)]
        parts += [_line(n, m) for n, m in enumerate(lines, 1)]
        parts += [_wish(wish) for wish in agreement.wishes.all()]
        parts += [_labelled([(label, getattr(agreement, name))]) for name, label in STORY]
        parts.append(_foot(agreement))
        return "\n\n".join(part for part in parts if part)


def _head(agreement: Agreement) -> str:
    case = agreement.case
    school = School.current()
    return _labelled(
        [
            ("Afspraken over extra ondersteuning, versie", str(agreement.number)),
            ("School", f"{school.name} {school.brin}".strip()),
            ("Student", str(case)),
            ("Opleiding", str(case.programme or case.programme_wish)),
        ]
    )


def _line(number: int, line: AgreedMeasure) -> str:
    mark = "ongewijzigd" if line.is_unchanged else "deze afspraak stopt" if line.stops else ""
    return _labelled(
        [
            (f"Afspraak {number}", f"{line.title} ({mark})" if mark else line.title),
            ("School doet", line.school_does),
            ("Ik doe", line.student_does),
            ("Docenten lezen", line.teacher_line),
            ("Wie", line.who),
            ("Waar, wanneer, hoe vaak", line.where_when),
            ("Vanaf", _day(line.starts_on)),
            ("Tot en met", _day(line.ends_on)),
            ("Wie beslist", line.get_decided_by_display()),
            ("Grenzen", line.limits),
            ("We merken dat het werkt als", line.works_when),
        ]
    )


def _wish(wish: Wish) -> str:
    return _labelled(
        [
            ("Gevraagd, en niet toegezegd", wish.asked),
            ("Waarom niet", wish.get_reason_display()),
            ("Uitleg", wish.explanation),
            ("Wat kan wel", wish.instead),
        ]
    )


def _foot(agreement: Agreement) -> str:
    return _labelled(
        [
            ("Vast aanspreekpunt", str(agreement.contact or "")),
            ("Vervanger", str(agreement.deputy or "")),
            ("Klacht of geschil", School.current().complaint_route),
        ]
    )


def _labelled(rows: list[tuple[str, str]]) -> str:
    return "\n".join(f"{label}: {value}" for label, value in rows if value)


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
