"""The check before a request: the rights engine in three questions, and never a bare no.

The first question is for what somebody asks; the answer says what is true of the person by itself
("ik loop achter omdat ik ziek was"). The register knows the age and the pathway. What the rule then
still wants to know is asked, at most two questions. The outcome decides nothing: who hears no may
ask all the same, and reads what else may help.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engines.rights import UNSURE, Result, Rulebook, Verdict, evaluate, load, parse_value
from engines.rights import book_on as rules_on
from engines.rights.format.facts import Fact
from passend.cases.models import Case
from passend.core import clock
from passend.core.links import link, page
from passend.people.models import EnrolmentPeriod

from .models import FundApplication, FundRule, Group
from .models.words import euros

QUESTIONS: Final = 2
"""After the first one."""
PROVISION: Final = {
    Group.MEANS: "fonds_middelen",
    Group.ILLNESS: "fonds_vertraging_ziekte",
    Group.HANDICAP: "fonds_vertraging_beperking",
    Group.PREGNANCY: "fonds_vertraging_zwangerschap",
    Group.FAMILY: "fonds_vertraging_familie",
    Group.PROGRAMME: "fonds_vertraging_opleiding",
    Group.LISTED: "fonds_vertraging_lijst_school",
    Group.COUNCIL: "fonds_medezeggenschap",
    Group.ACTIVITIES: "fonds_activiteiten",
    Group.HARDSHIP: "fonds_hardheid",
}
"""Where the catalogue tells the rule; an own group of the school has only its own."""
DELAYED: Final = {"studievertraging": True}
SAYS: Final[dict[str, dict[str, Any]]] = {
    Group.MEANS: {"te_weinig_geld_schoolspullen": True},
    Group.ILLNESS: {**DELAYED, "vertraging_door_ziekte": True},
    Group.HANDICAP: {**DELAYED, "vertraging_door_beperking": True},
    Group.PREGNANCY: {**DELAYED, "vertraging_door_zwangerschap": True},
    Group.FAMILY: {**DELAYED, "vertraging_door_familie": True},
    Group.PROGRAMME: {**DELAYED, "vertraging_door_opleiding": True},
    Group.LISTED: DELAYED,
    Group.ACTIVITIES: {"activiteiten_voor_school": True},
    Group.HARDSHIP: {"bijzondere_reden_fonds": True},
}
"""What somebody says by choosing a group."""
SKIPPED: Final = "weet_niet"
SAID: Final = {
    Verdict.RIGHT: gettext_lazy("Je hebt hier waarschijnlijk recht op."),
    Verdict.LIKELY: gettext_lazy("Je hebt hier waarschijnlijk recht op. School kijkt nog mee."),
    Verdict.MAY: gettext_lazy("School mag dit geven. Zij kijkt naar jouw situatie."),
    Verdict.MAYBE: gettext_lazy("Misschien kun je dit krijgen. Vraag het gerust."),
    Verdict.NO: gettext_lazy("De wet geeft dit niet aan jou. Vragen mag altijd."),
}
OWN_GROUP: Final = gettext_lazy("Deze groep is van de school zelf. School kijkt of het past.")


@dataclass(frozen=True)
class Way:
    """What else may help: a sentence, and a page where there is one."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Check:
    """What the engine says, in words of a student."""

    verdict: str
    title: str
    why: tuple[str, ...]
    amount: str
    ways: tuple[Way, ...]
    catalogue: str = ""


def rules() -> Rulebook:
    """The rules of today."""
    return _rules_on(clock.today())


@lru_cache(maxsize=2)
def _rules_on(day: date) -> Rulebook:
    return rules_on(load(), day)


def known(made: FundApplication) -> dict[str, Any]:
    """The register, then the choice of the group, then what was answered."""
    told = {name: text for name, text in made.facts.items() if name in rules().facts}
    return {
        **registered(made.case),
        **SAYS.get(made.group, {}),
        **{name: _value(name, text) for name, text in told.items()},
    }


def _value(name: str, text: str) -> Any:
    return UNSURE if text == SKIPPED else parse_value(rules().facts[name], text)


def registered(case: Case) -> dict[str, Any]:
    """Age, pathway and that somebody is a student; never why there is a dossier."""
    found: dict[str, Any] = {}
    if case.birth and case.birth.is_exact:
        found["geboortedatum"] = case.birth.earliest
    if case.enrolment_id:
        periods = EnrolmentPeriod.objects.filter(
            enrolment=case.enrolment_id, from_on__lte=clock.today()
        )
        newest = periods.order_by("-from_on").values_list("pathway", flat=True).first()
        if (newest or "").lower() in {"bol", "bbl"}:
            found |= {"leerweg": (newest or "").lower(), "soort_student": "student"}
    return found


def result_of(made: FundApplication) -> Result | None:
    """The answer of the engine; none for a group of the school's own."""
    provision = PROVISION.get(Group(made.group))
    return evaluate(rules(), provision, known(made)) if provision else None


def questions_of(made: FundApplication) -> list[str]:
    """What was asked, and then what is still to ask: at most two, by name."""
    asked = [name for name in made.facts if name in rules().facts]
    result = result_of(made)
    if result is None or result.verdict is not Verdict.MAYBE:
        return asked
    order = [name for name in rules().facts if name in result.missing and name not in asked]
    can = [name for name in order if options_of(rules().facts[name])]
    return (asked + sorted(can, key=lambda name: rules().facts[name].sensitive))[:QUESTIONS]


def next_question(made: FundApplication) -> str | None:
    """The name of the fact to ask now; None when the check is done."""
    return next((name for name in questions_of(made) if name not in made.facts), None)


def options_of(fact: Fact) -> list[tuple[str, str]]:
    """The answers to tap; none for what cannot be tapped."""
    if fact.kind == "janee":
        found = [("ja", _("Ja")), ("nee", _("Nee"))]
    elif fact.kind == "keuze":
        found = [(code, label[:1].upper() + label[1:]) for code, label in fact.options.items()]
    else:
        return []
    return [*found, (SKIPPED, _("Ik weet het niet"))]


def check(made: FundApplication) -> Check:
    """What the student reads before asking."""
    result = result_of(made)
    usual = made.rule or FundRule.objects.running().filter(group=made.group).first()
    if result is None:
        amount = usual.amount_word if usual else ""
        return Check("", str(OWN_GROUP), (usual.for_whom,) if usual else (), amount, ())
    # For a no the one condition that fails, for the rest what is met: never the list of all of it.
    is_no = result.verdict is Verdict.NO
    wanted = [reason for reason in result.reasons if reason.met is (not is_no)]
    return Check(
        verdict=str(result.verdict),
        title=str(SAID[result.verdict]),
        why=tuple(dict.fromkeys(reason.text for reason in wanted)),
        amount=_amount(result, usual),
        ways=ways(made) if result.verdict in {Verdict.NO, Verdict.MAYBE} else (),
        catalogue=result.receipt.catalogue,
    )


def _amount(result: Result, usual: FundRule | None) -> str:
    """What the school usually gives, and the ceiling of the law where there is one."""
    parts = [usual.amount_word] if usual else []
    if result.amount and not result.amount.interval.high.is_nan():
        top = euros(result.amount.interval.high)
        parts.append(_("de wet noemt hoogstens %(top)s per maand") % {"top": top})
    return "; ".join(parts)


def ways(made: FundApplication) -> tuple[Way, ...]:
    """What else may help, nearest first: an exception, the school's own groups, the municipality,
    the front door (law.md F: law, local rules, other schemes)."""
    start = link("fundapplication.start", made.case_id)
    found = []
    if made.group != Group.HARDSHIP:
        found.append(Way(_("Is een nee heel oneerlijk? School mag een uitzondering maken."), start))
    for rule in FundRule.objects.running().filter(group=Group.OWN):
        found.append(Way(_("School helpt ook: %(group)s") % {"group": rule}, start))
    found += [
        Way(_("Je gemeente kan helpen met bijzondere bijstand."), page("finder.start")),
        Way(_("Praat met het loket van school. Dat helpt je verder."), page("facility")),
    ]
    return tuple(found)
