"""Templates keep the security policy, have no dead links and say things in one language."""

import re
from pathlib import Path

import pytest
from django.urls import get_resolver

from passend.desk.demo.urls import urlpatterns as demo_pages

from .code import ROOMS, name

ALL = sorted(ROOMS.rglob("templates/**/*.html"))
TAGS = re.compile(r"{%.*?%}|{#.*?#}|{{.*?}}", re.S)
NAMES = {n for n in get_resolver().reverse_dict if isinstance(n, str)}
NAMES |= {page.name for page in demo_pages}  # joined in the demo only


@pytest.mark.parametrize("path", ALL, ids=name)
def test_no_style_or_script_stands_in_the_page(path: Path) -> None:
    """The policy allows our own files only; a page with its own would break, and should."""
    html = TAGS.sub("", path.read_text(encoding="utf-8"))
    assert not re.search(r"\sstyle\s*=", html)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", html)
    assert not re.search(r"<style|javascript:", html, re.I)
    for tag in re.findall(r"<script[^>]*>", path.read_text(encoding="utf-8")):
        assert "src=" in tag or "nonce=" in tag, tag


@pytest.mark.parametrize("path", ALL, ids=name)
def test_every_link_leads_to_a_page(path: Path) -> None:
    links = re.findall(r"{%\s*url\s+[\"']([^\"']+)[\"'](.*?)%}", path.read_text(encoding="utf-8"))
    wanted = {name for name, rest in links if " as " not in rest}  # `as` may find nothing
    assert wanted - NAMES == set()


@pytest.mark.parametrize("path", ALL, ids=name)
def test_nothing_comes_from_elsewhere(path: Path) -> None:
    html = path.read_text(encoding="utf-8")
    assert not re.search(r"(src|href)\s*=\s*[\"']https?://", html)
    assert "|safe" not in html


@pytest.mark.parametrize("path", ALL, ids=name)
def test_what_a_person_reads_is_marked_for_translation(path: Path) -> None:
    html = path.read_text(encoding="utf-8")
    html = re.sub(
        r"{%\s*blocktrans(late)?\b.*?{%\s*endblocktrans(late)?\s*%}", "", html, flags=re.S
    )
    html = re.sub(r"{%\s*block \w*class\s*%}.*?{%\s*endblock", "", html, flags=re.S)
    html = re.sub(r"{%\s*comment\b.*?{%\s*endcomment\s*%}", "", html, flags=re.S)
    html = re.sub(r"<(script|svg)\b.*?</\1>", "", html, flags=re.S)
    words = re.findall(r"[A-Za-zÀ-ÿ]{2,}", re.sub(r"<[^>]*>", " ", TAGS.sub(" ", html)))
    assert [w for w in words if w not in {"Passend", "nbsp", "PDF", "XLSX", "CSV"}] == []
