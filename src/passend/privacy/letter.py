"""What goes with a copy of somebody's data: why school has them, who gets them, what one may ask.

AVG 15 lid 1 under a to h, and lid 2. The activities are those of the register of processing, so
that the letter, the log and the register cannot disagree.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from passend.core.models import School
from passend.core.purposes import ACTIVITIES, Activity


@dataclass(frozen=True)
class Said:
    """A piece of the letter: a heading and its sentences."""

    heading: str
    sentences: list[str]


def letter(school: School) -> list[Said]:
    """Everything that has to be told beside the data themselves."""
    return [
        Said(_("Wie gaat over je gegevens?"), list(_who(school))),
        *(_activity(one, school) for one in ACTIVITIES),
        Said(
            _("Waar komen ze vandaan?"),
            [
                _("Van jou, uit je vraag om hulp en uit gesprekken."),
                _("Uit de lijst van studenten van school, en uit het landelijke register (ROD)."),
                _("Van medewerkers van school, en van wie jij erbij vroeg."),
            ],
        ),
        Said(
            _("Gaan ze naar het buitenland?"),
            list(_abroad(school)),
        ),
        Said(
            _("Beslist een computer over jou?"),
            [
                _("Nee. Passend rekent dagen uit."),
                _("En het zoekt in het register voor wie een brief over rechten kan zijn."),
                _("Een mens beslist, en een mens maakt afspraken."),
            ],
        ),
        Said(_("Wat mag je vragen?"), list(_rights())),
    ]


def _who(school: School) -> Iterator[str]:
    yield _("School is verantwoordelijk: %(name)s.") % {"name": school.name}
    if school.contact_email:
        yield _("Vragen? Mail naar %(email)s.") % {"email": school.contact_email}
    if school.dpo_email:
        told = _("De functionaris gegevensbescherming let op of het goed gaat: %(email)s.")
        yield told % {"email": school.dpo_email}


def _abroad(school: School) -> Iterator[str]:
    """What the school set; where it set nothing, nothing is promised (AVG 15 lid 2)."""
    yield _("Passend zelf stuurt niets naar een ander land.")
    if school.hosting:
        yield _("De computers en de mail staan hier: %(where)s.") % {"where": school.hosting}
    else:
        yield _("Waar staan de computers en de mail van school? Vraag het aan school.")
    if school.transfers:
        yield _("Buiten de EER: %(where)s.") % {"where": school.transfers}


def _activity(one: Activity, school: School) -> Said:
    kept = f"{one.kept.length_text(school.keep_choices)} {one.kept.since}".strip()
    return Said(
        one.title,
        [
            one.why,
            _("Welke gegevens: %(what)s.") % {"what": ", ".join(one.data)},
            _("Wie ze ziet: %(who)s.") % {"who": ", ".join(one.seen_by)},
            _("Hoe lang: %(kept)s.") % {"kept": kept},
            _("Waarom het mag: %(law)s.") % {"law": "; ".join(one.law)},
        ],
    )


def _rights() -> Iterator[str]:
    yield _("Je mag je gegevens laten verbeteren of aanvullen.")
    yield _("Vaak mag je ze laten wissen. School legt uit wanneer dat niet kan.")
    yield _("Je mag vragen of school ze even niet gebruikt.")
    yield _("Je mag je gegevens meenemen.")
    yield _("Gaf je toestemming om te delen? Die mag je altijd intrekken.")
    yield _("Soms mag je bezwaar maken: als de wet niet vraagt wat school ermee doet.")
    yield _("Brieven over rechten kun je altijd stoppen.")
    yield _("Vraag het in Passend, bij Jouw gegevens. School antwoordt binnen een maand.")
    yield _("Niet tevreden? Klaag bij de Autoriteit Persoonsgegevens.")
