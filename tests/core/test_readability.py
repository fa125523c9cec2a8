"""The score tells easy from hard, and says why."""

import pytest

from passend.core.readability import score, syllables

EASY = "Je krijgt meer tijd bij een toets. Zeg het twee weken van tevoren. Dan regelen wij het."
HARD = (
    "De desbetreffende student dient ingevolge het vigerende examenreglement middels een "
    "gemotiveerd verzoek aanspraak te maken op de ondersteuningsvoorzieningen."
)


def test_short_sentences_of_short_words_are_a2() -> None:
    assert score(EASY).level == "A2"


def test_a_letter_from_an_office_is_not() -> None:
    found = score(HARD)
    assert found.level == "B2"
    assert "dient" in found.office_words
    assert "ondersteuningsvoorzieningen" in found.long_words


def test_a_sentence_of_fourteen_words_is_b1() -> None:
    text = "Je mag in de les even weg als het voor jou te druk wordt."
    assert score(text).level == "B1"
    assert score(text).longest_sentence == text.rstrip(".")


def test_no_text_is_easy() -> None:
    assert score("").level == "A2"
    assert score("").words_per_sentence == 0


@pytest.mark.parametrize(
    ("word", "count"), [("les", 1), ("toetsen", 2), ("afspraken", 3), ("evaluatiegesprek", 6)]
)
def test_syllables_are_counted_as_dutch_breaks_them(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_time_or_an_abbreviation_does_not_end_a_sentence_halfway() -> None:
    assert score("Kom om 14.05 uur.").words_per_sentence == 3
