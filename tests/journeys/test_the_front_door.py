"""The front door in a browser: a question without a name, a complaint, and an objection."""

from collections.abc import Callable
from datetime import date

from passend.facility.models import Matter
from tests import given, given_facility

from .person import PHONE, Person


def test_a_question_without_a_name_is_answered_behind_the_link_that_was_kept(
    somebody: Callable[..., Person], travel
):
    travel(date(2026, 11, 2))
    stranger = somebody(PHONE, javascript=False)
    stranger.goes_to("/loket/").clicks_on("Ik wil iets weten")
    stranger.page.locator("textarea").first.fill("Mag ik mijn hond meenemen?")
    stranger.clicks_on("Verstuur", "button")
    stranger.reads("Bewaar het adres van deze pagina")
    kept = stranger.page.url
    desk = somebody().signs_in(given_facility.member("facility"))
    desk.goes_to("/loket/zaken/").reads("Wacht op antwoord van het loket").clicks_on("Vraag:")
    desk.clicks_on("Besluit nemen").chooses("antwoord gegeven")
    desk.page.locator("textarea").first.fill("Ja, als hij rustig is.")
    desk.clicks_on("Besluit nemen", "button")
    stranger.goes_to(kept).reads("Ja, als hij rustig is.")


def test_a_complaint_goes_from_the_student_to_the_board_and_back(
    somebody: Callable[..., Person], travel
):
    travel(date(2026, 11, 2))
    noor = somebody(PHONE).signs_in(given.account())
    noor.goes_to("/loket/").clicks_on("Iemand van school deed iets wat niet goed is")
    noor.reads("Wanneer gebeurde het?").fills("Op welke dag?", "2026-10-20").clicks_on(
        "Verder", "button"
    )
    noor.reads("Je bent op tijd.").reads("20 oktober 2027")
    noor.page.locator("textarea").first.fill("Ik moest de les uit met mijn pauzekaart.")
    noor.clicks_on("Verstuur", "button").reads("de klachtencommissie")
    address = noor.page.url.removeprefix(noor.base)
    matter = Matter.objects.get()
    assert str(matter.decide_by) == "2027-01-11", "ten weeks after 2 November (Awb 9:11)"

    desk = somebody().signs_in(given_facility.member("facility"))
    desk.goes_to("/loket/zaken/").clicks_on("Klacht:").clicks_on("Doorsturen naar de commissie")
    writes(desk, "Dit is een klacht.", "Doorsturen naar de commissie")
    desk.goes_to(address).does_not_read("pauzekaart")

    hugo = somebody().signs_in(given_facility.member("complaints"))
    hugo.goes_to("/loket/zaken/").clicks_on("Klacht:").reads("pauzekaart")
    hugo.clicks_on("Kopie aan wie het over gaat")
    writes(hugo, "Met de post gestuurd.", "Kopie aan wie het over gaat")
    hugo.clicks_on("Hoorzitting plannen").page.locator("input[type=date]").fill("2026-11-16")
    writes(hugo, "In B1.04, om 10 uur.", "Hoorzitting plannen")
    noor.goes_to(address).reads("maandag 16 november 2026")

    travel(date(2026, 11, 17))
    hugo.goes_to(address).clicks_on("Advies geven")
    writes(hugo, "Geef de student gelijk.", "Advies geven")
    boss = somebody().signs_in(given_facility.board())
    boss.goes_to("/loket/zaken/").clicks_on("Klacht:").clicks_on("Besluit nemen")
    boss.chooses("gelijk gekregen")
    writes(boss, "De kaart geldt. We zeggen sorry.", "Besluit nemen")
    noor.goes_to(address).reads("gelijk gekregen").reads("De kaart geldt. We zeggen sorry.")


def test_an_objection_that_is_too_late_is_taken_in_and_says_what_is_left(
    somebody: Callable[..., Person], travel
):
    travel(date(2026, 11, 2))
    noor = somebody(PHONE).signs_in(given.account())
    noor.goes_to("/loket/").clicks_on("School besloot iets")
    noor.fills("Op welke dag?", "2026-09-01")
    noor.clicks_on("Verder", "button").reads("Je bent te laat").reads("Awb 6:11")
    noor.page.locator("textarea").first.fill("School nam mijn laptop terug.")
    noor.page.locator("textarea").last.fill("Ik lag in het ziekenhuis.")
    noor.clicks_on("Verstuur", "button")
    matter = Matter.objects.get()
    assert (str(matter.file_by), matter.kind) == ("2026-10-13", "objection")


def writes(person: Person, text: str, button: str) -> None:
    person.page.locator("textarea").first.fill(text)
    person.clicks_on(button, "button")
