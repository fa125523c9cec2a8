"""What teachers read about fewer lessons, absence and leave: what was arranged, never why.

Of leave they read the last day and nothing else, and so not which leave it is.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from passend.cases.classroom import ClassLine, adds_to_card
from passend.cases.models import Audience, Case
from passend.cases.models.asked import Status
from passend.cases.sharing import shown_to
from passend.core import clock
from passend.core.keys import any_of
from passend.core.prepared import Prepared
from passend.core.templatetags.passend import day

from .models import Arrangement, Sort

TOLD: Final = Q(sort=Sort.LEAVE) | ~Q(teacher_line="")
"""Of what there is something to read. Without a line the school chose to tell nothing."""

ON_CARDS = Prepared(
    lambda groups, today: (
        shown_to(
            Arrangement.objects.in_force(today).filter(
                TOLD,
                case__student__group__in=any_of(groups, "bigint"),
                case__student__gone_on=None,
            ),
            Audience.TEACHERS,
            today,
        )
        .select_related("case")
        .annotate(group_of=F("case__student__group"))
        .only("sort", "teacher_line", "ends_on", "case__first_name", "case__last_name")
        .order_by("case__last_name", "case__first_name", "case_id", "starts_on")
    )
)


@adds_to_card
def on_cards(groups: Sequence[int]) -> Iterator[ClassLine]:
    """What holds today, of students who are in these groups now, in one query."""
    for made in ON_CARDS(groups=groups, today=clock.today()):
        yield ClassLine(made.group_of, made.case, line_of(made))


def to_share(case: Case) -> QuerySet[Arrangement]:
    """What teachers read of this dossier, today or later: of that the student has a switch."""
    held = case.arrangements.filter(TOLD, status=Status.GRANTED, ends_on__gte=clock.today())
    return held.order_by("starts_on")


def line_of(made: Arrangement) -> str:
    """The words on the card, which the student reads too beside the switch."""
    last = {"line": made.teacher_line, "day": day(made.ends_on)}
    if made.is_leave:
        return _("Heeft verlof tot en met %(day)s.") % last
    return _("%(line)s (t/m %(day)s)") % last


def title_of(made: Arrangement) -> str:
    """What it is about, for the student. What begins later says when: two may look alike."""
    titles = {
        Sort.HOURS: _("Wat over je lessen is geregeld"),
        Sort.AROUND: _("Wat is geregeld als je er niet bent"),
        Sort.LEAVE: _("Je verlof"),
    }
    title = titles[Sort(made.sort)]
    if made.starts_on is None or made.starts_on <= clock.today():
        return title
    return _("%(title)s, vanaf %(day)s") % {"title": title, "day": day(made.starts_on)}
