"""ASVS 5.0 V9 and V10: what the school's own sign-in sends is believed only when it is whole.

The whole way, with a real provider in a process of its own, is tests/people/test_school_account.py.
Here the tokens are made by somebody who means harm.
"""

import base64
import hmac
import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from types import SimpleNamespace
from typing import Any

import jwt
import pytest
import requests
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings as product
from django.test import RequestFactory

from passend.people.strict import Strict

ISSUER, CLIENT = "https://school.example/o", "passend"
OURS = rsa.generate_private_key(public_exponent=65537, key_size=2048)
THEIRS = rsa.generate_private_key(public_exponent=65537, key_size=2048)
pytestmark = pytest.mark.django_db


def public(key: Any) -> dict[str, Any]:
    told = jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    return {**told, "kid": "one", "alg": "RS256", "use": "sig"}


@pytest.fixture
def school() -> Iterator[str]:
    """A server that shows the keys of the school, and leads astray at another address."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            astray = self.path == "/astray"
            self.send_response(302 if astray else 200)
            if astray:
                self.send_header("Location", "/keys")
            self.end_headers()
            self.wfile.write(json.dumps({"keys": [public(OURS)]}).encode())

        def log_message(self, *args: Any) -> None:
            """Nothing to say."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def reads(school: str, settings: Any) -> Any:
    """How the product reads a token of the school of these settings."""
    settings.OIDC = SimpleNamespace(issuer=ISSUER, is_on=True)
    adapter = Strict(RequestFactory().get("/"), "school")
    adapter._openid_config = {"jwks_uri": f"{school}/keys", "issuer": ISSUER}
    adapter.did_fetch_access_token = True  # straight from the school: also then
    return lambda token: adapter._decode_id_token(SimpleNamespace(client_id=CLIENT), token)


def token(key: Any = OURS, algorithm: str = "RS256", head: Any = None, **claims: Any) -> str:
    now = int(time.time())
    told = {"iss": ISSUER, "aud": CLIENT, "sub": "noor", "iat": now, "exp": now + 300, **claims}
    return jwt.encode(told, key, algorithm=algorithm, headers={"kid": "one", **(head or {})})


def test_a_token_of_the_school_is_read(reads: Any) -> None:
    """Otherwise the tests below would refuse whatever comes."""
    assert reads(token())["sub"] == "noor"


def test_an_id_token_with_another_signature_opens_nothing(reads: Any) -> None:
    """(6.8.2, 9.1.1)"""
    head, body, mark = token().split(".")
    other = packed({"iss": ISSUER, "aud": CLIENT, "sub": "directeur", "exp": 9999999999})
    for bad in (token(THEIRS), f"{head}.{other}.{mark}", f"{head}.{body}."):
        with pytest.raises(OAuth2Error):
            reads(bad)


@pytest.mark.parametrize("algorithm", ["none", "HS256"])
def test_an_id_token_without_a_real_algorithm_opens_nothing(reads: Any, algorithm: str) -> None:
    """Nor one that takes our own public key for a shared secret (9.1.2)."""
    head = packed({"alg": algorithm, "kid": "one", "typ": "JWT"})
    told = f"{head}.{token().split('.')[1]}"
    mark = hmac.digest(json.dumps(public(OURS)).encode(), told.encode(), "sha256")
    for end in ("", base64.urlsafe_b64encode(mark).decode().rstrip("=")):
        with pytest.raises(OAuth2Error):
            reads(f"{told}.{end}")


def packed(told: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


def test_an_id_token_that_brings_its_own_key_opens_nothing(reads: Any, school: str) -> None:
    """(9.1.3) Keys come from the address of the settings."""
    for head in ({"jwk": public(THEIRS)}, {"jku": f"{school}/others"}, {"kid": "unknown"}):
        with pytest.raises(OAuth2Error):
            reads(token(THEIRS, head=head))


def test_an_id_token_past_its_time_opens_nothing(reads: Any) -> None:
    """(9.2.1)"""
    with pytest.raises(OAuth2Error):
        reads(token(exp=int(time.time()) - 60))
    with pytest.raises(OAuth2Error):
        reads(token(nbf=int(time.time()) + 600))


def test_an_id_token_for_another_client_opens_nothing(reads: Any) -> None:
    """(9.2.3, 10.5.4)"""
    with pytest.raises(OAuth2Error):
        reads(token(aud="another"))


def test_an_id_token_of_another_issuer_opens_nothing(reads: Any, settings: Any) -> None:
    """Nor a school that says in its own papers that it is another one (10.5.3)."""
    with pytest.raises(OAuth2Error):
        reads(token(iss="https://evil.example"))
    adapter = Strict(RequestFactory().get("/"), "school")
    adapter._openid_config = {"issuer": "https://evil.example"}
    with pytest.raises(OAuth2Error):
        assert adapter.openid_config


def test_an_id_token_is_good_once(reads: Any) -> None:
    """(10.5.1) One with a number of its own; the code before it is good once at the school."""
    once = token(jti="een keer")
    assert reads(once)["jti"] == "een keer"
    with pytest.raises(OAuth2Error):
        reads(once)


def test_the_schools_sign_in_is_not_followed_elsewhere(school: str) -> None:
    """(15.3.2)"""
    with get_adapter().get_requests_session() as session:
        assert session.get(f"{school}/keys", timeout=60).status_code == 200
        with pytest.raises(requests.TooManyRedirects):
            session.get(f"{school}/astray", timeout=60)


def test_the_way_to_the_school_is_guarded_by_pkce_and_state() -> None:
    """(10.2.1)"""
    told = product.SOCIALACCOUNT_PROVIDERS["openid_connect"]
    assert told["OAUTH_PKCE_ENABLED"] is True
    assert {app["settings"].get("oauth_pkce_enabled", True) for app in told["APPS"]} <= {True}


def test_no_token_reaches_the_browser_or_stays() -> None:
    """(10.1.1)"""
    assert product.SOCIALACCOUNT_STORE_TOKENS is False
    assert SocialToken.objects.count() == 0
    assert not [name for name in product.MIDDLEWARE if "token" in name.lower()]
