"""What every template may use: pictograms, dates in words, and a link that keeps the filters."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
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


def _amsterdam_date(value: dt.date | dt.datetime) -> dt.date:
    return timezone.template_localtime(value).date() if isinstance(value, dt.datetime) else value


@register.filter(expects_localtime=True)
def day(value: dt.date | dt.datetime | None) -> str:
    """A date as people say it: vrijdag 3 april 2026. Nothing for no date."""
    return date_format(_amsterdam_date(value), "l j F Y") if value else ""


@register.filter(expects_localtime=True)
def short_day(value: dt.date | dt.datetime | None) -> str:
    """A date for lists: vr 3 apr 2026."""
    return date_format(_amsterdam_date(value), "D j M Y").lower() if value else ""


@register.filter(expects_localtime=True)
def moment(value: dt.datetime | None) -> str:
    """A day with the time: vrijdag 3 april 2026 om 14.05 uur."""
    if not value:
        return ""
    local = timezone.template_localtime(value)
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
