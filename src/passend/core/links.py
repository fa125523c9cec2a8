"""Addresses of many records on one page, without working each one out anew."""

from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import NoReverseMatch, reverse

SOMETHING = UUID(int=0)
NOBODY = str(SOMETHING)


def link(name: str, pk: Any) -> str:
    """The page `name` of the record `pk`; empty where no room has such a page."""
    return _pattern(name, settings.ROOT_URLCONF).replace(NOBODY, str(pk))


def page(name: str) -> str:
    """The page `name` that is about no record; empty where no room has such a page."""
    return _page(name, settings.ROOT_URLCONF)


@cache
def _pattern(name: str, _urlconf: str) -> str:
    return _reversed(name, [SOMETHING])


@cache
def _page(name: str, _urlconf: str) -> str:
    return _reversed(name, [])


def _reversed(name: str, args: list[UUID]) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
