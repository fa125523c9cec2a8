"""Nothing that anybody sends makes the product fall over.

Every address of the URL configuration is asked for, as a stranger and as everybody of a team, with
every method, with made-up and hostile keys, queries, forms and bodies. Whatever the answer is, it
is one that was meant: below 500 (ASVS 16.5.1, 16.5.3). And no link in a page leads nowhere.
"""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from passend.core.actions import Action
from passend.core.reference.verbs import declared

from . import hostile as sent
from .addresses import Address, addresses, without_key
from .forms import Filled, fill, main_form
from .told import own
from .undoing import same_files, undone
from .walk import Page, whole
from .world import EVERYBODY, World

pytestmark = pytest.mark.django_db
ALL = addresses()
TYPED = [action for action in declared() if action.page]
PUBLIC_FORMS = [a.name for a in ALL if not getattr(a.pattern.callback, "login_required", True)]
MEANT = {200, 301, 302, 304}


def falls(client: Client, method: str, path: str, **more: Any) -> list[str]:
    """What broke, in one line; nothing when the answer was meant."""
    return asked(client, method, path, **more)[1]


def asked(client: Client, method: str, path: str, **more: Any) -> tuple[int, list[str]]:
    """The status of the answer, and what broke."""
    client.raise_request_exception = False
    with undone(client), same_files():
        try:
            if "content_type" in more:  # as it is: the client would put it in another charset
                answer = client.generic(method.upper(), path, **more)
            else:
                answer = getattr(client, method)(path, **more)
            whole(answer)
        finally:
            client.raise_request_exception = True
    why = getattr(answer, "exc_info", None)
    status = answer.status_code
    broken = [f"{method} {path[:200]} {str(more)[:200]}: {why}"] if status >= 500 else []
    return status, broken


def of_nobody(address: Address) -> list[str]:
    """The address with every hostile text in the place of each of its keys."""
    takes = address.pattern.pattern.converters
    marks = {name: sent.mark(how, n) for n, (name, how) in enumerate(takes.items())}
    route = reverse(address.name, kwargs=marks)
    paths = []
    for wild, how in takes.items():
        for key in sent.keys(how):
            path = route.replace(str(marks[wild]), key)
            for tame in takes.keys() - {wild}:
                path = path.replace(str(marks[tame]), sent.keys(takes[tame])[0])
            paths.append(path)
    return paths or [route]


@pytest.mark.parametrize("address", ALL, ids=lambda a: a.name)
def test_no_method_and_no_made_up_key_breaks_a_page(ours: World, address: Address) -> None:
    """Every method with one key, for what answers a method does not depend on the key.

    Only a key goes to the database: on the second one, the keys alone, of who is signed in.
    """
    broken = []
    for n, path in enumerate(of_nobody(address)):
        for method in () if sent.SECOND else ("get", "post") if n else sent.METHODS:
            broken += falls(ours.clients["stranger"], method, path)
        for method in ("get", "post"):
            broken += falls(ours.clients["coach"], method, path)
    assert broken == []


@pytest.mark.parametrize("address", ALL, ids=lambda a: a.name)
def test_nobody_breaks_a_page_with_what_is_asked_of_it(ours: World, address: Address) -> None:
    """A page that reads nothing of a query cannot break on what stands in it.

    That the page itself breaks for nobody: `test_asking_for_a_page_changes_nothing`.
    """
    path = ours.where(address)
    client = next((c for c in ours.clients.values() if opens(c, path)), None)
    if client is None:
        return  # it only takes a form
    names = ["next", *sent.asked(address.pattern.callback.__module__)]
    with sent.names_read() as read:
        broken = [b for q in sent.first_queries(names) for b in falls(client, "get", f"{path}?{q}")]
    for query in sent.queries(sorted({*names, *read})) if read else ():
        broken += falls(client, "get", f"{path}?{query}")
    assert broken == []


def opens(client: Client, path: str) -> bool:
    status, broken = asked(client, "get", path)
    assert broken == []
    return status == 200


@pytest.mark.parametrize("action", TYPED, ids=lambda a: a.verb)
def test_no_form_breaks_on_what_is_typed(ours: World, action: Action) -> None:
    """The forms of every verb, as those who are offered them.

    A body that is not what it says is read before any page, in the same way for all: every verb
    gets one of them, the forms of a stranger get them all.
    """
    client, path = next(ours.doors(action))
    page = client.get(path).content.decode() or "<p>"
    form = main_form(page)
    honest = fill(form, **own(action.verb, path, page)) if form is not None else Filled()
    broken = breaks(client, path, honest)
    for kind, body in sent.BROKEN and [sent.BROKEN[sent.some(action.verb, sent.BROKEN)]]:
        broken += falls(client, "post", path, data=body, content_type=kind)
    assert broken == []


@pytest.mark.parametrize("name", PUBLIC_FORMS)
def test_no_form_of_a_stranger_breaks(ours: World, name: str) -> None:
    page = next(a for a in ALL if a.name == name)
    path = ours.where(page)
    shown = ours.clients["stranger"].get(path, follow=True).content.decode(errors="replace")
    form = main_form(shown) if "<form" in shown else None  # some of them give a file
    honest = fill(form) if form is not None else Filled()
    broken = breaks(ours.clients["stranger"], path, honest)
    for kind, body in sent.BROKEN:
        broken += falls(ours.clients["stranger"], "post", path, data=body, content_type=kind)
    assert broken == []


def breaks(client: Client, path: str, honest: Filled) -> list[str]:
    """What breaks on the empty form, and on hostile values in every field: also in those that the
    page reads and does not show."""
    with sent.names_read() as read:
        broken = falls(client, "post", path, data={})
    for data in sent.bodies(honest.data, honest.names | read):
        broken += falls(client, "post", path, data=data)
    return broken


@pytest.mark.looks
@pytest.mark.parametrize("path", sent.PATHS)
def test_an_address_that_nobody_has_is_not_found(ours: World, path: str) -> None:
    broken = [b for method in sent.METHODS for b in falls(ours.clients["coach"], method, path)]
    assert broken == []


@pytest.mark.looks
@pytest.mark.parametrize("role", [*EVERYBODY, "stranger"])
def test_every_link_in_every_page_leads_somewhere(ours: World, role: str) -> None:
    """Which links stand in a page does not depend on the kind of database."""
    pages = ours.walked(role)
    dead = [f"{p.path} {p.status}" for p in pages if p.status not in MEANT and not first(p)]
    assert dead == []


def first(page: Page) -> bool:
    """Of the pages from which the walk starts some are of another role: not a link of a page."""
    return page.path in {a.of(0) for a in without_key()}
