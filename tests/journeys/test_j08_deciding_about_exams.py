"""Journey 8: an exam adjustment is decided in four clicks, and stands on every exam list after."""

from collections.abc import Callable
from datetime import date

from passend.adjustments.models import Adjustment
from passend.core.models import School
from tests import given_adjustments, given_facility

from .person import PHONE, Person

CLICKS = 4


def test_j8_a_student_asks_on_a_phone(somebody: Callable[..., Person], travel):
    travel(date(2026, 11, 2))
    case = given_adjustments.enrolled_case()
    noor = somebody(PHONE).signs_in(case.person)
    noor.goes_to("/mijn-route/").clicks_on("Iets vragen voor je examens").clicks_on(
        "Begin", "button"
    )
    noor.reads("Waar loop je tegenaan bij een examen?")
    noor.chooses("lezen kost mij veel").clicks_on("Verder", "button")
    noor.chooses("examens van school").clicks_on("Verder", "button")
    noor.chooses("mijn hele opleiding").clicks_on("Verder", "button")
    noor.fills("Wil je er iets bij vertellen?", "Voorlezen helpt mij.").clicks_on(
        "Verder", "button"
    )
    noor.reads("Voorlezen helpt mij.").clicks_on("Verstuur mijn aanvraag")
    noor.clicks_on("Verstuur mijn aanvraag", "button")
    made = Adjustment.objects.get()
    assert (made.status, made.needs, made.which) == ("asked", ["reading"], "school")
    assert made.decide_by is not None


def test_j8_decided_in_four_clicks_and_then_on_every_list_in_none(
    somebody: Callable[..., Person], travel
):
    travel(date(2026, 11, 2))
    made = given_adjustments.asked(which="school", needs=["reading"])
    board = given_adjustments.member(made)
    group = made.case.student.group
    given_adjustments.exam(group, board, on=date(2026, 11, 9))
    anneke = somebody().signs_in(board)
    anneke.goes_to("/examenaanvragen/").clicks_on("Bekijk en beslis")
    anneke.chooses("ja").chooses("voorleessoftware").chooses("Dit past bij waar je tegenaan loopt.")
    anneke.clicks_on("Besluit nemen", "button")
    made.refresh_from_db()
    assert made.status == "granted"
    assert anneke.clicks <= CLICKS
    given_adjustments.exam(group, board, on=date(2027, 2, 1))
    clicks = anneke.clicks
    for day in ("2026-11-09", "2027-02-01"):
        anneke.goes_to(f"/examens/?dag={day}")
        anneke.reads(str(made.case)).reads("voorleessoftware")
    assert anneke.clicks == clicks
    noor = somebody(PHONE).signs_in(made.case.person)
    noor.goes_to(made.get_absolute_url()).reads("voorleessoftware").reads("16 november 2026")


def test_j8_the_committee_asks_for_more_and_the_student_answers(
    somebody: Callable[..., Person], travel
):
    travel(date(2026, 11, 2))
    made = given_adjustments.asked()
    anneke = somebody().signs_in(given_adjustments.member(made))
    anneke.goes_to("/examenaanvragen/").clicks_on("Bekijk en beslis")
    anneke.clicks_on("Mist er nog iets?").fills("Wat mist er nog?", "Bij welk examen is dit?")
    anneke.clicks_on("Vraag om meer", "button")
    noor = somebody(PHONE).signs_in(made.case.person)
    noor.goes_to(made.get_absolute_url()).reads("Bij welk examen is dit?")
    noor.clicks_on("Aanvullen").page.locator("textarea").first.fill("Bij Nederlands.")
    noor.clicks_on("Aanvullen", "button")
    made.refresh_from_db()
    assert made.status == "asked"
    anneke.goes_to("/examenaanvragen/").clicks_on("Bekijk en beslis").reads("Bij Nederlands.")


def test_j8_a_refusal_says_why_and_where_to_go_until_when(somebody: Callable[..., Person], travel):
    travel(date(2026, 11, 2))
    made = given_adjustments.refused(given_adjustments.enrolled_case())
    noor = somebody(PHONE).signs_in(made.case.person)
    noor.goes_to(made.get_absolute_url()).reads("16 november 2026").reads("beroep")
    noor.clicks_on("Ga in beroep bij het loket").reads("Je bent op tijd.").reads("16 november 2026")


def test_j8_a_majority_proposes_votes_and_one_stands_aside(somebody: Callable[..., Person], travel):
    travel(date(2026, 11, 2))
    School.objects.create(kept_months=[10], boards_together=True)
    made = given_adjustments.asked(which="school", needs=["reading"])
    members = [given_adjustments.member(made) for _ in range(4)]
    anneke, brecht, chris, _dirk = (somebody().signs_in(one) for one in members)
    chris.goes_to("/examenaanvragen/").clicks_on("Bekijk en beslis")
    chris.clicks_on("Ik doe hier niet aan mee").clicks_on("Ik doe hier niet aan mee", "button")
    chris.reads("Er is niets te beslissen")
    anneke.goes_to("/examenaanvragen/").clicks_on("Bekijk en beslis").reads("een voorstel")
    anneke.chooses("ja").chooses("voorleessoftware").chooses("Dit past bij waar je tegenaan loopt.")
    anneke.clicks_on("Voorstel doen", "button")
    noor = somebody(PHONE).signs_in(made.case.person)
    noor.goes_to(made.get_absolute_url()).does_not_read("Het besluit").does_not_read("besloot")
    brecht.goes_to("/examenaanvragen/").clicks_on("Bekijk en stem").reads("voorleessoftware")
    brecht.reads("1 van de 3 leden eens, 2 nodig").chooses("Ja")
    brecht.clicks_on("Stemmen over het voorstel", "button").reads("Er is niets te beslissen")
    noor.goes_to(made.get_absolute_url()).reads("voorleessoftware")


def test_j8_a_no_is_taken_to_appeal_and_the_letter_comes_along(
    somebody: Callable[..., Person], travel
):
    travel(date(2026, 11, 2))
    made = given_adjustments.refused(given_adjustments.enrolled_case())
    noor = somebody(PHONE).signs_in(made.case.person)
    noor.goes_to(made.get_absolute_url()).clicks_on("Ga in beroep bij het loket")
    noor.reads("De brief van dat besluit gaat vanzelf mee")
    noor.page.locator("textarea").first.fill("De commissie las mijn brief niet.")
    noor.clicks_on("Verstuur", "button").reads("besluit.pdf")
    noor.clicks_on("Zeggen wie er meekomt").chooses("een adviseur of advocaat")
    noor.fills("Hoe heet die?", "Mevrouw Kaya").clicks_on("Zeggen wie er meekomt", "button")
    noor.reads("Mevrouw Kaya")
    address = noor.page.url.removeprefix(noor.base)
    desk = somebody().signs_in(given_facility.member("facility"))
    desk.goes_to(address).reads(str(made.decided_by)).clicks_on("Doorsturen naar de commissie")
    desk.page.locator("textarea").first.fill("Dit is voor de commissie van beroep.")
    desk.clicks_on("Doorsturen naar de commissie", "button")
    judge = somebody().signs_in(given_facility.member("appeals"))
    judge.goes_to(address).reads("besluit.pdf").reads("Mevrouw Kaya")
    judge.goes_to("/loket/zaken/").clicks_on("Cijfers van het loket").reads("minder dan 5")
