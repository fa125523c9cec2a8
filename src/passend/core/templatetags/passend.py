"""What every template may use: pictograms, dates in words, and a link that keeps the filters."""

import datetime as dt
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=512)
def icon(name: str, size: str = "") -> SafeString:
    """One pictogram from `static/passend/icons.svg`; decoration, so always beside a word.

    `size` is "", "lg" or "xl".
    """
    extra = f" icon--{size}" if size else ""
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        extra,
        static("passend/icons.svg"),
        name,
    )


def local_day(value: dt.date | dt.datetime) -> dt.date:
    """The calendar day in Amsterdam of a moment; a day is itself."""
    return _local(value).date() if isinstance(value, dt.datetime) else value


def _local(value: dt.datetime) -> dt.datetime:
    return value.astimezone(timezone.get_current_timezone())


@lru_cache(maxsize=4096)
def _in_words(value: dt.date, pattern: str, _language: str | None) -> str:
    """Lists show the same days over and over; in one language they are the same words."""
    return date_format(value, pattern)


@register.filter(expects_localtime=True)
def day(value: dt.date | dt.datetime | None) -> str:
    """A date as people say it: vrijdag 3 april 2026. Nothing for no date."""
    return _in_words(local_day(value), "l j F Y", get_language()) if value else ""


@register.filter(expects_localtime=True)
def short_day(value: dt.date | dt.datetime | None) -> str:
    """A date for lists: vr 3 apr 2026."""
    return _in_words(local_day(value), "D j M Y", get_language()).lower() if value else ""


@register.filter(expects_localtime=True)
def moment(value: dt.datetime | None) -> str:
    """A day with the time: vrijdag 3 april 2026 om 14.05 uur."""
    if not value:
        return ""
    local = _local(value)
    return f"{date_format(local, 'l j F Y')} om {local:%H.%M} uur"


@register.simple_tag(takes_context=True)
def with_query(context: dict[str, Any], **changes: Any) -> str:
    """The query string of this page with some parts changed; an empty value drops the part."""
    query = context["request"].GET.copy() if "request" in context else {}
    for name, value in changes.items():
        query.pop(name, None)
        if value not in ("", None):
            query[name] = str(value)
    encoded = query.urlencode() if hasattr(query, "urlencode") else urlencode(query)
    return f"?{encoded}"
