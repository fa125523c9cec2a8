"""Sending a request makes a dossier, an account and somebody who calls."""

import pytest

from tests import given

pytestmark = pytest.mark.django_db


def test_a_request_becomes_a_heard_case():
    case = given.case_heard()
    assert case.agree_by
    case = given.case_of_coach()
    assert case.coach
    assert case.person.student == case.student
