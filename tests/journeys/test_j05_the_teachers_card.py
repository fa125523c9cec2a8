"""Journey 5: a teacher sees what to do for the own groups, and confirms it in two clicks."""

from collections.abc import Callable

from passend.agreements.models import CardProblem, CardSeen

from .daily import a_school
from .person import PHONE, Person

CLICKS = 2


def test_j5_a_teacher_sees_what_to_do_and_confirms(somebody: Callable[..., Person]):
    school = a_school()
    lines = [line.teacher_line for line in school.with_agreement().measures.all()]
    dirk = somebody(PHONE).signs_in(school.teacher)
    dirk.goes_to("/thuis/").reads("Noor Bakker")
    for line in lines:
        dirk.reads(line)
    dirk.does_not_read("Ik heb te weinig tijd.").does_not_read("beperking")
    dirk.clicks_on("Gezien", "button").reads("Alles gezien")
    assert CardSeen.objects.get().teacher == school.teacher
    assert dirk.clicks <= CLICKS


def test_j5_what_does_not_work_comes_back_with_an_answer(somebody: Callable[..., Person]):
    school = a_school()
    school.with_agreement()
    dirk = somebody(PHONE).signs_in(school.teacher)
    dirk.goes_to("/thuis/").clicks_on("Dit lukt niet", "link").chooses("ik weet niet hoe")
    dirk.clicks_on("Dit lukt niet", "button").reads("De slb’er antwoordt uiterlijk")

    karin = somebody().signs_in(school.coach)
    karin.goes_to("/thuis/").clicks_on("Lees en reageer", "link")
    karin.fills("Wat spreken jullie af", "Zet de toets klaar op de laptop.")
    karin.clicks_on("Antwoord aan de docent", "button")

    dirk.goes_to("/docentenkaart/").reads("Zet de toets klaar op de laptop.")
    assert CardProblem.objects.get().status == "solved"
