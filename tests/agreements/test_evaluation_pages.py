"""The pages of looking back: who sees them, and how few clicks they take."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from passend.agreements.actions import evaluation, kept
from passend.agreements.models import Agreement, Evaluation, Status
from passend.core import clock
from passend.people.models import User
from tests import given

pytestmark = pytest.mark.django_db


def client(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def get(user: User, verb: str, thing: Any) -> HttpResponse:
    return client(user).get(reverse(verb, args=[thing.pk]))  # type: ignore[return-value]


def post(user: User, verb: str, thing: Any, **data: Any) -> Any:
    return client(user).post(reverse(verb, args=[thing.pk]), data)


def asked(measures: int = 2) -> Evaluation:
    agreement = given.in_force(measures=measures)
    return evaluation.ask(agreement, by=agreement.case.coach)


def test_the_student_confirms_everything_with_one_button() -> None:
    open_one = asked()
    student = open_one.dossier.person
    shown = get(student, "evaluation.tell", open_one).content.decode()
    assert "Alles mag zo blijven" in shown
    answer = post(student, "evaluation.tell", open_one, everything="1")
    assert answer.url == reverse("evaluation.detail", args=[open_one.pk])
    assert set(open_one.reviews.values_list("student_next", flat=True)) == {"continue"}


def test_the_student_may_choose_per_agreement() -> None:
    open_one = asked()
    lines = open_one.agreement.measures.all()
    data = {f"wish-{lines[0].pk}": "stop", f"wish-{lines[1].pk}": "adjust"}
    post(open_one.dossier.person, "evaluation.tell", open_one, student_view="Fijn.", **data)
    open_one.refresh_from_db()
    assert open_one.student_view == "Fijn."
    assert {r.student_next for r in open_one.reviews.all()} == {"stop", "adjust"}


def test_half_an_answer_comes_back_with_what_was_chosen() -> None:
    open_one = asked()
    line = open_one.agreement.measures.first()
    answer = post(
        open_one.dossier.person, "evaluation.tell", open_one, **{f"wish-{line.pk}": "stop"}
    )
    assert answer.status_code == 422
    assert "Kies wat jij wilt" in answer.content.decode()
    assert not open_one.reviews.exists()


def test_the_home_of_the_student_leads_to_it() -> None:
    open_one = asked()
    shown = client(open_one.dossier.person).get(reverse("route")).content.decode()
    assert reverse("evaluation.tell", args=[open_one.pk]) in shown


def test_the_coach_sees_first_what_the_student_said() -> None:
    open_one = asked()
    line, person = open_one.agreement.measures.first(), open_one.dossier.person
    kept.say(line, by=person, face="not")
    evaluation.tell(open_one, by=person, wishes={str(line.pk): "stop"}, student_view="Te druk.")
    shown = get(open_one.dossier.coach, "evaluation.hold", open_one.agreement).content.decode()
    assert "Te druk." in shown
    assert "De student wil:" in shown
    assert f'name="kept-{line.pk}" value="no"' in shown.replace("\n", " ")


def test_all_is_well_takes_one_button_and_the_students_words() -> None:
    agreement = given.in_force()
    coach = agreement.case.coach
    empty = post(coach, "evaluation.hold", agreement, everything="1")
    assert empty.status_code == 422
    done = post(coach, "evaluation.hold", agreement, everything="1", student_view="Het gaat goed.")
    found = Evaluation.objects.get()
    assert done.url == reverse("evaluation.detail", args=[found.pk])
    assert {(r.kept, r.next) for r in found.reviews.all()} == {("yes", "continue")}


def test_adjusting_leads_to_the_new_version() -> None:
    agreement = given.in_force(measures=1)
    line = agreement.measures.get()
    data = {f"kept-{line.pk}": "partly", f"next-{line.pk}": "adjust", f"helps-{line.pk}": "2"}
    done = post(agreement.case.coach, "evaluation.hold", agreement, student_view="Anders.", **data)
    draft = agreement.case.agreements.get(status=Status.DRAFT)
    assert done.url == reverse("agreement.edit", args=[draft.pk])


def in_last_year(ends: bool) -> Agreement:
    case = given.case_of_coach()
    case.person = given.account()
    case.save()
    assert case.enrolment is not None
    today = clock.today()
    case.enrolment.planned_end_on = today.replace(year=today.year + (0 if ends else 3))
    case.enrolment.save()
    return given.in_force(case)


@pytest.mark.parametrize("ends", [True, False])
def test_only_in_the_last_year_it_is_about_what_goes_along(ends: bool) -> None:
    agreement = in_last_year(ends)
    shown = get(agreement.case.coach, "evaluation.hold", agreement).content.decode()
    assert ("een volgende school" in shown) == ends


def test_the_student_reads_what_was_found() -> None:
    agreement = in_last_year(ends=True)
    post(
        agreement.case.coach, "evaluation.hold", agreement,
        everything="1", student_view="Goed.", goes_along="Een stille plek helpt.",
    )  # fmt: skip
    shown = get(agreement.case.person, "evaluation.detail", Evaluation.objects.get())
    assert "Een stille plek helpt." in shown.content.decode()


PAGES = ["evaluation.ask", "evaluation.hold", "agreement.end"]


@pytest.mark.parametrize("verb", PAGES)
def test_they_are_for_the_people_of_the_dossier(verb: str) -> None:
    agreement = given.in_force()
    assert get(agreement.case.coach, verb, agreement).status_code == 200
    assert get(agreement.case.person, verb, agreement).status_code == 403
    assert get(given.coach(), verb, agreement).status_code == 404


@pytest.mark.parametrize("verb", ["evaluation.tell", "evaluation.detail"])
def test_what_a_student_told_is_not_for_others(verb: str) -> None:
    open_one = asked()
    assert get(open_one.dossier.person, verb, open_one).status_code == 200
    assert get(given.coach(), verb, open_one).status_code == 404
    assert get(given.teacher(), verb, open_one).status_code == 404


def test_ending_asks_for_a_reason() -> None:
    agreement = given.in_force()
    assert post(agreement.case.coach, "agreement.end", agreement).status_code == 422
    post(agreement.case.coach, "agreement.end", agreement, reason="not_needed")
    agreement.refresh_from_db()
    assert agreement.status == Status.ENDED


def test_a_number_of_the_state_is_refused_and_a_diagnosis_is_warned_for_once() -> None:
    agreement = given.in_force()
    data = {"everything": "1", "student_view": "Mijn nummer is 111222333."}
    assert post(agreement.case.coach, "evaluation.hold", agreement, **data).status_code == 422
    data["student_view"] = "Ik heb ADHD."
    assert post(agreement.case.coach, "evaluation.hold", agreement, **data).status_code == 422
    done = post(agreement.case.coach, "evaluation.hold", agreement, wording_ok="1", **data)
    assert done.status_code == 302


def test_the_agreement_tells_why_it_ended_and_leads_to_paper_and_evaluation() -> None:
    agreement = given.in_force()
    post(agreement.case.coach, "evaluation.hold", agreement, everything="1", student_view="Goed.")
    post(agreement.case.coach, "agreement.end", agreement, reason="diploma")
    shown = get(agreement.case.person, "agreement.detail", agreement).content.decode()
    assert "Reden: diploma gehaald." in shown
    for verb, thing in (
        ("evaluation.detail", Evaluation.objects.get()),
        ("agreement.pdf", agreement),
        ("agreement.summary", agreement),
        ("agreement.paper", agreement),
    ):
        assert reverse(verb, args=[thing.pk]) in shown


def test_who_was_asked_is_not_asked_again_from_the_page() -> None:
    agreement = given.in_force()
    button = reverse("evaluation.ask", args=[agreement.pk])
    assert button in get(agreement.case.coach, "agreement.detail", agreement).content.decode()
    evaluation.ask(agreement, by=agreement.case.coach)
    assert button not in get(agreement.case.coach, "agreement.detail", agreement).content.decode()
