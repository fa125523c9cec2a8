"""The card for the talk: on paper and as PDF/UA, without what nobody else needs to know."""

import io

import pikepdf
import pypdfium2
import pytest
from django.test import Client

from passend.rightsfinder.card import card_of
from passend.rightsfinder.outcome import Outcome

from .made import answers, page, text_of

pytestmark = pytest.mark.django_db
WALK = answers("zwanger", "examen", "vrij", leerweg="bol", zwanger="ja", heeft_partner="ja")


def words_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(one.get_textpage().get_text_range() for one in pages)


def test_the_card_says_what_to_ask_whom_and_where_it_stands() -> None:
    card = card_of(Outcome(WALK), private=False)
    leave = next(item for item in card.items if item.title == "Verlof rond de geboorte")
    facts = {fact.label: fact.value for fact in leave.facts}
    assert facts["Wie beslist"] == "je school"
    assert facts["Waar het staat"].startswith("Wet educatie en beroepsonderwijs, artikel 8.1.7")
    assert "Vraag je verloskundige of arts om een verklaring." in leave.ask


def test_what_was_said_about_health_and_home_is_only_on_it_when_asked_for() -> None:
    told = [f.label + f.value for f in card_of(Outcome(WALK), private=False).facts]
    everything = [f.label + f.value for f in card_of(Outcome(WALK), private=True).facts]
    assert not any("zwanger" in text or "partner" in text for text in told)
    assert any("Ik doe examen" in text for text in told)
    assert sum("zwanger" in text or "partner" in text for text in everything) == 3


def test_a_question_about_health_is_not_printed_for_others_to_see() -> None:
    card = card_of(Outcome(answers("beperking", None, "geld")), private=False)
    asked = [text for item in card.items for text in item.ask]
    assert not any("ziekte" in text and text.endswith("?") for text in asked)


def test_the_page_shows_the_same_and_offers_the_rest(client: Client) -> None:
    text = text_of(client, "finder.card", WALK)
    assert "Verlof rond de geboorte" in text
    assert "Heb je een partner?" not in text
    assert "Heb je een partner?" in text_of(client, "finder.card", WALK, alles="")


def test_the_pdf_is_accessible_and_says_the_same(client: Client) -> None:
    pdf = page(client, "finder.pdf", WALK).content
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_metadata() as meta:
        assert meta["pdfuaid:part"] == "1"
        assert str(opened.Root.Lang) == "nl"
    words = words_of(pdf)
    for text in ("Hier wil ik over praten", "Verlof rond de geboorte", "je school"):
        assert text in words
    assert "Heb je een partner" not in words


def test_the_pdf_of_who_chose_nothing_is_a_whole_paper_too(client: Client) -> None:
    answer = page(client, "finder.pdf", answers(None, None, None))
    assert answer["Content-Type"] == "application/pdf"
    assert "gesprekskaart.pdf" in answer["Content-Disposition"]
    assert "Hier wil ik over praten" in words_of(answer.content)


def test_who_makes_very_many_cards_waits_an_hour(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("passend.rightsfinder.views.finder.MOST_PAPERS", 1)
    assert page(client, "finder.pdf", WALK).status_code == 200
    assert page(client, "finder.pdf", WALK).status_code == 429
