"""Everything of a matter in one download: what was told and done, with the documents numbered.

For the hearing and for whoever must judge it. The student has the same one, so that both sides hold
equal papers, as Awb 7:4 lid 2 asks where it holds.
"""

import tempfile
import zipfile
from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _

from passend.core import clock, files
from passend.core.models import School, StoredFile
from passend.core.shape import Line, Section, Words, pdf_of
from passend.core.templatetags.passend import day

from .models import Matter, MatterStep

ON_DISK_FROM = 5_000_000
"""Bytes; a bundle that is larger is put together in a file of its own, not in memory."""
PART = 64 * 1024


def bundle_of(matter: Matter) -> Iterator[bytes]:
    """A zip: `00 overzicht.pdf` (PDF/UA-1), and behind it every document as it was handed in."""
    steps = list(matter.steps.select_related("file"))
    return _zipped(pdf_of(overview(matter, steps)), steps)


def _zipped(first: bytes, steps: list[MatterStep]) -> Iterator[bytes]:
    with tempfile.SpooledTemporaryFile(max_size=ON_DISK_FROM) as made:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("00 overzicht.pdf", first)
            for name, file, _pk in _numbered(steps):
                with archive.open(name, "w") as inside:
                    for chunk in files.chunks_of(file):
                        inside.write(chunk)
        made.seek(0)
        while part := made.read(PART):
            yield part


def _numbered(steps: list[MatterStep]) -> Iterator[tuple[str, StoredFile, UUID]]:
    """The documents in the order in which they came: name in the bundle, file and key of step."""
    handed_in = [(step.file, step.pk) for step in steps if step.file]
    for number, (file, pk) in enumerate(handed_in, 1):
        yield f"{number:02} {files.readable(file.name)}", file, pk


def overview(matter: Matter, steps: list[MatterStep]) -> Words:
    """The matter in words, with at each step the document that came with it."""
    names = {pk: name for name, _file, pk in _numbered(steps)}
    return Words(
        title=str(_("%(kind)s: het hele dossier") % {"kind": matter.kind.label.capitalize()}),
        lead=matter.get_about_display(),
        facts=tuple(_facts(matter)),
        sections=(
            Section(heading=_("Wat er gebeurde"), text=_lines(matter.text)),
            *_told(matter),
            *(_step(number, step, names) for number, step in enumerate(steps, 1)),
            *_end(matter),
        ),
        running=_("Zaak %(number)s") % {"number": matter.pk.hex[:8].upper()},
        page_word=_("Bladzijde"),
    )


def _facts(matter: Matter) -> Iterator[Line]:
    yield Line(_("School"), School.current().name)
    yield Line(_("Van wie"), str(matter.user) if matter.user else _("Iemand zonder naam"))
    yield Line(_("Ligt bij"), matter.body.label)
    if matter.known_on:
        yield Line(_("Gebeurd of besloten op"), day(matter.known_on))
    yield Line(_("Ontvangen op"), day(matter.received_on))
    if matter.file_by:
        yield Line(_("Uiterste dag om het te brengen"), day(matter.file_by))
    if matter.decide_by and not matter.is_over:
        yield Line(_("Besluit of antwoord uiterlijk"), day(matter.decide_by))
    if matter.hearing_on:
        yield Line(_("Hoorzitting op"), day(matter.hearing_on))
    yield Line(_("Gemaakt op"), day(clock.today()))


def _told(matter: Matter) -> Iterator[Section]:
    for heading, text in (
        (_("Wat er moet gebeuren"), matter.wish),
        (_("Waarom het later is"), matter.late_reason),
        (_("Waarom het haast heeft"), matter.urgent_reason),
        (_("Over wie het gaat"), matter.about_whom),
    ):
        if text:
            yield Section(heading=heading, text=_lines(text))


def _step(number: int, step: MatterStep, names: dict[UUID, str]) -> Section:
    lines = [Line(_("Stuk"), names[step.pk])] if step.pk in names else []
    if step.until_on:
        lines.append(Line(_("Dag"), day(step.until_on)))
    heading = f"{number}. {step.get_kind_display()}, {day(step.on)}"
    return Section(heading=heading, text=_lines(step.text), lines=tuple(lines))


def _end(matter: Matter) -> Iterator[Section]:
    if matter.outcome and matter.ended_on:
        ended = f"{matter.get_outcome_display().capitalize()}, {day(matter.ended_on)}"
        yield Section(heading=_("Uitkomst"), text=(ended, *_lines(matter.reasons)))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line.strip())
