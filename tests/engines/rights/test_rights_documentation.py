"""What the page about the format shows, works."""

import re
from dataclasses import replace

import pytest

from engines.rights import load
from engines.rights.checks.examples import differences, run
from engines.rights.derived import FUNCTIONS
from engines.rights.format.facts import Fact
from engines.rights.format.provisions import Provision
from engines.rights.format.reading import read
from engines.rights.format.wording import words_of
from tests.house.code import ROOT

PAGE = (ROOT / "docs/reference/rights-format.md").read_text(encoding="utf-8")


def test_the_complete_example_is_well_formed_and_comes_out_as_it_says() -> None:
    text = next(block for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL))
    provision = Provision.model_validate(read("example", text).data)
    library = replace(load(), provisions={provision.id: provision})
    for example in provision.examples:
        assert differences(example, run(library, provision.id, example)) == []


@pytest.mark.parametrize("model", [Provision, Fact])
def test_every_keyword_is_explained(model: type[Provision] | type[Fact]) -> None:
    assert {word for word in words_of(model) if word not in PAGE} == set()


def test_every_function_of_dates_is_explained() -> None:
    assert {name for name in FUNCTIONS if name not in PAGE} == set()
