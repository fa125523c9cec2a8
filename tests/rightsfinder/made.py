"""Answers as somebody taps them, and the pages they lead to."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from passend.core import clock
from passend.rightsfinder.answers import Answers
from passend.rightsfinder.steps import steps


def answers(*codes: str | None, **told: Any) -> Answers:
    """What was tapped in the three steps, in their order, and then per question."""
    made = Answers(day=clock.today())
    for step, code in zip(steps(), codes, strict=False):
        made = made.choosing(step.code, code)
    for name, text in told.items():
        made = made.telling(name, text)
    return made


def page(client: Client, name: str, what: Answers, *more: str, **query: str) -> HttpResponse:
    """The page of these answers."""
    return client.get(reverse(name, args=[what.link(), *more]), query)


def text_of(client: Client, name: str, what: Answers, *more: str, **query: str) -> str:
    """What stands on it, with the tags."""
    answer = page(client, name, what, *more, **query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()
