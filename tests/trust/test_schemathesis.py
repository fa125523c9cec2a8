"""Schemathesis against the product as it is served: whatever it makes up, no answer is a 500.

The description that it starts from is read from the pages themselves (`described.py`), and for the
interface for programs from its own document: there every answer must also be as that says. Here
each form and page gets a few cases, as a stranger, a student and a coach; `./run attack forms`
tries hundreds as everybody.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from .described import described
from .served import HOST, Served, school, serving

CASES = int(os.environ.get("PASSEND_ATTACK", "2"))
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
FEW = ["", "student", "slber"]
EVERYBODY = [*FEW, "student-15", "ouder", "intaker", "docent", "coordinator", "beheerder"]


@pytest.fixture(scope="module")
def to_break(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A school of its own: what is typed here is saved."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    mine: Path = tmp_path_factory.mktemp("attacked") / "school"
    shutil.copytree(school(shared / "served"), mine)
    with serving(mine) as running:
        yield running


@pytest.mark.parametrize("persona", EVERYBODY if CASES > 2 else FEW)
def test_no_page_and_no_form_answers_with_a_500(to_break: Served, persona: str) -> None:
    tried: dict[str, list[int]] = {}
    broken: list[str] = []
    description = described(to_break, persona).openapi()
    token = token_of(to_break, persona)
    for found in schemathesis.openapi.from_dict(description).get_all_operations():
        operation = found.ok()
        for mode in MODES:
            attack(operation, mode, to_break, token, tried, broken)
    cases = sum(map(len, tried.values()))
    sys.stdout.write(f"{persona or 'stranger'}: {len(tried)} operations, {cases} cases. ")
    assert len(tried) > 10
    assert broken == []


def test_the_interface_answers_as_its_own_document_says(to_break: Served) -> None:
    """Status, headers and shape of every answer, to what fits and to what does not."""
    answer, body = to_break.ask("/api/v1/openapi.json")
    assert answer.status == 200
    document = {**json.loads(body), "servers": [{"url": "/api/v1"}]}
    tried: dict[str, list[int]] = {}
    operations = list(schemathesis.openapi.from_dict(document).get_all_operations())
    for found in operations:
        operation = found.ok()
        for mode in MODES:
            conforms(operation, mode, to_break, tried)
    assert len(tried) == len(operations) == 9
    assert 200 in tried["POST /voorzieningen/_toets"]
    assert 400 in tried["POST /vragen/_kies"]


def conforms(
    operation: Any, mode: GenerationMode, served: Served, tried: dict[str, list[int]]
) -> None:
    """A few cases of one operation, each answer held to the document."""

    @given(case=operation.as_strategy(mode))
    @settings(
        max_examples=max(CASES, 10), deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip
    def one(case: Any) -> None:
        headers = served.headers("")
        answer = case.call(base_url=f"{served.url}/api/v1", headers=headers, timeout=30)
        tried.setdefault(operation.label, []).append(answer.status_code)
        # Which question takes which kind of answer, and each one once, no schema can say:
        # tests/rightsfinder/test_api.py shows that every answer that fits is taken.
        case.validate_response(answer, headers=headers, excluded_checks=[positive_data_acceptance])

    try:
        one()
    except Exception as error:  # nothing wrong can be made up for an address without keys
        if "Unsatisfiable" not in type(error).__name__:
            raise


def attack(
    operation: Any, mode: GenerationMode, served: Served, headers: dict[str, str],
    tried: dict[str, list[int]], broken: list[str],
) -> None:  # fmt: skip
    """A few cases of one operation; what broke is kept with the command that repeats it."""

    @given(case=operation.as_strategy(mode))
    @settings(
        max_examples=CASES, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip
    def one(case: Any) -> None:
        answer = case.call(base_url=served.url, headers=headers, allow_redirects=False, timeout=120)
        tried.setdefault(operation.label, []).append(answer.status_code)
        if answer.status_code >= 500:
            broken.append(f"{answer.status_code} {case.as_curl_command()}"[:900])

    try:
        one()
    except Exception as error:  # nothing wrong can be made up for a page without fields
        if "Unsatisfiable" not in type(error).__name__:
            raise


def token_of(served: Served, persona: str) -> dict[str, str]:
    """The headers of a browser that has a form of this site open."""
    answer, _ = served.ask("/inloggen/" if not persona else "/toegankelijkheid/", persona=persona)
    made = answer.headers.get_all("Set-Cookie") or []
    cookies = [cookie.partition(";")[0] for cookie in made if "csrf" in cookie.partition("=")[0]]
    headers = served.headers(persona, Origin=f"https://{HOST}", Referer=f"https://{HOST}/")
    own = headers.get("Cookie", "")
    headers["Cookie"] = "; ".join(filter(None, [own, *cookies]))
    headers["X-CSRFToken"] = cookies[0].partition("=")[2] if cookies else ""
    return headers
