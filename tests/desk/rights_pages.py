"""The pages of *Wat mag deze student?*, and what was tapped on them."""

from typing import Any

from django.test import Client
from django.urls import reverse

from passend.cases.models import Case
from passend.core import clock
from passend.desk.student_rights import stand_of
from passend.people.models import User
from passend.rightsfinder.answers import Answers
from tests import given


def told(*codes: tuple[str, str], **facts: str) -> Answers:
    made = Answers(day=clock.today())
    for step, code in codes:
        made = made.choosing(step, code)
    for name, text in facts.items():
        made = made.telling(name, text)
    return made


def page(client: Client, who: User, case: Case, answers: Answers | None = None) -> Any:
    client.force_login(who)
    return client.get(at("case.rights", case, answers))


def at(name: str, case: Case, answers: Answers | None = None, *more: str) -> str:
    stand = f"?stand={stand_of(case, answers)}" if answers else ""
    return reverse(name, args=[case.pk, *more]) + stand


def text_of(client: Client, case: Case, answers: Answers | None = None) -> str:
    answer = page(client, case.coach, case, answers)
    assert answer.status_code == 200
    return str(answer.content.decode())


def case_of_coach(**more: Any) -> Case:
    case = given.case_of_coach(**more)
    assert case.student is not None
    return case
