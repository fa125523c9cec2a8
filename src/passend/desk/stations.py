"""Mijn route: at most seven stations, one of them "nu", and what to do next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from passend.adjustments.models import Adjustment, Arrangement
from passend.agreements.dates import parent_agrees_too
from passend.agreements.models import AgreedMeasure, Agreement, Evaluation, Status
from passend.agreements.policy import consenter
from passend.cases.models import Case, HandOver, NeedState
from passend.cases.models.asked import Status as Asked
from passend.core import clock
from passend.core.templatetags.passend import day

FRESH = timedelta(days=14)


@dataclass
class Station:
    """A stop on the line; `state` is done, now or later."""

    label: str
    icon: str
    text: str
    is_done: bool = False
    state: str = "later"
    ask: tuple[str, str] | None = None
    """A name and an address, where something can be asked at this stop."""


def of(
    case: Case,
    versions: list[Agreement],
    adjusted: Sequence[Adjustment] = (),
    ask: Mapping[str, tuple[str, str]] | None = None,
) -> list[Station]:
    """The line of this student. The first stop that is not done is where (s)he is now. `ask` is
    by verb where something can be asked."""
    ask = ask or {}
    stops = [
        _meeting(case),
        _agreeing(case, versions),
        _starting(case),
        _school(case, versions, ask.get("arrangement.ask")),
        Station(_("Stage"), "work", _("Vertel je slb’er wat je op stage nodig hebt.")),
        Station(_("Examen"), "test", _exams(adjusted), ask=ask.get("adjustment.start")),
        Station(_("Werk"), "flag", _("Wat neem je mee? Dat bespreek je in je laatste jaar.")),
    ]
    for stop in stops:
        stop.state = "done" if stop.is_done else "later"
    next(stop for stop in stops if not stop.is_done).state = "now"
    return stops


def _meeting(case: Case) -> Station:
    if case.heard_on:
        text = _("Je gesprek was op %(day)s.") % {"day": day(case.heard_on)}
    elif case.call_by:
        text = _("We bellen je uiterlijk %(day)s.") % {"day": day(case.call_by)}
    else:
        text = _("We maken een afspraak met je.")
    return Station(_("Kennismaken"), "talk", text, is_done=case.status != Case.Status.REQUESTED)


def _agreeing(case: Case, versions: list[Agreement]) -> Station:
    status = {a.status for a in versions}
    if Status.IN_FORCE in status:
        text = _("Je afspraken gelden nu.")
    elif Status.PROPOSED in status:
        text = _("Er staat een voorstel voor je klaar.")
    elif Status.CONTESTED in status:
        text = _("Je ging niet akkoord. Praat erover met je slb’er.")
    elif case.need_state in {NeedState.NONE, NeedState.UNTOLD}:
        text = _("Je hebt nu geen extra steun. Vragen kan altijd nog.")
    elif case.agree_by:
        text = _("School schrijft een voorstel, uiterlijk %(day)s.") % {"day": day(case.agree_by)}
    else:
        text = _("Hier lees je straks jouw afspraken.")
    no_need = case.need_state in {NeedState.NONE, NeedState.UNTOLD}
    done = Status.IN_FORCE in status or (no_need and case.status != Case.Status.REQUESTED)
    return Station(_("Afspraken"), "agreement", text, is_done=done)


def _starting(case: Case) -> Station:
    start = case.enrolment.enrolled_on if case.enrolment else case.expected_start_on
    if start is None:
        return Station(_("Start"), "today", _("Je startdatum weten we nog niet."))
    done = case.enrolment is not None and start <= clock.today()
    text = _("Je bent gestart op %(day)s.") if done else _("Je start op %(day)s.")
    return Station(_("Start"), "today", text % {"day": day(start)}, is_done=done)


def _school(case: Case, versions: list[Agreement], ask: tuple[str, str] | None) -> Station:
    in_force = next((a for a in versions if a.status == Status.IN_FORCE), None)
    if in_force and in_force.evaluate_by:
        text = _("We kijken samen terug, uiterlijk %(day)s.") % {"day": day(in_force.evaluate_by)}
    else:
        text = _("Loop je ergens tegenaan? Zeg het je slb’er.")
    return Station(_("School"), "school", text, ask=ask)


def _exams(adjusted: Sequence[Adjustment]) -> str:
    """What holds at exams now, or where the request stands."""
    today = clock.today()
    if any(made.holds_on(today) for made in adjusted):
        return _("Bij elk examen krijg je wat is toegekend. Je hoeft niets te vragen.")
    waiting = next((made for made in adjusted if made.is_waiting and made.decide_by), None)
    if waiting:
        when = day(waiting.decide_by)
        return _("De examencommissie besluit uiterlijk %(when)s.") % {"when": when}
    return _("Iets nodig bij het examen? Vraag het ruim op tijd.")


def for_parents(case: Case) -> list[Station]:
    """Progress as a parent is told of it (WEB 7.1.5): where the student is, and nothing of what
    was said or agreed. Whether there are agreements at all is for the student to tell."""
    start = case.enrolment.enrolled_on if case.enrolment else case.expected_start_on
    started = case.enrolment is not None and start is not None and start <= clock.today()
    when = _("De startdatum weten we nog niet.")
    if start is not None:
        words = _("Gestart op %(day)s.") if started else _("Start op %(day)s.")
        when = words % {"day": day(start)}
    stops = [
        Station(_("Kennismaken"), "talk", _("School en student leren elkaar kennen.")),
        Station(_("Start"), "today", when, is_done=started),
        Station(_("School"), "school", _("De lessen lopen.")),
        Station(_("Stage"), "work", _("De student leert in een bedrijf.")),
        Station(_("Examen"), "test", _("De student doet examen.")),
        Station(_("Werk"), "flag", _("De student gaat werken of verder leren.")),
    ]
    stops[0].is_done = started or case.status != Case.Status.REQUESTED
    for stop in stops:
        stop.state = "done" if stop.is_done else "later"
    next(stop for stop in stops if not stop.is_done).state = "now"
    return stops


def next_steps(
    case: Case,
    versions: list[Agreement],
    adjusted: Sequence[Adjustment] = (),
    arranged: Sequence[Arrangement] = (),
) -> list[dict[str, Any]]:
    """What the student can do now, most pressing first; empty when nothing waits."""
    steps = [_new_coach(told) for told in case.hand_overs.all() if _is_fresh(told)]
    for agreement in versions:
        if agreement.status == Status.PROPOSED and _decides_alone_now(case, agreement):
            text = _("Je beslist nu zelf. Je ouder hoeft niet meer te antwoorden. Kies opnieuw.")
            steps.append(
                {"text": text, "label": _("Geef je antwoord"), "url": agreement.get_absolute_url()}
            )
        elif agreement.status == Status.PROPOSED and _is_answered(agreement):
            text = _("Je hebt geantwoord. Nu moet je ouder of verzorger nog antwoorden.")
            steps.append(
                {"text": text, "label": _("Bekijk wat je zei"), "url": agreement.get_absolute_url()}
            )
        elif agreement.status == Status.PROPOSED:
            steps.append(
                {
                    "text": _("Er staan afspraken voor je klaar. Lees ze en zeg wat je vindt."),
                    "label": _("Bekijk de afspraken"),
                    "url": reverse("agreement.detail", args=[agreement.pk]),
                }
            )
        steps += [_look_back(e) for e in agreement.evaluations.all() if _waits(e)]
    steps += [step for made in adjusted if (step := _asked(made, OF_EXAMS))]
    steps += [step for made in arranged if (step := _asked(made, OF_LESSONS))]
    steps += _to_choose(case)
    if case.talk_next_on and case.talk_next_on >= clock.today():
        words = _("Je hebt een gesprek op %(day)s.") % {"day": day(case.talk_next_on)}
        if case.coach:
            words = _("Je hebt een gesprek met %(who)s. Dat is op %(day)s.") % {
                "who": case.coach,
                "day": day(case.talk_next_on),
            }
        steps.append({"text": words, "label": "", "url": ""})
    return steps


OF_EXAMS = {
    Asked.DRAFT: (_l("Je begon een aanvraag voor je examens."), _l("Ga verder")),
    Asked.TO_CONFIRM: (
        _l("School vulde een aanvraag voor je examens in. Klopt het?"), _l("Bekijk de aanvraag")
    ),
    Asked.INCOMPLETE: (
        _l("De examencommissie mist nog iets voor je aanvraag."), _l("Lees wat er mist")
    ),
    Asked.GRANTED: (_l("Er is een besluit over je examens."), _l("Lees het besluit")),
}  # fmt: skip
OF_LESSONS = {
    Asked.TO_CONFIRM: (
        _l("School vulde een aanvraag voor je in. Klopt het?"), _l("Bekijk de aanvraag")
    ),
    Asked.INCOMPLETE: (_l("School mist nog iets voor je aanvraag."), _l("Lees wat er mist")),
    Asked.GRANTED: (_l("Er is een besluit over je lessen of verlof."), _l("Lees het besluit")),
}  # fmt: skip
"""What waits for the student in a request; a decision, yes or no, stands with what is granted."""


def _asked(made: Any, words: dict[Asked, tuple[Any, Any]]) -> dict[str, Any] | None:
    """What waits for the student in a request; a decision as long as it is fresh."""
    status = Asked(made.status)
    if made.is_decided:
        is_fresh = made.decided_on and made.decided_on >= clock.today() - FRESH
        status = Asked.GRANTED if is_fresh else Asked.ENDED
    text, label = words.get(status, ("", ""))
    return {"text": text, "label": label, "url": made.get_absolute_url()} if text else None


def _to_choose(case: Case) -> list[dict[str, Any]]:
    """A question about sharing, or about somebody who would look along."""
    asked = case.involved.filter(status="asked").exists()
    asked = asked or case.sharing_questions.filter(status="open").exists()
    if not asked:
        return []
    text = _("School vraagt wie er met je mee mag kijken. Jij kiest.")
    return [{"text": text, "label": _("Kies wie wat ziet"), "url": reverse("desk.sharing")}]


def parent_steps(parent: Any, versions: list[Agreement]) -> list[dict[str, Any]]:
    """What a parent is asked: to agree too, as long as the student is under the age of consent."""
    return [
        {
            "text": _("Er staan afspraken klaar. Lees ze en zeg of u het goed vindt."),
            "label": _("Bekijk de afspraken"),
            "url": reverse("agreement.detail", args=[agreement.pk]),
        }
        for agreement in versions
        if agreement.status == Status.PROPOSED and consenter(parent, agreement)
    ]


def _decides_alone_now(case: Case, agreement: Agreement) -> bool:
    """Answered while too young to decide alone, and old enough today: a parent's answer is no
    longer awaited, so one's own counts as soon as it is given anew (A-03)."""
    return _is_answered(agreement) and not parent_agrees_too(case)


def _is_answered(agreement: Agreement) -> bool:
    """The student is done with this proposal; who is under 16 still waits for a parent (A-03)."""
    asked = [line for line in agreement.measures.all() if not line.is_unchanged]
    return bool(asked) and all(line.answer != AgreedMeasure.Answer.OPEN for line in asked)


def _is_fresh(told: HandOver) -> bool:
    return told.status == HandOver.Status.TOLD and told.on >= clock.today() - FRESH


def _new_coach(told: HandOver) -> dict[str, Any]:
    return {
        "text": _("Je krijgt een andere begeleider. Lees waarom. Je mag nee zeggen."),
        "label": _("Lees over de wissel"),
        "url": told.get_absolute_url(),
    }


def _waits(evaluation: Evaluation) -> bool:
    return evaluation.status == Evaluation.Status.ASKED and evaluation.student_told_on is None


def _look_back(evaluation: Evaluation) -> dict[str, Any]:
    try:
        url = reverse("evaluation.tell", args=[evaluation.pk])
    except NoReverseMatch:
        url = reverse("agreement.detail", args=[evaluation.agreement_id])
    return {
        "text": _("We willen weten wat jij van de afspraken vindt."),
        "label": _("Vertel wat je vindt"),
        "url": url,
    }
