"""ASVS 5.0 V3, V4, V12 and V13 at the door: the product in production, asked over a real line."""

import pytest

from .addresses import addresses
from .served import HOST, Served

YEAR = 31_536_000
TAKEN = {
    "a page": ("/", ""),
    "a page of somebody": ("/werklijst/", "coordinator"),
    "a list": ("/studenten/", "coordinator"),
    "a file": ("/studenten/?bestand=csv", "coordinator"),
    "a stranger turned away": ("/studenten/", ""),
    "somebody refused": ("/register/", "student"),
    "nothing there": ("/bestaat-niet/", ""),
    "no file": ("/static/bestaat-niet.css", ""),
    "a static file": ("/static/passend/favicon.svg", ""),
}


@pytest.mark.parametrize("what", TAKEN)
def test_every_answer_carries_what_guards_it(served: Served, what: str) -> None:
    """(3.2.1, 3.4.1, 3.4.3, 3.4.4, 3.4.5, 3.4.6)"""
    path, persona = TAKEN[what]
    answer, _ = served.ask(path, persona=persona)
    transport = answer.headers["Strict-Transport-Security"].split("; ")
    assert int(transport[0].removeprefix("max-age=")) >= YEAR
    assert "includeSubDomains" in transport
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
    policy = answer.headers.get("Content-Security-Policy", "")
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";"))
    # A file of our own that is no page can do nothing; everything else has the whole policy.
    if not path.startswith("/static/passend/"):
        assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
        assert rules.get("object-src", rules["default-src"]) == "'none'"
        assert "unsafe" not in policy


@pytest.mark.parametrize("what", TAKEN)
def test_no_other_site_may_read_an_answer(served: Served, what: str) -> None:
    """(3.4.2)"""
    path, persona = TAKEN[what]
    for method in ("GET", "OPTIONS"):
        answer, _ = served.ask(path, method, persona, Origin="https://evil.example")
        heads = {name.lower() for name in answer.headers}
        allowed = {name for name in heads if name.startswith("access-control")}
        # A font or an icon is nobody's secret: WhiteNoise lets any site show them.
        assert allowed <= {"access-control-allow-origin"}
        assert not allowed or path.startswith("/static/")


def test_every_cookie_belongs_to_this_host_alone(served: Served) -> None:
    """(3.3.1 to 3.3.4)"""
    first, _ = served.ask("/inloggen/")
    found = first.headers.get_all("Set-Cookie") or []
    known, _ = served.ask("/thuis/", persona="coordinator")
    found += known.headers.get_all("Set-Cookie") or []
    assert found
    for cookie in found:
        name, *marks = cookie.split("; ")
        told = {mark.lower() for mark in marks}
        assert name.startswith("__Host-")
        assert {"secure", "httponly", "path=/"} <= told
        assert told & {"samesite=lax", "samesite=strict"}
        assert not [mark for mark in told if mark.startswith("domain=")]


@pytest.mark.parametrize("what", [what for what in TAKEN if "turned away" not in what])
def test_every_answer_says_what_it_is_and_in_which_letters(served: Served, what: str) -> None:
    """(4.1.1)"""
    path, persona = TAKEN[what]
    answer, body = served.ask(path, persona=persona)
    kind = answer.headers["Content-Type"]
    assert body
    assert "charset=utf-8" in kind or not kind.startswith("text/")
    if "html" in kind:
        assert body.lstrip()[:15].lower() == b"<!doctype html>"


def test_http_leads_to_https(served: Served) -> None:
    """(12.2.1)"""
    plain = {"X-Forwarded-Proto": "http"}
    answer, _ = served.ask("/inloggen/", **plain)
    cookies = " ".join(answer.headers.get_all("Set-Cookie") or [])
    moved = answer.status == 301 and answer.headers["Location"].startswith(f"https://{HOST}/")
    # Behind a proxy the proxy sends people on; no cookie of ours travels without TLS either way.
    assert moved or "Secure" in cookies


def test_without_a_proxy_its_headers_are_not_believed(tmp_path, monkeypatch) -> None:
    """(4.1.3, 15.3.4)"""
    from tests.house.test_settings import told

    code = (
        "from passend import settings as s\nprint(s.SECURE_PROXY_SSL_HEADER, s.SECURE_SSL_REDIRECT)"
    )
    assert told(code, PASSEND_BEHIND_TLS_PROXY="").stdout.split() == ["None", "True"]
    assert told(code, PASSEND_BEHIND_TLS_PROXY="1").stdout.startswith("('HTTP_X_FORWARDED_PROTO'")


SMUGGLED = {
    "two lengths": b"Content-Length: 5\r\nContent-Length: 40\r\n\r\nabcde",
    "a length and pieces": b"Content-Length: 45\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    b"GET /hidden-one HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "pieces written oddly": b"Transfer-Encoding : chunked\r\nContent-Length: 3\r\n\r\n0\r\n",
    "a length that is no number": b"Content-Length: +5\r\n\r\nabcde",
    "a line that is folded": b"A: b\r\n Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc",
}


@pytest.mark.parametrize("how", SMUGGLED)
def test_a_request_with_two_lengths_is_one_request_or_none(served: Served, how: str) -> None:
    """(4.2.1) Nothing that hides behind the body becomes a request with somebody else's name."""
    head = b"POST /inloggen/ HTTP/1.1\r\nHost: passend.example\r\nX-Forwarded-Proto: https\r\n"
    told = served.say(head + SMUGGLED[how])
    assert told.count(b"HTTP/1.1 ") <= 1 or b"HTTP/1.1 400" in told
    assert b"hidden-one" not in told
    assert b"HTTP/1.1 5" not in told


def test_trace_echoes_nothing(served: Served) -> None:
    """(13.4.4)"""
    for path in ("/", "/thuis/"):
        answer, body = served.ask(path, "TRACE", "coordinator", **{"X-Secret": "echo-me"})
        assert answer.status in {302, 400, 403, 405, 501}
        assert b"echo-me" not in body


OF_THE_MACHINE = [
    "/.git/config", "/.git/HEAD", "/.env", "/.svn/entries", "/static/", "/static/passend/",
    "/files/", "/media/", "/var/", "/db.sqlite3", "/limits", "/static/../db.sqlite3",
    "/static/%2e%2e/db.sqlite3", "/manage.py", "/pyproject.toml", "/requirements.lock", "/docs/",
    "/admin/", "/api/", "/openapi.json", "/swagger.json", "/debug/", "/__debug__/", "/demo/",
    "/server-status", "/actuator", "/phpinfo.php",
]  # fmt: skip


@pytest.mark.parametrize("path", OF_THE_MACHINE)
def test_what_belongs_to_the_machine_is_not_served(served: Served, path: str) -> None:
    """(13.4.1, 13.4.3, 13.4.5, 15.2.3)"""
    for persona in ("", "beheerder"):
        assert served.ask(path, persona=persona)[0].status == 404


def test_no_upload_lies_where_the_web_can_reach_it(served: Served) -> None:
    """(5.3.1) Files are given by pages that ask who you are, and by nothing else."""
    from django.conf import settings

    assert not settings.FILES_DIR.is_relative_to(settings.STATIC_ROOT)
    assert not settings.MEDIA_URL.strip("/")
    routes = {str(a.pattern.pattern) for a in addresses()}
    assert not [route for route in routes if "<path:" in route or "media" in route]


@pytest.mark.parametrize("path", ["/wachtwoord/", "/inloggen/", "/hulp/"])
def test_no_browser_keeps_a_personal_page(served: Served, path: str) -> None:
    """(14.3.2)"""
    for page in ("/thuis/", "/studenten/", "/werklijst/", "/studenten/?bestand=csv"):
        answer, _ = served.ask(page, persona="coordinator")
        assert "no-store" in answer.headers["Cache-Control"]
    answer, _ = served.ask(path)
    assert "no-" in answer.headers.get("Cache-Control", "no-cookie-no-cache")


def test_what_breaks_says_nothing_of_the_inside(served: Served) -> None:
    """(16.5.1) Nonsense at the door is answered without names of files, code or versions."""
    for raw in (
        b"\x00\x01\x02\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\n\r\n",
    ):
        told = served.say(raw)
        assert b"Traceback" not in told
        assert b".py" not in told
    answer, body = served.ask("/", Host="evil.example")
    assert answer.status == 400
    assert b"ALLOWED_HOSTS" not in body
    assert b"Traceback" not in body


def test_no_mode_shows_what_went_wrong_inside() -> None:
    """(13.4.2)"""
    from tests.house.test_settings import told

    for mode in ("production", "demo", "test"):
        code = "from passend import settings as s; print(s.DEBUG)"
        assert told(code, PASSEND_MODE=mode).stdout.strip() == "False"
