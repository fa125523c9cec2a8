"""From *Wat mag deze student?* on: a measure in the draft, a talk, a card, the own walk."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from passend.agreements import actions as agreements
from passend.cases.content import measures
from passend.cases.models import MeasureWording, Talk
from passend.core import clock
from passend.core.models import Event
from passend.desk import student_rights
from passend.desk.student_rights import put_in_draft
from passend.rightsfinder.answers import Answers, opened
from tests import given

from .rights_pages import at, case_of_coach, text_of, told

pytestmark = pytest.mark.django_db
EXTRA_TIME = "toets-extra-tijd"  # goes with the agreements on support (WEB 8.1.3a)


def of_library(code: str) -> MeasureWording:
    """A measure as the product brings it."""
    texts = next(one for one in measures() if one.code == code)
    wording = given.wording(title=texts.title)
    wording.measure.code = code
    wording.measure.save()
    return wording


def as_words(page: str) -> str:
    """A page without its tags, on one line."""
    return " ".join(strip_tags(page).split())


AGREEMENTS = told(("heb", "beperking"))


def test_a_measure_of_a_provision_begins_a_draft(client: Client) -> None:
    case, wording = case_of_coach(), of_library(EXTRA_TIME)
    text = text_of(client, case, AGREEMENTS)
    assert f'value="{wording.pk}"' in text
    about = replace(AGREEMENTS, only="afspraken_ondersteuning")
    path, sent = at("case.rights_draft", case, about), {"wording": str(wording.pk)}
    answer = client.post(path, sent, follow=True)
    assert "Ruimte in de wet: Wet educatie en beroepsonderwijs" in answer.content.decode()
    draft = case.agreements.get()
    assert [line.wording for line in draft.measures.all()] == [wording]
    assert Event.objects.filter(verb="agreement.draft").count() == 1
    assert "Staat al in het concept." in text_of(client, case, AGREEMENTS)


def test_the_rule_behind_a_measure_stays_with_it_through_the_versions(client: Client) -> None:
    case, wording = case_of_coach(), of_library(EXTRA_TIME)
    client.force_login(case.coach)
    about = replace(AGREEMENTS, only="afspraken_ondersteuning")
    client.post(at("case.rights_draft", case, about), {"wording": str(wording.pk)})
    draft = case.agreements.get()
    line = draft.measures.get()
    assert line.provision == "afspraken_ondersteuning"
    assert "Wet educatie en beroepsonderwijs, artikel 8.1.3a" in line.law
    edit = reverse("agreement.edit", args=[draft.pk])
    assert f"Omdat:</strong> {line.law}" in client.get(edit).content.decode()
    agreements.propose(draft, by=case.coach)
    paper = reverse("agreement.paper", args=[draft.pk])
    assert f"In de wet: {line.law}" in as_words(client.get(paper).content.decode())
    given.agreed(draft)
    assert line.law not in draft.consents.get().text  # why, not what is agreed
    later = agreements.draft(case, by=case.coach).measures.get()
    assert (later.provision, later.law) == (line.provision, line.law)
    assert later.is_unchanged


def test_a_measure_that_was_not_chosen_from_a_rule_names_none(client: Client) -> None:
    case, wording = case_of_coach(), of_library(EXTRA_TIME)
    put_in_draft(case, wording, by=case.coach)
    line = case.agreements.get().measures.get()
    assert (line.provision, line.law) == ("", "")
    client.force_login(case.coach)
    text = client.get(reverse("agreement.edit", args=[line.agreement_id])).content.decode()
    assert "Omdat:" not in text


def test_a_measure_joins_the_draft_that_is_there_and_the_rest_keeps_its_consent(
    client: Client,
) -> None:
    case, wording = case_of_coach(), of_library(EXTRA_TIME)
    given.in_force(case, by=case.coach)
    draft = agreements.draft(case, by=case.coach)
    client.force_login(case.coach)
    client.post(at("case.rights_draft", case), {"wording": str(wording.pk)})
    draft.refresh_from_db()
    assert [line.answer for line in draft.measures.all()] == ["agreed", "agreed", "open"]
    assert draft.measures.last().wording == wording
    assert draft.revision == 2
    client.post(at("case.rights_draft", case), {"wording": str(wording.pk)})
    assert draft.measures.count() == 3


def test_a_measure_waits_for_a_proposal_that_the_student_has(client: Client) -> None:
    case, wording = case_of_coach(), of_library(EXTRA_TIME)
    given.proposed(case, by=case.coach)
    assert "Er ligt een voorstel bij de student." in text_of(client, case, AGREEMENTS)
    answer = client.post(at("case.rights_draft", case), {"wording": str(wording.pk)})
    assert answer.status_code == 409
    answer = client.post(at("case.rights_draft", case), {"wording": "geen"}, follow=True)
    assert "Kies een maatregel uit de lijst." in answer.content.decode()


def test_two_at_once_in_one_draft_and_the_second_reads_it(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, first, second = case_of_coach(), of_library(EXTRA_TIME), given.wording()
    as_read = agreements.draft(case, by=case.coach)
    put_in_draft(case, first, by=case.coach)  # the other one, between our reading and our saving
    monkeypatch.setattr(student_rights, "draft_of", lambda _case: as_read)
    client.force_login(case.coach)
    answer = client.post(at("case.rights_draft", case), {"wording": str(second.pk)})
    assert answer.status_code == 409
    assert "Iemand anders heeft dit concept net ook opgeslagen." in answer.content.decode()
    assert [line.wording for line in case.agreements.get().measures.all()] == [first]


def test_a_talk_about_a_provision_starts_with_its_name_and_article(client: Client) -> None:
    case = case_of_coach()
    client.force_login(case.coach)
    stand = Answers(day=clock.today(), only="studietoeslag")
    text = client.get(at("case.rights_talk", case, stand)).content.decode()
    assert "Besproken: Studietoeslag (Participatiewet, artikel 36b" in text
    note = "Besproken: Studietoeslag."
    answer = client.post(at("case.rights_talk", case, stand), {"outcome": "well", "note": note})
    assert answer.status_code == 302
    assert Talk.objects.get().note == note
    assert "Studietoeslag" not in str(list(Event.objects.values_list("details", flat=True)))
    assert "Besproken" not in client.get(at("case.rights_talk", case)).content.decode()


def test_a_provision_to_discuss_comes_back_until_it_was_talked_about(client: Client) -> None:
    case = case_of_coach()
    client.force_login(case.coach)
    stand = Answers(day=clock.today(), only="studietoeslag")
    page = client.get(at("case.rights_topic", case, stand)).content.decode()
    assert "Studietoeslag (Participatiewet, artikel 36b" in page
    about = {"text": "Studietoeslag (Participatiewet, artikel 36b)"}
    assert client.post(at("case.rights_topic", case, stand), about).status_code == 302
    case.refresh_from_db()
    assert case.talk_next_on is not None
    assert "Nog te bespreken:" in client.get(case.get_absolute_url()).content.decode()
    record = reverse("talk.record", args=[case.pk])
    assert about["text"] in client.get(record).content.decode()
    topic = case.topics.get()
    client.post(record, {"outcome": "well", "topics": [str(topic.pk)]})
    assert not case.topics.waiting().exists()
    assert about["text"] not in client.get(record).content.decode()
    assert "Studietoeslag" not in str(list(Event.objects.values_list("details", flat=True)))


def test_the_card_of_one_provision_says_where_to_ask_and_how(client: Client) -> None:
    case = case_of_coach()
    client.force_login(case.coach)
    answer = client.get(at("case.rights_card", case, Answers(clock.today(), only="studietoeslag")))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert answer["Cache-Control"] == "private, no-store"


def test_the_student_goes_on_in_the_own_room_with_the_register_filled_in(client: Client) -> None:
    case = case_of_coach()
    case.person = given.account()
    case.save()
    client.force_login(case.person)
    assert reverse("route.rights") in client.get(reverse("route")).content.decode()
    answer = client.get(reverse("route.rights"))
    found = opened(answer["Location"].split("/")[3])
    assert found is not None
    assert dict(found.register)["niveau"] == "3"
    assert str(case.birth) not in str(found.register)
    done = found.choosing("heb", "zwanger").choosing("kom", "geld").choosing("nodig", "geld")
    text = client.get(reverse("finder.result", args=[done.link()])).content.decode()
    assert "uit het register van je school" in text
    assert not Event.objects.in_dossier(case).filter(verb="case.view").exists()


def test_who_has_no_dossier_has_no_own_page(client: Client) -> None:
    client.force_login(given.coach())
    assert client.get(reverse("route.rights")).status_code == 404
