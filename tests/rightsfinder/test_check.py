"""`passend rights check` explains a mistake in plain words with the line."""

import re
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from engines.rights import FOLDER


def told(*words: str) -> str:
    out = StringIO()
    call_command("rights", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def studietoeslag(tmp_path: Path) -> Path:
    """A copy of the catalogue with one provision, whose file can be spoiled."""
    for name in ("feiten", "bedragen", "bronnen"):
        shutil.copytree(FOLDER / name, tmp_path / name)
    for name in ("lijsten.yaml", "kennis.yaml"):
        shutil.copy(FOLDER / name, tmp_path / name)
    (tmp_path / "voorzieningen").mkdir()
    shutil.copy(FOLDER / "voorzieningen/studietoeslag.yaml", tmp_path / "voorzieningen")
    return tmp_path / "voorzieningen/studietoeslag.yaml"


def test_a_sound_file_is_called_sound(studietoeslag: Path) -> None:
    assert "Geen fouten gevonden." in told("check", str(studietoeslag))


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("leeftijd >= 18", "leeftyd >= 18", "het feit «leeftyd» staat in geen enkel bestand"),
        ("18 jaar of ouder is", "19 jaar of ouder is", "«19 jaar of ouder is» staat niet in"),
        ("bedrag: 314.47", "bedrag: 314.48", "verwacht bedrag: 314.48, maar: 314.47"),
        ("aard: mag", "aart: mag", "het woord «aart» ken ik hier niet; bedoel je «aard»?"),
        ("beslist: gemeente\naan", "beslist: koning\naan", "de partij «koning» staat niet in"),
        ("geeft: [geld]", "geeft: [goud]", "de behoefte «goud» staat niet in lijsten.yaml"),
    ],
)
def test_a_mistake_is_explained_with_its_line(
    studietoeslag: Path, was: str, becomes: str, said: str
) -> None:
    text = studietoeslag.read_text(encoding="utf-8")
    line = text[: text.index(was)].count("\n") + 1
    studietoeslag.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    out = StringIO()
    with pytest.raises(CommandError, match="gevonden"):
        call_command("rights", "check", str(studietoeslag), stdout=out)
    assert f"voorzieningen/studietoeslag.yaml, regel {line}: " in out.getvalue()
    assert said in out.getvalue()


def test_a_question_cannot_refer_back_to_itself(studietoeslag: Path) -> None:
    facts = studietoeslag.parents[1] / "feiten/basis.yaml"
    text = facts.read_text(encoding="utf-8")
    once = text.replace("na: [ontvangt_wsf]", "na: [levenlanglerenkrediet]")
    facts.write_text(once, encoding="utf-8")
    out = StringIO()
    with pytest.raises(CommandError, match="gevonden"):
        call_command("rights", "check", str(facts), stdout=out)
    assert "na «levenlanglerenkrediet» kan geen vraag komen" in out.getvalue()


def test_a_hard_sentence_is_a_warning_only(studietoeslag: Path) -> None:
    text = studietoeslag.read_text(encoding="utf-8")
    hard = "Je dient derhalve een aanvraag in te dienen bij het desbetreffende college."
    plain = "Praat met je coach als dat lastig is."
    studietoeslag.write_text(text.replace(plain, hard, 1), encoding="utf-8")
    found = told("check", str(studietoeslag))
    assert "let op: dit is moeilijker dan B1" in found
    assert "Geen fouten gevonden." in found


def test_a_file_that_is_not_there_is_refused() -> None:
    with pytest.raises(CommandError, match="er niet"):
        told("check", "nergens.yaml")


def test_the_report_names_who_decides_and_who_wins() -> None:
    found = told("show", str(FOLDER / "voorzieningen/studietoeslag.yaml"))
    assert "Je bent nog geen 18." in found
    assert "Op 2022-04-01 wint:" in found
    winner = re.search(r"wint: .*\bleeftijd: (\d+)", found)
    assert winner is not None
    assert int(winner[1]) < 18
