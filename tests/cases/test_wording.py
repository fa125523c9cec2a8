"""The two looks at free text: a diagnosis gets a warning, a BSN is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.nl import bsn

from passend.cases.wording import (
    diagnosis_like_words,
    looks_like_bsn,
    looks_like_diagnosis,
)


@pytest.mark.parametrize(
    "text",
    [
        "Ik heb autisme",
        "ADHD, dus snel afgeleid",
        "hij is dyslectisch.",
        "Dyslexieverklaring aanwezig",
        "last van een depressie",
        "een angststoornis",
        "Syndroom van Down",
        "ziekte van Crohn",
        "PDD-NOS",
        "epilepsie-aanvallen",
        "is licht verstandelijk beperkt",
        "Gediagnosticeerd in 2019",
        "niet-aangeboren hersenletsel",
        "DIABÉTES",
    ],
)
def test_a_text_that_names_an_illness_gets_a_warning(text):
    assert looks_like_diagnosis(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ik ben snel moe na een lange dag.",
        "Veel mensen in een lokaal vind ik lastig.",
        "Ik wil graag meer tijd bij toetsen.",
        "De klas is te druk en ik raak de draad kwijt.",
        "Ik zit in een rolstoel en kan geen trap op.",
        "Mijn moeder is ziek, ik zorg voor haar.",
        "Als het spannend is, loop ik vast.",
        "Het adres is Assendorperstraat 12.",
        "Wat ik mis is een vaste tafel in een klein lokaal.",
        "Ik gebruik Word van MS Office.",
    ],
)
def test_a_text_about_a_need_gets_no_warning(text):
    assert not looks_like_diagnosis(text)


def test_the_warning_can_name_the_words_it_saw():
    assert diagnosis_like_words("Autisme en een eetstoornis, autisme dus") == [
        "autisme",
        "eetstoornis",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "111222333",
        "Mijn nummer is 123456782.",
        "1234.56.782",
        "123 456 782",
        "123-456-782",
        "1 2 3 4 5 6 7 8 2",
        "１２３４５６７８２",
        "bsn:123456782,geboren 2008",
    ],
)
def test_a_bsn_is_seen_however_it_is_written(text):
    assert looks_like_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "123456789",
        "Bel 06 12345678",
        "Bel 0612345678 na school",
        "studentnummer 20251234",
        "Op 3 april 2026 om 10.30 uur in lokaal 2.14",
        "1234567820",
        "000000000",
    ],
)
def test_other_numbers_are_not_taken_for_a_bsn(text):
    assert not looks_like_bsn(text)


@given(st.integers(min_value=10_000_000, max_value=999_999_999))
def test_nine_digits_are_a_bsn_exactly_when_they_pass_the_test_of_eleven(number):
    digits = f"{number:09d}"
    assert looks_like_bsn(f"a {digits} b") == bsn.is_valid(digits)


@given(st.text())
def test_no_text_breaks_the_look(text):
    assert looks_like_diagnosis(text) == bool(diagnosis_like_words(text))
    assert looks_like_bsn(text) in (True, False)
