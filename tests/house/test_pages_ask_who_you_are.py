"""Nobody gets in without saying who (s)he is, but through the doors on this list."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, UUIDConverter

# A page is public because somebody decided so. Add one here only with that decision.
PUBLIC = {
    *("start", "sign_in", "password.ask", "password.sent", "password.choose"),
    *("code.ask", "code.enter", "code.choose"),
    # The rest of the way in: the second step, and the account of the school.
    *(
        "invitation.accept",
        "account_login",
        "mfa_authenticate",
        "openid_connect_login",
        "openid_connect_callback",
    ),
    *("security_txt", "change_password"),
    *("helping", "privacy", "accessibility", "who_may_what"),
    *("processing", "processing.json"),
    # Who watches the machine: yes or no, and figures for who has the token.
    *("health.alive", "health.ready", "health.figures"),
    # An aspirant has no account yet; behind the first page a secret link opens the rest.
    *("request.start", "request.resume", "request.answer", "request.keep", "request.send"),
    "request.done",
    # What applies to whom: the law is for everybody, and the answers lie in the address only.
    *("finder.start", "finder.ask", "finder.add", "finder.change", "finder.result"),
    *("finder.card", "finder.pdf"),
    *("provision.list", "provision.situation", "provision.detail", "provision.article"),
    # The same for programs: no account, no cookie, nothing kept.
    *("api", "api.openapi", "api.provisions", "api.provision", "api.regelrecht"),
    *("api.evaluate", "api.questions", "api.question", "api.next_question", "developers"),
    # Who got a letter about a right stops them by its link, with or without an account.
    *("outreach.stop", "outreach.resume"),
    # Which body a complaint or objection goes to, and until when; a question may be anonymous.
    *("facility", "matter.tell", "matter.follow"),
    # The student statute must be there for all students; aspirants read it before they choose.
    *("rules", "rules.current", "rules.version"),
    # What the school can do for whom, before somebody applies (WEB 7.4.8 lid 2).
    "offer",
    # A calendar program cannot sign in: the secret in the address opens the own calendar, no more.
    "calendar.feed",
    # A test planner is a program: it shows the id and secret of a client, and then a token.
    *("oeapi.token", "oeapi.person"),
}


def pages() -> Iterator[URLPattern]:
    waiting: list[Any] = [get_resolver()]
    while waiting:
        one = waiting.pop()
        if isinstance(one, URLResolver):
            waiting += one.url_patterns
        else:
            yield one


def asks(page: URLPattern) -> bool:
    return getattr(page.callback, "login_required", True)


def address(page: URLPattern) -> str:
    arguments = {name: example(how) for name, how in page.pattern.converters.items()}
    return reverse(str(page.name), kwargs=arguments)


def example(converter: Any) -> object:
    if isinstance(converter, UUIDConverter):
        return "00000000-0000-4000-8000-000000000000"
    return 1 if isinstance(converter, IntConverter) else "x"


def test_every_page_has_a_name() -> None:
    assert [str(p.pattern) for p in pages() if not p.name] == []


def test_the_public_pages_are_the_ones_on_the_list() -> None:
    assert {str(p.name) for p in pages() if not asks(p)} == PUBLIC


@pytest.mark.django_db
def test_every_other_page_sends_a_stranger_to_the_sign_in(client: Client) -> None:
    door = reverse(settings.LOGIN_URL)
    let_in = []
    for page in filter(asks, pages()):
        for answer in (client.get(address(page)), client.post(address(page))):
            if answer.status_code != 302 or not answer["Location"].startswith(door):
                let_in.append(f"{page.name}: {answer.status_code}")
    assert let_in == []
