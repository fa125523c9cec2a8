"""ASVS 5.0 V3, V14 and V15: the browser's side of it, and what travels between."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests import given

from .addresses import addresses
from .reading import PRODUCT, SCRIPTS, imports
from .rows import difference, rows
from .undoing import same_files, undone
from .walk import whole
from .world import EVERYBODY, World

pytestmark = pytest.mark.django_db
# What a script could harm with: text that becomes HTML or code, a store that outlives the session,
# messages of other windows, and the ways to reach into the prototypes of objects.
HARM = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    r"|localStorage|sessionStorage|indexedDB|document\.cookie|postMessage|onmessage"
    r"|__proto__|Object\.assign|\.prototype\b|\bmerge\("
)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: p.name)
def test_our_scripts_write_no_html_and_keep_nothing(path: Path) -> None:
    """(3.2.2, 3.5.5, 14.3.3, 15.3.6)"""
    assert HARM.findall(path.read_text(encoding="utf-8")) == []


def test_there_are_scripts_to_read() -> None:
    assert SCRIPTS


@pytest.mark.looks
@pytest.mark.parametrize("role", ["student", "coach", "stranger"])
def test_a_form_of_another_site_is_refused(ours: World, role: str) -> None:
    """Whoever is signed in, and whatever the page: without the token nothing is taken (3.5.1).

    It is refused before a page is asked, thus before anything depends on the role or the database.
    The interface for programs reads no form at all: 415. Where a planner gets its token no cookie
    counts, only the secret of a client: without one 400 (RFC 6749 section 5.2).
    """
    strict = Client(enforce_csrf_checks=True)
    if person := ours.people()[role]:
        strict.force_login(person)
    before, taken = rows(), []
    for address in addresses():
        path = ours.where(address)
        answer = strict.post(path, {"q": "x"}, headers={"origin": "https://evil.example"})
        refusals = {400} if path == reverse("oeapi.token") else {403, 404, 405, 415}
        if answer.status_code not in refusals:
            taken.append(f"{path} {answer.status_code}")
    assert taken == []
    assert difference(before, rows(before)) == []


@pytest.mark.parametrize("role", [*EVERYBODY, "officer", "stranger"])
def test_asking_for_a_page_changes_nothing(ours: World, role: str) -> None:
    """A link, a picture or a preview cannot do anything but leave a look in the log (3.5.3).

    What a page raises comes out of the client here; an answer above 499 is not meant either.
    """
    client, before, fallen = ours.clients[role], rows(), []
    with undone(client), same_files():
        for address in addresses():
            answer = client.get(ours.where(address))
            whole(answer)
            fallen += [address.name] if answer.status_code >= 500 else []
        changed = difference(before, rows(before))
    assert fallen == []
    assert [line for line in changed if not is_a_look(line)] == []


def is_a_look(line: str) -> bool:
    """What looking leaves behind, and nothing else does (`LEFT`)."""
    return any(re.search(trace, line) for trace in LEFT)


LEFT = [
    # a line that somebody looked, searched or was refused, and the head of the log after it
    r"^\+ \('core\.Event'.*'verb', '[\w.]*\.(view|denied|search|export)'",
    r"^[-+] \('core\.LogHead'",
    # who asks for every address there is, is refused unusually often: the officer hears it
    r"^\+ \('core\.Event'.*'verb', 'alarm\.sound'",
    r"^\+ \('people\.Alarm'",
    r"^\+ \('core\.Message'.*'kind', 'officer_task'",
    # the day on which a student opened what was announced: from there a term of law runs
    r"^[-+] \('cases\.Announcement'",
    r"^\+ \('core\.Event'.*'verb', 'announcement\.\w+'",
]


ELSEWHERE = ["//evil.example/", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]


@pytest.mark.parametrize("there", ELSEWHERE)
def test_no_next_page_leads_to_another_site(there: str) -> None:
    """Every page that goes on to what the address names (3.7.2)."""
    coach = given.coach()
    for name in ("sign_in", "code.ask", "again"):
        client = Client()
        if name == "again":
            client.force_login(coach)
        page = f"{reverse(name)}?next={there}"
        for answer in (client.get(page), client.post(page, {"next": there})):
            assert "evil.example" not in answer.headers.get("Location", "")
            if name == "again" and answer.status_code == 302:
                assert answer["Location"].startswith("/")


def test_a_form_is_read_from_the_body_only(client: Client) -> None:
    """What stands in the address is never taken for what somebody filled in (15.3.7)."""
    manager = given.manager()
    client.force_login(manager)
    before = rows()
    answer = client.post(f"{reverse('school.change')}?name=Gekaapt&brin=99ZZ")
    assert answer.status_code == 422
    assert difference(before, rows(before)) == []
    again = client.get(f"{reverse('school.change')}?name=Gekaapt")
    assert "Gekaapt" not in again.content.decode()


def test_the_cache_holds_counts_only() -> None:
    """(14.2.2) No page, record or name is kept in the memory of the server."""
    users = [p for p in PRODUCT if any("django.core.cache" in name for name in imports(p))]
    assert {p.name for p in users} <= {"brake.py", "shared_cache.py"}
    cached = [p.name for p in PRODUCT if any(n.endswith("cache_page") for n in imports(p))]
    assert cached == []
    assert not [name for name in settings.MIDDLEWARE if "cache" in name.lower()]


def test_no_address_tells_a_secret_to_another_site() -> None:
    """(14.2.1) A key in an address means nothing without a session, but for the links on a list."""
    assert settings.SECURE_REFERRER_POLICY in {"same-origin", "no-referrer"}
    named = {name for a in addresses() for name in a.pattern.pattern.converters}
    assert not named & {"password", "session", "api_key", "email", "name", "bsn"}


def test_signing_out_clears_the_browser(client: Client) -> None:
    """(14.3.1)"""
    client.force_login(given.coach())
    client.get(reverse("home"), follow=True)
    answer = client.post(reverse("sign_out"))
    assert answer["Clear-Site-Data"].replace(" ", "") == '"cache","storage"'
    assert client.get(reverse("today"))["Location"].startswith(reverse("sign_in"))
