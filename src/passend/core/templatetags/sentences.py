"""The tag `translate` in fewer steps: half of what stands on a page is a fixed sentence of ours.

Django treats such a sentence as a value that it may have to look up, format as a number or a
moment, and escape: seventy steps for each of the sixty on a page. One that is written out in the
template is none of those, so it only has to be translated. For all else the tag stays Django's.
"""

from typing import Any

from django import template
from django.template.base import Node, Parser, Token, Variable
from django.templatetags import i18n
from django.utils.translation import gettext

register = template.Library()


class Sentence(Node):
    """A sentence that stands in the template itself; ours, so it is not escaped, as in Django."""

    child_nodelists = ()

    def __init__(self, words: str) -> None:
        self.words = words.replace("%", "%%")  # as it stands in the lists of translations

    def render(self, context: Any) -> str:
        return gettext(self.words).replace("%%", "%")


def translate(parser: Parser, token: Token) -> Node:
    """Django's own tag, or a `Sentence` where nothing but the sentence was given."""
    node: Any = i18n.do_translate(parser, token)
    said = node.filter_expression
    words = said.var.literal if isinstance(said.var, Variable) else None
    is_more = node.noop or node.asvar or node.message_context or said.filters
    return node if is_more or not isinstance(words, str) else Sentence(words)


i18n.register.tag("translate", translate)
