"""The words of this room: what somebody runs into at an exam, and what a committee can give."""

from typing import Final

from django.db import models

from engines.exams import Nature


class Need(models.TextChoices):
    """What one runs into. Never what one has (ADR 9)."""

    TIME = "time", "ik heb meer tijd nodig"
    READING = "reading", "lezen kost mij veel"
    WRITING = "writing", "schrijven of spelling kost mij veel"
    NUMBERS = "numbers", "rekenen met getallen kost mij veel"
    FOCUS = "focus", "ik ben snel afgeleid"
    PAUSE = "pause", "ik moet tussendoor even stoppen"
    SEEING = "seeing", "ik zie het niet goed"
    HEARING = "hearing", "ik hoor het niet goed"
    MOVING = "moving", "zitten, bewegen of typen is lastig"
    LANGUAGE = "language", "Nederlands is niet mijn eerste taal"
    OTHER = "other", "iets anders"


NATURES: Final = {
    Need.SEEING: Nature.SENSORY,
    Need.HEARING: Nature.SENSORY,
    Need.MOVING: Nature.PHYSICAL,
}
"""What the regulation of central exams wants to know of it; all else is `Nature.OTHER`."""


class Aid(models.TextChoices):
    """What is given besides time. What is in `AT_CENTRAL` fits in the rules of central exams."""

    READ_ALOUD = "read_aloud", "voorleessoftware"
    LARGE_PRINT = "large_print", "grote letters"
    SPELLING = "spelling", "hulp bij spelling"
    COMPUTER = "computer", "een computer"
    CALCULATOR = "calculator", "een rekenmachine of rekenkaart"
    QUIET_ROOM = "quiet_room", "een rustige ruimte"
    HEADPHONES = "headphones", "een koptelefoon tegen geluid"
    PAUSES = "pauses", "pauzes tussendoor"
    FURNITURE = "furniture", "een aangepaste stoel of tafel"
    INTERPRETER = "interpreter", "een tolk gebarentaal"
    ORAL = "oral", "mondeling in plaats van schriftelijk"
    SPLIT = "split", "het examen in delen"
    DICTIONARY = "dictionary", "een woordenboek"


AT_CENTRAL: Final = (
    Aid.READ_ALOUD, Aid.LARGE_PRINT, Aid.QUIET_ROOM, Aid.HEADPHONES, Aid.PAUSES, Aid.FURNITURE,
    Aid.INTERPRETER,
)  # fmt: skip
"""A version read aloud or in large print, and what changes nothing in the exam itself."""

SUGGESTED: Final = {
    Need.READING: (Aid.READ_ALOUD,),
    Need.WRITING: (Aid.SPELLING, Aid.COMPUTER),
    Need.NUMBERS: (Aid.CALCULATOR,),
    Need.FOCUS: (Aid.QUIET_ROOM, Aid.HEADPHONES),
    Need.PAUSE: (Aid.PAUSES,),
    Need.SEEING: (Aid.LARGE_PRINT, Aid.READ_ALOUD),
    Need.HEARING: (Aid.INTERPRETER,),
    Need.MOVING: (Aid.FURNITURE, Aid.COMPUTER),
    Need.LANGUAGE: (Aid.DICTIONARY,),
}
"""What a committee thinks of first; a suggestion, never a decision."""


class Reason(models.TextChoices):
    """Why yes or no, in sentences that the student reads."""

    FITS = "fits", "Dit past bij waar je tegenaan loopt."
    STATEMENT = "statement", "Een deskundige schrijft dat dit nodig is."
    USED = "used", "Je werkt hier in de lessen al mee."
    AT_MOST = "at_most", "Bij een centraal examen mag het hooguit 30 minuten extra zijn."
    NO_STATEMENT = (
        "no_statement",
        "Voor een centraal examen mist een verklaring van een deskundige.",
    )
    REQUIREMENTS = "requirements", "Dan toetst het examen niet meer wat het moet toetsen."
    TOO_MUCH = "too_much", "Dit is voor de school te zwaar. Dat staat in de uitleg."
    OTHER_WAY = "other_way", "Het kan op een andere manier. Die staat in de uitleg."
    SIX_YEARS = "six_years", "Je had al meer dan zes jaar onderwijs in Nederland."


REFUSES: Final = {
    Reason.NO_STATEMENT, Reason.REQUIREMENTS, Reason.TOO_MUCH, Reason.OTHER_WAY, Reason.SIX_YEARS,
    Reason.AT_MOST,
}  # fmt: skip
"""One of these belongs to a decision that is not a whole yes."""
