"""A student asks for fewer lessons on a phone and tells of leave; school decides and records."""

from collections.abc import Callable
from datetime import date

from passend.adjustments.models import Arrangement
from tests import given_arrangements as hours
from tests.given_adjustments import enrolled_case

from .person import PHONE, Person

ASKING, DECIDING, RECORDING = 3, 4, 4


def test_a_student_asks_for_fewer_lessons_and_reads_what_was_agreed(
    somebody: Callable[..., Person], travel: Callable[[date], None]
) -> None:
    travel(date(2026, 11, 2))
    case = enrolled_case()
    noor = somebody(PHONE).signs_in(case.person)
    noor.goes_to("/mijn-route/").clicks_on("Iets regelen voor je lessen")
    noor.chooses("minder lessen volgen").chooses("ik zorg voor iemand thuis").chooses("toetsen")
    noor.fills("Wat heb je nodig?", "Op maandag kan ik niet.")
    noor.clicks_on("Iets regelen voor je lessen", "button")
    noor.reads("23 november 2026").reads("Op maandag kan ik niet.")
    made = Arrangement.objects.get()
    assert made.status == "asked"
    assert noor.clicks <= ASKING

    anke = somebody().signs_in(hours.coordinator(made))
    anke.goes_to("/regelingen/").clicks_on("Bekijk").clicks_on("Besluit nemen", "link")
    anke.opens("Wat zegt de wet?").reads("WEB 7.2.7").chooses("ja").fills(
        "Wanneer mag de student weg zijn?", "Op maandag."
    )
    anke.fills("Wat volgt de student wel?", "Dinsdag tot en met vrijdag.")
    anke.fills("Wat doet de student in plaats daarvan?", "Opdrachten thuis.")
    anke.chooses("Ik denk dat het diploma zo haalbaar blijft")
    anke.fills("Waarom denk je dat?", "Op maandag zijn er geen examens.")
    anke.fills("Wat lezen docenten?", "Is op maandag vrij.")
    anke.fills("Samen terugkijken op", "2027-01-11").fills("Geldt tot en met", "2027-03-01")
    anke.chooses("Dit is nodig om je opleiding vol te houden.")
    anke.clicks_on("Besluit nemen", "button")
    made.refresh_from_db()
    assert made.status == "granted"
    assert anke.clicks <= DECIDING

    noor.goes_to("/mijn-route/").clicks_on("Lees het besluit").reads("Opdrachten thuis.")
    noor.reads("School schrijft dit niet op als verzuim").reads("14 december 2026")
    noor.goes_to("/mijn-afspraken/").reads("Op maandag.")
    anke.goes_to(made.get_absolute_url()).clicks_on("Eerder stoppen", "link")
    anke.fills("Wat wordt de laatste dag?", "2027-01-11").fills("Waarom stopt dit?", "Lukt niet.")
    anke.clicks_on("Eerder stoppen", "button").reads("School stopt dit eerder")
    noor.goes_to(made.get_absolute_url()).reads("Lukt niet.").reads("bezwaar")


def test_a_student_tells_of_leave_and_the_coach_records_it(
    somebody: Callable[..., Person], travel: Callable[[date], None]
) -> None:
    travel(date(2026, 6, 1))
    case = enrolled_case()
    noor = somebody(PHONE, javascript=False).signs_in(case.person)
    noor.goes_to("/mijn-route/").opens("Dit kan ook")
    noor.clicks_on("Verlof bij zwangerschap melden")
    noor.fills("Op welke dag verwacht je de bevalling?", "2026-09-15")
    noor.clicks_on("Verlof bij zwangerschap melden", "button").reads("verklaring")
    made = Arrangement.objects.get()
    marieke = somebody().signs_in(case.coach)
    marieke.goes_to("/vandaag/").clicks_on("Lees en beslis")
    marieke.clicks_on("Verlof vastleggen", "link").chooses("een verloskundige")
    marieke.clicks_on("Verlof vastleggen", "button")
    assert marieke.clicks <= RECORDING
    made.refresh_from_db()
    assert (made.starts_on, made.ends_on) == (date(2026, 8, 5), date(2026, 11, 24))
    noor.goes_to(made.get_absolute_url()).reads("5 augustus 2026").reads("24 november 2026")
