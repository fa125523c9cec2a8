"""Whether a page can do nothing but be read, whatever people wrote in it."""

import re
from collections.abc import Iterator

from lxml import etree, html

from .walk import Page

ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "srcdoc", "hx-get", "hx-post")
ALIVE = re.compile(r"^\s*(javascript|data|vbscript):", re.I)
NONCE = re.compile(r"'nonce-([^']+)'")
# Characters that turn the reading direction: "gnp.exe" reads as "exe.png" behind one (T-16).
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


def dangers(page: Page) -> list[str]:
    """Everything in a page that could run, or that could fool the reader."""
    policy = page.answer.headers.get("Content-Security-Policy", "")
    return [
        *policy_gaps(policy),
        *([f"turning characters in {page.path}"] if turns(page) else []),
        *(living(page.body, NONCE.findall(policy)) if page.is_html else []),
    ]


def turns(page: Page) -> bool:
    return page.kind.startswith("text/") and bool(TURNING.search(page.body))


def policy_gaps(policy: str) -> Iterator[str]:
    rules = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    if rules.get("default-src") != "'none'":
        yield f"the policy does not begin with nothing: {policy!r}"
    for rule in ("script-src", "style-src"):
        if "unsafe" in rules.get(rule, "unsafe") or "*" in rules.get(rule, ""):
            yield f"{rule} is open: {rules.get(rule)!r}"
    for rule in ("frame-ancestors", "base-uri"):
        if rules.get(rule) != "'none'":
            yield f"{rule} is open: {rules.get(rule)!r}"


def living(body: str, nonces: list[str]) -> Iterator[str]:
    for element in html.fromstring(body).iter(etree.Element):
        if is_square(element):
            continue
        runs = [f"{n}={v!r}" for n, v in element.items() if does_run(n, v)]
        if runs or is_foreign(element, nonces):
            yield f"<{element.tag} {runs or dict(element.attrib)}>"


def is_square(element: html.HtmlElement) -> bool:
    """The picture for the camera of a phone, drawn by us: in an `img` nothing in it can run."""
    named = set(dict(element.attrib)) <= {"class", "src", "alt", "width", "height"}
    drawn = (element.get("src") or "").startswith("data:image/svg+xml;base64,")
    return element.tag == "img" and element.get("class") == "qr" and named and drawn


def does_run(name: str, value: str) -> bool:
    is_code = name.startswith("on") or name == "style"
    return is_code or (name in ADDRESSES and bool(ALIVE.match(value)))


def is_foreign(element: html.HtmlElement, nonces: list[str]) -> bool:
    """Something from elsewhere, or something that no page of ours has."""
    if element.tag == "img":
        return not (element.get("src") or "").startswith("/")
    if element.tag == "script":
        return not ours(element, nonces)
    return element.tag in {"iframe", "object", "embed", "base"}


def ours(script: html.HtmlElement, nonces: list[str]) -> bool:
    source = script.get("src") or ""
    is_data = script.get("type") == "application/json"
    return source.startswith("/static/") or script.get("nonce") in nonces or is_data
