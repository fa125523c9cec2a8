"""What somebody runs into: found at the intake, or later."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from passend.cases import terms
from passend.cases.models import Case, Need, NeedState
from passend.cases.policy import staff
from passend.cases.questionnaire import means
from passend.core import clock
from passend.core.actions import action

TELLS_A_NEED = {"need", "maybe"}
Told = tuple[str, str]  # an area, and the student's own words about it


@action(
    "need.add",
    "Nieuwe behoefte",
    on=Case,
    who=staff,
    when=[Case.Status.REQUESTED, Case.Status.HEARD],
    logs=["area", "agree_by"],
)
def add(
    case: Case, *, by: Any, area: str, text: str = "", grounds: list[str] | None = None
) -> Need:
    """Found after enrolment gives the same duties (WEB 8.1.3a lid 4); the law names no days, so
    the school's own level counts."""
    if case.needs.filter(area=area, closed_on=None).exists():
        raise ValidationError(_("Deze behoefte staat er al. Sluit die eerst of kies een andere."))
    case.grounds = sorted({*case.grounds, *(grounds or [])})
    need = add_needs(case, [(area, text)])[0]
    case.save()
    return need


@action("need.close", "Behoefte sluiten", on=Need, who=staff)
def close(need: Need, *, by: Any) -> None:
    """No longer in the way. It stays readable."""
    if need.closed_on is None:
        need.closed_on = clock.today()
        need.save()
        set_clock(need.case)
        need.case.save()


def told_on(case: Case) -> date:
    """Since when the school knows: the day of the request, when that already told of a need and
    nobody talked about it since (A-02: an intake that comes late does not make the need later)."""
    request = getattr(case, "request", None)
    if case.heard_on or request is None or request.sent_at is None:
        return clock.today()
    return case.requested_on if means(request.told) in TELLS_A_NEED else clock.today()


def add_needs(case: Case, told: list[Told], known_on: date | None = None) -> list[Need]:
    """New needs with their own last day; a need that is open already only gets the newer words."""
    today = known_on or clock.today()
    case.need_state = NeedState.NEED
    case.need_known_on = case.need_known_on or today
    known = {need.area: need for need in case.needs.filter(closed_on=None)}
    needs = []
    for area, text in told:
        need = known.setdefault(area, Need(case=case, area=area, found_on=today))
        need.text = text or need.text
        need.agree_by = terms.agree_by(case, need.found_on)
        need.full_clean()
        if not need._state.adding:
            need.save()
        needs.append(need)
    Need.objects.bulk_create({need.pk: need for need in needs if need._state.adding}.values())
    _set_clock(case, known.values())
    return needs


def set_clock(case: Case) -> None:
    """The last day for every open need, and for the dossier the first of them. Stored, so that
    nobody computes it again; the caller saves the dossier."""
    _set_clock(case, case.needs.filter(closed_on=None))


def _set_clock(case: Case, needs: Iterable[Need]) -> None:
    days = []
    for need in needs:
        last_day = terms.agree_by(case, need.found_on)
        if need.agree_by != last_day:
            need.agree_by = last_day
            need.save(update_fields=["agree_by"])
        days.append(last_day)
    case.agree_by = min(days, default=None)
