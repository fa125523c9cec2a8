"""A page as somebody without a mouse fills it in: every field, as the page itself offers it."""

from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from tests.papers import PDF

FREE = {"text", "search", "textarea"}
EXAMPLES = {
    "email": "sam@example.org", "tel": "0612345678", "number": "1", "url": "https://example.org",
}  # fmt: skip


@dataclass
class Filled:
    """What would be posted: `data`, which of it is `free` text, and the `names` of all fields."""

    action: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    free: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


def main_form(page: str) -> Any:
    """The form of the page, not the search box or the button that signs out; None without one."""
    found = html.fromstring(page).xpath("//main//form[translate(@method,'POST','post')='post']")
    return found[0] if found else None


def fill(form: Any, text: str = "Een paar woorden", **own: Any) -> Filled:
    """Fill in every field of a form. `own` says what to put in a field by its name."""
    filled = Filled(action=form.get("action") or "")
    for element in form.xpath(".//input[@name]|.//select[@name]|.//textarea[@name]"):
        name = element.get("name")
        filled.names.add(name)
        if name == "csrfmiddlewaretoken" or name in filled.data:
            continue
        kind = element.get("type", "text") if element.tag == "input" else element.tag
        if name in own:
            filled.data[name] = own[name]
        elif (value := _value(element, kind, text, form)) is not None:
            filled.data[name] = value
        if kind in FREE and filled.data.get(name) == text:
            filled.free.append(name)
    _press(form, filled, own)
    return filled


def _value(element: Any, kind: str, text: str, form: Any) -> Any:
    if kind in FREE:
        kept = element.text if element.tag == "textarea" else element.get("value")
        return (kept or "").strip() or text[: int(element.get("maxlength") or 10_000)]
    if kind == "select":
        return _option(element)
    if kind == "radio":
        return _radio(element, form)
    if kind == "checkbox":
        return element.get("value") or "on"
    if kind == "file":
        return SimpleUploadedFile("scan.pdf", PDF, "application/pdf")
    if kind in {"submit", "button", "image", "reset"}:
        return None
    return element.get("value") or EXAMPLES.get(kind)


def _option(element: Any) -> Any:
    options = element.xpath(".//option")
    chosen = [o.get("value") for o in options if o.get("selected") is not None and o.get("value")]
    empty = any(not o.get("value") for o in options)
    if not chosen and empty and element.get("required") is None:
        return ""
    values = chosen or [o.get("value") for o in options if o.get("value")]
    return values[0] if values else None


def _radio(element: Any, form: Any) -> Any:
    same = form.xpath(".//input[@type='radio'][@name=$name]", name=element.get("name"))
    chosen = [one.get("value") for one in same if one.get("checked") is not None]
    values = chosen or [one.get("value") for one in same if one.get("value")]
    return values[0] if values else None


def _press(form: Any, filled: Filled, own: dict[str, Any]) -> None:
    """The first button of the form, as the Enter key does."""
    buttons = form.xpath(".//button[not(@type='button')]")
    if buttons and buttons[0].get("name") and buttons[0].get("name") not in own:
        filled.data[buttons[0].get("name")] = buttons[0].get("value", "")
    filled.data.update({name: value for name, value in own.items() if value is not None})
