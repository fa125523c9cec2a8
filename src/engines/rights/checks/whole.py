"""All checks together: over the whole catalogue, or over one file of it."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from ..format.provisions import Provision
from ..format.reading import Document, Place, Problem
from ..library import FOLDER, Library, Reading, read_folder
from .examples import differences, run
from .logic import check_logic, check_relations
from .money import check_money, check_stale
from .mutations import check_mutations
from .references import check_provision, check_shared, check_used
from .texts import texts_of, texts_of_fact
from .words import check_rates, check_words

Hint = Callable[[str], str | None]
"""Says what is wrong with a sentence, or None."""


def check_folder(
    folder: Path = FOLDER, today: date | None = None, hint: Hint | None = None
) -> list[Problem]:
    """Every mistake in a catalogue.

    With `today` also a warning about amounts that are too old; with `hint` what it says about the
    sentences that students read.
    """
    reading = read_folder(folder)
    check_reading(reading)
    _warn(reading, today, hint)
    return sorted(set(reading.problems))


def check_file(path: Path, today: date | None = None, hint: Hint | None = None) -> list[Problem]:
    """Every mistake in one file, read together with the rest of its catalogue.

    Raises ValueError when the file does not lie in a catalogue.
    """
    folder = folder_of(path)
    reading = read_folder(folder)
    name = path.resolve().relative_to(folder.resolve()).as_posix()
    check_reading(reading, name)
    _warn(reading, today, hint)
    if name not in reading.documents:
        raise ValueError(f"{name} hoort niet bij een soort bestand van de catalogus")
    return sorted(set(reading.documents[name].problems))


def _warn(reading: Reading, today: date | None, hint: Hint | None) -> None:
    if today:
        check_stale(reading, today)
        if all(
            problem.warning for problem in reading.problems
        ):  # a name that a broken file uses is not unused
            check_used(reading)
    if hint is None:
        return
    for name, fact in reading.facts.items():
        _hints(reading.home[name], texts_of_fact(name, fact), hint)
    for provision in reading.provisions.values():
        _hints(reading.home[f"voorziening {provision.id}"], texts_of(provision), hint)


def _hints(document: Document, texts: Iterator[tuple[str, Place]], hint: Hint) -> None:
    for text, place in texts:
        said = hint(text)
        if said:
            document.complain(place, said, warning=True)


def folder_of(path: Path) -> Path:
    """The catalogue in which a file lies: the folder above it with lijsten.yaml."""
    for parent in path.resolve().parents:
        if (parent / "lijsten.yaml").is_file():
            return parent
    raise ValueError(f"{path} ligt niet in een map met een lijsten.yaml")


def check_reading(reading: Reading, only: str | None = None) -> None:
    """Run every check over what was read; the mistakes go to the documents.

    With `only` the slow checks look at the provision in that file alone.
    """
    check_shared(reading)
    check_rates(reading)
    for provision in reading.provisions.values():
        document = reading.home[f"voorziening {provision.id}"]
        check_provision(reading, provision, document)
        check_words(reading, provision, document)
    sound = [p for p in reading.provisions.values() if _is_sound(reading, p)]
    if reading.lists is None or any(_shared_is_broken(reading)):
        return
    reading.provisions = {provision.id: provision for provision in sound}
    library = reading.library()
    for provision in sound:
        document = reading.home[f"voorziening {provision.id}"]
        if only not in {None, document.file}:
            continue
        check_examples(library, provision, document)
        check_logic(library, provision, document)
        check_relations(library, provision, document)
        check_mutations(library, provision, document)
        check_money(library, provision, document)


def check_examples(library: Library, provision: Provision, document: Document) -> None:
    """Every example comes out as expected."""
    for number, example in enumerate(provision.examples):
        for text in differences(example, run(library, provision.id, example)):
            document.complain(("voorbeelden", number), f"voorbeeld «{example.name}»: {text}")


def _is_sound(reading: Reading, provision: Provision) -> bool:
    document = reading.home[f"voorziening {provision.id}"]
    return not any(not problem.warning for problem in document.problems)


def _shared_is_broken(reading: Reading) -> list[bool]:
    folders = ("feiten/", "bedragen/", "kennis.yaml", "lijsten.yaml")
    return [
        bool(document.problems)
        for name, document in reading.documents.items()
        if name.startswith(folders)
    ]
