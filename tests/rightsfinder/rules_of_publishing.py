"""Rules about the document, versions and safety on the way, by their id."""

import re

from django.test import Client, override_settings
from django.urls import reverse

from passend.core.models import School
from passend.rightsfinder.api import BASE, VERSION
from passend.rightsfinder.api.changes import CHANGES
from tests.house.code import ROOT

from .api_calls import document, filled, get, operations, post
from .api_rules import answers, refusals, rule


@rule("/core/doc-openapi")
def openapi(client: Client) -> None:
    found = document(client)
    assert re.fullmatch(r"3(\.\d+){1,2}", found["openapi"])
    for name in re.findall(r"'\$ref': '#/components/schemas/(\w+)'", str(found)):
        assert name in found["components"]["schemas"]
    for _, method, operation in operations(found):
        assert operation["summary"]
        assert operation["description"]
        if method == "post":
            assert operation["requestBody"]["content"]["application/json"]["examples"]
    ids = [operation["operationId"] for _, _, operation in operations(found)]
    assert len(set(ids)) == len(ids)


@rule("/core/doc-openapi-contact")
def contact(client: Client) -> None:
    assert all(document(client)["info"]["contact"][part] for part in ("name", "email", "url"))
    School.objects.update_or_create(
        pk=1, defaults={"contact_name": "Sanne", "contact_email": "sanne@school.example"}
    )
    who = document(client)["info"]["contact"]
    assert (who["name"], who["email"]) == ("Sanne", "sanne@school.example")
    assert who["url"].endswith(reverse("developers"))


@rule("/core/doc-language")
def dutch_document(client: Client) -> None:
    found = document(client)
    for _, _, operation in operations(found):
        assert not re.search(r"\b(the|and|of|with|successful)\b", operation["description"].lower())
    assert "Zonder account" in found["info"]["description"]


@rule("/core/publish-openapi")
def published(client: Client) -> None:
    answer = client.get("/api/v1/openapi.json", headers={"Origin": "https://elders.example"})
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "/openapi.json" in document(client)["paths"]


def page(client: Client) -> str:
    return " ".join(client.get(reverse("developers")).content.decode().split())


@rule("/core/deprecation-schedule")
def schedule(client: Client) -> None:
    assert "Op deze bladzijde staat de laatste dag" in page(client)


@rule("/core/transition-period")
def period(client: Client) -> None:
    assert "De oude versie werkt dan nog twaalf maanden." in page(client)
    assert "nooit meer dan twee versies tegelijk" in page(client)


@rule("/core/uri-version")
def major_in_the_address(client: Client) -> None:
    for server in document(client)["servers"]:
        assert re.search(r"/v\d+$", server["url"])
    assert f"v{VERSION.partition('.')[0]}" == BASE.rpartition("/")[2]


@rule("/core/changelog")
def changelog(client: Client) -> None:
    for change in CHANGES:
        assert change.version in page(client)
        assert change.what in page(client)
    assert f"API {VERSION}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@rule("/core/semver")
def semver(client: Client) -> None:
    whole = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
    assert whole.fullmatch(document(client)["info"]["version"])
    numbers = [tuple(map(int, change.version.split("."))) for change in CHANGES]
    assert numbers == sorted(numbers, reverse=True)


@rule("/core/version-header")
def version_header(client: Client) -> None:
    for answer in [*answers(client), *refusals(client)]:
        assert answer["API-Version"] == document(client)["info"]["version"]
    for path, _, operation in operations(document(client)):
        good = [r for code, r in operation["responses"].items() if code[0] in "23"]
        assert all("API-Version" in r["headers"] for r in good), path


@rule("/core/transport/tls")
def over_tls(client: Client) -> None:
    """The protocols and ciphers are the proxy's (installing.md); tests/trust looks at those."""
    with override_settings(SECURE_SSL_REDIRECT=True):
        assert get(client, "/voorzieningen").status_code == 403
        secure = client.get(f"{BASE}/voorzieningen", secure=True)
        assert secure.status_code == 200


@rule("/core/transport/no-sensitive-uris")
def nothing_in_the_address(client: Client) -> None:
    for _, method, operation in operations(document(client)):
        parameters = {p["name"] for p in operation.get("parameters", [])}
        assert parameters <= {"voorziening", "vraag"}
        assert method == "get" or not parameters
    refused = get(client, "/voorzieningen/_toets?antwoorden=ziek")
    assert refused.status_code in {400, 405}
    assert "Zet antwoorden altijd in de body" in get(client, "/vragen?leeftijd=17").json()["detail"]


@rule("/core/transport/security-headers")
def security_headers(client: Client) -> None:
    for answer in [*answers(client), *refusals(client)]:
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"
        assert "json" in answer["Content-Type"]
    for answer in [*refusals(client), post(client, "/vragen/_kies", {})]:
        assert answer["Cache-Control"] == "no-store"


@rule("/core/transport/cors")
def cors(client: Client) -> None:
    """Open data without an account: every site may ask, and no cookie travels along."""
    for path, method, _ in operations(document(client)):
        asked = client.options(
            BASE + filled(path),
            headers={"Origin": "https://elders.example", "Access-Control-Request-Method": "POST"},
        )
        assert asked.status_code == 204
        assert asked["Access-Control-Allow-Origin"] == "*"
        assert method.upper() in asked["Access-Control-Allow-Methods"]
        assert asked["Access-Control-Allow-Headers"] == "Content-Type"
    for answer in [*answers(client), *refusals(client)]:
        assert not answer.has_header("Access-Control-Allow-Credentials")
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"


def words_of(client: Client) -> str:
    return str(document(client)).lower()


@rule("/core/modules/geospatial")
def no_places(client: Client) -> None:
    assert not re.search(r"geojson|coordina|bbox|\bcrs\b", words_of(client))


@rule("/core/modules/signing")
def no_signatures(client: Client) -> None:
    assert not re.search(r"jades|x-jws|signature", words_of(client))


@rule("/core/modules/encryption")
def no_ciphers(client: Client) -> None:
    assert not re.search(r"\bjwe\b|jose|encrypt", words_of(client))
