"""Somebody without a mouse: every step with Tab, Enter and the space bar, and always in sight."""

from collections.abc import Callable

from passend.cases.models import SupportRequest, Talk

from .daily import a_school
from .person import Person

FAR = 80  # presses of Tab that nobody should need


def tabs_to(person: Person, name: str) -> None:
    """Go on until the thing with this name has the focus, and see that it is visible."""
    for _ in range(FAR):
        person.page.keyboard.press("Tab")
        focused = person.page.locator(":focus")
        if focused.count() and name in (focused.first.inner_text() or ""):
            style = "e => getComputedStyle(e).outlineStyle + getComputedStyle(e).boxShadow"
            assert focused.first.evaluate(style) != "nonenone", f"{name} shows no focus"
            return
    raise AssertionError(f"no way to {name!r} with Tab on {person.page.url}")


def presses(person: Person, name: str) -> None:
    tabs_to(person, name)
    with person.page.expect_navigation():
        person.page.keyboard.press("Enter")
    person.looks()


def test_the_first_tab_leads_past_the_menu_to_the_content(somebody: Callable[..., Person]):
    person = somebody().goes_to("/")
    person.page.keyboard.press("Tab")
    assert person.page.locator(":focus").inner_text() == "Ga naar de inhoud"
    person.page.keyboard.press("Enter")
    assert person.page.url.endswith("#inhoud")


def test_a_visitor_begins_a_request_with_the_keyboard(somebody: Callable[..., Person]):
    noor = somebody().goes_to("/")
    presses(noor, "Ik wil hulp vragen")
    presses(noor, "Misschien")
    presses(noor, "Mijn energie")
    assert SupportRequest.objects.get().told["lastigst"] == "energie"


def test_a_coach_records_a_talk_with_the_keyboard(somebody: Callable[..., Person]):
    school = a_school()
    case = school.enrolled()
    karin = somebody().signs_in(school.coach).goes_to(f"/dossiers/{case.pk}/")
    presses(karin, "Gesprek vastleggen")
    presses(karin, "gaat goed")
    assert Talk.objects.get().outcome == "well"
