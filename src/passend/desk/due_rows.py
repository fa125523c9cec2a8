"""The rows of a due list as HTML, written here and not in a template.

A template takes a row apart into twenty small steps: 10 ms for a page of fifty, a quarter of all
that the page may cost. `format_html` escapes every value just as well, in a tenth of the time.
"""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from passend.core.templatetags.passend import day, icon

from .due import Row

ROW = """<li class="due{state}">{pick}
  <div class="due__main">
    <h3 class="due__who"><a href="{case_url}">{who}</a></h3>
    <p class="due__what">{what}</p>
    <p class="due__meta">{group}{team}{coach}</p>
  </div>
  <div class="due__day"><time datetime="{iso}">{by}</time> {badge}</div>
  <div class="due__act"><a class="button" href="{url}">{label}{about}</a></div>
</li>"""
PICK = """<label class="due__pick"><input type="checkbox" name="pick" value="{}"{}>\
<span class="visually-hidden">{} {}</span></label>"""
ABOUT = '<span class="visually-hidden">: {}</span>'
QUIET = '<span class="subtle">{}</span>'
BADGE = '<span class="status-badge status-badge--{}">{}<span>{}</span></span>'
BADGES = {"late": ("negative", "alert"), "soon": ("warning", "clock")}


def written(rows: Iterable[Row], *, with_coach: bool, pick_late: bool) -> SafeString:
    """The rows under one heading. `pick_late`: what is late is ticked for the reminder."""
    choose, coach = _("Kies"), _("slb’er")
    return format_html_join(
        "\n",
        ROW,
        (
            {
                "state": f" due--{row['state']}" if row["state"] else "",
                "pick": _pick(row, choose, ticked=pick_late) if row["pick"] else "",
                "case_url": row["case_url"],
                "who": row["who"],
                "what": row["what"],
                "group": _span(row["group"]),
                "team": _span(row["team"]),
                "coach": _span(f"{coach} {row['coach']}") if with_coach and row["coach"] else "",
                "iso": row["iso"],
                "by": day(row["by"]),
                "badge": _badge(row),
                "url": row["action_url"],
                "label": row["action_label"],
                "about": format_html(ABOUT, row["who"]),
            }
            for row in rows
        ),
    )


def _pick(row: Row, choose: str, *, ticked: bool) -> SafeString:
    checked = " checked" if ticked and row["state"] == "late" else ""
    return format_html(PICK, row["pick"], checked, choose, row["who"])


def _span(text: str) -> str:
    return format_html("<span>{}</span>", text) if text else ""


def _badge(row: Row) -> SafeString:
    if row["state"] not in BADGES:
        return format_html(QUIET, row["days_text"])
    tone, sign = BADGES[row["state"]]
    return format_html(BADGE, tone, icon(sign), row["days_text"])
