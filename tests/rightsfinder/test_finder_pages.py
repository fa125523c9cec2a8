"""*Wat mag ik?* as somebody walks it: no account, no JavaScript, and nothing is kept."""

from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from passend.core import clock
from passend.core.models import Event
from passend.rightsfinder.answers import Answers, opened
from passend.rightsfinder.asking import FIRST, options_of

from .made import answers, page, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.looks]
TAPS = ("zwanger", "geld", "geld")
STUDIETOESLAG = {"leeftijd": "19", "ontvangt_wsf": "ja", "levenlanglerenkrediet": "nee",
                 "recht_wajong": "nee", "kan_niet_bijverdienen": "ja",
                 "stagevergoeding": "250"}  # fmt: skip
MONEY = answers("beperking", "bijverdienen", "geld", **STUDIETOESLAG)


def tap(client: Client, url: str, answer: str) -> str:
    said = client.post(url, {"answer": answer})
    assert said.status_code == 302, said.content.decode()
    return str(said["Location"])


def answers_in(url: str) -> Answers:
    found = opened(url.split("/")[3])
    assert found is not None
    return found


def test_three_taps_and_four_questions_lead_to_the_result(client: Client) -> None:
    url = reverse("finder.start")
    for code in TAPS:
        assert f'value="{code}"' in client.get(url).content.decode()
        url = tap(client, url, code)
    for _ in range(FIRST):
        text = client.get(url).content.decode()
        assert "Waarom vragen we dit?" in text
        url = tap(client, url, "weet_niet")
    assert client.get(url)["Location"].endswith("/uitkomst/")
    assert "Dit past bij jou" in client.get(url, follow=True).content.decode()


def test_nothing_of_it_is_kept_on_the_server(client: Client) -> None:
    before = Event.objects.count()
    url = tap(client, reverse("finder.start"), "zwanger")
    client.get(tap(client, url, "geld"))
    text_of(client, "finder.result", MONEY)
    assert (Event.objects.count(), Session.objects.count()) == (before, 0)
    assert set(client.cookies) <= {"csrftoken"}


def test_the_pages_are_not_kept_by_a_browser_and_not_found_by_a_search_engine(
    client: Client,
) -> None:
    for name in ("finder.ask", "finder.result", "finder.card"):
        answer = page(client, name, MONEY)
        assert answer["Cache-Control"] == "no-store, private"
        assert "noindex" in answer["X-Robots-Tag"]


@pytest.mark.parametrize("name", ["ask", "result", "card", "pdf"])
def test_an_address_that_was_made_up_leads_nowhere(client: Client, name: str) -> None:
    assert client.get(reverse(f"finder.{name}", args=["1:verzonnen"])).status_code == 404


def test_an_answer_that_is_not_on_the_page_is_refused_in_words(client: Client) -> None:
    for url in (
        reverse("finder.start"),
        reverse("finder.change", args=[MONEY.link(), "leerweg"]),
    ):
        for data in ({}, {"answer": "verzonnen"}):
            answer = client.post(url, data)
            assert answer.status_code == 422
            assert "Kies een van de antwoorden." in answer.content.decode()


def test_a_question_says_how_many_are_still_to_come_and_what_it_is_for(client: Client) -> None:
    text = text_of(client, "finder.ask", answers("beperking", "geld", "geld"))
    assert "Nog ongeveer" in text
    assert "Je antwoord telt voor:" in text


def test_the_way_back_leads_to_the_question_before(client: Client) -> None:
    text = text_of(client, "finder.ask", answers("beperking", "geld", "geld", leerweg="bol"))
    back = text.split('class="back-link" href="')[1].split('"')[0]
    assert answers_in(back) == answers("beperking", "geld", "geld")


def test_before_the_three_steps_there_is_no_result_yet(client: Client) -> None:
    assert page(client, "finder.result", answers("zwanger")).status_code == 302


def test_the_result_says_who_decides_until_when_what_to_do_and_why(client: Client) -> None:
    text = unescape(text_of(client, "finder.result", MONEY))
    card = text.split('id="regel-studietoeslag"')[1].split("</article>")[0]
    for words in ("waarschijnlijk", "je gemeente", "Vraag het zo snel mogelijk aan.",
                  "Vraag de studietoeslag aan bij je gemeente.", "bericht van DUO",
                  "Je hebt geen recht op Wajong.", "Participatiewet, artikel 36b lid 3 onder b",
                  "De gemeente vraagt een arts om advies.", "minstens €"):  # fmt: skip
        assert words in card, words
    assert f'href="{reverse("provision.detail", args=["studietoeslag"])}"' in card


def test_what_is_missing_can_be_answered_from_the_result(client: Client) -> None:
    asked = answers(
        "beperking", "bijverdienen", "geld", **{**STUDIETOESLAG, "recht_wajong": "over"}
    )
    text = text_of(client, "finder.result", asked)
    card = text.split('id="regel-studietoeslag"')[1].split("</article>")[0]
    assert "Dit weten we nog niet:" in card
    url = card.split("Dit weten we nog niet:")[1].split('href="')[1].split('"')[0]
    assert "Heb je recht op een Wajong-uitkering?" in client.get(url).content.decode()
    then = tap(client, url, "nee")
    assert then.endswith("/uitkomst/")
    assert dict(answers_in(then).told)["recht_wajong"] == "nee"


def test_a_no_names_the_condition_that_fails_and_what_can_be_done(client: Client) -> None:
    asked = answers("beperking", "bijverdienen", "geld", **{**STUDIETOESLAG, "recht_wajong": "ja"})
    text = text_of(client, "finder.result", asked)
    no = text.split('id="blok-nee"')[1].split("</section>")[0]
    one = no.split(">Studietoeslag<")[1].split("</article>")[0]
    assert "Je hebt recht op Wajong." in one
    assert "Wat wel kan:" in one


def test_an_old_amount_is_said_to_be_old(client: Client) -> None:
    with clock.at(datetime(2035, 3, 1, 12, tzinfo=UTC)):
        text = text_of(client, "finder.result", MONEY)
    assert "Dit bedrag kan oud zijn." in text


def test_words_that_nobody_laid_beside_the_law_are_marked(client: Client) -> None:
    with clock.at(datetime(2025, 9, 1, 12, tzinfo=UTC)):  # before the oldest kept text of this law
        text = text_of(client, "finder.result", answers("zwanger", None, "vrij", leerweg="bol"))
    card = text.split('id="regel-zwangerschapsverlof"')[1].split("</article>")[0]
    assert "waarschijnlijk" in card
    assert "Niet getoetst:" in card


def test_answers_that_cannot_both_be_true_are_named(client: Client) -> None:
    asked = answers("zwanger", "geld", "geld", leeftijd="15", stufi_leeftijd_bereikt="ja")
    assert "kunnen niet samen waar zijn" in text_of(client, "finder.result", asked)


def test_older_answers_meet_the_rules_of_today_and_the_page_says_so(client: Client) -> None:
    old = Answers(day=date(2026, 1, 5), chosen=MONEY.chosen, told=MONEY.told)
    assert "Je antwoorden zijn van maandag 5 januari 2026." in text_of(client, "finder.result", old)


def test_the_receipt_names_the_catalogue_the_day_and_the_answers(client: Client) -> None:
    with clock.at(datetime(2026, 11, 22, 12, tzinfo=UTC)):
        text = text_of(client, "finder.result", MONEY)
    receipt = text.split("Waar komt dit vandaan?")[1]
    assert "Nagekeken op zondag 22 november 2026" in receipt
    assert "sinds vrijdag 1 april 2022" in receipt
    assert "Heb je recht op een Wajong-uitkering? nee" in receipt


def test_more_can_be_chosen_and_a_choice_can_be_taken_away(client: Client) -> None:
    url = reverse("finder.add", args=[MONEY.link(), "heb"])
    assert "gekozen" in client.get(url).content.decode()
    both = answers_in(tap(client, url, "kind"))
    assert both.choices("heb") == ("beperking", "kind")
    url = reverse("finder.add", args=[both.link(), "heb"])
    assert answers_in(tap(client, url, "beperking")).choices("heb") == ("kind",)


def test_an_answer_can_be_changed_and_shows_what_was_chosen(client: Client) -> None:
    url = reverse("finder.change", args=[MONEY.link(), "recht-wajong"])
    assert 'aria-current="true"' in client.get(url).content.decode()
    assert dict(answers_in(tap(client, url, "ja")).told)["recht_wajong"] == "ja"


@pytest.mark.parametrize(("typed", "kept"), [("250,50", "250.50"), ("250", "250"), ("0", "0")])
def test_money_is_typed_with_a_comma_or_without(client: Client, typed: str, kept: str) -> None:
    url = reverse("finder.change", args=[MONEY.link(), "stagevergoeding"])
    said = client.post(url, {"typed": typed})
    assert dict(answers_in(said["Location"]).told)["stagevergoeding"] == kept


@pytest.mark.parametrize("typed", ["", "veel", "-3", "1e9"])
def test_what_is_no_money_is_asked_again(client: Client, typed: str) -> None:
    url = reverse("finder.change", args=[MONEY.link(), "stagevergoeding"])
    assert client.post(url, {"typed": typed}).status_code == 422


def test_a_question_that_nobody_asks_has_no_page(client: Client) -> None:
    for name in ("bestaat-niet", "geboortedatum"):
        assert page(client, "finder.change", MONEY, name).status_code == 404
    assert page(client, "finder.add", MONEY, "bestaat-niet").status_code == 404


def test_a_question_that_refers_back_says_what_was_said(client: Client) -> None:
    asked = answers("beperking", "geld", "geld", ontvangt_wsf="ja")
    text = text_of(client, "finder.change", asked, "levenlanglerenkrediet")
    assert "Krijg je studiefinanciering van DUO? <strong>ja</strong>" in text
    fresh = text_of(client, "finder.change", answers("beperking"), "levenlanglerenkrediet")
    assert "Jij zei:" not in fresh


def test_an_answer_is_read_back_as_it_was_tapped(client: Client) -> None:
    oldest = next(o for o in options_of("leeftijd") if o.label.endswith(" of meer"))
    asked = answers("zwanger", "geld", "geld", leeftijd=oldest.value, leerweg="bol")
    text = text_of(client, "finder.result", asked)
    assert oldest.label in text.split("Jouw antwoorden")[1]
    assert "bol (vooral naar school)" in text.split("Jouw antwoorden")[1].lower()


@pytest.mark.parametrize("codes", [(None, None, None), ("beperking", "oneens", "opkomen"), TAPS])
def test_no_result_is_heavier_than_a_phone_likes(client: Client, codes: tuple[str | None]) -> None:
    assert len(page(client, "finder.result", answers(*codes)).content) < 150_000
