"""The rows of the list of students as HTML; written here for the reason that `due_rows` gives."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from passend.cases.models import NeedState
from passend.core.links import link
from passend.core.rows import cell, one, rows
from passend.core.templatetags.passend import icon, short_day

COLUMNS = (
    "pk", "first_name", "last_name", "need_state", "coming", "evaluate_by", "student__number",
    "student__group__name", "coach_id", "coach__first_name", "coach__last_name",
)  # fmt: skip
ROW = """<tr>
  <th scope="row"><a class="row-link" href="{url}">{who}</a></th>
  <td data-label="{number_word}">{number}</td>
  <td data-label="{group_word}">{group}</td>
  <td data-label="{coach_word}">{coach}</td>
  <td data-label="{agreement_word}">{agreement}</td>
  <td data-label="{review_word}">{review}</td>
</tr>"""
BADGE = '<span class="status-badge{}">{}<span>{}</span></span>'
DAY = '<time datetime="{}">{}</time>'
QUIET = '<span class="subtle">{}</span>'
UNKNOWN = cell("–")


def written(found: Iterable[tuple[Any, ...]]) -> SafeString:
    """Each dossier as its `COLUMNS`: no more is read than a row shows."""
    words: dict[str, SafeString] = {
        "number_word": cell(_("Nummer")),
        "group_word": cell(_("Groep")),
        "coach_word": cell(_("Slb’er")),
        "agreement_word": cell(_("Afspraken")),
        "review_word": cell(_("Evaluatie")),
    }
    badges = _badges()
    named = (dict(zip(COLUMNS, row, strict=True)) for row in found)
    return rows(ROW, ({**words, **_cells(row, badges)} for row in named))


def _cells(row: dict[str, Any], badges: dict[str, SafeString]) -> dict[str, SafeString]:
    coach = f"{row['coach__first_name']} {row['coach__last_name']}".strip() or _("onbekend")
    by = row["evaluate_by"]
    state = row["coming"] or ("in_force" if by else row["need_state"])
    return {
        "url": cell(link("case.detail", row["pk"])),
        "who": cell(f"{row['first_name']} {row['last_name']}"),
        "number": cell(row["student__number"] or UNKNOWN),
        "group": cell(row["student__group__name"] or UNKNOWN),
        "coach": cell(coach) if row["coach_id"] else UNKNOWN,
        "agreement": badges[state],
        "review": one(DAY, cell(by.isoformat()), cell(short_day(by))) if by else UNKNOWN,
    }


def _badges() -> dict[str, SafeString]:
    """Where the agreement of a dossier stands; else what is known of the need."""
    quiet = {need.value: one(QUIET, cell(need.label)) for need in NeedState}
    return quiet | {
        "proposed": _badge(" status-badge--warning", "clock", _("wacht op akkoord")),
        "draft": _badge("", "pen", _("concept")),
        "in_force": _badge(" status-badge--positive", "check", _("gelden")),
        NeedState.NEED: _badge(" status-badge--warning", "alert", _("nog maken")),
    }


def _badge(tone: str, sign: str, word: str) -> SafeString:
    return one(BADGE, cell(tone), icon(sign), cell(word))
