"""One test for each rule of the NL API Design Rules 2.2, by its id.

The ids are those of the text of the standard as it was read on 22 November 2026. What somebody must
judge by eye (nouns, Dutch) is held to the list that was judged: a new path must pass here too.
"""

from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from passend.core import limits
from passend.rightsfinder.api import BASE, VERSION

from . import rules_of_answers, rules_of_publishing, rules_of_resources
from .api_rules import RULES

pytestmark = [pytest.mark.django_db, pytest.mark.looks]
CHECKS = (rules_of_answers, rules_of_publishing, rules_of_resources)
NORMATIVE = [
    "/core/naming-resources",
    "/core/naming-collections",
    "/core/interface-language",
    "/core/no-trailing-slash",
    "/core/path-segments-kebab-case",
    "/core/query-keys-camel-case",
    "/core/hide-implementation",
    "/core/lang-code",
    "/core/date-time/format",
    "/core/date-time/timezone",
    "/core/date-time/date-omit-time-portion",
    "/core/http-methods",
    "/core/http-safety",
    "/core/http-response-code",
    "/core/stateless",
    "/core/nested-child",
    "/core/resource-operations",
    "/core/error-handling/problem-details",
    "/core/error-handling/invalid-input",
    "/core/error-handling/all-errors",
    "/core/doc-openapi",
    "/core/doc-openapi-contact",
    "/core/doc-language",
    "/core/publish-openapi",
    "/core/deprecation-schedule",
    "/core/transition-period",
    "/core/uri-version",
    "/core/changelog",
    "/core/semver",
    "/core/version-header",
    "/core/transport/tls",
    "/core/transport/no-sensitive-uris",
    "/core/transport/security-headers",
    "/core/transport/cors",
    "/core/modules/geospatial",
    "/core/modules/signing",
    "/core/modules/encryption",
]


def test_every_normative_rule_has_a_check() -> None:
    assert sorted(RULES) == sorted(NORMATIVE)


@pytest.mark.parametrize("name", NORMATIVE)
def test_the_interface_follows(name: str, client: Client) -> None:
    RULES[name](client)


def test_who_lets_us_calculate_has_a_smaller_bucket_of_the_own(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.LIMITS_ON, settings.LIMITS_FILE = True, tmp_path / "limits"
    path, who, at_once = f"{BASE}/vragen/_kies", "198.51.100.78", limits.LIMITS["program"].burst
    with time_machine.travel("2026-11-23 10:00:00", tick=False):
        answers = [
            client.post(path, {}, "application/json", REMOTE_ADDR=who) for _ in range(at_once + 1)
        ]
        read = client.get(f"{BASE}/vragen/leeftijd", REMOTE_ADDR=who)
    assert [one.status_code for one in answers] == [200] * at_once + [429]
    assert (answers[-1]["Retry-After"], read.status_code) == ("1", 200)


def test_who_asks_too_much_is_told_so_as_a_problem(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.LIMITS_ON, settings.LIMITS_FILE = True, tmp_path / "limits"
    who = "198.51.100.77"
    with time_machine.travel("2026-11-23 10:00:00", tick=False):
        while not limits.take("stranger", who):
            pass
        last = client.get(f"{BASE}/vragen/leeftijd", REMOTE_ADDR=who)
    assert last.status_code == 429
    assert last["Content-Type"] == "application/problem+json"
    assert last["API-Version"] == VERSION
    assert int(last["Retry-After"]) >= 1
    assert last.json()["status"] == 429
