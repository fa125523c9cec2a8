"""A fixed sentence in a template says what Django's own tag would, in every language."""

import pytest
from django.template import Context, Template
from django.templatetags import i18n
from django.utils import translation

from passend.core.templatetags.sentences import Sentence

FIXED = [
    '{% translate "Naar het menu" %}',
    "{% translate 'Kies' %}",
    '{% translate "100% <b>zeker</b> & klaar" %}',
]
MORE = [
    "{% translate who %}",
    '{% translate "Kies" as word %}{{ word }}',
    '{% translate "Kies" noop %}',
    '{% translate "Kies" context "keuze" %}',
    '{% translate "Kies"|upper %}',
]


@pytest.mark.parametrize("text", [*FIXED, *MORE])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_tag_says_what_the_tag_of_django_says(
    text: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = {"who": "<b>Noor</b>"}
    with translation.override(language):
        ours = Template("{% load i18n %}" + text).render(Context(values))
        monkeypatch.setitem(i18n.register.tags, "translate", i18n.do_translate)
        assert ours == Template("{% load i18n %}" + text).render(Context(values))


@pytest.mark.parametrize("text", FIXED)
def test_a_sentence_that_stands_in_the_template_takes_the_short_way(text: str) -> None:
    assert list(Template("{% load i18n %}" + text).nodelist.get_nodes_by_type(Sentence))


@pytest.mark.parametrize("text", MORE)
def test_all_else_stays_with_django(text: str) -> None:
    assert not list(Template("{% load i18n %}" + text).nodelist.get_nodes_by_type(Sentence))
