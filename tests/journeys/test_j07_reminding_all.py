"""Journey 7: a coordinator finds and reminds all overdue evaluations in two clicks."""

from collections.abc import Callable
from datetime import date

from passend.core.models import Event, Message

from .daily import a_school
from .person import Person

CLICKS = 2


def test_j7_a_coordinator_reminds_all_overdue_evaluations(somebody: Callable[..., Person], travel):
    travel(date(2026, 10, 5))
    school = a_school()
    for name in ("Noor", "Sem", "Lot"):
        school.with_agreement(name)
    travel(date(2027, 8, 30))
    cor = somebody().signs_in(school.coordinator)
    cor.goes_to("/thuis/").clicks_on("evalu", "link").reads("Sem Bakker")
    cor.clicks_on("Stuur herinnering", "button")
    reminded = Event.objects.filter(verb="case.remind")
    assert reminded.count() == 3
    assert Message.objects.filter(kind="staff_reminder").count() == 1, (
        "one message a day for one coach"
    )
    assert cor.clicks == CLICKS
