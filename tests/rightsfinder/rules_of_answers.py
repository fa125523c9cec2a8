"""Rules about methods, mistakes and state, by their id."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from passend.core.models import Event
from passend.rightsfinder.api import BASE

from .api_calls import document, filled, operations, post
from .api_rules import answers, refusals, rule


@rule("/core/http-methods")
def methods(client: Client) -> None:
    assert {m for _, m, _ in operations(document(client))} == {"get", "post"}
    for path, method, _ in operations(document(client)):
        for other in {"put", "patch", "delete", "post", "get"} - {method}:
            answer = getattr(client, other)(BASE + filled(path))
            assert answer.status_code == 405
            assert method.upper() in answer["Allow"]


@rule("/core/http-safety")
def safe(client: Client) -> None:
    before = Event.objects.count()
    first, again = answers(client), answers(client)
    assert [a.content for a in first] == [a.content for a in again]
    assert Event.objects.count() == before
    head = client.head(f"{BASE}/voorzieningen")
    assert (head.status_code, head.content) == (200, b"")


@rule("/core/http-response-code")
def codes(client: Client) -> None:
    found = [answer.status_code for answer in refusals(client)]
    assert found == [404, 404, 405, 400, 406, 415, 400, 400, 413, 405]


@rule("/core/stateless")
def stateless(client: Client) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        for path in ("/voorzieningen/_toets", "/vragen/_kies"):
            assert not post(client, path, {}).cookies
    assert [q["sql"] for q in asked if not q["sql"].startswith("SELECT")] == []
    assert "csrftoken" not in client.cookies


@rule("/core/nested-child")
def nested(client: Client) -> None:
    assert "/voorzieningen/{voorziening}/regelrecht" in document(client)["paths"]


@rule("/core/resource-operations")
def operations_below(client: Client) -> None:
    posts = [path for path, method, _ in operations(document(client)) if method == "post"]
    assert posts == ["/voorzieningen/_toets", "/vragen/_kies"]


@rule("/core/error-handling/problem-details")
def problems(client: Client) -> None:
    for answer in refusals(client):
        assert answer["Content-Type"] == "application/problem+json"
        block = answer.json()
        assert block["status"] == answer.status_code
        assert block["title"]
        assert block["detail"]
        assert set(block) <= {"status", "title", "detail", "errors"}
    for _, _, operation in operations(document(client)):
        refused = [r for code, r in operation["responses"].items() if int(code) >= 400]
        assert all(set(r["content"]) == {"application/problem+json"} for r in refused)


@rule("/core/error-handling/invalid-input")
def invalid(client: Client) -> None:
    for body in (b"{", b" ", b"[]", b"1", b'{"antwoorden": 1}', b'{"peildatum": "gisteren"}'):
        assert post(client, "/vragen/_kies", body).status_code == 400, body
    for _, _, operation in operations(document(client)):
        assert "400" in operation["responses"]


@rule("/core/error-handling/all-errors")
def all_mistakes(client: Client) -> None:
    body = {"antwoorden": [{"vraag": "A!", "antwoord": []}, {"antwoord": 1}], "x": 1}
    found = post(client, "/voorzieningen/_toets", body).json()["errors"]
    assert {one["location"]["pointer"] for one in found} == {
        "#/antwoorden/0/vraag", "#/antwoorden/0/antwoord", "#/antwoorden/1/vraag", "#/x",
    }  # fmt: skip
    unknown = [{"vraag": "x", "antwoord": 1}, {"vraag": "leeftijd", "antwoord": "oud"}]
    again = post(client, "/voorzieningen/_toets", {"antwoorden": unknown, "voorzieningen": ["y"]})
    assert len(again.json()["errors"]) == 3
