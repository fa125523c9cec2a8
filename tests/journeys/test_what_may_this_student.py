"""A coach and a student look together at what applies, and make a promise and a talk of it."""

from collections.abc import Callable

import pytest

from passend.agreements.models import AgreedMeasure
from passend.cases.models import Case, Talk, Topic
from passend.core.models import Event
from passend.rightsfinder import catalogue
from tests import given

from .daily import Daily, a_school
from .person import PHONE, Person

CLICKS = 7
RULE = "Een examen van school op jouw manier"


@pytest.fixture
def school(real_commits: None) -> Daily:
    catalogue.warm()  # as a server does before its first visitor
    wording = given.wording(title="Extra tijd bij examens")
    wording.measure.code = "examen-extra-tijd"  # that rule names this measure
    wording.measure.save()
    return a_school()


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_from_the_dossier_to_a_measure_in_the_draft(
    school: Daily, somebody: Callable[..., Person], javascript: bool
) -> None:
    case = school.enrolled()
    karin = somebody(javascript=javascript).signs_in(school.coach).goes_to("/thuis/")
    karin.clicks_on("Noor Bakker", "link").clicks_on("Wat mag deze student?", "link")
    karin.reads("Uit het register").reads("Niveau: 3").reads("Klopt niet")
    karin.opens("Dit heb ik").clicks_on("Ik heb een beperking", "button")
    karin.opens(f"maatregel: {RULE}").clicks_on("Zet in het voorstel", "button")
    karin.reads("staat in het concept").reads("Ruimte in de wet: Wet gelijke behandeling")
    assert karin.clicks <= CLICKS
    assert AgreedMeasure.objects.get(agreement__case=case).title == "Extra tijd bij examens"


def test_one_question_in_one_tap_and_a_talk_about_a_rule_on_a_phone(
    school: Daily, somebody: Callable[..., Person]
) -> None:
    case = school.enrolled()
    karin = somebody(PHONE).signs_in(school.coach).goes_to(f"/dossiers/{case.pk}/wat-mag/")
    karin.opens("Dit heb ik").clicks_on("Ik heb een beperking", "button")
    karin.reads("Vraag dit samen met de student").clicks_on("Nee", "button", exact=True)
    karin.reads("Antwoorden").clicks_on(f"Bespreek dit : {RULE}", "link")
    karin.reads("Bespreken in het volgende gesprek")
    assert RULE in karin.page.get_by_label("Wat wil je bespreken?").first.input_value()
    karin.clicks_on("Zet klaar", "button")
    karin.goes_to(f"/dossiers/{case.pk}/gesprek/").reads(RULE).clicks_on("gaat goed", "button")
    assert RULE in Topic.objects.get(talked_on__isnull=False).text
    assert Talk.objects.exists()
    assert {e.purpose for e in Event.objects.in_dossier(case).views()} == {"begeleiding"}


def test_a_student_walks_on_with_the_own_register_facts(
    school: Daily, somebody: Callable[..., Person]
) -> None:
    case: Case = school.enrolled()
    noor = somebody(PHONE).signs_in(case.person).goes_to("/mijn-route/")
    noor.clicks_on("Wat mag ik?", "link").clicks_on("Ik ben zwanger", "button")
    noor.clicks_on("Ik heb te weinig geld", "button").clicks_on("Geld", "button", exact=True)
    noor.clicks_on("Laat nu al zien", "link").reads("uit het register van je school")
    noor.clicks_on("Klopt niet : Welk niveau doe je?", "link").clicks_on("2", "button", exact=True)
    noor.reads("Welk niveau doe je?")
    assert not Event.objects.in_dossier(case).filter(verb="case.view").exists()
