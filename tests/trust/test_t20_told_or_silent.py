"""T-20. The student hears of break-glass within a day, also at the weekend; what must stay silent
for a while is silent on every page.
"""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from passend.cases.actions import glass
from passend.core import clock, outbox
from passend.core.models import Event, Message
from passend.desk.models import LookQuestion
from passend.privacy.own_file import own_file
from tests import given

from .test_t20_break_glass import helper, opened

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("day", [15, 16, 17])  # Friday, Saturday, Sunday
def test_t20_the_student_is_told_within_a_day_also_at_the_weekend(day: int) -> None:
    """Not at night, but within 24 hours."""
    with clock.at(datetime(2027, 1, day, 20, 30, tzinfo=UTC)):
        opened(helper(), given.case_of_coach())
        told = Message.objects.get(kind="glass_told")
    assert told.send_after == datetime(2027, 1, day + 1, 7, 0, tzinfo=UTC)
    with clock.at(told.send_after):
        outbox.send_due()
    told.refresh_from_db()
    assert told.status == Message.Status.SENT


def test_t20_what_stays_silent_after_the_review_is_told_when_the_danger_is_over() -> None:
    """`glass.tell`: the reviewer found it right to wait a little longer."""
    case, officer = given.case_of_coach(), given.officer()
    made = opened(helper(), case, silence="De student woont bij de dader.")
    glass.review(made, by=officer, verdict="right", text="Nodig.", tell_now=False)
    assert not Message.objects.filter(kind="glass_told").exists()
    glass.tell(made, by=officer)
    glass.tell(made, by=officer)
    assert Message.objects.filter(kind="glass_told").count() == 1
    assert made.told_on == clock.today()


def test_t20_reading_the_review_tells_no_student_what_is_still_silent(client: Client) -> None:
    """The look of the reviewer, and that of the opener at the own page, are of the glass too."""
    case = given.case_of_coach()
    boss = given.boss_of(case)
    made = opened(helper(), case, silence="De student woont bij de dader.")
    client.force_login(boss)
    assert client.get(reverse("glass.review", args=[made.pk])).status_code == 200
    look = Event.objects.in_dossier(case).get(verb="breakglass.view")
    client.force_login(case.person)
    assert "de noodtoegang" not in client.get(reverse("desk.looks")).content.decode()
    assert "breakglass" not in json.dumps(own_file(case.person).plain())
    assert str(boss) not in line_asked_about(client, look)
    glass.review(made, by=boss, verdict="right", text="Nodig.", tell_now=True)
    client.force_login(case.person)
    assert "de noodtoegang" in client.get(reverse("desk.looks")).content.decode()


def test_t20_a_silent_look_cannot_be_found_by_trying_the_numbers_of_lines(client: Client) -> None:
    case, by = given.case_of_coach(), helper()
    opened(by, case, silence="De student woont bij de dader.")
    client.force_login(by)
    client.get(reverse("case.detail", args=[case.pk]))
    look = Event.objects.in_dossier(case).get(verb="case.view")
    client.force_login(case.person)
    assert str(by) not in line_asked_about(client, look)
    posted = client.post(reverse("look.ask", args=[case.pk]), {"event": look.pk, "text": "Wie?"})
    assert posted.status_code == 422
    assert not LookQuestion.objects.exists()


def line_asked_about(client: Client, line: Event) -> str:
    """The page that asks about this line of the own dossier, as the student gets it."""
    case = line.dossier.partition(":")[2]
    page: Any = client.get(f"{reverse('look.ask', args=[case])}?regel={line.pk}")
    return str(page.content.decode())
