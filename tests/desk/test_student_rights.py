"""*Wat mag deze student?*: filled in from the register, a look like any other, nothing kept."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from engines.rights import value_text
from passend.agreements.models import Agreement
from passend.cases.models import Case, Talk, Topic
from passend.core import clock
from passend.core.models import Event
from passend.desk.student_rights import StudentRights, stand_of
from passend.people.models import Student
from passend.privacy.actions import requests, restriction
from passend.privacy.models import DataRequest
from passend.rightsfinder.answers import Answers, opened
from passend.rightsfinder.asking import known
from passend.rightsfinder.register import COLUMNS, facts_of, people_of
from tests import given

from .rights_pages import at, case_of_coach, text_of, told

pytestmark = pytest.mark.django_db


def test_the_register_has_said_age_enrolment_level_and_leerweg(client: Client) -> None:
    case = case_of_coach(born="2009-05-14")
    case.student.municipality = "0363"
    case.student.save()
    said = {one.name: one.answer for one in facts_of(case)}
    today = clock.today()
    age = today.year - 2009 - ((today.month, today.day) < (5, 14))
    assert said["leeftijd"] == str(age)
    assert (said["niveau"], said["leerweg"]) == ("3", "bol")
    assert (said["ingeschreven_mbo"], said["soort_student"]) == ("ja", "student")
    assert said["woont_in_nederland"] == "ja"
    text = text_of(client, case)
    assert "Uit het register" in text
    assert f"{age} jaar" in text
    assert "Amsterdam" in text
    assert "1 augustus 2026" in text


def test_what_the_dossier_says_of_the_need_is_never_an_answer(client: Client) -> None:
    with_need, without = given.heard_case(), given.heard_case(need_state="none", grounds=[])
    given.in_force(with_need)
    assert [one.name for one in facts_of(with_need)] == [one.name for one in facts_of(without)]
    assert "beperking_of_ziekte" not in {one.name for one in facts_of(with_need)}


def test_a_municipality_that_is_not_on_the_list_is_told_by_its_code() -> None:
    case = case_of_coach()
    assert case.student is not None
    for code, words in (("0518", "Den Haag"), ("1992", "Voorne aan Zee"), ("0001", "code 0001")):
        case.student.municipality = code
        [told] = [one for one in facts_of(case) if one.name == "woont_in_nederland"]
        assert (told.label, told.words, told.answer) == ("Gemeente", words, "ja")


def test_of_an_applicant_counts_what_was_told_and_nothing_of_a_register(client: Client) -> None:
    case = given.case_requested()
    said = {one.name: one.answer for one in facts_of(case)}
    assert said["soort_student"] == "aspirant"
    assert not {"niveau", "leerweg", "ingeschreven_mbo"} & set(said)
    client.force_login(case.intaker)
    text = client.get(at("case.rights", case)).content.decode()
    assert "Uit de aanvraag" in text
    assert reverse("case.correct", args=[case.pk]) in text


def test_a_day_of_birth_that_is_not_known_gives_no_age_to_guess(client: Client) -> None:
    with clock.at(datetime(2026, 11, 22, 12, tzinfo=UTC)):  # seventeen or eighteen
        case = given.heard_case(born=date(2008, 1, 1))
        case.born_latest = date(2008, 12, 31)
        said = {one.name for one in facts_of(case)}
    assert not {"leeftijd", "bijna_of_net_18"} & said
    assert "tm_maand_30" in said


def test_an_enrolment_that_ended_says_nothing_of_today() -> None:
    case = case_of_coach()
    assert case.enrolment is not None
    case.enrolment.ended_on = clock.today() - timedelta(days=1)
    assert not {"ingeschreven_mbo", "niveau", "soort_student"} & {o.name for o in facts_of(case)}


@pytest.mark.parametrize("pathway", ["BOL", "BBL", ""])
def test_one_dossier_and_many_students_say_the_same_of_one_register(pathway: str) -> None:
    """Vavo has no pathway: whether that is a student of a vocational programme stays open."""
    case = case_of_coach()
    assert case.student is not None
    assert case.enrolment is not None
    case.enrolment.periods.update(pathway=pathway)
    one = {fact.name: fact.answer for fact in facts_of(Case.objects.get(pk=case.pk))}
    [row] = people_of(Student.objects.filter(pk=case.student.pk), clock.today()).to_dicts()
    for name in set(COLUMNS) - {"geboortedatum"}:
        assert one.get(name) == (value_text(row[name]) if row[name] is not None else None), name


def test_who_tells_another_age_is_believed_and_all_that_follows_from_it(client: Client) -> None:
    register = (("leeftijd", "17"), ("bijna_of_net_18", "ja"), ("niveau", "3"))
    answers = Answers(day=clock.today(), register=register).telling("leeftijd", "19")
    assert known(answers) == {"leeftijd": 19, "niveau": 3}
    case = case_of_coach()
    assert "Jullie zeiden iets anders." in text_of(client, case, told(niveau="2"))


def test_it_says_what_applies_why_who_decides_and_what_is_missing(client: Client) -> None:
    case = case_of_coach()
    text = text_of(client, case, told(("heb", "beperking")))
    assert "Wie beslist" in text
    assert "Dit weten we nog niet:" in text
    assert "Waarom?" in text
    assert "Vraag dit samen met de student" in text


def test_every_view_is_a_look_with_the_ground_of_who_looks(client: Client) -> None:
    case = case_of_coach()
    for path in (
        at("case.rights", case),
        at("case.rights_ask", case, None, "niveau"),
        at("case.rights_card", case),
    ):
        client.force_login(case.coach)
        before = Event.objects.count()
        assert client.get(path).status_code == 200
        event = Event.objects.latest("pk")
        assert Event.objects.count() == before + 1
        assert (event.verb, event.ground, event.purpose) == ("case.view", "caseload", "begeleiding")


PAGES = ["case.rights", "case.rights_topic", "case.rights_talk", "case.rights_card"]


@pytest.mark.parametrize("name", PAGES)
def test_who_may_not_see_the_dossier_finds_nothing(client: Client, name: str) -> None:
    case = case_of_coach()
    people = (given.coach(), given.coordinator(), given.teacher(), given.manager(), case.person)
    for person in people:
        client.force_login(person)
        assert client.get(at(name, case)).status_code == 404


def test_who_may_not_see_it_changes_nothing_either(client: Client) -> None:
    case = case_of_coach()
    client.force_login(given.coach())
    sent = {
        "answer": "beperking",
        "wording": str(given.wording().pk),
        "outcome": "well",
        "text": "iets",
    }
    for path in (
        at("case.rights_choose", case, None, "heb"),
        at("case.rights_draft", case),
        at("case.rights_topic", case),
        at("case.rights_talk", case),
        at("case.rights_ask", case, None, "niveau"),
    ):
        assert client.post(path, sent).status_code == 404
    assert not Talk.objects.exists()
    assert not Topic.objects.exists()
    assert not Agreement.objects.exists()


def test_the_answers_of_one_student_do_not_open_at_another(client: Client) -> None:
    case, other = case_of_coach(), case_of_coach()
    other.coach = case.coach
    other.save()
    client.force_login(case.coach)
    stand = stand_of(case, told(niveau="2"))
    for name in PAGES:
        for wrong in (stand, "1:verzonnen", Answers(day=clock.today()).link()):
            path = f"{reverse(name, args=[other.pk])}?stand={wrong}"
            assert client.get(path).status_code == 404
    assert opened(stand) is None  # nor in the public room


def test_a_question_is_answered_in_one_tap_and_nothing_of_it_is_kept(client: Client) -> None:
    case = case_of_coach()
    text_of(client, case)
    before = Event.objects.count()
    answer = client.post(at("case.rights_ask", case, None, "ontvangt_wsf"), {"answer": "ja"})
    assert answer.status_code == 302
    text = client.get(answer["Location"]).content.decode()
    assert "Krijg je studiefinanciering van DUO?" in text
    added = Event.objects.order_by("pk")[before:]
    assert {event.verb for event in added} == {"case.view"}
    assert "wsf" not in str([event.details for event in added])


def test_an_answer_that_is_not_on_the_page_is_refused_in_words(client: Client) -> None:
    case = case_of_coach()
    client.force_login(case.coach)
    answer = client.post(at("case.rights_ask", case, None, "niveau"), {"answer": "negen"})
    assert answer.status_code == 422
    assert client.get(at("case.rights_ask", case, None, "verzonnen")).status_code == 404
    assert client.post(at("case.rights_choose", case, None, "verzonnen")).status_code == 404


def test_a_tap_on_what_is_going_on_is_tapped_away_again(client: Client) -> None:
    case = case_of_coach()
    client.force_login(case.coach)
    path = at("case.rights_choose", case, None, "heb")
    chosen = client.post(path, {"answer": "zwanger"})["Location"]
    assert "gekozen" in client.get(chosen).content.decode()
    path = f"{at('case.rights_choose', case, None, 'heb')}?{chosen.partition('?')[2]}"
    assert (
        "gekozen"
        not in client.get(client.post(path, {"answer": "zwanger"})["Location"]).content.decode()
    )


def test_only_harmless_questions_are_asked_by_themselves(client: Client) -> None:
    case, answers = case_of_coach(), told(("heb", "beperking"), ("kom", "geld"))
    for _ in range(60):
        question = StudentRights(case, answers).question
        if question is None:
            break
        assert not question.fact.sensitive
        answers = answers.telling(question.name, "weet_niet")
    assert question is None


def test_of_a_dossier_that_is_only_kept_the_coach_sees_no_rights_until_it_is_given_free(
    client: Client,
) -> None:
    case, officer = case_of_coach(), given.officer()
    assert "bewaart dit dossier" not in text_of(client, case)
    made = requests.ask(
        DataRequest(), by=case.person, kind="restrict", text="Dit klopt niet.", case=case
    )
    requests.decide(made, by=officer, decision="granted", text="We bewaren het alleen.")
    assert client.get(at("case.rights", case)).status_code == 404
    restriction.release(made, by=case.person, uses=["begeleiding"])
    assert "School bewaart dit dossier nu alleen" in text_of(client, case)
