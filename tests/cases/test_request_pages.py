"""Mijn vraag, as an aspirant walks it: no account, no JavaScript, one question a page."""

import re

import pytest
from django.urls import reverse

from passend.cases.models import Case, SupportRequest
from passend.core.models import Message
from tests import given

pytestmark = pytest.mark.django_db

WHO = {"first_name": "Noor", "last_name": "Bakker", "born_day": "14", "born_month": "5",
       "born_year": "2009", "phone": "06 12345678", "email": "noor@example.org"}  # fmt: skip


def walk(client, *answers):
    """Answer the questions in turn; the address where it ends."""
    url = reverse("request.start")
    for answer in answers:
        said = client.post(url, {"answer": answer})
        assert said.status_code == 302, said.content.decode()
        url = said.url
    return url


def ready(client):
    """At the check page, with everything filled in."""
    url = walk(client, "ja", "toetsen", "niets", "meer_tijd", "hielp", "nee", "alleen")
    url = client.post(url, WHO).url
    return client.post(url, {"programme": "Zorg", "start_on": ""}).url


def test_from_the_first_question_to_who_calls_and_when(client):
    who = given.intaker(first_name="Ilse", last_name="Intaker")
    url = ready(client)
    page = client.get(url).content.decode()
    assert "Toetsen en examens" in page
    assert "14 mei 2009" in page

    done = client.post(url, follow=True)
    case = Case.objects.get()
    assert "Ilse Intaker" in done.content.decode()
    assert case.intaker == who
    assert case.person.email == "noor@example.org"
    assert not case.person.has_usable_password()


def test_sending_twice_is_one_request_and_the_same_page(client):
    url = ready(client)
    first, second = client.post(url), client.post(url)
    assert first.url == second.url
    assert Case.objects.count() == 1
    assert Message.objects.filter(kind="request_received").count() == 1


def test_who_has_no_need_is_not_asked_further(client):
    assert walk(client, "nee").endswith("/wie/")


def test_who_would_rather_not_tell_reads_what_that_means(client):
    page = client.get(walk(client, "liever_niet")).content.decode()
    assert "Weet school niets? Dan kan school ook geen hulp regelen." in page


def test_the_back_button_keeps_the_answers(client):
    url = walk(client, "ja", "toetsen")
    back = re.search(r'back-link" href="([^"]+)"', client.get(url).content.decode())
    page = client.get(back[1]).content.decode()
    assert re.search(r'answer--chosen" name="answer" value="toetsen"', page)


def test_a_change_from_the_check_page_leads_back_to_it(client):
    url = ready(client)
    change = re.search(r'href="([^"]+/lastigst/\?na=nakijken)"', client.get(url).content.decode())
    assert client.post(change[1], {"answer": "groep"}).url == url
    assert "De groep" in client.get(url).content.decode()


def test_one_comes_back_with_the_link_where_one_was(client):
    url = walk(client, "ja", "toetsen")
    keep = client.post(url, {"save": "1"}).url
    page = client.get(keep).content.decode()
    link = re.search(r'value="http://testserver([^"]+)"', page)[1]
    assert client.get(link).url == url

    client.post(keep, {"email": "noor@example.org"})
    mail = Message.objects.get(kind="request_saved")
    assert link in mail.body
    assert mail.address == "noor@example.org"


def test_nobody_becomes_a_machine_for_spam(client):
    keep = client.post(walk(client, "ja"), {"save": "1"}).url
    for _ in range(3):
        assert client.post(keep, {"email": "a@example.org"}).status_code == 302
    assert client.post(keep, {"email": "a@example.org"}).status_code == 422
    assert Message.objects.count() == 3


def test_a_link_that_we_did_not_make_leads_nowhere(client):
    draft = given.request_draft()
    for token in (str(draft.pk), draft.pk.hex, f"{draft.pk.hex}:x", draft.token[:-1] + "_"):
        assert client.get(reverse("request.resume", args=[token])).status_code == 404


def test_no_search_engine_and_no_cache_keeps_it(client):
    answer = client.get(walk(client, "ja"))
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]


def test_a_bsn_is_refused_and_nothing_is_lost(client):
    url = walk(client, "ja")
    page = client.post(url, {"answer": "toetsen", "text": "Mijn nummer is 111222333"})
    assert page.status_code == 422
    assert "lijkt op een BSN" in page.content.decode()
    assert "Mijn nummer is 111222333" in page.content.decode()


def test_a_diagnosis_gets_a_friendly_word_and_may_stay(client):
    url = walk(client, "ja")
    told = {"answer": "toetsen", "text": "Ik heb dyslexie."}
    page = client.post(url, told)
    assert "Je hoeft niet te zeggen wat je hebt" in page.content.decode()
    assert client.post(url, {**told, "wording_ok": "1"}).status_code == 302


def test_extra_fields_change_nothing(client):
    url = walk(client, "ja")
    extra = {"answer": "toetsen", "status": "sent", "case": "x", "hulp_nodig": "nee"}
    client.post(url, extra)
    draft = SupportRequest.objects.get()
    assert draft.status == "draft"
    assert draft.told == {"hulp_nodig": "ja", "lastigst": "toetsen", "lastigst_text": ""}


def test_nothing_can_be_sent_before_it_is_told(client):
    draft = given.request_draft(hulp_nodig="nee", first_name="")
    url = reverse("request.send", args=[draft.token])
    assert client.post(url).url.endswith("/wie/")
    assert not Case.objects.exists()


def test_a_stranger_cannot_read_a_sent_request(client):
    sent = given.request_sent()
    client.force_login(given.account())
    assert client.get(reverse("request.detail", args=[sent.pk])).status_code == 404


def test_the_confirmation_shows_no_answers(client):
    sent = given.request_sent()
    page = client.get(reverse("request.done", args=[sent.token])).content.decode()
    assert "te weinig tijd" not in page
