"""Journey 4: a coach records a talk and the next date in three clicks."""

from collections.abc import Callable

from passend.cases.models import Talk

from .daily import a_school
from .person import PHONE, Person

CLICKS = 3


def test_j4_a_coach_records_a_talk(somebody: Callable[..., Person]):
    school = a_school()
    school.enrolled()
    karin = somebody().signs_in(school.coach)
    karin.goes_to("/thuis/").clicks_on("Noor Bakker", "link")
    karin.clicks_on("Gesprek vastleggen").clicks_on("gaat goed", "button")
    talk = Talk.objects.get()
    assert talk.outcome == "well"
    assert talk.next_on is not None
    assert talk.next_on > talk.held_on
    assert karin.clicks == CLICKS


def test_j4_with_a_note_and_an_own_date_on_a_phone(somebody: Callable[..., Person]):
    school = a_school()
    case = school.enrolled()
    karin = somebody(PHONE, javascript=False).signs_in(school.coach)
    karin.goes_to(f"/dossiers/{case.pk}/gesprek/").opens("Notitie of andere datum")
    karin.fills("notitie", "We beginnen met de planning.").clicks_on("aandacht nodig", "button")
    assert Talk.objects.get().note == "We beginnen met de planning."
