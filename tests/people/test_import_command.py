"""`passend import` on the server does the same as the pages."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from passend.core.models import Event
from passend.people import actions
from passend.people.actions import applying
from passend.people.models import Import, StaffRole, Student

from . import worlds
from .worlds import ANNA, person, register, roster

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files", "in_march")]


def run(kind: str, path: Path | None = None, **options) -> str:
    out = StringIO()
    call_command("import", kind, *([path] if path else []), stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def file(tmp_path: Path):
    def write(content: bytes) -> Path:
        path = tmp_path / "in.csv"
        path.write_bytes(content)
        return path

    return write


def test_every_kind_of_file_loads(file):
    assert "nieuw: 3" in run("crebo", worlds.FILES / "crebo" / "any_order.csv")
    assert "nieuw: 1" in run("rod", file(register(person("100000009"))))
    assert "veranderd: 1" in run("roster", file(roster(ANNA)))
    assert "nieuw: 5" in run("staff", worlds.FILES / "staff" / "staff.csv")
    assert Student.objects.get().last_name == "van der Berg"
    assert StaffRole.objects.count() > 0
    assert set(Event.objects.values_list("actor", flat=True)) == {"system"}


def test_a_dry_run_shows_and_changes_nothing(file):
    assert "nieuw: 1" in run("rod", file(register(person("100000009"))), dry_run=True)
    assert not Student.objects.exists()


def test_columns_can_be_told_and_a_missing_one_is_asked_for(file):
    path = file(roster("1;Anna", titles="Kenmerk;Roepnaam"))

    with pytest.raises(CommandError, match=r"Studentnummer \(number\)"):
        run("roster", path)
    with pytest.raises(CommandError, match="geen kolom"):
        run("roster", path, map=["number=Bestaat niet"])
    assert "nieuw: 1" in run("roster", path, map=["number=Kenmerk"])


def test_a_complete_list_and_the_file_of_refusals(file, tmp_path: Path):
    run("roster", file(roster(ANNA, "1002;;Bo;Bos;;ICT1A")))
    refused = tmp_path / "refused.csv"

    said = run("roster", file(roster(ANNA, ";;Geen;Nummer;;")), complete=True, refused=refused)

    assert "weg: 1" in said
    assert "Dit vak is leeg" in refused.read_text("utf-8-sig")
    assert Student.objects.get(number="1002").gone_on is not None


def test_an_unusable_file_and_no_file_say_why(file):
    with pytest.raises(CommandError, match="geen registratieoverzicht"):
        run("rod", file(b"melk\n"))
    with pytest.raises(CommandError, match="is er niet"):
        run("rod", Path("nergens.csv"))


def test_what_stopped_halfway_goes_on(file, monkeypatch):
    with pytest.raises(CommandError, match="halverwege"):
        run("resume")
    save = applying.save

    def killed(plan) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(applying, "save", killed)
    with pytest.raises(KeyboardInterrupt):
        run("rod", file(register(person("100000009"))))
    monkeypatch.setattr(applying, "save", save)

    assert Import.objects.get().status == Import.Status.APPLYING
    run("resume")
    assert Import.objects.get().status == Import.Status.APPLIED
    assert Student.objects.count() == 1
    assert actions.resume.verb == "import.resume"
