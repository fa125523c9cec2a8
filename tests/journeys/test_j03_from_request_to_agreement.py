"""Journey 3: an intaker turns a request into a consented agreement of three measures.

At most 9 clicks, the student's included.
"""

from collections.abc import Callable

from passend.agreements.models import Agreement, Status
from tests import given

from .daily import AREAS, a_school
from .person import PHONE, Person

CLICKS = 9


def test_j3_from_a_request_to_an_agreement(somebody: Callable[..., Person]):
    school = a_school()
    case = school.requested(start_on="2027-08-01")
    names = [given.wording(areas=AREAS).title for _ in range(3)]

    inge = somebody().signs_in(school.intaker)
    inge.goes_to("/thuis/").reads("Noor Bakker").clicks_on("Noor Bakker", "link", nth=-1)
    inge.chooses("Wel extra hulp nodig").fills("Wat helpt?", "Rust helpt mij.")
    inge.chooses("Toetsen en examens").chooses("Mijn energie").chooses("Een handicap")
    inge.clicks_on("Intake vastleggen", "button")
    inge.clicks_on("Afspraken opstellen")
    for name in names:
        inge.chooses(name)
    inge.clicks_on("Maak en bekijk het voorstel", "button").reads(names[0])
    inge.clicks_on("Naar de student sturen", "button")

    noor = somebody(PHONE).signs_in(case.person)
    noor.goes_to("/mijn-afspraken/").reads("Er staat een voorstel klaar")
    noor.clicks_on("Bekijk het voorstel").reads(names[2])
    noor.clicks_on("Ik ga akkoord met alles", "button")

    agreement = Agreement.objects.get(status=Status.IN_FORCE)
    assert agreement.measures.count() == 3
    assert inge.clicks + noor.clicks <= CLICKS
