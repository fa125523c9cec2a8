"""Journey 1: an aspirant tells on a phone what (s)he needs.

At most 12 screens and 20 taps, from the first page of the school to who calls and when. Typing is
not a tap. It works as well without JavaScript.
"""

from collections.abc import Callable

import pytest

from passend.cases.models import Case, SupportRequest
from tests import given

from .person import PHONE, Person

SCREENS, TAPS = 12, 20


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_j1_an_aspirant_asks_for_help(somebody: Callable[..., Person], javascript: bool):
    intaker = given.intaker(first_name="Inge", last_name="Intaker")
    noor = somebody(PHONE, javascript=javascript)
    noor.goes_to("/").clicks_on("Ik wil hulp vragen")
    tells_all_seven(noor)
    says_who_she_is(noor)
    noor.reads("Kijk je antwoorden na").reads("Bij lange toetsen kom ik tijd te kort.")
    noor.clicks_on("Versturen", "button")

    case = Case.objects.get()
    noor.reads("We hebben je bericht").reads(str(intaker)).reads("Uiterlijk")
    assert case.email == "noor@example.org"
    assert case.intaker == intaker
    assert noor.screens <= SCREENS
    assert noor.clicks <= TAPS


def tells_all_seven(noor: Person) -> None:
    noor.reads("Heb je op school extra hulp nodig?").clicks_on("Ja", "button", exact=True)
    noor.opens("Wil je er iets over vertellen?")
    noor.fills("Wil je er iets over vertellen?", "Bij lange toetsen kom ik tijd te kort.")
    noor.clicks_on("Toetsen en examens", "button")
    noor.reads("Is er nog iets lastig?").does_not_read("Toetsen en examens")
    noor.clicks_on("Mijn energie", "button")
    noor.clicks_on("Meer tijd", "button")
    noor.clicks_on("Ja, en dat hielp", "button")
    noor.clicks_on("Nee", "button", exact=True)
    noor.clicks_on("Mijn ouder of verzorger", "button")


def says_who_she_is(noor: Person) -> None:
    noor.fills("Voornaam", "Noor").fills("Achternaam", "Bakker")
    noor.fills("Dag", "14").fills("Maand", "5").fills("Jaar", "2010")
    noor.fills("E-mail", "noor@example.org").clicks_on("Verder", "button")
    noor.fills("Opleiding", "Verzorgende IG").clicks_on("Verder", "button")


def test_j1_she_stops_halfway_and_comes_back_on_another_day(somebody: Callable[..., Person]):
    noor = somebody(PHONE)
    noor.goes_to("/hulp/").clicks_on("Misschien", "button")
    noor.clicks_on("Bewaar, ik ga later verder", "button")
    link = noor.page.get_by_label("Kopieer de link").input_value()
    later = somebody(PHONE)
    later.goes_to(link).reads("Wat is voor jou het lastigst op school?")


def test_j1_who_tells_nothing_is_not_asked_further(somebody: Callable[..., Person]):
    boy = somebody(PHONE)
    boy.goes_to("/hulp/").clicks_on("Dat vertel ik liever niet", "button")
    boy.reads("Wie ben je?").reads("Je hoeft niets te vertellen.")
    assert SupportRequest.objects.get().told["hulp_nodig"] == "liever_niet"


def test_j1_a_forgotten_name_is_asked_again_in_plain_words(somebody: Callable[..., Person]):
    boy = somebody(PHONE)
    boy.goes_to("/hulp/").clicks_on("Nee", "button", exact=True)
    boy.clicks_on("Verder", "button").reads("Voornaam")
    assert boy.page.locator("[aria-invalid=true]").count() > 0
