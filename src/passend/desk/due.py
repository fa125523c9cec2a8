"""What is due, as rows on a page: which kinds there are, and what a row shows.

The duties themselves come from `duties`; here the rows of one page are filled in together, so a
page costs the same number of queries in a school of any size.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypedDict, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from passend.cases.models import Case
from passend.core import clock
from passend.core.keys import any_of
from passend.core.links import link
from passend.core.prepared import Prepared

from .duties import Duty

SOON = timedelta(days=7)
PEOPLE = Prepared(
    lambda cases: (
        Case.objects.filter(pk__in=any_of(cases))
        .order_by()
        .values_list(
            "pk",
            "first_name",
            "last_name",
            "student__number",
            "student__group__name",
            "team__name",
            "coach__first_name",
            "coach__last_name",
        )
    )
)


@dataclass(frozen=True)
class Kind:
    """A kind of duty. `verb` is the action behind the button, on the thing or on the dossier."""

    code: str
    chip: Any
    what: Any
    verb: str
    label: Any
    on_case: bool = True
    remind: str = ""  # who gets the reminder: student or coach; nobody when empty


KINDS = {
    kind.code: kind
    for kind in [
        Kind("call", gettext_lazy("Kennismaken"), gettext_lazy("Wil hulp. Bel en maak kennis."),
             "case.hear", gettext_lazy("Gesprek voeren")),
        Kind("assign", gettext_lazy("Intaker kiezen"),
             gettext_lazy("Wil hulp. Niemand belt nog."),
             "case.assign_intaker", gettext_lazy("Intaker kiezen")),
        Kind("admission", gettext_lazy("Recht op toelating"),
             gettext_lazy("De start is dichtbij. Er zijn nog geen afspraken."),
             "case.admit", gettext_lazy("Besluiten")),
        Kind("objection", gettext_lazy("Wil geen andere slb’er"),
             gettext_lazy("Is het niet eens met de overdracht."),
             "hand_over.answer", gettext_lazy("Lees en antwoord"), on_case=False),
        Kind("match", gettext_lazy("Koppelen"), gettext_lazy("Is dit dezelfde persoon?"),
             "match.detail", gettext_lazy("Bekijk de koppeling"), on_case=False),
        Kind("agree", gettext_lazy("Afspraken maken"),
             gettext_lazy("Heeft steun nodig. Er zijn nog geen afspraken."),
             "agreement.draft", gettext_lazy("Afspraken maken")),
        Kind("new_need", gettext_lazy("Nieuwe behoefte"),
             gettext_lazy("Loopt tegen iets nieuws aan. Pas de afspraken aan."),
             "agreement.draft", gettext_lazy("Afspraken maken")),
        Kind("consent", gettext_lazy("Wacht op akkoord"),
             gettext_lazy("Het voorstel wacht op de student."),
             "agreement.detail", gettext_lazy("Bekijk het voorstel"), on_case=False,
             remind="student"),
        Kind("talk_asked", gettext_lazy("Wil praten"),
             gettext_lazy("Wil eerst praten over het voorstel."),
             "talk.record", gettext_lazy("Gesprek vastleggen")),
        Kind("kept", gettext_lazy("Werkt niet"),
             gettext_lazy("Zegt dat een afspraak niet werkt."),
             "kept.answer", gettext_lazy("Lees en reageer"), on_case=False, remind="coach"),
        Kind("problem", gettext_lazy("Lukt docent niet"),
             gettext_lazy("Een docent zegt dat een afspraak niet lukt."),
             "card.solve", gettext_lazy("Lees en reageer"), on_case=False, remind="coach"),
        Kind("mail", gettext_lazy("Bericht kwam niet aan"),
             gettext_lazy("Een bericht kwam niet aan. Klopt het adres?"),
             "case.resend", gettext_lazy("Bekijk de post")),
        Kind("silent", gettext_lazy("Reageert niet"),
             gettext_lazy("Kreeg twee herinneringen. Bel zelf even."),
             "talk.record", gettext_lazy("Gesprek vastleggen")),
        Kind("unread", gettext_lazy("Weet het nog niet"),
             gettext_lazy("Las een bericht niet. Vertel het zelf."),
             "announcement.tell", gettext_lazy("Ik heb het verteld"), on_case=False),
        Kind("look", gettext_lazy("Vraag over kijken"),
             gettext_lazy("Vraagt waarom iemand in het dossier keek."),
             "look.answer", gettext_lazy("Lees en antwoord"), on_case=False),
        Kind("glass", gettext_lazy("Noodtoegang"),
             gettext_lazy("Iemand opende dit dossier met noodtoegang. Was dat nodig?"),
             "glass.review", gettext_lazy("Controleren"), on_case=False),
        Kind("evaluate", gettext_lazy("Evaluatie"),
             gettext_lazy("Kijk samen terug op de afspraken."),
             "evaluation.hold", gettext_lazy("Evaluatie doen"), on_case=False, remind="coach"),
        Kind("lessons", gettext_lazy("Lessen en verlof"),
             gettext_lazy("Vraagt iets over lessen of verlof."),
             "arrangement.detail", gettext_lazy("Lees en beslis"), on_case=False),
        Kind("lessons_back", gettext_lazy("Terugkijken op lessen"),
             gettext_lazy("Werkt het nog, wat over lessen is geregeld?"),
             "arrangement.review", gettext_lazy("Terugkijken"), on_case=False),
        Kind("expiring", gettext_lazy("Loopt af"), gettext_lazy("Een maatregel loopt af."),
             "agreement.detail", gettext_lazy("Bekijk de afspraken"), on_case=False),
        Kind("talk", gettext_lazy("Gesprek"), gettext_lazy("Tijd voor een gesprek."),
             "talk.record", gettext_lazy("Gesprek vastleggen")),
    ]
}  # fmt: skip


class Row(TypedDict):
    """One duty on the page, in words. A plain mapping: a template reads that fastest."""

    kind: str
    chip: str
    what: str
    by: date
    iso: str
    state: str  # late, soon or nothing
    days_text: str
    who: str
    number: str
    group: str
    team: str
    coach: str
    pick: str
    case_url: str
    action_label: str
    action_url: str


def days_text(day: date) -> str:
    """How far away a day is, in words."""
    days = (day - clock.today()).days
    if days < 0:
        return ngettext("%d dag te laat", "%d dagen te laat", -days) % -days
    if days < 2:
        return _("morgen") if days else _("vandaag")
    return _("nog %d dagen") % days


def state_of(day: date) -> str:
    """The heading a day belongs under."""
    today = clock.today()
    if day < today:
        return "late"
    return "soon" if day <= today + SOON else ""


def fill(duties: Iterable[Duty], reminds: frozenset[str] = frozenset()) -> list[Row]:
    """Rows with the person they are about, in one query.

    `reminds` says who may be reminded from this list: "student", "coach".
    """
    duties = list(duties)
    people = _people({duty.case_id for duty in duties})
    words = {code: _words(KINDS[code]) for code in {duty.kind for duty in duties}}
    days = {day: _when(day) for day in {duty.by for duty in duties}}
    return [
        cast(Row, {**words[d.kind], **people[d.case_id], **days[d.by], **_where(d, reminds)})
        for d in duties
        if d.case_id in people
    ]


def fill_of_one(duties: Iterable[Duty]) -> list[Row]:
    """Rows on the page of the dossier itself, which says already who it is about."""
    nobody = dict.fromkeys(("who", "number", "group", "team", "coach"), "")
    return [
        cast(Row, {**_words(KINDS[d.kind]), **nobody, **_when(d.by), **_where(d, frozenset())})
        for d in duties
    ]


def _words(kind: Kind) -> dict[str, str]:
    return {
        "kind": kind.code,
        "chip": str(kind.chip),
        "what": str(kind.what),
        "action_label": str(kind.label),
    }


def _when(by: date) -> dict[str, Any]:
    return {
        "by": by,
        "iso": by.isoformat(),
        "state": state_of(by),
        "days_text": days_text(by),
    }


def _where(duty: Duty, reminds: frozenset[str]) -> dict[str, str]:
    """The one action of a row; the dossier where no room has a page for it."""
    kind, case_url = KINDS[duty.kind], link("case.detail", duty.case_id)
    page = link(kind.verb, duty.case_id if kind.on_case else duty.thing)
    pick = f"{kind.code}:{duty.case_id}" if kind.remind in reminds else ""
    return {"case_url": case_url, "action_url": page or case_url, "pick": pick}


def _people(keys: set[Any]) -> dict[Any, dict[str, str]]:
    """What a row shows of a student; no more is read."""
    return {
        key: {
            "who": f"{first} {last}",
            "number": number or "",
            "group": group or "",
            "team": team or "",
            "coach": f"{coach_first or ''} {coach_last or ''}".strip(),
        }
        for key, first, last, number, group, team, coach_first, coach_last in PEOPLE(cases=keys)
    }
