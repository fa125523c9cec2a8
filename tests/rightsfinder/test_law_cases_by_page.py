"""The cases of the law (docs/explanation/law-cases.md) as somebody taps them in *Wat mag ik?*.

What a case says as a day (a day of birth, of applying) is no question: the page asks what follows
from it. So the facts of the case are worked out first, and every question among them is answered
with its own button.
"""

import re
from datetime import UTC, datetime, time

import pytest
from django.test import Client
from django.urls import reverse

from engines.rights import Facts, Verdict, parse_value
from engines.rights.format.provisions import Example, Provision
from engines.rights.known import known_of
from passend.core import clock
from passend.rightsfinder.asking import can_be_asked, is_typed, options_of
from passend.rightsfinder.catalogue import book, library
from passend.rightsfinder.steps import NONE, steps

pytestmark = [pytest.mark.django_db, pytest.mark.looks]
CASES = [
    pytest.param(provision, example, id=f"{example.case} {provision.id} {example.outcome}")
    for provision in library().provisions.values()
    for example in provision.examples
    if example.case
]


def test_all_cases_are_walked() -> None:
    assert len({example.case for _, example in (one.values for one in CASES)}) == 42


@pytest.mark.parametrize(("provision", "example"), CASES)
def test_the_page_gives_the_answer_of_the_case(
    client: Client, provision: Provision, example: Example
) -> None:
    with clock.at(datetime.combine(example.day, time(12), tzinfo=UTC)):
        token = token_of(tap(client, reverse("finder.start"), situation_of(provision)))
        for _ in steps()[1:]:
            token = token_of(tap(client, reverse("finder.ask", args=[token]), NONE))
        for name, answer in answers_of(example):
            url = reverse("finder.change", args=[token, name])
            field = "typed" if is_typed(name) else "answer"
            token = token_of(tap(client, url, answer, field))
        page = client.get(reverse("finder.result", args=[token])).content.decode()
    assert group_of(page, provision) == example.outcome


def answers_of(example: Example) -> list[tuple[str, str]]:
    """Every question that the case answers, with the button to press."""
    facts = known_of(book(), given(example))
    found = []
    for name, mask in facts.masks.items():
        if mask.bit_count() != 1 or not can_be_asked(name):
            continue
        if is_typed(name):
            found.append((name, str(facts.values[name]).replace(".", ",")))
            continue
        domain, fact = book().domains[name], book().facts[name]
        for option in options_of(name):
            if not option.quiet and 1 << domain.cell_of(parse_value(fact, option.value)) == mask:
                found.append((name, option.value))
    return found


def given(example: Example) -> Facts:
    return {name: parse_value(book().facts[name], text) for name, text in example.given.items()}


def situation_of(provision: Provision) -> str:
    """The first tap that leads to this provision."""
    for choice in steps()[0].choices:
        if choice.situations & set(provision.situations):
            return choice.code
    return NONE


def tap(client: Client, url: str, answer: str, field: str = "answer") -> str:
    said = client.post(url, {field: answer})
    assert said.status_code == 302, (url, answer)
    return str(said["Location"])


def token_of(url: str) -> str:
    return url.split("/")[3]


def group_of(page: str, provision: Provision) -> str | None:
    """In which of the five groups the provision stands."""
    link = reverse("provision.detail", args=[provision.id])
    for verdict in Verdict:
        block = re.search(rf'id="blok-{verdict.value}">(.*?)</section>', page, re.DOTALL)
        if block and f'<h3><a href="{link}">' in block[1]:
            return verdict.value
    return None
