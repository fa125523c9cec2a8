"""Jouw gegevens: a student takes everything along, says what is wrong, and reads the answer.

And noodtoegang: somebody opens a dossier that cannot wait, everybody sees it, somebody reviews it.
"""

from collections.abc import Callable

from passend.cases.models import BreakGlass
from passend.core import jobs
from passend.core.models import Job
from tests import given

from .daily import a_school
from .person import PHONE, Person


def test_a_student_takes_the_own_data_along_and_has_something_corrected(
    somebody: Callable[..., Person],
) -> None:
    school = a_school()
    case = school.enrolled()
    officer = somebody().signs_in(given.officer())

    noor = somebody(PHONE).signs_in(case.person)
    noor.goes_to("/jouw-gegevens/").clicks_on("Mijn gegevens downloaden")
    noor.clicks_on("Maak het bestand", "button").reads("We zoeken alles bij elkaar")
    jobs.run.call(str(Job.objects.get(kind="data.take").pk))
    noor.goes_to(noor.page.url.removeprefix(noor.base)).reads("klaar")

    noor.goes_to("/jouw-gegevens/").clicks_on("Iets klopt niet")
    noor.fills("Vertel erbij", "Mijn telefoonnummer is oud.")
    noor.clicks_on("Verstuur mijn verzoek", "button").reads("Je krijgt antwoord")

    officer.goes_to("/thuis/").clicks_on("Besluiten", "link").reads("Mijn telefoonnummer is oud.")
    officer.chooses("Ja").fills("Leg het uit", "We hebben het nieuwe nummer genoteerd.")
    officer.clicks_on("Besluit nemen", "button")
    noor.goes_to("/jouw-gegevens/").reads("We hebben het nieuwe nummer genoteerd.")


def test_noodtoegang_is_opened_seen_by_all_and_reviewed(somebody: Callable[..., Person]) -> None:
    school = a_school()
    case = school.enrolled()
    helper = somebody().signs_in(given.coordinator())
    helper.goes_to("/studenten/").clicks_on("Naar noodtoegang").clicks_on("Noodtoegang openen")
    helper.fills("Studentnummer", case.student.number)
    helper.chooses("Een arts of hulpverlener").fills("Wat is er aan de hand", "x")
    helper.clicks_on("Open het dossier", "button").reads("Vertel in een zin")
    helper.fills("Wat is er aan de hand", "De huisarts belt en vraagt naar de begeleider.")
    helper.clicks_on("Open het dossier", "button").reads("Noodtoegang: je ziet het dossier")
    helper.clicks_on("Nu sluiten", "button").does_not_read("je ziet het dossier van")

    noor = somebody(PHONE).signs_in(case.person)
    noor.goes_to("/wie-keek/").reads("met noodtoegang").reads("Iemand anders kijkt dit na")

    boss = somebody().signs_in(school.coordinator)
    boss.goes_to(f"/noodtoegang/{BreakGlass.objects.get().pk}/controleren/")
    boss.chooses("Het was nodig").fills("Wat vond je", "De huisarts bevestigt dit.")
    boss.clicks_on("Noodtoegang controleren", "button")
    noor.goes_to("/wie-keek/").reads("Nagekeken")
