"""An OpenAPI description of what the pages offer, as one person finds it.

Pages for people have no description as the interface for programs has. So it is read from the
product itself, as it is served: somebody follows every link, and each address with its keys, and
each form with its fields, becomes an operation. It lives in the tests only; nothing publishes it.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.urls import Resolver404, resolve
from lxml import html

from .addresses import without_key
from .served import Served
from .walk import here, kind_of

OFTEN_ENOUGH = 3
LEFT_ALONE = {"sign_out", "demo.become"}
"""Whoever signs out half way finds nothing more."""
TEXTS: dict[str, dict[str, Any]] = {
    "email": {"type": "string", "format": "email"},
    "date": {"type": "string", "format": "date"},
    "number": {"type": "integer"},
    "url": {"type": "string", "format": "uri"},
    "file": {"type": "string", "format": "binary"},
    "checkbox": {"type": "string", "enum": ["on", ""]},
}
Operation = dict[str, Any]


@dataclass
class Described:
    """The paths of OpenAPI, growing while somebody walks."""

    paths: dict[str, dict[str, Operation]] = field(default_factory=dict)
    keys: dict[str, set[str]] = field(default_factory=dict)

    def openapi(self) -> dict[str, Any]:
        info = {"title": "Passend, as its pages offer it", "version": "0"}
        return {"openapi": "3.0.3", "info": info, "paths": self.paths}

    def page(self, path: str) -> None:
        """That this address can be asked for."""
        if (template := self._template(path)) and "get" not in self.paths[template]:
            self.paths[template]["get"] = self._operation(template)
        if template:
            names = [name for name, _ in parse_qsl(urlsplit(path).query)]
            self._asks(self.paths[template]["get"], names)

    def form(self, path: str, form: Any) -> None:
        """That this form can be sent."""
        there = here(path, form.get("action") or urlsplit(path).path)
        template = self._template(there)
        if not template:
            return
        if (form.get("method") or "get").lower() == "get":
            self.page(there)
            self._asks(self.paths[template]["get"], [str(n) for n in form.xpath(".//@name")])
            return
        kind = form.get("enctype") or "application/x-www-form-urlencoded"
        operation = self.paths[template].setdefault("post", self._operation(template))
        body = operation.setdefault("requestBody", {"content": {}})["content"]
        schema = body.setdefault(kind, {"schema": {"type": "object", "properties": {}}})["schema"]
        schema["properties"].update(fields(form))

    def _template(self, path: str) -> str:
        """`/dossiers/{pk}/`; empty for what is no page, or is left alone."""
        where = urlsplit(path).path
        try:
            match = resolve(where)
        except Resolver404:
            return ""
        if match.view_name in LEFT_ALONE:
            return ""
        template = "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", match.route)
        for name, key in match.kwargs.items():
            self.keys.setdefault(f"{template} {name}", set()).add(str(key))
        self.paths.setdefault(template, {})
        return template

    def _operation(self, template: str) -> Operation:
        names = re.findall(r"{(\w+)}", template)
        return {
            "parameters": [
                {"name": n, "in": "path", "required": True, "schema": self._key(template, n)}
                for n in names
            ],
            "responses": {"default": {"description": "whatever is meant"}},
        }

    def _key(self, template: str, name: str) -> dict[str, Any]:
        """One of the keys that somebody found, or one that looks like it."""
        known = sorted(self.keys[f"{template} {name}"])
        like = {"type": "string", "minLength": 1, "maxLength": 40, "pattern": r"^[^/?#{}\\]+$"}
        return {"anyOf": [{"type": "string", "enum": known}, like]}

    @staticmethod
    def _asks(operation: Operation, names: list[str]) -> None:
        known = {parameter["name"] for parameter in operation["parameters"]}
        for name in sorted(set(names) - known):
            operation["parameters"].append(
                {"name": name, "in": "query", "required": False, "schema": {"type": "string"}}
            )


def fields(form: Any) -> dict[str, Any]:
    """What may be filled in, as the page itself says it."""
    found: dict[str, Any] = {}
    for element in form.xpath(
        ".//input[@name]|.//select[@name]|.//textarea[@name]|.//button[@name]"
    ):
        name = str(element.get("name"))
        kind = element.get("type", "text") if element.tag == "input" else element.tag
        if name == "csrfmiddlewaretoken":
            continue
        if kind in {"radio", "select", "button", "checkbox"}:
            values = [str(v) for v in element.xpath(".//option/@value")] or [
                element.get("value") or "on"
            ]
            known = found.setdefault(name, {"type": "string", "enum": []})
            known.setdefault("enum", []).extend(v for v in values if v not in known["enum"])
        else:
            most = {"maxLength": int(element.get("maxlength"))} if element.get("maxlength") else {}
            found[name] = TEXTS.get(kind, {"type": "string", **most})
    return found


def described(served: Served, persona: str) -> Described:
    """Walk through everything that this persona is offered, and write it down."""
    known = Described()
    waiting = [address.of(0) for address in without_key()]
    seen: set[str] = set()
    often: Counter[Any] = Counter()
    while waiting:
        path = waiting.pop(0)
        if not path or path in seen or often[kind_of(path)] >= OFTEN_ENOUGH:
            continue
        seen.add(path)
        often[kind_of(path)] += 1
        answer, body = served.ask(path, persona=persona)
        if answer.status in {301, 302}:
            waiting.append(here(path, answer.headers["Location"].replace("https://", "http://")))
        elif answer.status == 200:
            known.page(path)
        if answer.status == 200 and answer.headers["Content-Type"].startswith("text/html"):
            page = html.fromstring(body.decode())
            waiting += [here(path, link) for link in page.xpath("//a/@href|//*/@hx-get")]
            for form in page.xpath("//form"):
                known.form(path, form)
    return known
