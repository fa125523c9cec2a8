"""Journey 2: somebody on a phone finds out what applies, in at most ten taps from the first page.

With and without JavaScript, and with the keyboard only. Nothing is kept of it.
"""

from collections.abc import Callable

import pytest

from passend.core.models import Event

from .person import PHONE, Person
from .test_keyboard_only import presses

TAPS = 10


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_j2_somebody_finds_out_what_applies(
    somebody: Callable[..., Person], javascript: bool
) -> None:
    noor = somebody(PHONE, javascript=javascript)
    noor.goes_to("/").clicks_on("Wat mag ik?", "link")
    noor.reads("Stap 1 van 3: Dit heb ik").clicks_on("Ik ben zwanger", "button")
    noor.reads("Stap 2 van 3: Dit kom ik tegen").clicks_on("Ik heb te weinig geld", "button")
    noor.reads("Stap 3 van 3: Dit heb ik nodig").clicks_on("Geld", "button", exact=True)
    answers_all(noor)
    noor.reads("Dit past bij jou").reads("Wie beslist")
    assert noor.clicks <= TAPS
    assert not Event.objects.exists()

    noor.clicks_on("Maak een gesprekskaart", "link").reads("Hier wil ik over praten")
    noor.clicks_on("Terug", "link").reads("Dit past bij jou")
    noor.clicks_on("Nog preciezer", "link")
    answers_all(noor)
    noor.reads("Dit past bij jou").does_not_read("Nog preciezer")


def answers_all(noor: Person) -> None:
    """Tap the first answer until the result is there."""
    while not noor.page.url.endswith("/uitkomst/"):
        assert "vra" in noor.page.locator(".progress").inner_text()
        button = noor.page.locator(".answers button").first
        noor.clicks_on(button.inner_text().split("\n")[0], "button", exact=True)


def test_j2_what_is_missing_is_answered_from_the_result(somebody: Callable[..., Person]) -> None:
    noor = somebody(PHONE).goes_to("/wat-mag-ik/")
    noor.clicks_on("Ik heb een beperking", "button").clicks_on("Iets anders", "button")
    noor.clicks_on("Ik weet het niet", "button").clicks_on("Laat nu al zien", "link")
    noor.reads("Dit weten we nog niet:")
    missing = noor.page.locator("article li a").first.inner_text()
    noor.clicks_on(missing, "link").reads(missing).clicks_on("Ik weet het niet", "button")
    noor.reads("Dit past bij jou").reads(missing)


def test_j2_the_keyboard_is_enough(somebody: Callable[..., Person]) -> None:
    noor = somebody().goes_to("/")
    for name in (
        "Wat mag ik?",
        "Ik zorg voor iemand",
        "Ik doe langer over mijn studie",
        "Meer tijd",
    ):
        presses(noor, name)
    for _ in range(4):
        if not noor.page.url.endswith("/uitkomst/"):
            presses(noor, "Ik weet het niet")
    noor.reads("Dit past bij jou")


def test_j2_a_situation_leads_to_a_right_and_to_the_words_of_the_law(
    somebody: Callable[..., Person],
) -> None:
    noor = somebody(PHONE).goes_to("/wat-mag-ik/").clicks_on("Alle regels staan hier", "link")
    noor.clicks_on("Ik ben zwanger", "link").clicks_on("Verlof rond de geboorte", "link")
    noor.reads("Je bent zwanger of net bevallen.")
    noor.reads("zwangerschap of bevalling van de student")
    noor.clicks_on("artikel 8.1.7", "link").reads("Regels die hierop rusten")
    noor.goes_to("/wat-mag-ik/regels/").fills("Zoek op een woord", "tolk").clicks_on(
        "Zoek", "button"
    )
    noor.reads("Een tolk bij de les of stage")
