"""Every item of the inventory of the law that gives a student something is in the catalogue.

The inventory is `domain/law_items.json`, sections A to N; what is absent has its reason here.
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engines.rights.library import read_folder

SHARED = Path(os.environ.get("PASSEND_SHARED", Path(__file__).parents[4] / "shared"))
INVENTORY = SHARED / "domain/law_items.json"
SECTIONS = "ABCDEFGHIJKLMN"
NO_RIGHT = {
    "E-10": "who carries the duty to attend from 18 on: it gives the student nothing",
    "F-18": "figures about the fund, no rule",
    "F-19": "what four schools do: each school writes its own rules in the room of the fund",
    "K-07": "binds the school towards other schools and the municipality",
    "M-06": "binds the school towards the municipality",
    "N-04": "opinions to cite, not yet looked up",
}
"""Items that neither give a student something nor bind the school towards the student."""

pytestmark = pytest.mark.skipif(
    not INVENTORY.exists(), reason="../shared is absent: the inventory of the law"
)


@cache
def inventory() -> dict[str, dict[str, Any]]:
    items = json.loads(INVENTORY.read_text(encoding="utf-8"))
    return {item["id"]: item for item in items if item["section"] in SECTIONS}


def cited() -> dict[str, list[str]]:
    """Item → the provisions that rest on it."""
    found: dict[str, list[str]] = {}
    for provision in read_folder().provisions.values():
        for item in provision.items:
            found.setdefault(item, []).append(provision.id)
    return found


def test_every_item_is_in_a_provision_or_has_its_reason() -> None:
    assert len(inventory()) > 120
    silent = {
        key: item["nl"]
        for key, item in inventory().items()
        if key not in cited() and key not in NO_RIGHT
    }
    assert silent == {}


def test_no_reason_is_given_for_what_is_there_or_for_nothing() -> None:
    assert set(NO_RIGHT) <= set(inventory())
    assert set(NO_RIGHT).isdisjoint(cited())


def test_no_provision_rests_on_an_item_that_the_inventory_does_not_know() -> None:
    every = {item["id"] for item in json.loads(INVENTORY.read_text(encoding="utf-8"))}
    assert {key: where for key, where in cited().items() if key not in every} == {}
