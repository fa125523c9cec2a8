"""Who reads with difficulty can listen: pages that say something have a button that speaks them.

A machine without loudspeakers speaks to nobody, so a speaker of ours stands in for that of the
browser. It keeps what it was given and ends a sentence when told to. As in real browsers, what is
cut off reports that a moment later.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator

from .person import PHONE, Person
from .test_j02_what_may_i import answers_all

RULE = "/wat-mag-ik/regels/stageplek/"
SPEAKER = """
(() => {
  const queue = [];
  window.said = [];
  window.finishSentence = () => { const one = queue.shift(); if (one.onend) one.onend(); };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => [],
    speak(one) { window.said.push(one); queue.push(one); },
    cancel() { queue.splice(0).forEach((one) => setTimeout(() => one.onerror && one.onerror())); },
  }});
})();
"""
SPOKEN = "() => window.said.map((one) => one.text)"
TURN = "() => new Promise((later) => setTimeout(later, 20))"


def listener(somebody: Callable[..., Person]) -> Person:
    noor = somebody(PHONE)
    noor.page.add_init_script(SPEAKER)
    return noor


def button(noor: Person, nth: int = 0) -> Locator:
    return noor.page.locator(".read-aloud").nth(nth)


def result(noor: Person) -> None:
    noor.goes_to("/wat-mag-ik/").clicks_on("Ik ben zwanger", "button")
    noor.clicks_on("Ik heb te weinig geld", "button").clicks_on("Geld", "button", exact=True)
    answers_all(noor)


def test_a_rule_is_read_aloud_whole_in_dutch_a_sentence_at_a_time(
    somebody: Callable[..., Person],
) -> None:
    noor = listener(somebody).goes_to(RULE)
    button(noor).click()
    spoken = noor.page.evaluate(SPOKEN)
    assert noor.page.locator("h1").inner_text() in " ".join(spoken)
    for text in noor.page.locator("#regel p:visible:not(.no-speech *)").all_inner_texts():
        first = " ".join(text.split()).split(". ")[0].rstrip(".")
        assert first in " ".join(spoken)
    assert len(spoken) > 3
    assert not [sentence for sentence in spoken if not sentence or ". " in sentence]
    assert set(noor.page.evaluate("() => window.said.map((one) => one.lang)")) == {"nl"}


def test_the_button_says_that_it_speaks_and_stops_it_too(somebody: Callable[..., Person]) -> None:
    noor = listener(somebody).goes_to(RULE)
    assert button(noor).inner_text() == "Lees voor"
    button(noor).press("Enter")
    assert (button(noor).inner_text(), button(noor).get_attribute("aria-pressed")) == (
        "Stop",
        "true",
    )
    noor.looks()
    button(noor).press("Enter")
    noor.page.evaluate(TURN)
    assert (button(noor).inner_text(), button(noor).get_attribute("aria-pressed")) == (
        "Lees voor",
        "false",
    )


def test_what_is_folded_away_is_silent_until_somebody_opens_it(
    somebody: Callable[..., Person],
) -> None:
    noor = listener(somebody)
    result(noor)
    block = button(noor).get_attribute("data-speak")
    folded = noor.page.locator(f"#{block} details:not([open])").first
    hidden = " ".join(folded.locator("p, li, td").first.text_content().split())[:40]
    button(noor).click()
    assert hidden not in " ".join(noor.page.evaluate(SPOKEN))
    button(noor).click()
    folded.locator("summary").click()
    button(noor).click()
    assert hidden in " ".join(noor.page.evaluate(SPOKEN))


def test_at_the_last_sentence_it_is_over(somebody: Callable[..., Person]) -> None:
    noor = listener(somebody).goes_to(RULE)
    button(noor).click()
    for _ in noor.page.evaluate(SPOKEN):
        assert button(noor).inner_text() == "Stop"
        noor.page.evaluate("() => window.finishSentence()")
    assert button(noor).inner_text() == "Lees voor"


def test_a_second_block_takes_over_from_the_first(somebody: Callable[..., Person]) -> None:
    noor = listener(somebody)
    result(noor)
    assert noor.page.locator(".read-aloud:visible").count() >= 2
    button(noor).click()
    before = len(noor.page.evaluate(SPOKEN))
    button(noor, 1).click()
    noor.page.evaluate(TURN)
    assert (button(noor).inner_text(), button(noor, 1).inner_text()) == ("Lees voor", "Stop")
    taken_over = noor.page.evaluate(SPOKEN)[before:]
    block = button(noor, 1).get_attribute("data-speak")
    name = noor.page.locator(f"#{block} article h3").first.inner_text()
    assert name in " ".join(taken_over)


@pytest.mark.parametrize("path", ["/", "/wat-mag-ik/", RULE, "/wat-mag-ik/als/ik-ben-zwanger/"])
def test_pages_that_say_something_can_be_listened_to(
    somebody: Callable[..., Person], path: str
) -> None:
    noor = listener(somebody).goes_to(path)
    button(noor).click()
    assert len(" ".join(noor.page.evaluate(SPOKEN))) > 40


def test_where_nothing_can_speak_there_is_no_button(somebody: Callable[..., Person]) -> None:
    assert not button(somebody(PHONE, javascript=False).goes_to(RULE)).is_visible()
