"""Every provision, every situation and every kept article has a page that says where it stands."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from engines.rights import load
from passend.cases.content import measures
from passend.core.readability import score
from passend.rightsfinder.laws import article_at
from passend.rightsfinder.searching import search, words_of
from tests.house.code import ROOMS

pytestmark = [pytest.mark.django_db, pytest.mark.looks]
PROVISIONS = load().provisions
TEMPLATES = sorted((ROOMS / "rightsfinder/templates").rglob("*.html"))


def read(client: Client, name: str, *args: str, **query: str) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200, (name, args)
    return unescape(answer.content.decode())


def test_every_provision_has_a_page_with_its_conditions_in_the_words_of_the_law(
    client: Client,
) -> None:
    for code, provision in PROVISIONS.items():
        text = read(client, "provision.detail", code)
        assert text.count("<h1") == 1
        assert provision.name in text
        for leaf in provision.versions[-1].conditions.leaves():
            assert leaf.source is not None
            assert f"“{leaf.source.words}”" in text, code
            assert str(leaf.when_met) in text, code
        for example in provision.examples:
            assert example.name in text, code
        assert len(text.encode()) < 150_000, code


def test_every_situation_has_a_page_with_its_provisions(client: Client) -> None:
    for code, name in load().lists.situations.items():
        text = read(client, "provision.situation", code)
        assert f"<h1>{name}</h1>" in text
        for provision in PROVISIONS.values():
            assert (f">{provision.name}</strong>" in text) == (code in provision.situations)


def test_what_is_meant_for_a_situation_stands_before_what_is_for_many(client: Client) -> None:
    text = read(client, "provision.situation", "ik_ben_zwanger")
    names = ["Verlof rond de geboorte", "Kinderopvangtoeslag", "Alle regels in één boekje"]
    places = [text.index(f">{name}</strong>") for name in names]
    assert places == sorted(places)


def test_every_kept_article_has_a_page_and_names_what_rests_on_it(client: Client) -> None:
    for bwb, number in load().articles:
        text = read(client, "provision.article", bwb, number)
        found = article_at(bwb, number)
        assert found is not None
        assert all(f">{one.name}</a>" in text for one in found.provisions), number


def test_the_words_that_a_provision_quotes_are_marked_in_the_article() -> None:
    law = article_at("BWBR0015703", "36b")
    assert law is not None
    marked = " ".join(piece.text for line in law.paragraphs for piece in line if piece.marked)
    assert "verstrekt het college op" in marked
    whole = "\n".join("".join(piece.text for piece in line) for line in law.paragraphs)
    assert whole.split() == law.snapshot.text.split()


def test_a_page_shows_the_law_as_it_was_and_as_it_is(client: Client) -> None:
    text = read(client, "provision.detail", "studietoeslag")
    assert "Zo is het nu, sinds vrijdag 1 april 2022" in text
    assert "Zo was het van zaterdag 1 januari 2022 tot en met donderdag 31 maart 2022" in text
    assert "Je hebt niet te veel spaargeld." in text


def test_a_page_tells_which_dated_amounts_it_uses(client: Client) -> None:
    text = read(client, "provision.detail", "studietoeslag")
    assert "Vanaf donderdag 1 januari 2026: € 231,09" in text.replace("\xa0", " ")
    assert "18: €" in text.replace("\xa0", " ")


def test_a_quotation_leads_to_the_article(client: Client) -> None:
    text = read(client, "provision.detail", "studietoeslag")
    assert reverse("provision.article", args=["BWBR0015703", "36b"]) in text


def test_a_quotation_that_nobody_checked_says_so(client: Client) -> None:
    unchecked = next(
        code
        for code, one in PROVISIONS.items()
        if any(leaf.source and leaf.source.status for leaf in one.versions[-1].conditions.leaves())
    )
    assert "niet getoetst" in read(client, "provision.detail", unchecked)


def test_an_example_tells_what_somebody_said_and_what_came_out(client: Client) -> None:
    text = read(client, "provision.detail", "studietoeslag").replace("\xa0", " ")
    one = text.split("21 jaar met stage van 250 euro (2024): waarschijnlijk")[1].split("</details>")
    assert "minstens € 314,47 per maand" in one[0]
    assert "Hoeveel stagevergoeding krijg je per maand? 250" in one[0]


def test_what_does_not_exist_has_no_page(client: Client) -> None:
    for address in (
        reverse("provision.detail", args=["bestaat_niet"]),
        reverse("provision.situation", args=["bestaat_niet"]),
        reverse("provision.article", args=["BWBR0000000", "1"]),
    ):
        assert client.get(address).status_code == 404


def test_every_measure_that_a_provision_names_is_in_the_library() -> None:
    known = {measure.code for measure in measures()}
    assert {m for p in PROVISIONS.values() for m in p.measures} - known == set()


def test_accents_and_capitals_do_not_count() -> None:
    assert words_of("Financiën, PÂÉ") == ["financien", "pae"]


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("zwanger", "Geld als zwangerschap je studie vertraagt"),
        ("studietoeslag", "Studietoeslag"),
        ("STUDIEFINANCIERING", "Studiefinanciering"),
        ("ik heb een tolk nodig", "Een tolk bij de les of stage"),
        ("zzzz", None),
        ("de het een", None),
    ],
)
def test_words_find_a_provision_by_its_name_first(wanted: str, first: str | None) -> None:
    names = [one.name for one in search(wanted)]
    if first is None:
        assert names == []
    else:
        assert any(name.startswith(first) for name in names[:4]), names[:4]


def test_the_list_finds_and_always_shows_the_situations(client: Client) -> None:
    text = read(client, "provision.list", zoek="zwangerschap")
    assert "Geld als zwangerschap je studie vertraagt" in text
    assert "Ik word 18" in text
    assert "0 regels gevonden" in read(client, "provision.list", zoek="zzzz")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_our_sentences_are_plain(path) -> None:
    for text in re.findall(r'{% translate "([^"]+)" %}', path.read_text(encoding="utf-8")):
        assert score(text).level in {"A2", "B1"}, text
