"""Journey 10: a student sees who looked at the file and asks about one line: three clicks."""

from collections.abc import Callable

from passend.desk.models import LookQuestion
from tests import given

from .daily import a_school
from .person import PHONE, Person

CLICKS = 3


def test_j10_a_student_sees_who_looked_and_asks_why(somebody: Callable[..., Person]):
    school = a_school()
    case = school.enrolled()
    somebody().signs_in(school.coach).goes_to(f"/dossiers/{case.pk}/")

    noor = somebody(PHONE).signs_in(case.person)
    noor.goes_to("/thuis/").clicks_on("Wie keek").reads("Karin Coach").reads("Keek 1 keer")
    noor.clicks_on("Klopt dit niet?").fills("Wat wil je weten", "Waarom keek je?")
    noor.clicks_on("Stuur mijn vraag", "button").reads("Je vroeg hierover")
    assert noor.clicks == CLICKS

    officer = somebody().signs_in(given.officer())
    officer.goes_to("/thuis/").clicks_on("Lees en antwoord", "link").reads("Waarom keek je?")
    officer.fills("Jouw antwoord", "Karin bereidde het gesprek voor.")
    officer.clicks_on("Antwoord", "button")
    noor.goes_to("/wie-keek/").reads("Karin bereidde het gesprek voor.")
    assert LookQuestion.objects.get().status == "answered"
