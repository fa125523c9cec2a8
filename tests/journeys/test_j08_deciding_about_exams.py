"""Journey 8: an exam adjustment is decided in four clicks, and stands on every exam list after."""

from collections.abc import Callable
from datetime import date

from passend.adjustments.models import Adjustment
from tests import given_adjustments

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
