"""Ten rules of the catalogue, shortened, in the three forms that are compared.

`RULES` is our own format; `BY_HAND` is what somebody who knows polars would type, the limit; the
same ten in OpenFisca stand in `_openfisca.py`. They were written by hand, each from the law.
"""

from datetime import date
from typing import Any

import polars as pl

from engines.rights import Library, Rulebook
from engines.rights.bulk import VERDICTS
from tests.engines.rights.made import fact, library, provision, version

DAY = date(2026, 11, 22)
YES_NO = (
    "ontvangt_wsf", "ontvangt_wtos", "levenlanglerenkrediet", "recht_wajong", "niet_bijverdienen",
    "ingeschreven", "vertraging", "ziekte", "zwanger", "beperking", "familie", "onstudeerbaar",
    "bol", "basisbeurs", "geen_geld", "studentenraad", "bestuur", "dyslexie", "heeft_kind",
    "heeft_partner",
)  # fmt: skip
NUMBERS = {"leeftijd": (12, 60), "niveau": (1, 4), "inkomen_ouders": (0, 200_000)}

CAUSES = ["ziekte", "zwanger", "beperking", "familie", "onstudeerbaar"]
STUFI = {"een_van": [{"alle": ["ontvangt_wsf", "niet levenlanglerenkrediet"]}, "ontvangt_wtos"]}
RULES: dict[str, Any] = {
    "studietoeslag": {"alle": ["leeftijd >= 15", STUFI, "niet recht_wajong", "niet_bijverdienen"]},
    "fonds_bijzonder": {
        "alle": ["ingeschreven", "vertraging", {"een_van": CAUSES}, "bol", "niet basisbeurs"]
    },
    "fonds_middelen": {"alle": ["ingeschreven", "geen_geld", "bol", "leeftijd <= 18"]},
    "fonds_medezeggenschap": {"alle": ["ingeschreven", {"een_van": ["studentenraad", "bestuur"]}]},
    "zwangerschapsverlof": {"alle": ["ingeschreven", "zwanger"]},
    "ondersteuning": {"alle": ["ingeschreven", {"een_van": ["beperking", "ziekte"]}]},
    "examenaanpassing": {"alle": ["ingeschreven", {"een_van": ["beperking", "dyslexie"]}]},
    "aanvullende_beurs": {"alle": ["ontvangt_wsf", "bol", "inkomen_ouders < 70000"]},
    "verlenging": {
        "alle": ["ontvangt_wsf", "bol", "niveau >= 3", {"een_van": ["beperking", "ziekte"]},
                 "vertraging"]
    },
    "eenouder": {"alle": ["ontvangt_wsf", "bol", "heeft_kind", "niet heeft_partner"]},
}  # fmt: skip


def ten() -> Rulebook:
    """The ten rules on one date."""
    facts = {name: fact() for name in YES_NO}
    for name, (low, high) in NUMBERS.items():
        facts[name] = fact("geheel", van=str(low), tot=str(high))
    made = [provision(name, version(rule)) for name, rule in RULES.items()]
    book: Library = library(facts, made)
    return Rulebook(book, DAY)


def told(holds: pl.Expr) -> pl.Expr:
    """Right, no or maybe: what a writer by hand has to tell as well."""
    recht, nee, misschien = (pl.lit(word, dtype=VERDICTS) for word in ("recht", "nee", "misschien"))
    return pl.when(holds).then(recht).when(~holds).then(nee).otherwise(misschien)


def by_hand() -> dict[str, pl.Expr]:
    """The ten rules typed in polars."""
    c = pl.col
    ill = c("beperking") | c("ziekte")
    causes = c("ziekte") | c("zwanger") | c("beperking") | c("familie") | c("onstudeerbaar")
    stufi = (c("ontvangt_wsf") & ~c("levenlanglerenkrediet")) | c("ontvangt_wtos")
    on, bol, wsf, late = c("ingeschreven"), c("bol"), c("ontvangt_wsf"), c("vertraging")
    allowance = (c("leeftijd") >= 15) & stufi & ~c("recht_wajong") & c("niet_bijverdienen")
    holds = {
        "studietoeslag": allowance,
        "fonds_bijzonder": on & late & causes & bol & ~c("basisbeurs"),
        "fonds_middelen": on & c("geen_geld") & bol & (c("leeftijd") <= 18),
        "fonds_medezeggenschap": on & (c("studentenraad") | c("bestuur")),
        "zwangerschapsverlof": on & c("zwanger"),
        "ondersteuning": on & ill,
        "examenaanpassing": on & (c("beperking") | c("dyslexie")),
        "aanvullende_beurs": wsf & bol & (c("inkomen_ouders") < 70_000),
        "verlenging": wsf & bol & (c("niveau") >= 3) & ill & late,
        "eenouder": wsf & bol & c("heeft_kind") & ~c("heeft_partner"),
    }
    return {name: told(rule).alias(name) for name, rule in holds.items()}
