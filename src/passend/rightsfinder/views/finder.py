"""Wat mag ik?: three taps, a few questions, and what comes out. For everybody, without an account.

The answers lie in the address (`answers.py`); no page here writes anything.
"""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from passend.core import brake, clock
from passend.core.errors import TooOften
from passend.core.pages import public

from .. import asking, words
from ..answers import Answers, opened
from ..asking import Option, next_question, options_of
from ..card import card_of, card_pdf
from ..catalogue import book, library
from ..forms import TapForm
from ..outcome import Outcome
from ..steps import NONE, Step, next_step, step_of, steps

MOST_PAPERS = 60  # an hour and an address: making a PDF costs a second


def answers_of(token: str) -> Answers:
    """The answers in an address; a link that we did not make leads nowhere."""
    found = opened(token)
    if found is None:
        raise Http404
    return found


@public
def start(request: HttpRequest) -> HttpResponse:
    """The first step stands on the first page."""
    return one_step(request, Answers(day=clock.today()), steps()[0])


@public
def ask(request: HttpRequest, token: str) -> HttpResponse:
    """The next step or question; the result when there is none."""
    answers = answers_of(token)
    step = next_step(answers)
    if step:
        return one_step(request, answers, step)
    question = next_question(answers)
    if question is None:
        return redirect("finder.result", answers.link())
    context = {"progress": words.questions_left(question.about_left), "why": why(question.why)}
    return one_question(request, answers, question.name, "finder.ask", context)


@public
def add(request: HttpRequest, token: str, step: str) -> HttpResponse:
    """A step once more: tap what is also so, or tap away what is not."""
    found = step_of(step)
    if found is None:
        raise Http404
    return one_step(request, answers_of(token), found)


@public
def change(request: HttpRequest, token: str, fact: str) -> HttpResponse:
    """One question out of the result: what was missing, or an answer to change."""
    if fact not in book().domains or not asking.can_be_asked(fact):
        raise Http404
    return one_question(request, answers_of(token), fact, "finder.result", {})


def one_step(request: HttpRequest, answers: Answers, step: Step) -> HttpResponse:
    had = answers.choices(step.code) or ()
    offered = [*(choice.code for choice in step.choices), NONE]
    form = TapForm(request.POST if request.method == "POST" else None, offered=offered)
    if form.is_valid():
        code = None if form.told == NONE else form.told
        return redirect("finder.ask", answers.choosing(step.code, code).link())
    choices: list[dict[str, Any]] = [
        {"value": c.code, "label": c.label, "icon": c.icon, "note": c.note, "chosen": c.code in had}
        for c in step.choices
    ]
    choices.append({"value": NONE, "label": _("Niets erbij") if had else step.none, "quiet": True})
    number = steps().index(step) + 1
    context = {
        "form": form,
        "question": step.question,
        "why": step.why,
        "choices": choices,
        "step_name": step.name,
        "number": number,
        "is_first": not answers.chosen,
        "back_url": _back(answers),
        "back_label": "" if answers.chosen else _("Terug"),
        "answers_kind": "many",
    }
    return render(request, "finder/step.html", context, status=422 if form.errors else 200)


def one_question(
    request: HttpRequest, answers: Answers, name: str, then: str, extra: dict[str, Any]
) -> HttpResponse:
    fact, options = book().facts[name], options_of(name)
    exact = fact if asking.is_typed(name) else None
    posted = request.POST if request.method == "POST" else None
    form = TapForm(posted, offered=[option.value for option in options], exact=exact)
    if form.is_valid():
        return redirect(then, answers.telling(name, form.told).link())
    context = {
        "form": form,
        "question": fact.question,
        "help": fact.help,
        "sensitive": fact.sensitive,
        "said": asking.said_before(answers, name),
        "choices": [_choice(option) for option in options],
        "answer": dict(answers.told).get(name, ""),
        "answers_kind": "short" if len(options) > 6 else "",
        "exact": exact,
        "result_url": reverse("finder.result", args=[answers.link()]),
        "back_url": _back(answers),
        **extra,
    }
    return render(request, "finder/question.html", context, status=422 if form.errors else 200)


def _choice(option: Option) -> dict[str, Any]:
    return {"value": option.value, "label": option.label, "quiet": option.quiet}


def _back(answers: Answers) -> str:
    before = answers.before()
    if before is None:
        return reverse("start")
    return reverse("finder.ask", args=[before.link()]) if before.chosen else reverse("finder.start")


def why(provisions: tuple[str, ...]) -> str:
    """For which provisions a question is asked, by name."""
    names = [library().provisions[key].name for key in provisions]
    shown = ", ".join(names[:3])
    if len(names) > 3:
        shown = _("%(names)s en nog %(n)s") % {"names": shown, "n": len(names) - 3}
    return _("Je antwoord telt voor: %(names)s.") % {"names": shown}


@public
def result(request: HttpRequest, token: str) -> HttpResponse:
    """What came out, by group. Before the three steps there is nothing to show yet."""
    answers = answers_of(token)
    if next_step(answers):
        return redirect("finder.ask", token)
    further = replace(answers, more=True)
    can_go_on = not answers.more and next_question(further) is not None
    context = {
        "outcome": Outcome(answers),
        "token": token,
        "steps": steps(),
        "further_url": reverse("finder.ask", args=[further.link()]) if can_go_on else "",
        "back_url": _back(answers),
        "link": request.build_absolute_uri(request.path),
        "today": clock.today(),
        "catalogue": library().version,
    }
    return render(request, "finder/result.html", context)


@public
def card(request: HttpRequest, token: str) -> HttpResponse:
    """The card as a page to print."""
    private = "alles" in request.GET
    context = {
        "card": card_of(Outcome(answers_of(token)), private=private),
        "token": token,
        "private": private,
    }
    return render(request, "finder/card.html", context)


@public
def pdf(request: HttpRequest, token: str) -> HttpResponse:
    """The card as a PDF."""
    outcome = Outcome(answers_of(token))
    if brake.press("finder.pdf", brake.address_of(request)) > MOST_PAPERS:
        raise TooOften(_("Er worden nu heel veel kaarten gemaakt. Probeer het over een uur."))
    made = card_pdf(card_of(outcome, private="alles" in request.GET))
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="gesprekskaart.pdf"'
    return answer
