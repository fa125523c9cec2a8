"""Somebody who presses every link and every search button that the product offers."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve
from lxml import html

from .addresses import without_key

OFTEN_ENOUGH = 3  # pages of one kind look alike


@dataclass(frozen=True)
class Page:
    """One answer, read to its end."""

    path: str
    status: int
    kind: str
    body: str
    raw: bytes
    answer: Any
    searched: dict[str, str] | None = None

    @property
    def is_html(self) -> bool:
        return self.kind.startswith("text/html") and bool(self.body.strip())

    @property
    def name(self) -> str:
        return kind_of(self.path)[0]


@dataclass(frozen=True)
class Heads:
    """What an answer says about itself; the rest of it is not kept."""

    headers: Any

    def __getitem__(self, name: str) -> Any:
        return self.headers[name]


def opens(client: Client, path: str) -> Page:
    answer = client.get(path)
    raw = whole(answer)
    kind = answer.headers.get("Content-Type", "")
    body = raw.decode(errors="replace")
    return Page(path, answer.status_code, kind, body, raw, Heads(answer.headers))


def whole(answer: Any) -> bytes:
    """The whole answer; its file is closed, and the connection to the database is not."""
    raw = b"".join(answer.streaming_content) if answer.streaming else answer.content
    for close in answer._resource_closers:
        close()
    return bytes(raw)


def walk(person: Any, searching: str = "", also: list[str] | None = None) -> Iterator[Page]:
    """Every page that this person can reach by pressing links, each kind a few times."""
    client = Client()
    if person:
        client.force_login(person)
    waiting = [*(also or []), *(address.of(0) for address in without_key())]
    seen: set[str] = set()
    often: Counter[Any] = Counter()
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(path)
        if path in seen or often[kind] >= OFTEN_ENOUGH:
            continue
        seen.add(path)
        often[kind] += 1
        page = opens(client, path)
        yield page
        if page.status in {301, 302}:
            waiting.append(here(path, page.answer["Location"]))
        elif page.is_html:
            waiting += [there for there in leads(page, searching) if there]
            for search in searches(page, searching):
                if often[search.path] < OFTEN_ENOUGH:
                    often[search.path] += 1
                    yield search.made_by(client)


def leads(page: Page, searching: str) -> Iterator[str]:
    """Where the links and the search forms of a page go."""
    tree = html.fromstring(page.body)
    for link in tree.xpath("//a[@href]|//*[@hx-get]"):
        yield here(page.path, link.get("href") or link.get("hx-get"))
    for form in tree.xpath("//form[translate(@method,'GET','get')='get' or not(@method)]"):
        fields = {name: value or "" for name, value in form.form_values()}
        texts = form.xpath(".//input[@name and (@type='search' or @type='text' or not(@type))]")
        fields.update({text.get("name"): searching for text in texts if searching})
        yield here(
            page.path, f"{form.get('action') or urlsplit(page.path).path}?{urlencode(fields)}"
        )


@dataclass(frozen=True)
class Search:
    """A search box: its words are posted, so that no name stands in an address."""

    path: str
    fields: dict[str, str]

    def made_by(self, client: Client) -> Page:
        answer = client.post(self.path, self.fields)
        kind = answer.headers.get("Content-Type", "")
        body = answer.content.decode(errors="replace")
        heads, raw = Heads(answer.headers), answer.content
        return Page(self.path, answer.status_code, kind, body, raw, heads, self.fields)


def searches(page: Page, searching: str) -> Iterator[Search]:
    """The search boxes of a page, filled in."""
    for form in html.fromstring(page.body).xpath("//form[@role='search' and @method='post']"):
        names = form.xpath(".//input[@type='search']/@name")
        if searching:
            yield Search(here(page.path, form.get("action")), dict.fromkeys(names, searching))


def here(base: str, link: str) -> str:
    """The path of a link inside the product; empty for everything outside."""
    parts = urlsplit(urljoin(f"http://testserver{base}", link))
    if parts.scheme not in {"http", "https"} or parts.netloc != "testserver":
        return ""
    if parts.path.startswith("/static/"):
        return ""
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def kind_of(path: str) -> tuple[str, frozenset[str]]:
    """The name of the page and the names of what is asked of it."""
    parts = urlsplit(path)
    asked = frozenset(name for name, _ in parse_qsl(parts.query))
    try:
        return str(resolve(parts.path).view_name), asked
    except Resolver404:
        return "", asked
