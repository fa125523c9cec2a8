"""The whole dance over a real connection, by a client that is not ours."""

import pytest
import requests
from oauthlib.oauth2 import BackendApplicationClient
from pytest_django.live_server_helper import LiveServer
from requests.auth import HTTPBasicAuth

from passend.adjustments.oeapi import SCOPE
from tests import given_adjustments as exams

pytestmark = pytest.mark.usefixtures("real_commits")


def test_a_supplier_gets_a_token_and_reads_one_student(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")  # the client's; this is loopback
    planner, made = exams.planner(), exams.granted()
    assert planner.application
    assert made.case.student
    running = LiveServer("127.0.0.1")
    try:
        client = BackendApplicationClient(client_id=planner.application.client_id, scope=[SCOPE])
        where, headers, body = client.prepare_token_request(f"{running.url}/oeapi/token")
        who = HTTPBasicAuth(client.client_id, exams.SECRET)
        with requests.Session() as session:
            session.trust_env = False
            answer = session.post(where, data=body, headers=headers, auth=who, timeout=60)
            client.parse_request_body_response(answer.text, scope=[SCOPE])
            person = f"{running.url}/oeapi/v5/persons/{made.case.student.pk}"
            where, headers, _body = client.add_token(person)
            told = session.get(where, headers=headers, timeout=60)
            assert told.json()["personId"] == str(made.case.student.pk)
            assert not session.cookies
    finally:
        running.stop()
