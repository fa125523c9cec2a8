"""From a provision to what a school can agree on: the names lead to the measure library."""

from collections import Counter

import pytest

from engines.rights import load
from passend.cases import content

LIBRARY = {measure.code: measure for measure in content.measures()}
NAMED = {code for provision in load().provisions.values() for code in provision.measures}


@pytest.mark.parametrize("name", sorted(load().provisions))
def test_a_provision_names_measures_of_the_library_and_each_once(name: str) -> None:
    named = Counter(load().provisions[name].measures)
    assert set(named) <= set(LIBRARY)
    assert set(named.values()) <= {1}


@pytest.mark.parametrize("code", sorted(c for c, m in LIBRARY.items() if m.law_basis == "law"))
def test_a_measure_that_rests_on_the_law_hangs_on_a_provision(code: str) -> None:
    assert code in NAMED
