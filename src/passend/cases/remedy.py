"""What somebody can do who does not agree with a decision: which way, until which day.

The exam committee's decisions go to the committee of appeal for exams (WEB 7.5.3 lid 1), within
two weeks; other decisions of a body of the school to the board (WEB 7.5.7), within six. Both are
handed in at the facility, and the day of receipt there decides (WEB 7.5.1 lid 3, 4 and 6).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engines.deadlines import Term
from engines.deadlines.catalogue import APPEAL, OBJECTION
from passend.core.models import School, key
from passend.core.templatetags.passend import day

from .models import Announcement
from .models.asked import Asked


@dataclass(frozen=True, kw_only=True)
class Remedy:
    """`name` is what one makes, `body` who judges it, `term` how long one has, `about` what the
    front door calls it."""

    name: Any
    body: Any
    term: Term
    law: str
    about: str

    @property
    def days(self) -> int:
        return self.term.weeks * 7

    def last_day(self, made_on: date) -> date:
        """Counted from the day on which the decision was put ready and sent."""
        return self.term.ends(made_on)


TO_APPEAL: Final = Remedy(
    name=gettext_lazy("beroep"),
    body=gettext_lazy("de commissie van beroep voor de examens"),
    term=APPEAL,
    law="WEB 7.5.3 lid 1; 7.5.1 lid 4",
    about="exam",
)
TO_OBJECT: Final = Remedy(
    name=gettext_lazy("bezwaar"),
    body=gettext_lazy("het bestuur van de school, na advies van een commissie"),
    term=OBJECTION,
    law="WEB 7.5.7; 7.5.1 lid 4",
    about="decision",
)


def announcement_of(decision: Any) -> Announcement | None:
    """How the student got to know of the last decision on this request."""
    found = Announcement.objects.filter(about=key(decision), what=Announcement.What.DECISION)
    return found.order_by("-made_on").first()


def door_url(remedy: Remedy, decision: Any) -> str:
    """The front door with all that is known of this decision already filled in; empty as long as
    nothing was decided, or where the school runs no front door."""
    if not decision.is_decided:
        return ""
    try:
        door = reverse("matter.tell")
    except NoReverseMatch:
        return ""
    told = announcement_of(decision)
    known_on = told.made_on if told else decision.decided_on
    facts = {"over": remedy.about, "dag": known_on.isoformat(), "tegen": key(decision)}
    return f"{door}?{urlencode(facts)}"


def decision_of(told: str, user: Any) -> Asked | None:
    """The decision with this key, if it is one and about this person; None for anything else, so
    that a key typed by hand tells nothing."""
    label, _sep, pk = told.partition(":")
    found: Any = None
    try:
        model = apps.get_model(label)
        found = model._default_manager.filter(pk=pk).first() if issubclass(model, Asked) else None
    except (LookupError, ValueError, ValidationError):
        return None
    if found is None or not found.is_decided or found.dossier.person_id != user.pk:
        return None
    return found  # type: ignore[no-any-return]


def clause(remedy: Remedy, made_on: date) -> tuple[str, ...]:
    """The same sentences on the page and in the letter. The day is the careful one: counted from
    the day on which the decision was put ready and sent. Reading it later starts nothing (Awb 6:8
    lid 1 speaks of making known), but may excuse."""
    door = School.current().complaint_route or _("het loket voor klachten van je school")
    last = day(remedy.last_day(made_on))
    told = {"name": remedy.name, "body": remedy.body, "day": last, "door": door}
    soon = (
        _("Is je examen al snel? Vraag de voorzitter dan ook om een voorlopige voorziening.")
        + " (WEB 7.5.5)",
    )
    return (
        _("Ben je het niet eens met dit besluit? Dan kun je %(name)s maken.") % told
        if remedy is TO_OBJECT
        else _("Ben je het niet eens met dit besluit? Dan kun je in %(name)s gaan.") % told,
        _("Zorg dat je %(name)s er uiterlijk %(day)s is.") % told,
        _("Las je het besluit later? Schrijf dat erbij."),
        _("Stuur het naar %(door)s. De dag dat het daar aankomt, telt.") % told,
        _("Dan kijkt %(body)s ernaar. (%(law)s)") % {**told, "law": remedy.law},
        *(soon if remedy is TO_APPEAL else ()),
        _("Praten met je begeleider mag altijd. Dan loopt de termijn wel door."),
    )
