"""One student, from the first question to the evaluation of the second year, across two coaches.

Everything is done in the browser by the people themselves; only the nights and the register come
from the house.
"""

from collections.abc import Callable
from datetime import date

from passend.agreements.models import Agreement, Evaluation, Status
from passend.cases.actions import case as cases
from passend.cases.models import Case
from passend.core.actors import SYSTEM
from passend.desk import nightly
from passend.people.models import User
from tests import given

from .daily import AREAS, Daily, a_school
from .person import PHONE, Person

Somebody = Callable[..., Person]
Travel = Callable[[date], None]


def test_from_the_first_question_to_the_second_evaluation(somebody: Somebody, travel: Travel):
    travel(date(2026, 5, 11))
    school = a_school()
    measures = [given.wording(areas=AREAS).title for _ in range(3)]
    case = asks_for_help(somebody, school)

    travel(date(2026, 5, 18))
    is_heard(somebody, school, case)
    gets_agreements(somebody, school, case, measures)
    assert Agreement.objects.get().evaluate_by == date(2027, 7, 31)

    travel(date(2026, 8, 3))
    learner = school.learner(case)
    cases.join(case, by=SYSTEM, enrolment=given.enrolment(learner, date(2026, 8, 1)))

    travel(date(2026, 11, 9))
    peter = goes_to_another_coach(somebody, school, case)

    travel(date(2027, 4, 12))
    nightly.run()
    wants_something_else(somebody, case)
    adjusts_it(somebody, peter)
    agrees(somebody, case)

    travel(date(2028, 5, 8))
    nightly.run()
    wants_it_to_stay(somebody, case)
    keeps_it(somebody, peter)

    held = Evaluation.objects.filter(status="held").order_by("held_on")
    assert [one.study_year for one in held] == [2026, 2027]
    assert [a.status for a in Agreement.objects.order_by("number")] == ["replaced", "in_force"]
    assert Agreement.objects.get(status=Status.IN_FORCE).evaluate_by == date(2029, 7, 31)
    reads_who_looked(somebody, case)


def asks_for_help(somebody: Somebody, school: Daily) -> Case:
    noor = somebody(PHONE)
    noor.goes_to("/").clicks_on("Ik wil hulp vragen").clicks_on("Ja", "button", exact=True)
    noor.clicks_on("Toetsen en examens", "button").clicks_on("Mijn energie", "button")
    noor.clicks_on("Meer tijd", "button").clicks_on("Ja, en dat hielp", "button")
    noor.clicks_on("Nee", "button", exact=True).clicks_on("Ik kom alleen", "button")
    noor.fills("Voornaam", "Noor").fills("Achternaam", "Bakker")
    noor.fills("Dag", "14").fills("Maand", "5").fills("Jaar", "2008")
    noor.fills("E-mail", "noor@example.org").clicks_on("Verder", "button")
    noor.fills("Opleiding", "Verzorgende IG").clicks_on("Verder", "button")
    noor.clicks_on("Versturen", "button").reads("We hebben je bericht")
    case = Case.objects.get()
    cases.assign_intaker(case, by=school.coordinator, team=school.team, intaker=school.intaker)
    return case


def is_heard(somebody: Somebody, school: Daily, case: Case) -> None:
    inge = somebody().signs_in(school.intaker)
    inge.goes_to("/thuis/").clicks_on("Noor Bakker", "link", nth=-1)
    inge.chooses("Wel extra hulp nodig").fills("Wat helpt?", "Rust helpt mij.")
    inge.chooses("Een handicap").clicks_on("Intake vastleggen", "button")
    cor = somebody().signs_in(school.coordinator)
    cor.goes_to(f"/dossiers/{case.pk}/begeleider/").picks("Begeleider", "Karin Coach")
    cor.clicks_on("Begeleider kiezen", "button")
    case.refresh_from_db()
    assert case.coach == school.coach


def gets_agreements(somebody: Somebody, school: Daily, case: Case, measures: list[str]) -> None:
    karin = somebody().signs_in(school.coach)
    karin.goes_to("/thuis/").clicks_on("Bekijk al je studenten").clicks_on("Noor Bakker", "link")
    karin.clicks_on("Afspraken opstellen")
    for name in measures:
        karin.chooses(name)
    karin.clicks_on("Maak en bekijk het voorstel", "button")
    karin.clicks_on("Naar de student sturen", "button")
    agrees(somebody, case)


def agrees(somebody: Somebody, case: Case) -> None:
    noor = somebody(PHONE).signs_in(case.person)
    noor.goes_to("/thuis/").clicks_on("Bekijk de afspraken")
    noor.clicks_on("Ik ga akkoord met alles", "button")


def goes_to_another_coach(somebody: Somebody, school: Daily, case: Case) -> User:
    """The old coach is out at once, and the student is told."""
    peter = given.coach(first_name="Peter", last_name="Nieuw")
    karin = somebody().signs_in(school.coach)
    karin.goes_to(f"/dossiers/{case.pk}/overdragen/").picks("Nieuwe begeleider", "Peter Nieuw")
    karin.page.get_by_role("radio").first.check(force=True)
    karin.clicks_on("Overdragen", "button")
    answer = karin.page.goto(f"{karin.base}/dossiers/{case.pk}/")
    assert answer is not None
    assert answer.status == 404
    noor = somebody(PHONE).signs_in(case.person)
    noor.goes_to("/thuis/").reads("Peter Nieuw")
    return peter


def wants_something_else(somebody: Somebody, case: Case) -> None:
    noor = somebody(PHONE).signs_in(case.person)
    noor.goes_to("/thuis/").clicks_on("Vertel wat je vindt")
    for number in range(3):
        noor.chooses("Dit moet anders" if number == 0 else "Dit blijft zo", nth=number)
    noor.clicks_on("Verstuur wat ik vind", "button")


def adjusts_it(somebody: Somebody, coach: User) -> None:
    """A new version with the old one as its base; only what changed is asked anew."""
    peter = somebody().signs_in(coach)
    peter.goes_to("/thuis/").clicks_on("Evaluatie doen", "link").reads("De student zei eerst")
    for number in range(3):
        peter.chooses("ja", nth=number)
        peter.chooses("aanpassen" if number == 0 else "doorgaan", nth=number)
    peter.page.get_by_label("Toelichting").first.fill("De toetsen zijn langer geworden.")
    peter.clicks_on("Bewaar de evaluatie", "button")
    draft = Agreement.objects.get(status=Status.DRAFT)
    peter.goes_to(f"/afspraken/{draft.pk}/bewerken/")
    peter.opens(draft.measures.all()[0].title)
    peter.page.get_by_label("School doet").first.fill("School geeft je een half uur extra.")
    peter.clicks_on("Opslaan en bekijken", "button").reads("een half uur extra")
    peter.clicks_on("Naar de student sturen", "button")


def wants_it_to_stay(somebody: Somebody, case: Case) -> None:
    noor = somebody(PHONE).signs_in(case.person)
    noor.goes_to("/thuis/").clicks_on("Vertel wat je vindt")
    noor.clicks_on("Alles mag zo blijven", "button")


def keeps_it(somebody: Somebody, coach: User) -> None:
    peter = somebody().signs_in(coach)
    peter.goes_to("/thuis/").clicks_on("Evaluatie doen", "link")
    peter.clicks_on("Alles is nagekomen en gaat door", "button")


def reads_who_looked(somebody: Somebody, case: Case) -> None:
    noor = somebody(PHONE).signs_in(case.person)
    noor.goes_to("/wie-keek/").reads("Karin Coach").reads("Peter Nieuw").reads("Inge Intaker")
