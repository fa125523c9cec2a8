"""Journey 6: a student confirms or changes last year's agreement at the evaluation: 0 to 2 clicks.

No click at all is also an answer: then the coach asks it in the talk. The link in the mail is the
way in.
"""

from collections.abc import Callable
from datetime import date

from passend.agreements import actions as agreements
from passend.agreements.models import Evaluation, MeasureReview

from .daily import a_school
from .person import PHONE, Person

CLICKS = 2


def test_j6_all_may_stay_is_one_click(somebody: Callable[..., Person], travel):
    travel(date(2026, 11, 2))
    school = a_school()
    agreement = school.with_agreement()
    travel(date(2027, 4, 5))
    evaluation = agreements.evaluation.ask(agreement, by=school.coach)
    noor = somebody(PHONE).signs_in(agreement.case.person)
    noor.goes_to(f"/evaluaties/{evaluation.pk}/vertellen/")
    noor.clicks_on("Alles mag zo blijven", "button")
    evaluation.refresh_from_db()
    assert evaluation.student_told_on == date(2027, 4, 5)
    assert set(MeasureReview.objects.values_list("student_next", flat=True)) == {"continue"}
    assert noor.clicks <= CLICKS


def test_j6_one_thing_may_change(somebody: Callable[..., Person], travel):
    travel(date(2026, 11, 2))
    school = a_school()
    agreement = school.with_agreement()
    travel(date(2027, 4, 5))
    agreements.evaluation.ask(agreement, by=school.coach)
    noor = somebody(PHONE).signs_in(agreement.case.person)
    noor.goes_to("/thuis/").clicks_on("Vertel wat je vindt")
    for number in range(3):
        noor.chooses("Dit moet anders" if number == 0 else "Dit blijft zo", nth=number)
    noor.clicks_on("Verstuur wat ik vind", "button")
    assert Evaluation.objects.get().student_told_on is not None
    assert noor.clicks <= CLICKS
