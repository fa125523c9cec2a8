"""The library: what the school can do, in words that a student understands."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from passend.cases.content import MeasureSeed
from passend.cases.content import measures as seeds
from passend.cases.models import Measure, MeasureWording
from passend.cases.policy import librarian
from passend.core import clock
from passend.core.actions import action
from passend.core.actors import SYSTEM

TEXTS = (
    "title", "school_does", "student_does", "teacher_line", "law_room", "law_basis", "law_source",
    "limits",
)  # fmt: skip


@action("measure.add", "Maatregel toevoegen", on=Measure, who=librarian, logs=["code"])
def add(measure: Measure, *, by: Any, texts: dict[str, str], **facts: Any) -> Measure:
    """`texts` are the words of its first version, `facts` who decides, which domain, and so on."""
    for name, value in facts.items():
        setattr(measure, name, value)
    measure.code = measure.code or free_code(texts["title"])
    measure.full_clean()
    measure.save()
    word(measure, texts)
    return measure


@action("measure.reword", "Tekst aanpassen", on=Measure, who=librarian, logs=["code"])
def reword(measure: Measure, *, by: Any, texts: dict[str, str], **facts: Any) -> None:
    """A new version. What was agreed under an older wording keeps those words."""
    for name, value in facts.items():
        setattr(measure, name, value)
    if {name: getattr(measure.wording, name) for name in TEXTS} != texts:
        word(measure, texts)


@action("measure.retire", "Niet meer aanbieden", on=Measure, who=librarian, logs=["code"])
def retire(measure: Measure, *, by: Any) -> None:
    """Cannot be chosen any more; agreements that hold it go on."""
    if measure.retired_on:
        raise ValidationError(_("Deze maatregel wordt al niet meer aangeboden."))
    measure.retired_on = clock.today()


@action("measure.restore", "Weer aanbieden", on=Measure, who=librarian, logs=["code"])
def restore(measure: Measure, *, by: Any) -> None:
    measure.retired_on = None


def word(measure: Measure, texts: dict[str, str]) -> MeasureWording:
    """The next version of the texts, in use from today."""
    last = measure.wordings.aggregate(last=Max("version"))["last"] or 0
    wording = MeasureWording(measure=measure, version=last + 1, in_use_on=clock.today(), **texts)
    wording.full_clean()
    wording.save()
    return wording


def free_code(title: str) -> str:
    """A code that no measure has, made from the title."""
    base = slugify(title)[:50] or "maatregel"
    taken = set(Measure.objects.filter(code__startswith=base).values_list("code", flat=True))
    return next(c for c in [base, *(f"{base}-{n}" for n in range(2, 999))] if c not in taken)


def seed() -> int:
    """Copy the starting list into an installation; what is there already stays as it is."""
    known = set(Measure.objects.values_list("code", flat=True))
    new = [one for one in seeds() if one.code not in known]
    for one in new:
        add(Measure(code=one.code), by=SYSTEM, texts=texts_of(one), **facts_of(one))
    return len(new)


def texts_of(one: MeasureSeed) -> dict[str, str]:
    return {
        "title": one.title,
        "school_does": one.student,
        "student_does": one.student_does,
        "teacher_line": one.teacher,
        "law_room": one.law_room,
        "law_basis": one.law_basis,
        "law_source": one.law_source,
        "limits": re.sub(r"\s+", " ", one.limits),
    }


def facts_of(one: MeasureSeed) -> dict[str, Any]:
    return {
        "domain": one.domain,
        "field": one.ivo,
        "tier": one.tier,
        "decided_by": one.decided_by,
        "areas": list(one.areas),
        "evidence": one.evidence,
        "review_months": one.default_review_months,
    }
