"""The interface says what the engine says: verdict, reasons, amount, receipt and next question."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines.rights import Interview, Result, Rulebook, Verdict, evaluate, load, parse_value
from engines.rights.format.facts import Fact
from passend.core import clock
from passend.rightsfinder.api.codes import code_of, name_of
from passend.rightsfinder.api.reading import value_of
from passend.rightsfinder.api.telling import answer
from tests.engines.rights.regelrecht_shape import mistakes

from .api_calls import get, post, told

pytestmark = pytest.mark.django_db
CATALOGUE = load()
EVALUATE, NEXT = "/voorzieningen/_toets", "/vragen/_kies"
CASES = [
    (provision.id, example)
    for provision in CATALOGUE.provisions.values()
    for example in provision.examples
    if example.case in {"A01", "A09"}
]


def sent(facts: dict[str, str]) -> list[dict[str, Any]]:
    """Answers of an example as a program sends them."""
    known = {n: parse_value(CATALOGUE.facts[n], text) for n, text in facts.items()}
    return [
        {"vraag": code_of(n), "antwoord": answer(CATALOGUE.facts[n], value)}
        for n, value in known.items()
    ]


def same(found: dict[str, Any], result: Result) -> None:
    """The answer of the interface is that of the engine."""
    assert found["uitkomst"] == result.verdict.value
    assert found["aard"] == result.nature
    assert found["laag"] == result.layer
    assert found["getoetst"] is not result.is_unchecked
    assert len(found["nietGetoetst"]) == len(result.unchecked)
    assert [(one["tekst"], one["voldaan"]) for one in found["redenen"]] == [
        (reason.text, reason.met) for reason in result.reasons
    ]
    for told_of, reason in zip(found["redenen"], result.reasons, strict=True):
        assert (told_of["bron"] is None) == (reason.source is None)
        if reason.source:
            assert told_of["bron"]["citaat"] == reason.source.words
    assert set(map(name_of, found["ontbreekt"])) == result.missing
    if result.amount:
        interval = result.amount.interval
        assert (found["bedrag"]["laagste"], found["bedrag"]["hoogste"]) == (
            float(interval.low),
            float(interval.high),
        )
    else:
        assert found["bedrag"] is None
    bon = found["bon"]
    assert bon["catalogus"] == result.receipt.catalogue
    assert bon["peildatum"] == result.receipt.day.isoformat()
    read = {one["vraag"]: one["antwoord"] for one in bon["feiten"]}
    assert read == {code_of(n): answer(CATALOGUE.facts[n], v) for n, v in result.receipt.facts}


def an_answer(fact: Fact) -> st.SearchStrategy[Any]:
    """Anything that somebody may answer to a question."""
    unsure = st.just("weet-niet")
    match fact.kind:
        case "janee":
            return st.booleans() | unsure
        case "keuze":
            return st.sampled_from([code_of(one) for one in fact.options]) | unsure
        case "datum":
            return st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat) | unsure
    low, high = int(fact.lowest or 0), int(fact.highest or 0)
    return st.integers(low, high) | unsure


def situations() -> st.SearchStrategy[dict[str, Any]]:
    names = st.lists(st.sampled_from(sorted(CATALOGUE.facts)), max_size=12, unique=True)
    return names.flatmap(
        lambda chosen: st.fixed_dictionaries({n: an_answer(CATALOGUE.facts[n]) for n in chosen})
    )


@settings(
    max_examples=40, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(
    said=situations(),
    codes=st.lists(st.sampled_from(sorted(CATALOGUE.provisions)), min_size=1, max_size=6),
    day=st.dates(date(2020, 1, 1), date(2028, 12, 31)),
)
def test_whatever_is_sent_the_interface_says_what_the_engine_says(
    client: Client, said: dict[str, Any], codes: list[str], day: date
) -> None:
    body = {
        "antwoorden": [{"vraag": code_of(n), "antwoord": a} for n, a in said.items()],
        "voorzieningen": [code_of(one) for one in codes],
        "peildatum": day.isoformat(),
    }
    found = told(post(client, EVALUATE, body))
    book = Rulebook(CATALOGUE, day)
    facts = {n: value_of(CATALOGUE.facts[n], a) for n, a in said.items()}
    assert {name_of(one["voorziening"]["code"]) for one in found["uitkomsten"]} == set(codes)
    for one in found["uitkomsten"]:
        same(one, evaluate(book, name_of(one["voorziening"]["code"]), facts))
    order = [list(Verdict).index(Verdict(one["uitkomst"])) for one in found["uitkomsten"]]
    assert order == sorted(order)


@pytest.mark.parametrize(("code", "example"), CASES, ids=lambda one: getattr(one, "name", one))
def test_a_case_of_the_law_comes_out_of_the_interface_too(
    client: Client, code: str, example: Any
) -> None:
    body = {
        "antwoorden": sent(example.given),
        "voorzieningen": [code_of(code)],
        "peildatum": example.day.isoformat(),
    }
    one = told(post(client, EVALUATE, body))["uitkomsten"][0]
    proven = {"recht", "mag", "waarschijnlijk"}
    assert one["uitkomst"] in (proven if example.outcome == "ja" else {example.outcome})
    assert one["bon"]["versieVan"] <= example.day.isoformat()


def test_the_cases_are_those_of_the_book_of_cases() -> None:
    assert {example.case for _code, example in CASES} == {"A01", "A09"}


def test_every_example_of_every_provision_can_be_sent_as_the_interface_gives_it(
    client: Client,
) -> None:
    for code in CATALOGUE.provisions:
        for example in told(get(client, f"/voorzieningen/{code_of(code)}"))["voorbeelden"]:
            body = {
                "antwoorden": example["antwoorden"],
                "voorzieningen": [code_of(code)],
                "peildatum": example["peildatum"],
            }
            one = told(post(client, EVALUATE, body))["uitkomsten"][0]
            wanted = example["uitkomst"]
            proven = {"recht", "mag", "waarschijnlijk"}
            assert one["uitkomst"] in (proven if wanted == "ja" else {wanted}), (code, example)


def test_the_published_amount_comes_out_to_the_cent(client: Client) -> None:
    body = {
        "peildatum": "2024-01-15",
        "voorzieningen": ["studietoeslag"],
        "antwoorden": [
            {"vraag": "leeftijd", "antwoord": 21},
            {"vraag": "ontvangt-wsf", "antwoord": True},
            {"vraag": "levenlanglerenkrediet", "antwoord": False},
            {"vraag": "recht-wajong", "antwoord": False},
            {"vraag": "kan-niet-bijverdienen", "antwoord": True},
            {"vraag": "stagevergoeding", "antwoord": 250},
        ],
    }
    one = told(post(client, EVALUATE, body))["uitkomsten"][0]
    assert one["uitkomst"] == "waarschijnlijk"
    assert one["bedrag"]["laagste"] == one["bedrag"]["hoogste"] == 314.47
    assert one["bedrag"]["tekst"].replace("\xa0", " ") == "minstens € 314,47 per maand"
    assert one["beslist"] == {"code": "gemeente", "naam": "je gemeente"}
    assert [r["bron"]["vindplaats"] for r in one["redenen"]][0].startswith("Participatiewet")


def test_an_amount_is_an_interval_while_something_is_not_known(client: Client) -> None:
    body = {
        "voorzieningen": ["studietoeslag"],
        "antwoorden": [{"vraag": "leeftijd", "antwoord": 19}],
    }
    one = told(post(client, EVALUATE, body))["uitkomsten"][0]
    assert one["uitkomst"] == "misschien"
    assert one["bedrag"]["laagste"] < one["bedrag"]["hoogste"]


def test_asking_until_it_is_done_ends_and_asks_what_the_engine_asks(client: Client) -> None:
    book = Rulebook(CATALOGUE, clock.today())
    talk = Interview(book, provisions=["studietoeslag"])
    said: list[dict[str, Any]] = []
    facts: dict[str, Any] = {}
    topic = None
    for _ in range(40):
        body = {"voorzieningen": ["studietoeslag"], "antwoorden": said}
        found, own = told(post(client, NEXT, body)), talk.next(facts, (), topic)
        assert found["klaar"] is (own is None)
        if own is None:
            break
        assert name_of(found["vraag"]["code"]) == own.name
        assert found["nogOngeveer"] == own.about_left
        assert found["waarom"] == [{"code": "studietoeslag", "naam": "Studietoeslag"}]
        chosen = (found["vraag"]["keuzes"] or [{"antwoord": 18}])[0]["antwoord"]
        said.append({"vraag": found["vraag"]["code"], "antwoord": chosen})
        facts[own.name] = value_of(own.fact, chosen)
        topic = own.fact.topic
    assert found["klaar"]
    assert found["vraag"] is None
    assert len(said) > 3


def test_a_question_that_was_skipped_does_not_come_back(client: Client) -> None:
    first = told(post(client, NEXT, {}))["vraag"]["code"]
    again = told(post(client, NEXT, {"overgeslagen": [first]}))["vraag"]["code"]
    assert again != first


def test_every_choice_of_every_question_is_an_answer(client: Client) -> None:
    for one in told(get(client, "/vragen"))["vragen"]:
        fact = CATALOGUE.facts[name_of(one["code"])]
        assert one["gevoelig"] is fact.sensitive
        for choice in one["keuzes"]:
            given_back = value_of(fact, choice["antwoord"])
            assert answer(fact, given_back) == choice["antwoord"]


def test_the_list_is_whole_and_every_address_in_it_works(client: Client) -> None:
    found = told(get(client, "/voorzieningen"))
    assert {name_of(one["code"]) for one in found["voorzieningen"]} == set(CATALOGUE.provisions)
    for one in found["voorzieningen"][:5]:
        for address in (one["adres"], one["pagina"]):
            assert client.get("/" + address.split("/", 3)[3]).status_code == 200


def test_what_nobody_checked_says_so_in_the_interface(client: Client) -> None:
    book = Rulebook(CATALOGUE, clock.today())
    unchecked = next(code for code in book.rules if book.unchecked(code))
    body = {"voorzieningen": [code_of(unchecked)]}
    one = told(post(client, EVALUATE, body))["uitkomsten"][0]
    assert one["getoetst"] is False
    assert one["nietGetoetst"]
    assert all(quote["getoetst"] is False for quote in one["nietGetoetst"])


def test_the_regelrecht_shape_of_every_provision_is_there_or_is_said_not_to_be(
    client: Client,
) -> None:
    given_out = 0
    for code in map(code_of, CATALOGUE.provisions):
        where = told(get(client, f"/voorzieningen/{code}"))["regelrecht"]
        answered = get(client, f"/voorzieningen/{code}/regelrecht")
        assert answered.status_code == (200 if where else 404)
        if where:
            given_out += 1
            assert mistakes(told(answered)) == []
    assert given_out > 50
