"""What somebody who is no part of the dossier reads of the agreements: only what is shared.

The rule itself is `cases.sharing`. A place to study or work never learns the reason of a promise
(screens.md 1), so no need, no limits, no wish and no word of the student stands here.
"""

from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from passend.cases.models import Case
from passend.cases.sharing import shown_to
from passend.core.documents import render_pdf
from passend.core.models import School
from passend.core.templatetags.passend import day

from .models import AgreedMeasure

PAPER = Path(__file__).resolve().parent / "papers/shared.typ"


def lines_for(case: Case, to: str) -> QuerySet[AgreedMeasure]:
    """The promises that hold now and that `to` may see, in the order of the agreement."""
    return shown_to(holding(case), to)


def holding(case: Case) -> QuerySet[AgreedMeasure]:
    """All promises that hold now: what there is to share."""
    lines = AgreedMeasure.objects.in_effect().filter(agreement__case=case)
    return lines.select_related("wording").order_by("position")


def title_of(line: AgreedMeasure) -> str:
    return str(line.title or line.school_does.partition(".")[0])


def paper_for(case: Case, to: str) -> bytes:
    """The same on paper, made anew at each request: what was taken back is not in it."""
    school = School.current()
    data: dict[str, Any] = {
        "heading": _("Afspraken die %(name)s deelt") % {"name": case},
        "lead": _("Alleen wat de student deelt, staat hier. Geef dit niet door."),
        "facts": [{"label": _("School"), "value": school.name}],
        "what": _("De afspraken"),
        "running": school.name,
        "page_word": _("Bladzijde"),
        "cards": [
            {
                "title": title_of(line),
                "sides": [
                    {"label": _("School doet"), "value": line.school_does},
                    *(
                        [{"label": _("De student doet"), "value": line.student_does}]
                        if line.student_does
                        else []
                    ),
                ],
                "lines": (
                    [{"label": _("Tot en met"), "value": day(line.ends_on)}] if line.ends_on else []
                ),
            }
            for line in lines_for(case, to)
        ],
        "empty": _("Er is nu niets gedeeld."),
    }
    return render_pdf(PAPER, data, title=data["heading"])
