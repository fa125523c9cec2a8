"""What the finder says about an answer of the engine, at A2: short, active, "je"."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from engines.rights import Owed, Value, Verdict
from engines.rights.format.facts import Fact
from engines.rights.values import ABSENT, UNSURE
from passend.core.templatetags.passend import day

Words = str | Promise


@dataclass(frozen=True)
class Group:
    """How one of the five answers looks: heading, the word on the badge, its tone and pictogram.

    `staff_title` is the heading for who helps a student."""

    code: str
    title: Words
    lead: Words
    badge: Words
    tone: str
    icon: str
    staff_title: Words = ""

    @property
    def is_maybe(self) -> bool:
        """Whether this holds what is not known yet."""
        return self.code == Verdict.MAYBE

    @property
    def is_no(self) -> bool:
        """Whether this holds what does not apply."""
        return self.code == Verdict.NO


GROUPS = {
    Verdict.RIGHT: Group(
        Verdict.RIGHT.value,
        gettext_lazy("Hier heb je recht op"),
        gettext_lazy("Dit staat in de wet. Het moet."),
        gettext_lazy("recht"),
        "positive",
        "check-circle",
        gettext_lazy("Hier heeft de student recht op"),
    ),
    Verdict.MAY: Group(
        Verdict.MAY.value,
        gettext_lazy("Dit mag, als iemand ja zegt"),
        gettext_lazy("Je mag het vragen. Erbij staat wie beslist."),
        gettext_lazy("mag"),
        "info",
        "talk",
        gettext_lazy("Dit mag, als iemand ja zegt"),
    ),
    Verdict.LIKELY: Group(
        Verdict.LIKELY.value,
        gettext_lazy("Dit is waarschijnlijk zo"),
        gettext_lazy("Wat jij zei, klopt met de regel. Iemand anders kijkt nog mee."),
        gettext_lazy("waarschijnlijk"),
        "info",
        "flag",
        gettext_lazy("Dit is waarschijnlijk zo"),
    ),
    Verdict.MAYBE: Group(
        Verdict.MAYBE.value,
        gettext_lazy("Misschien"),
        gettext_lazy("Dit weten we nog niet. Erbij staat wat we nog niet weten."),
        gettext_lazy("misschien"),
        "warning",
        "question",
        gettext_lazy("Misschien"),
    ),
    Verdict.NO: Group(
        Verdict.NO.value,
        gettext_lazy("Dit geldt nu niet voor jou"),
        gettext_lazy("Erbij staat waarom. En wat wel kan."),
        gettext_lazy("nee"),
        "negative",
        "cross-circle",
        gettext_lazy("Dit geldt nu niet"),
    ),
}

LAYERS = {
    "lokaal": gettext_lazy("Dit kiest je school of gemeente zelf. Vraag het na."),
    "praktijk": gettext_lazy("Dit is geen wet die wij nalazen. Zo gaat het vaak. Vraag het na."),
}
"""What is said about what the law does not decide; nothing about law itself."""


def amount(owed: Owed) -> str:
    """How much: "minstens € 314,47 per maand", "tussen € 0 en € 211,67"."""
    low, high = owed.interval.low, owed.interval.high
    if low == high:
        text = sum_of(low, owed.unit)
        text = text if owed.bound == "precies" else f"{owed.bound} {text}"
    else:
        words = {"low": sum_of(low, owed.unit), "high": sum_of(high, owed.unit)}
        text = _("tussen %(low)s en %(high)s") % words
    return f"{text} per {owed.per}" if owed.per else text


def sum_of(number: Decimal, unit: str) -> str:
    """A sum with its unit: "€ 314,47", "16 weken"."""
    if unit != "euro":
        return f"{plain(number)} {unit}"
    places = 0 if number == number.to_integral_value() else 2
    return f"€\N{NO-BREAK SPACE}{number_format(number, places, force_grouping=True)}"


def plain(number: Decimal) -> str:
    """A number without needless zeros, with a comma."""
    return f"{number.normalize():f}".replace(".", ",")


def value(fact: Fact, given: Value) -> str:
    """An answer as somebody would say it."""
    if given is UNSURE:
        return _("ik weet het niet")
    if given is ABSENT:
        return _("dat is er niet")
    if isinstance(given, bool):
        return _("ja") if given else _("nee")
    if isinstance(given, date):
        return day(given)
    if isinstance(given, str):
        return fact.options.get(given, given)
    return plain(Decimal(str(given)))


def count(proven: int, maybe: int) -> str:
    """One sentence that says what came out."""
    sure = ngettext("%(n)s ding past bij jou.", "%(n)s dingen passen bij jou.", proven)
    unsure = ngettext("%(n)s past misschien.", "%(n)s passen misschien.", maybe)
    parts = [sure % {"n": proven} if proven else "", unsure % {"n": maybe} if maybe else ""]
    return " ".join(filter(None, parts)) or _("Voor nu past er niets bij jou.")


def questions_left(number: int) -> str:
    """Live above each question."""
    if number == 1:
        return _("Dit is de laatste vraag")
    return _("Nog ongeveer %(n)s vragen") % {"n": number}
