"""The names of roles, as this school says them."""

from typing import Any

from django import template
from django.template import Context

from passend.core.models import School

from ..own_words import one_or_more
from ..roles import label

register = template.Library()


@register.simple_tag(takes_context=True)
def role(context: Context, code: str) -> str:
    """What this school calls a role: `{% role "coach" %}`. One question to the database a page."""
    school: Any = context.get("school")
    return label(code, school or School.current())


@register.simple_tag(takes_context=True)
def tier(context: Context, code: str, usual: str) -> str:
    """What this school calls basic or extra support: `{% tier m.tier m.get_tier_display %}`."""
    school: Any = context.get("school")
    own = (school or School.current()).tier_labels.get(code)
    return one_or_more(own)[0] if own else usual
