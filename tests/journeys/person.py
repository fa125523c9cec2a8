"""Somebody with a browser: counts clicks and screens, and looks at every page with axe."""

from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from playwright.sync_api import Locator, Page

from tests.nothing_missing import SECOND

from .coming_in import come_in

WIDE, PHONE, NARROW = 1280, 390, 320
HEIGHT = 900
LOOKED_AT: set[tuple[str, str]] = set()
"""Kinds of pages that axe has seen in this run of the tests. A page is of another kind when its
address has another name, or when there is an element on it with a class or an attribute that was
not there before: an error, a badge, an empty list. Only texts may differ, and axe judges no texts.
That keeps the journeys under three minutes: axe takes two seconds a page, and most pages return."""
TOO_WIDE = """() => [...document.querySelectorAll('main *')].filter(e =>
    e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML.slice(0, 120))"""
KIND = """() => [...new Set([...document.querySelectorAll('body *')].map(e =>
    [e.tagName, e.className.baseVal ?? e.className, ...e.getAttributeNames().sort()].join(' ')
))].sort().join('\\n')"""


class Person:
    """A person at a page. What is counted: clicks (also taps) that change a page or a state.

    Typing and choosing in a form are not clicks; the targets of screens.md section 3 say so.
    """

    def __init__(self, page: Page, base: str, width: int = WIDE, *, javascript: bool) -> None:
        self.page, self.base, self.width, self.javascript = page, base, width, javascript
        self.clicks = self.screens = 0
        self.seen: set[str] = set()
        page.set_viewport_size({"width": width, "height": HEIGHT})
        self.troubles: list[str] = []
        page.on("pageerror", lambda error: self.troubles.append(f"script error: {error}"))
        page.on("console", lambda line: self._hears(line.type, line.text))

    def _hears(self, kind: str, text: str) -> None:
        """A broken script or a breach of the content security policy is a defect of the page."""
        if kind == "error" and "status of 4" not in text:
            self.troubles.append(text)

    def goes_to(self, path: str) -> "Person":
        """Type an address or follow a link in a mail: a screen, not a click."""
        answer = self.page.goto(path if path.startswith("http") else self.base + path)
        assert answer is not None
        assert answer.status < 400, f"{path}: {answer.status}"
        return self._arrived()

    def clicks_on(
        self, name: str, role: Any = None, *, exact: bool = False, nth: int = 0
    ) -> "Person":
        """Press a button or link by the name that a screen reader says."""
        self.clicks += 1
        self._press(self._find(name, role, exact), name, nth)
        self.page.wait_for_load_state("load")
        return self._arrived()

    def _press(self, found: Locator, name: str, nth: int) -> None:
        """Says what the page does offer, when it does not offer this."""
        if found.count() == 0:
            self.page.wait_for_load_state("load")
        assert found.count() > 0, f"no {name!r} on {self.page.url}:\n{self._offers()}"
        found.nth(nth).click()

    def _offers(self) -> str:
        return self.page.locator("main").aria_snapshot()

    def _find(self, name: str, role: Any, exact: bool) -> Locator:
        if role:
            return self.page.get_by_role(role, name=name, exact=exact)
        button = self.page.get_by_role("button", name=name, exact=exact)
        return button.or_(self.page.get_by_role("link", name=name, exact=exact))

    def picks(self, label: str, option: str) -> "Person":
        """Choose from a list that folds out."""
        self.page.get_by_label(label).select_option(label=option)
        return self

    def opens(self, name: str) -> "Person":
        """Unfold a part of the page: a tap, not a screen."""
        self.clicks += 1
        self.page.locator("summary").filter(has_text=name).first.click()
        return self

    def chooses(self, name: str, nth: int = 0) -> "Person":
        """Tick a box or a round button: choosing in a form is not a click."""
        boxes = self.page.get_by_role("checkbox", name=name)
        found = boxes.or_(self.page.get_by_role("radio", name=name))
        assert found.count() > nth, f"no {name!r} on {self.page.url}:\n{self._offers()}"
        found.nth(nth).check(force=True)
        return self

    def fills(self, label: str, text: str) -> "Person":
        self.page.get_by_label(label).first.fill(text)
        return self

    def reads(self, text: str) -> "Person":
        """The page shows this text."""
        body = self.page.locator("body").inner_text()
        assert text.lower() in body.lower(), f"not on {self.page.url}: {text!r}\n{body}"
        return self

    def does_not_read(self, text: str) -> "Person":
        assert text.lower() not in self.page.locator("body").inner_text().lower(), text
        return self

    def signs_in(self, user: Any) -> "Person":
        """As in real life, with all that is asked; not counted (screens.md begins after it)."""
        come_in(self, user)
        return self

    def _arrived(self) -> "Person":
        self.screens += 1
        self.looks()
        return self

    def looks(self) -> None:
        """Zero axe violations at both widths, and no sideways scrolling at 320 pixels.

        On the first database: what a page looks like does not come from the second one.
        """
        assert not self.troubles, f"{self.page.url}: {self.troubles}"
        self.seen.add(self.page.url)
        if SECOND or not self.javascript:  # axe is a script
            return
        kind = (name_of(self.page.url), self.page.evaluate(KIND))
        if kind in LOOKED_AT:
            return
        LOOKED_AT.add(kind)
        for width in (WIDE, PHONE):
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            result = Axe().run(self.page)
            assert result.violations_count == 0, (
                f"{self.page.url} at {width}:\n{result.generate_report()}"
            )
        self.page.set_viewport_size({"width": NARROW, "height": HEIGHT})
        over = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, f"{self.page.url} is {over}px too wide: {self.page.evaluate(TOO_WIDE)}"
        self.page.set_viewport_size({"width": self.width, "height": HEIGHT})


def name_of(url: str) -> str:
    """The name of the page in our own addresses."""
    try:
        return str(resolve(urlsplit(url).path).view_name)
    except Resolver404:
        return urlsplit(url).path
