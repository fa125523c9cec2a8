"""What the interface keeps, refuses and never writes down."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from engines.rights import load
from passend.rightsfinder.api import BASE, EXAMPLES
from passend.rightsfinder.api.codes import code_of
from passend.rightsfinder.api.outcomes import MOST_ANSWERS

from .api_calls import get, post, told

pytestmark = pytest.mark.django_db
CATALOGUE = load()
EVALUATE, NEXT = "/voorzieningen/_toets", "/vragen/_kies"


def test_the_list_is_sent_again_only_when_it_changed(client: Client) -> None:
    first = get(client, "/voorzieningen")
    assert first["Cache-Control"] == "public, max-age=3600"
    again = get(client, "/voorzieningen", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["API-Version"]
    other = get(client, "/voorzieningen", **{"If-None-Match": '"iets anders"'})
    assert other.status_code == 200


def test_an_outcome_is_never_kept_on_the_way(client: Client) -> None:
    for path in (EVALUATE, NEXT):
        answered = post(client, path, {})
        assert answered["Cache-Control"] == "no-store"
        assert not answered.has_header("ETag")


def test_a_body_that_is_too_large_is_not_read(client: Client) -> None:
    answered = post(client, EVALUATE, b'{"antwoorden": []}' + b" " * 66_000)
    assert answered.status_code == 413
    assert "65536" in answered.json()["detail"]


def test_an_answer_to_every_question_fits(client: Client) -> None:
    """The bounds are for machines that try; nobody who means it meets them."""
    assert len(CATALOGUE.facts) <= MOST_ANSWERS
    body = {"antwoorden": [{"vraag": code_of(n), "antwoord": "weet-niet"} for n in CATALOGUE.facts]}
    assert post(client, NEXT, body).status_code == 200


@pytest.mark.parametrize(
    "raw",
    [
        '{"antwoorden": [{"vraag": "leeftijd", "antwoord": 1e999999999}]}',
        '{"antwoorden": [{"vraag": "leeftijd", "antwoord": -1e999999999}]}',
        '{"antwoorden": [{"vraag": "leeftijd", "antwoord": NaN}]}',
        '{"antwoorden": [{"vraag": "leeftijd", "antwoord": ' + "9" * 6000 + "}]}",
        '{"antwoorden": [{"vraag": "leeftijd", "antwoord": 17.5}]}',
        '{"antwoorden": [{"vraag": "leeftijd", "antwoord": true}]}',
        '{"antwoorden": [{"vraag": "geboortedatum", "antwoord": "9999-12-31"}]}',
        '{"antwoorden": [{"vraag": "geboortedatum", "antwoord": "20080229"}]}',
        '{"antwoorden": [{"vraag": "geboortedatum", "antwoord": "2007-02-29"}]}',
        '{"antwoorden": [{"vraag": "ontvangt-wsf", "antwoord": 1}]}',
        '{"antwoorden": [{"vraag": "ontvangt-wsf", "antwoord": "ja"}]}',
        '{"antwoorden": [{"vraag": "ontvangt-wsf", "antwoord": "afwezig"}]}',
        '{"antwoorden": [{"vraag": "ontvangt_wsf", "antwoord": true}]}',
        '{"antwoorden": [{"vraag": "ontvangt-wsf", "antwoord": "\\ud800"}]}',
        '{"voorzieningen": []}',
        '{"peildatum": 1700000000}',
        '{"peildatum": "0001-01-01"}',
        '{"antwoorden": [], "antwoorden": []}',
        "[" * 30_000,
        "\xff\xfe",
    ],
    ids=lambda raw: raw[:60],
)
def test_what_cannot_be_is_refused_with_its_place(client: Client, raw: str) -> None:
    answered = post(client, EVALUATE, raw.encode("latin-1"))
    assert answered.status_code == 400
    assert answered.json()["errors"][0]["location"]["pointer"].startswith("#")


def test_a_question_is_answered_once(client: Client) -> None:
    twice = {"vraag": "leeftijd", "antwoord": 17}
    answered = post(client, EVALUATE, {"antwoorden": [twice, twice]})
    assert answered.json()["errors"] == [
        {
            "in": "body",
            "location": {"pointer": "#/antwoorden/1/vraag"},
            "code": "twice",
            "detail": "Deze vraag heeft al een antwoord.",
        }
    ]


def test_answers_that_cannot_all_be_true_are_called_so(client: Client) -> None:
    body = {
        "voorzieningen": ["studietoeslag"],
        "antwoorden": [
            {"vraag": "levenlanglerenkrediet", "antwoord": True},
            {"vraag": "ontvangt-wsf", "antwoord": False},
        ],
    }
    assert told(post(client, EVALUATE, body))["tegenstrijdig"] is True


def test_what_somebody_said_stands_in_no_line_of_the_log(
    client: Client, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    secret = "zeldzaamwoord"
    post(client, EVALUATE, {"antwoorden": [{"vraag": "leeftijd", "antwoord": secret}]})
    post(client, EVALUATE, {"antwoorden": [{"vraag": secret, "antwoord": 1}], secret: 1})
    post(client, EVALUATE, secret.encode())
    out, err = capfd.readouterr()
    assert secret not in caplog.text + out + err


def test_whoever_is_signed_in_gets_what_everybody_gets(
    client: Client, django_user_model: Any
) -> None:
    everybody = get(client, "/voorzieningen").content
    client.force_login(django_user_model.objects.create(username="iemand"))
    mine = get(client, "/voorzieningen")
    assert mine.content == everybody
    assert not mine.cookies


def test_the_page_for_developers_shows_what_works(client: Client) -> None:
    text = client.get(reverse("developers")).content.decode()
    for path, name in ((EVALUATE, "evaluate"), (NEXT, "next_question")):
        assert BASE + path in text
        assert json.dumps(EXAMPLES[name], indent=2).replace('"', "&quot;") in text
        assert post(client, path, EXAMPLES[name]).status_code == 200


def test_over_http_a_program_is_refused_and_not_led_on(client: Client, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    for answered in (get(client, "/voorzieningen"), post(client, EVALUATE, {})):
        assert answered.status_code == 403
        assert answered["Content-Type"] == "application/problem+json"
        assert not answered.has_header("Location")
    assert client.get(f"{BASE}/voorzieningen", secure=True).status_code == 200
    assert client.get(reverse("developers")).status_code == 301
