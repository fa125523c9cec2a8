"""How a draft comes about and is saved: plain functions that the verbs share."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from passend.cases.models import Case, MeasureWording, Need
from passend.cases.models.library import Decider, Domain
from passend.core import clock
from passend.core.prepared import Prepared
from passend.people.models import User

from ..models import AgreedMeasure, Agreement, DraftRevision, Status, Wish

STORY = Agreement.FIXED
OWN_STORY = ("strengths", "helps", "stuck")
PEOPLE = ("contact", "deputy")
LINE = AgreedMeasure.FIXED
ELSEWHERE = {Decider.EXAM_BOARD, Decider.CVTE, Decider.UWV, Decider.MUNICIPALITY, Decider.FUND}
WHO = {
    Domain.LESSON: "je docenten",
    Domain.EXAM: "je docenten",
    Domain.PRACTICE: "je stagebegeleider",
    Domain.GUIDANCE: "je slb’er",
}


@dataclass(frozen=True)
class InLaw:
    """From which rule of the law a measure was chosen: its key in the catalogue, and its name and
    article in words, as on that day."""

    provision: str = ""
    law: str = ""


NO_LAW = InLaw()


def start_draft(
    case: Case,
    *,
    by: Any,
    base: Agreement | None = None,
    wordings: Iterable[MeasureWording] = (),
    rests_on: InLaw = NO_LAW,
) -> Agreement:
    """A saved draft in this dossier: from a version before, else from the intake.

    `base` is by default what holds now, else the last version that came to nothing. Also for
    other verbs that begin a new version, such as an evaluation. Raises ValidationError when there
    is a draft or proposal already.
    """
    versions = list(case.agreements.order_by("-number"))
    base = base or _base_among(versions)
    number = versions[0].number + 1 if versions else 1
    draft = Agreement(case=case, number=number, base=base, made_by=by, **_story(case, base))
    draft.contact = (base and base.contact) or case.coach or by
    draft.deputy = base.deputy if base else None
    draft.made_on = clock.today()
    draft.full_clean()
    draft.save()
    if base:
        copy_lines(base, draft)
    add_from_library(draft, wordings, rests_on)
    keep_revision(draft, by)
    return draft


def base_of(case: Case) -> Agreement | None:
    """What holds now, else the last version that came to nothing."""
    return _base_among(case.agreements.order_by("-number"))


def _base_among(versions: Iterable[Agreement]) -> Agreement | None:
    """Of all versions of a dossier, the newest first."""
    by_status: dict[str, Agreement] = {}
    for version in versions:
        by_status.setdefault(version.status, version)
    dead_ends = [by_status.get(status) for status in (Status.CONTESTED, Status.WITHDRAWN)]
    newest = max(filter(None, dead_ends), key=lambda one: one.number, default=None)
    return by_status.get(Status.IN_FORCE) or newest


def _story(case: Case, base: Agreement | None) -> dict[str, str]:
    if base:
        return {name: getattr(base, name) for name in STORY}
    intake = case.intakes.last()
    return {name: getattr(intake, name) for name in OWN_STORY} if intake else {}


def copy_lines(base: Agreement, draft: Agreement) -> None:
    """Lines that hold go along unchanged, with their consent; all others are asked anew."""
    for line in lines_of(base):
        if is_over(line):
            continue
        if base.status == Status.IN_FORCE and line.answer == line.Answer.AGREED:
            carry_over(line, draft)
        else:
            copy = copied(line, draft)
            copy.replaces, copy.stops = line.replaces, line.stops
            mark_unchanged(copy)
            copy.save()
    for wish in base.wishes.all():
        texts = {name: getattr(wish, name) for name in Wish.FIXED}
        Wish.objects.create(agreement=draft, **texts)


def is_over(line: AgreedMeasure) -> bool:
    if line.stopped_on is not None:
        return True
    return line.ends_on is not None and line.ends_on < clock.today()


def carry_over(line: AgreedMeasure, to: Agreement) -> AgreedMeasure:
    """The same promise in another version, with the consent it has."""
    copy = copied(line, to)
    copy.replaces = line
    mark_unchanged(copy)
    copy.save()
    return copy


def copied(line: AgreedMeasure, to: Agreement) -> AgreedMeasure:
    kept = {name: getattr(line, name) for name in (*LINE, *BESIDE)}
    return AgreedMeasure(agreement=to, line=line.shared_key, **kept)


BESIDE = ("position", "need", "wording", "decision_state", "provision", "law")
"""What goes along to the next version beside the text that is agreed."""
UNCHANGED = ("same_as", "answer", "answered_on", "parent_answer", "parent_answered_on")
"""What `mark_unchanged` sets."""


def mark_unchanged(line: AgreedMeasure) -> bool:
    """A line that says what its predecessor says keeps that one's consent; any other has none.

    Returns whether that is news for this line.
    """
    was = [getattr(line, name) for name in UNCHANGED]
    before = line.replaces
    holds = before is not None and before.answer == line.Answer.AGREED and not is_over(before)
    if before and holds and not line.stops and _says_the_same(before, line):
        line.same_as = before
        line.answer, line.answered_on = before.answer, before.answered_on
        line.parent_answer = before.parent_answer
        line.parent_answered_on = before.parent_answered_on
    else:
        line.same_as = line.answered_on = line.parent_answered_on = None
        line.answer = line.parent_answer = line.Answer.OPEN
    return was != [getattr(line, name) for name in UNCHANGED]


def _says_the_same(one: AgreedMeasure, other: AgreedMeasure) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in LINE)


def add_from_library(
    draft: Agreement, wordings: Iterable[MeasureWording], rests_on: InLaw = NO_LAW
) -> None:
    """One line a measure, with the library's words; a second copy of a measure is not made."""
    lines = PLACES(draft=draft.pk)
    there = {wording for wording, _position in lines}
    position = max((position for _wording, position in lines), default=0)
    needs = NEEDS(case=draft.case_id)
    new = (wording for wording in wordings if wording.pk not in there)
    AgreedMeasure.objects.bulk_create(
        line_from_library(draft, wording, place, needs, rests_on)
        for place, wording in enumerate(new, position + 1)
    )


PLACES = Prepared(
    lambda draft: (
        AgreedMeasure.objects.filter(agreement=draft).order_by().values_list("wording", "position")
    )
)
NEEDS = Prepared(lambda case: Need.objects.filter(case=case, closed_on=None))


def line_from_library(
    draft: Agreement,
    wording: MeasureWording,
    position: int,
    needs: list[Need],
    rests_on: InLaw,
) -> AgreedMeasure:
    measure = wording.measure
    return AgreedMeasure(
        agreement=draft,
        position=position,
        wording=wording,
        need=next((need for need in needs if need.area in measure.areas), None),
        title=wording.title,
        school_does=wording.school_does,
        student_does=wording.student_does,
        teacher_line=wording.teacher_line,
        limits=wording.limits,
        domain=measure.domain,
        tier=measure.tier,
        decided_by=measure.decided_by,
        decision_state="needed" if measure.decided_by in ELSEWHERE else "none",
        who=WHO.get(Domain(measure.domain), "school"),
        starts_on=first_day(draft.case),
        ends_on=draft.case.enrolment.planned_end_on if draft.case.enrolment else None,
        provision=rests_on.provision,
        law=rests_on.law,
    )


def first_day(case: Case) -> date:
    """Support starts with the programme, and never before today."""
    return max(case.first_day or clock.today(), clock.today())


def snapshot(draft: Agreement) -> dict[str, Any]:
    """All that people write in a draft, as plain values. `edit` takes the same shape."""
    return {
        "fields": {name: getattr(draft, name) for name in STORY}
        | {name: _pk(getattr(draft, f"{name}_id")) for name in PEOPLE},
        "lines": [_line_values(line) for line in LINES(version=draft.pk)],
        "wishes": [
            {"id": str(wish.pk)} | {name: getattr(wish, name) for name in Wish.FIXED}
            for wish in WISHES(draft=draft.pk)
        ],
    }


def lines_of(version: Agreement, *, agreed: bool = False) -> list[AgreedMeasure]:
    """The promises of this version, or those that were agreed, in their order."""
    lines = (AGREED if agreed else LINES)(version=version.pk)
    for line in lines:
        line.agreement = version
    return lines


# Not in the order of the model, for which a database joins the version and its dossier.
LINES = Prepared(
    lambda version: AgreedMeasure.objects.filter(agreement=version).order_by("position")
)
AGREED = Prepared(
    lambda version: AgreedMeasure.objects.agreed().filter(agreement=version).order_by("position")
)
WISHES = Prepared(lambda draft: Wish.objects.filter(agreement=draft).order_by("pk"))


def _line_values(line: AgreedMeasure) -> dict[str, Any]:
    own = {"id": str(line.pk), "need": _pk(line.need_id), "stops": line.stops}
    own["decision_state"] = line.decision_state
    texts = {name: getattr(line, name) for name in LINE}
    return own | {k: v.isoformat() if isinstance(v, date) else v for k, v in texts.items()}


def _pk(key: Any) -> str:
    return str(key) if key else ""


def keep_revision(draft: Agreement, by: Any) -> None:
    DraftRevision.objects.create(
        agreement=draft,
        number=draft.revision,
        body=json.dumps(snapshot(draft), cls=DjangoJSONEncoder),
        saved_by=by if isinstance(by, User) else None,
        saved_at=clock.now(),
    )
