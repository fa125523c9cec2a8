"""The same ten rules in OpenFisca-Core, in an environment of its own: without anything of ours.

    python bench/_openfisca.py FOLDER     prints the best of five, in seconds, and the counts

What is not answered is its default there (no, 0), so the counts say what that costs.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

MONTH = "2026-11"
Person = build_entity(key="person", plural="persons", label="student", is_person=True)
NUMBERS = ("leeftijd", "niveau", "inkomen_ouders")


def stufi(p):
    return (p("ontvangt_wsf") * (1 - p("levenlanglerenkrediet")) + p("ontvangt_wtos")) > 0


def causes(p):
    return (p("ziekte") + p("zwanger") + p("beperking") + p("familie") + p("onstudeerbaar")) > 0


RULES = {
    "studietoeslag": lambda p: (
        (p("leeftijd") >= 15)
        * stufi(p)
        * np.logical_not(p("recht_wajong"))
        * p("niet_bijverdienen")
    ),
    "fonds_bijzonder": lambda p: (
        p("ingeschreven") * p("vertraging") * causes(p) * p("bol") * np.logical_not(p("basisbeurs"))
    ),
    "fonds_middelen": lambda p: (
        p("ingeschreven") * p("geen_geld") * p("bol") * (p("leeftijd") <= 18)
    ),
    "fonds_medezeggenschap": lambda p: p("ingeschreven") * (p("studentenraad") + p("bestuur")),
    "zwangerschapsverlof": lambda p: p("ingeschreven") * p("zwanger"),
    "ondersteuning": lambda p: p("ingeschreven") * (p("beperking") + p("ziekte")),
    "examenaanpassing": lambda p: p("ingeschreven") * (p("beperking") + p("dyslexie")),
    "aanvullende_beurs": lambda p: p("ontvangt_wsf") * p("bol") * (p("inkomen_ouders") < 70_000),
    "verlenging": lambda p: (
        p("ontvangt_wsf")
        * p("bol")
        * (p("niveau") >= 3)
        * (p("beperking") + p("ziekte"))
        * p("vertraging")
    ),
    "eenouder": lambda p: (
        p("ontvangt_wsf") * p("bol") * p("heeft_kind") * np.logical_not(p("heeft_partner"))
    ),
}


def system(names: list[str]) -> TaxBenefitSystem:
    made = TaxBenefitSystem([Person])
    for name in names:
        kind = int if name in NUMBERS else bool
        made.add_variable(variable(name, kind))
    for name, rule in RULES.items():
        made.add_variable(variable(name, bool, rule))
    return made


def variable(name, kind, rule=None):
    fields = {
        "value_type": kind,
        "entity": Person,
        "definition_period": DateUnit.MONTH,
        "label": name,
    }
    if rule:
        fields["formula"] = lambda person, period: rule(lambda fact: person(fact, period))
    return type(name, (Variable,), fields)


def main() -> None:
    data = {path.name: np.fromfile(path, np.int64) for path in Path(sys.argv[1]).iterdir()}
    made = system(list(data))
    data = {name: v.astype(int if name in NUMBERS else bool) for name, v in data.items()}
    best, whole, counts = float("inf"), float("inf"), {}
    for _ in range(5):
        begun = time.perf_counter()
        builder = SimulationBuilder()
        simulation = builder.build_default_simulation(made, count=len(data["bol"]))
        for name, values in data.items():
            simulation.set_input(name, MONTH, values)
        start = time.perf_counter()
        found = {name: simulation.calculate(name, MONTH) for name in RULES}
        best = min(best, time.perf_counter() - start)
        whole = min(whole, time.perf_counter() - begun)
        counts = {name: int(answers.sum()) for name, answers in found.items()}
    print(json.dumps({"calculated": best, "whole": whole, "counts": counts}))


if __name__ == "__main__":
    main()
