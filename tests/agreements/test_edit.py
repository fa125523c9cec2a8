"""Writing a draft on one page; two people at once lose nothing (T-06)."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from passend.agreements import actions
from passend.agreements.forms.rows import as_data
from passend.agreements.models import Agreement
from passend.core.errors import NotNow, NotYou
from passend.people.models import User
from tests import given

pytestmark = pytest.mark.django_db


def save(user: User, draft: Agreement, data: dict[str, Any]) -> Any:
    browser = Client()
    browser.force_login(user)
    return browser.post(reverse("agreement.edit", args=[draft.pk]), data)


def posted(draft: Agreement, **changes: Any) -> dict[str, Any]:
    """What the page posts, with some fields changed."""
    return {**as_data(actions.snapshot(draft), draft.revision, []).dict(), **changes}


def new_line(number: int, text: str) -> dict[str, str]:
    """The empty row at the end, filled in: a browser posts its choices too."""
    chosen = {"domain": "les", "tier": "basis", "decided_by": "slb", "decision_state": "none"}
    return {f"lines-{number}-{k}": v for k, v in {**chosen, "school_does": text}.items()}


def test_the_page_shows_every_line_the_library_and_the_day_it_must_be_ready() -> None:
    draft, more = given.draft(), given.wording(areas=("toetsen",))
    browser = Client()
    browser.force_login(draft.case.coach)
    shown = browser.get(reverse("agreement.edit", args=[draft.pk])).content.decode()
    assert all(line.school_does in shown for line in draft.measures.all())
    assert more.title in shown
    assert "Uiterste dag" in shown


def test_lines_wishes_and_story_are_saved_together() -> None:
    draft, more = given.draft(measures=1), given.wording()
    end = draft.case.expected_start_on + timedelta(days=90)
    changes = {
        "lines-0-school_does": "School geeft je een rustige plek.",
        "lines-0-ends_on": end.isoformat(),
        **new_line(1, "School belt je elke week."),
        "wishes-0-asked": "Elke toets thuis",
        "wishes-0-reason": "qualification",
        "stuck": "Ik loop vast bij drukte.",
        "add": [str(more.pk)],
    }
    assert save(draft.case.coach, draft, posted(draft, **changes)).status_code == 302
    draft.refresh_from_db()
    lines = list(draft.measures.all())
    assert [line.school_does for line in lines] == [
        "School geeft je een rustige plek.",
        "School belt je elke week.",
        more.school_does,
    ]
    assert lines[0].ends_on == end
    assert draft.wishes.get().reason == "qualification"
    assert draft.stuck == "Ik loop vast bij drukte."
    assert draft.revision == 2


def test_nobody_makes_the_page_write_a_thousand_rows() -> None:
    """The number of rows is in the form, and what a visitor says there is bounded (ASVS 15.2.2)."""
    draft = given.draft(measures=1)
    many = {"lines-TOTAL_FORMS": "99999", "wishes-TOTAL_FORMS": "99999", "lines-0-school_does": ""}
    answer = save(draft.case.coach, draft, posted(draft, **many))
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert 'name="lines-200-school_does"' not in shown
    assert 'name="wishes-200-asked"' not in shown


def test_a_line_is_taken_away_only_when_somebody_says_so() -> None:
    draft = given.draft(measures=2)
    save(draft.case.coach, draft, posted(draft, **{"lines-0-drop": "on"}))
    assert draft.measures.count() == 1


def test_a_promise_that_holds_is_proposed_to_stop_and_never_dropped() -> None:
    old = given.in_force()
    draft = actions.draft(old.case, by=old.case.coach)
    save(old.case.coach, draft, posted(draft, **{"lines-0-drop": "on", "lines-1-stops": "on"}))
    assert [line.stops for line in draft.measures.all()] == [False, True]


def test_a_changed_line_needs_a_new_answer_and_the_old_words_do_not() -> None:
    old = given.in_force()
    draft = actions.draft(old.case, by=old.case.coach)
    text = draft.measures.first().school_does
    save(old.case.coach, draft, posted(draft, **{"lines-0-school_does": "School doet meer."}))
    assert draft.measures.first().answer == "open"
    draft.refresh_from_db()
    save(old.case.coach, draft, posted(draft, **{"lines-0-school_does": text}))
    assert draft.measures.first().is_unchanged


def test_two_who_save_lose_no_line_and_see_both_texts() -> None:
    """T-06."""
    draft = given.draft(measures=2)
    one, two = draft.case.coach, given.coordinator(given.team())
    draft.case.team = two.current_roles[0].team
    draft.case.save()
    first = posted(draft, **{"lines-0-school_does": "Tekst van de eerste."})
    second = posted(
        draft,
        **{
            "lines-1-school_does": "Tekst van de tweede.",
            **new_line(2, "Nog een regel van de tweede."),
            "stuck": "Woorden van de tweede.",
        },
    )
    first |= new_line(2, "Nog een regel van de eerste.")
    assert save(one, draft, first).status_code == 302
    page = save(two, draft, second)
    assert page.status_code == 422
    shown = page.content.decode()
    for text in ("Tekst van de eerste.", "Tekst van de tweede.", "Woorden van de tweede."):
        assert text in shown
    again = page.context["form"].data
    assert save(two, draft, again).status_code == 302
    texts = {line.school_does for line in draft.measures.all()}
    assert texts == {
        "Tekst van de eerste.",
        "Tekst van de tweede.",
        "Nog een regel van de eerste.",
        "Nog een regel van de tweede.",
    }
    assert [r.number for r in draft.revisions.all()] == [1, 2, 3]


def test_both_texts_of_one_line_are_shown_and_ones_own_is_kept() -> None:
    draft = given.draft(measures=1)
    mine = posted(draft, **{"lines-0-school_does": "Mijn woorden."})
    content = actions.snapshot(draft)
    content["lines"][0]["school_does"] = "De woorden van een ander."
    actions.edit(draft, by=draft.case.coach, revision=1, content=content)
    page = save(draft.case.coach, draft, mine)
    assert page.context["form"].data["lines-0-school_does"] == "Mijn woorden."
    assert "De woorden van een ander." in page.content.decode()


def test_the_history_of_a_draft_can_be_read_back_by_staff_only() -> None:
    draft = given.draft(measures=1)
    text = draft.measures.get().school_does
    save(draft.case.coach, draft, posted(draft, **{"lines-0-school_does": "Iets anders."}))
    browser = Client()
    browser.force_login(draft.case.coach)
    address = reverse("agreement.revisions", args=[draft.pk])
    assert text in browser.get(address).content.decode()
    actions.propose(Agreement.objects.get(pk=draft.pk), by=draft.case.coach)
    browser.force_login(draft.case.person)
    assert browser.get(address).status_code == 404


def test_fields_that_the_form_does_not_have_are_ignored() -> None:
    """T-03."""
    draft = given.draft()
    extra = {"status": "in_force", "case": "x", "lines-0-answer": "agreed", "made_by": "x"}
    save(draft.case.coach, draft, posted(draft, **extra))
    draft.refresh_from_db()
    assert draft.status == "draft"
    assert {line.answer for line in draft.measures.all()} == {"open"}


def test_a_line_of_another_dossier_is_not_touched() -> None:
    """T-03: a key of somebody else's line makes a line of one's own, or nothing."""
    other, draft = given.in_force(), given.draft(measures=1)
    theirs = other.measures.first()
    save(draft.case.coach, draft, posted(draft, **{"lines-0-id": str(theirs.pk)}))
    theirs.refresh_from_db()
    assert theirs.agreement == other


def test_the_page_says_how_hard_a_sentence_is_to_read() -> None:
    draft = given.draft(measures=1)
    text = "De desbetreffende onderwijsinstelling dient tevens faciliteiten te verstrekken."
    save(draft.case.coach, draft, posted(draft, **{"lines-0-school_does": text}))
    browser = Client()
    browser.force_login(draft.case.coach)
    shown = browser.get(reverse("agreement.edit", args=[draft.pk])).content.decode()
    assert "Moeilijk te lezen" in shown
    live = browser.post(reverse("agreement.readable"), {"lines-0-school_does": "School belt je."})
    assert "A2" in live.content.decode()


def test_a_number_that_looks_like_a_bsn_is_refused() -> None:
    draft = given.draft()
    page = save(draft.case.coach, draft, posted(draft, stuck="Mijn nummer is 111222333."))
    assert page.status_code == 422
    assert "BSN" in page.content.decode()


def test_a_word_that_looks_like_an_illness_gets_one_warning() -> None:
    draft = given.draft()
    page = save(draft.case.coach, draft, posted(draft, stuck="Het komt door autisme."))
    assert page.status_code == 422
    assert save(draft.case.coach, draft, page.context["form"].data).status_code == 302


def test_a_proposal_is_not_edited_any_more() -> None:
    proposal = given.proposed()
    content = actions.snapshot(proposal)
    with pytest.raises(NotNow):
        actions.edit(proposal, by=proposal.case.coach, revision=1, content=content)


def test_the_student_does_not_write_the_draft() -> None:
    draft = given.draft()
    with pytest.raises(NotYou):
        actions.edit(draft, by=draft.case.person, revision=1, content=actions.snapshot(draft))


@pytest.mark.parametrize("state", ["proposed", "in_force"])
def test_what_was_proposed_stands_still_whoever_saves_it(state: str) -> None:
    agreement = given.proposed() if state == "proposed" else given.in_force()
    line = agreement.measures.first()
    line.school_does = "School doet toch niets."
    with pytest.raises(NotNow):
        line.save()
    with pytest.raises(NotNow):
        line.delete()
    agreement.stuck = "Andere woorden."
    with pytest.raises(NotNow):
        agreement.save()


def test_a_version_that_never_was_is_refused_and_changes_nothing() -> None:
    draft = given.draft()
    answer = save(draft.case.coach, draft, posted(draft, revision="99"))
    assert answer.status_code == 422
    assert "Deze versie is er niet" in answer.content.decode()
    draft.refresh_from_db()
    assert (draft.revision, draft.revisions.count()) == (1, 1)
