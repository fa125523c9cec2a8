"""The menu: what this person can open. One question to the database at most (the roles)."""

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from passend.core.models import School
from passend.people.models import Role

Item = tuple[str, str, str]  # name of the page, label, pictogram


def navigation(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    if not getattr(user, "is_authenticated", False):
        return {"nav_items": []}
    items = [
        {"url": url, "label": label, "icon": icon, "current": url == request.path}
        for name, label, icon in items_of(user)
        if (url := _url(name))
    ]
    return {"nav_items": items, "user_role": role_of(user)}


def items_of(user: Any) -> list[Item]:
    """The pages of all the roles of this person, each once."""
    if not user.is_employee:
        return [
            ("route", _("Mijn route"), "plan"),
            ("desk.agreements", _("Mijn afspraken"), "agreement"),
            ("desk.looks", _("Wie keek"), "eye"),
        ]
    found = [item for role, items in _menu().items() if user.has_role(role) for item in items]
    return list(dict.fromkeys(found))


def _menu() -> dict[str, list[Item]]:
    return {
        Role.COORDINATOR: [
            ("worklist", _("Werklijst"), "list"),
            ("pipeline", _("Onderweg"), "plan"),
            ("papers.list", _("Papieren"), "document"),
            ("students", _("Studenten"), "people"),
            ("measure.index", _("Maatregelen"), "book"),
            ("register", _("Register"), "refresh"),
        ],
        Role.COACH: [
            ("today", _("Vandaag"), "today"),
            ("students", _("Studenten"), "people"),
            ("measure.index", _("Maatregelen"), "book"),
        ],
        Role.INTAKER: [
            ("today", _("Vandaag"), "today"),
            ("case.intakes", _("Mijn intakes"), "talk"),
            ("students", _("Studenten"), "people"),
            ("request.invite", _("Uitnodigen"), "send"),
            ("measure.index", _("Maatregelen"), "book"),
        ],
        Role.TEACHER: [("card.list", _("Mijn groepen"), "card")],
        Role.MANAGER: [
            ("import.list", _("Register inlezen"), "upload"),
            ("measure.index", _("Maatregelen"), "book"),
            ("register", _("Register"), "refresh"),
            ("school.change", _("Onze school"), "settings"),
        ],
    }


def home_of(user: Any) -> str:
    """The page on which this person starts the day."""
    for name, _label, _icon in items_of(user):
        if url := _url(name):
            return url
    return reverse("students")


def role_of(user: Any) -> str:
    """The own name of the role, under the name in the menu."""
    own = School.current().role_labels if user.current_roles else {}
    names = {own.get(r.role) or str(r.get_role_display()) for r in user.current_roles}
    return ", ".join(sorted(names))


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:  # a room that is not there yet has no door
        return ""
