"""What the seed texts promise: complete, readable, need first, and nothing about an illness."""

import re
from pathlib import Path

import pytest

from passend.agreements.models import CardProblem, EndReason, KeptAnswer, MeasureReview, Wish
from passend.cases import content
from passend.cases.models import Talk
from passend.cases.models.case import UNDER_THE_LAW, Ground, NeedState
from passend.cases.models.intake import Area
from passend.cases.models.library import Decider, Domain, Tier
from passend.cases.wording import looks_like_diagnosis
from passend.core.outbox.kinds import KINDS

MAIL = Path(content.__file__).parents[2] / "core" / "templates" / "mail"
LAW = "rights_letter"
"""The one mail with content: the law, in the same words for everybody (ADR 74)."""
MAIL_KINDS = sorted(path.stem for path in MAIL.glob("*.txt"))
NO_LINK = {"code": "{{ code }}", "log_head": "{{ code }}"}  # the second one is for a machine
DOMAINS = {
    "les",
    "toets_examen",
    "bpv",
    "gebouw",
    "digitaal",
    "begeleiding",
    "financieel",
    "rooster",
}
DECIDERS = {"slb", "coordinator", "examencommissie", "cvte", "uwv", "gemeente", "fonds"}
SMALL_PRINT = re.compile(r"\b(dient|dienen|middels|teneinde|conform|hetgeen|indien|tevens)\b", re.I)


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part]


def every_text() -> list[str]:
    """Every text a person reads from the seed."""
    found = []
    for measure in content.measures():
        found += [measure.title, measure.student, measure.student_does, measure.teacher]
        found += [measure.law_room, measure.limits]
    for question in content.questions():
        found += [question.question, question.why, question.follow_up]
        found += [text for choice in question.choices for text in (choice.label, choice.example)]
    for page in content.explanations().values():
        found += [page["title"], page.get("more", ""), *page["sentences"]]
    found += _texts_of(content.guide())
    found += _texts_of(content._read("guide"))
    return [text for text in found if text]


def _texts_of(node: object) -> list[str]:
    if isinstance(node, dict):
        return [
            text
            for key, value in node.items()
            if key not in ("code", "pictogram", "law_source")
            for text in _texts_of(value)
        ]
    if isinstance(node, list):
        return [text for value in node for text in _texts_of(value)]
    return [node] if isinstance(node, str) else []


def test_a_sentence_is_at_most_fifteen_words_and_without_small_print():
    too_long = [s for text in every_text() for s in sentences(text) if len(s.split()) > 15]
    assert too_long == []
    assert [text for text in every_text() if SMALL_PRINT.search(text)] == []


def test_the_library_has_measures_in_every_domain_and_for_every_area():
    measures = content.measures()
    assert len({m.code for m in measures}) == len(measures) >= 45
    assert {m.domain for m in measures} == DOMAINS
    assert {a for m in measures for a in m.areas} == {a.code for a in content.areas()}


@pytest.mark.parametrize("measure", content.measures(), ids=lambda m: m.code)
def test_a_measure_says_what_school_does_and_never_why(measure):
    assert measure.student.startswith("School ")
    assert measure.student_does == "" or measure.student_does.startswith("Ik ")
    assert len(measure.teacher) <= 90
    assert not any(map(looks_like_diagnosis, (measure.title, measure.student, measure.teacher)))
    assert not re.search(r"\b(omdat|vanwege|door zijn|door haar)\b", measure.teacher)


@pytest.mark.parametrize("measure", content.measures(), ids=lambda m: m.code)
def test_a_measure_says_who_decides_and_what_room_there_is(measure):
    assert measure.decided_by in DECIDERS
    assert measure.ivo in {
        "aandacht",
        "materiaal",
        "omgeving",
        "expertise",
        "samenwerking",
    }
    assert measure.tier in {"basis", "extra"}
    assert measure.evidence in {
        "none",
        "expert",
        "doctor",
        "school_history",
        "agency",
        "income",
    }
    assert measure.law_basis in {"law", "guidance", "practice"}
    assert bool(measure.law_source) == (measure.law_basis != "practice")
    assert measure.law_room
    assert measure.default_review_months in (6, 12)


def test_an_aspirant_gets_at_most_seven_questions_and_may_always_not_know_or_not_tell():
    assert len(content.questions()) <= 7
    for question in content.questions():
        codes = [choice.code for choice in question.choices]
        assert tuple(codes[-2:]) == content.ALWAYS
        assert len(set(codes)) == len(codes)
        assert question.why
        assert question.question.endswith("?")


def test_free_text_is_never_asked_without_the_hint_that_no_diagnosis_is_needed():
    asked = [question for question in content.questions() if question.follow_up]
    assert asked
    assert all("Geen diagnose nodig" in question.hint for question in asked)


def test_who_says_no_or_would_rather_not_tell_is_not_asked_further():
    first = {choice.code: choice for choice in content.questions()[0].choices}
    assert first["nee"].goes_to == first["liever_niet"].goes_to == "check"
    assert first["weet_niet"].goes_to == ""


def test_the_consequence_of_not_telling_and_the_readers_are_explained():
    pages = content.explanations()
    assert {"not_telling", "who_sees_it", "what_happens_next"} <= set(pages)
    assert "later" in " ".join(pages["not_telling"]["sentences"])


def test_the_ground_stands_apart_from_the_need_and_says_what_the_law_covers():
    covered = {ground.code for ground in content.grounds() if ground.fact("under_8_1_3a")}
    assert covered == set(UNDER_THE_LAW)


@pytest.mark.parametrize(
    "name", ["wish_not_granted", "ending", "hand_over", "teacher_cannot", "kept_answer"]
)
def test_every_list_of_reasons_has_distinct_codes(name):
    codes = [option.code for option in content.options("reasons", name)]
    assert codes
    assert len(set(codes)) == len(codes)


def test_every_kind_of_mail_that_is_posted_has_its_text():
    source = Path(content.__file__).parents[2]
    posted = {
        kind
        for path in source.rglob("*.py")
        for kind in re.findall(
            r"outbox\.post(?:_lines)?\(\s*\"(\w+)\"", path.read_text(encoding="utf-8")
        )
    }
    assert posted <= {*MAIL_KINDS, *(kind.code for kind in KINDS.values() if kind.line)}


@pytest.mark.parametrize("kind", MAIL_KINDS)
def test_a_mail_has_a_subject_a_link_and_no_content(kind):
    subject, empty, body = (MAIL / f"{kind}.txt").read_text(encoding="utf-8").split("\n", 2)
    assert subject.startswith("Onderwerp: ")
    assert empty == ""
    of_the_law = {"letter", "who", "finder", "stop"} if kind == LAW else set()
    assert set(re.findall(r"{{ (\w+) }}", body)) <= {"link", "school", "code", "line", "number"} | (
        of_the_law
    )
    wanted = NO_LINK.get(kind, "{{ link }}")
    assert wanted in body
    plain = re.sub(r"{%.*?%}|{{.*?}}", "", body)
    lines = [s for line in plain.splitlines() for s in sentences(line)]
    assert [line for line in lines if len(line.split()) > 15] == []
    assert not re.search(r"ondersteuning|afspraken|maatregel|extra hulp|handicap|ziek", body, re.I)


@pytest.mark.parametrize(
    ("path", "choices"),
    [
        (["outcomes"], set(NeedState.values) - {"unknown"}),
        (["grounds"], set(Ground.values)),
        (["talk_outcomes"], set(Talk.Outcome.values)),
        (["kept_faces"], set(KeptAnswer.Face.values)),
        (["evaluation", "kept"], set(MeasureReview.Kept.values)),
        (["evaluation", "decision"], set(MeasureReview.Next.values)),
        (["reasons", "wish_not_granted"], set(Wish.Reason.values)),
        (["reasons", "ending"], set(EndReason.values)),
        (["reasons", "teacher_cannot"], set(CardProblem.Reason.values)),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else "",
)
def test_a_list_explains_exactly_the_codes_that_records_keep(path, choices):
    assert {option.code for option in content.options(*path)} == choices


def test_the_library_and_the_questions_use_the_codes_of_the_records():
    assert {m.domain for m in content.measures()} == set(Domain.values)
    assert {m.tier for m in content.measures()} == set(Tier.values)
    assert {m.decided_by for m in content.measures()} <= set(Decider.values)
    assert {a.code for a in content.areas()} == set(Area.values)
