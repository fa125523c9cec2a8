"""*Wat mag deze student?*, in the dossier; and *Wat mag ik?* from the student's own page.

A look like any other at the dossier. What is tapped here is not kept.
"""

from dataclasses import replace
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from engines.rights import evaluate
from passend.agreements.actions.drafting import NO_LAW, InLaw
from passend.agreements.views.papers import as_file
from passend.cases.actions import talk as talks
from passend.cases.actions import topic as topics
from passend.cases.content import options
from passend.cases.forms.talk import TalkForm, TopicForm
from passend.cases.looking import looked, shown
from passend.cases.models import Case
from passend.cases.policy import by_glass, helps, staff
from passend.core import brake, clock
from passend.core.errors import TooOften
from passend.core.pages import act
from passend.people.models import Import
from passend.privacy.models import DataRequest
from passend.rightsfinder import asking
from passend.rightsfinder.answers import Answers
from passend.rightsfinder.card import card_of, card_pdf
from passend.rightsfinder.catalogue import book, library
from passend.rightsfinder.forms import TapForm
from passend.rightsfinder.outcome import Row
from passend.rightsfinder.register import facts_of
from passend.rightsfinder.steps import NONE, step_of

from ..forms import IntoDraftForm
from ..scope import me
from ..student_rights import StudentRights, answers_in, draft_of, put_in_draft, stand_of
from .mine import own_case

MOST_PAPERS = 60  # an hour and a person: making a PDF costs a second


def rights(request: HttpRequest, pk: UUID) -> HttpResponse:
    """By group what applies, why, and what the coach can do with it."""
    case = seen(request, pk)
    found = StudentRights(case, told_in(request, case))
    question, draft = found.question, draft_of(case)
    leads = staff(request.user, case)
    requests = list(DataRequest.objects.heeded(case))
    context = {
        "case": case,
        "contested": [one for one in requests if one.contests],
        "restricted": case.is_restricted,
        "found": found,
        "stand": stand_of(case, found.answers),
        "question": question,
        "options": asking.options_of(question.name) if question else [],
        "question_is_typed": bool(question and asking.is_typed(question.name)),
        "open_to_change": {n for n in book().domains if asking.can_be_asked(n)},
        "leads": leads,
        "may_add": leads and case.need_state == "need" and (draft is None or draft.is_draft),
        "may_talk": talks.record.is_open_to(request.user, case),
        "loaded_at": Import.objects.last_of_students(),
        "draft": draft,
        "today": clock.today(),
        "catalogue": library().version,
    }
    return render(request, "student_rights/result.html", context)


def ask(request: HttpRequest, pk: UUID, fact: str) -> HttpResponse:
    """One question, also a sensitive one when the student wants to tell; or its answer."""
    if fact not in book().domains or not asking.can_be_asked(fact):
        raise Http404
    case = seen(request, pk)
    answers, rules = told_in(request, case), book().facts[fact]
    options = asking.options_of(fact)
    exact = rules if asking.is_typed(fact) else None
    posted = request.POST if request.method == "POST" else None
    form = TapForm(posted, offered=[option.value for option in options], exact=exact)
    if form.is_valid():
        return to_rights(case, answers.telling(fact, form.told))
    context = {
        "case": case,
        "form": form,
        "exact": exact,
        "question": rules.question,
        "help": rules.help,
        "sensitive": rules.sensitive,
        "choices": [{"value": o.value, "label": o.label, "quiet": o.quiet} for o in options],
        "answers_kind": "short" if len(options) > 6 else "",
        "answer": dict(answers.told).get(fact, ""),
        "back_url": rights_url(case, answers),
    }
    status = 422 if form.errors else 200
    return render(request, "student_rights/question.html", context, status=status)


@require_POST
def choose(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    """What the student has, meets or needs: one tap more, or one tap away."""
    case, found = helped(request, pk), step_of(step)
    if found is None:
        raise Http404
    form = TapForm(request.POST, offered=[choice.code for choice in found.choices])
    answers = told_in(request, case)
    if form.is_valid():
        code = None if form.told == NONE else form.told
        return to_rights(case, answers.choosing(step, code))
    messages.error(request, _("Kies een van de antwoorden."))
    return to_rights(case, answers)


@require_POST
def into_draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A measure that goes with a provision, into the draft of this dossier."""
    case = helped(request, pk)
    answers = told_in(request, case)
    form = IntoDraftForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Kies een maatregel uit de lijst."))
        return to_rights(case, answers)
    wording = form.cleaned_data["wording"]
    about = row_of(answers)
    put_in_draft(case, wording, by=me(request), rests_on=law_of(about))
    said = _("“%(measure)s” staat in het concept. De student ziet het nog niet.")
    room = _("Ruimte in de wet: %(where)s.") % {"where": about.where} if about else ""
    messages.success(request, f"{said % {'measure': wording.title}} {room}".strip())
    return to_rights(case, answers)


def talk(request: HttpRequest, pk: UUID) -> HttpResponse:
    """*Gesprek vastleggen* about one provision: its name and article stand in the note."""
    case = helped(request, pk)
    answers = told_in(request, case)
    answer = act(
        request,
        talks.record,
        case,
        TalkForm,
        form_kwargs={"case": case, "initial": {"note": talked(answers)}},
        extra={
            "chips": [(o, talks.planned(o.code)) for o in options("talk_outcomes")],
            "back_url": rights_url(case, answers),
        },
        template="talk/record.html",
        then=lambda recorded: recorded.case,
        done=_("Het gesprek staat erin."),
    )
    return shown(answer, request.user, case)  # what waits to be discussed stands on it


def discuss(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One provision for the next talk: it stands there until it was talked about."""
    case = helped(request, pk)
    answers = told_in(request, case)
    return act(
        request,
        topics.add,
        case,
        TopicForm,
        form_kwargs={"initial": {"text": topic_of(answers)}},
        extra={"coming": topics.coming(case), "back_url": rights_url(case, answers)},
        template="topic/add.html",
        then=lambda _topic: rights_url(case, answers),
        done=_("Het staat klaar voor het volgende gesprek."),
    )


def card(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What to ask, to whom and where, for the student to take along: a PDF."""
    case = seen(request, pk)
    if brake.press("finder.pdf", str(me(request).pk)) > MOST_PAPERS:
        raise TooOften(_("Er worden nu heel veel kaarten gemaakt. Probeer het over een uur."))
    found = StudentRights(case, told_in(request, case))
    return as_file(card_pdf(card_of(found.outcome, private=False)), "gesprekskaart.pdf")


def own(request: HttpRequest) -> HttpResponse:
    """The student goes on in the public room, with what the register knows already filled in."""
    case, _cases = own_case(request)
    known = tuple((one.name, one.answer) for one in facts_of(case))
    return redirect("finder.ask", Answers(day=clock.today(), register=known).link())


def helped(request: HttpRequest, pk: UUID) -> Case:
    """A dossier of somebody whom this person helps; else there is nothing here."""
    shown = Case.objects.visible_to(me(request)).select_related("student", "enrolment", "coach")
    case: Case = get_object_or_404(shown.prefetch_related("enrolment__periods__programme"), pk=pk)
    if not (helps(request.user, case) or by_glass(request.user, case)):
        raise Http404
    return case


def seen(request: HttpRequest, pk: UUID) -> Case:
    """The same, and the student reads that somebody looked."""
    case = helped(request, pk)
    looked(request.user, case)
    return case


def told_in(request: HttpRequest, case: Case) -> Answers:
    found = answers_in(case, request.GET.get("stand", ""))
    if found is None:
        raise Http404
    return found


def rights_url(case: Case, answers: Answers) -> str:
    stand = stand_of(case, replace(answers, only=""))
    return f"{reverse('case.rights', args=[case.pk])}?{urlencode({'stand': stand})}"


def to_rights(case: Case, answers: Answers) -> HttpResponse:
    return redirect(rights_url(case, answers))


def row_of(answers: Answers) -> Row | None:
    """The provision that an address is about; None without one."""
    if answers.only not in book().rules:
        return None
    return Row(evaluate(book(), answers.only, {}))


def law_of(about: Row | None) -> InLaw:
    """The rule, to stand beside the measure that was chosen from it."""
    if about is None:
        return NO_LAW
    return InLaw(about.code, ": ".join(part for part in (about.name, about.where) if part))


def topic_of(answers: Answers) -> str:
    """What the talk is about, in one line; nothing when no provision was chosen."""
    row = row_of(answers)
    return f"{row.name} ({row.where})" if row else ""


def talked(answers: Answers) -> str:
    """The beginning of a note about it."""
    topic = topic_of(answers)
    return _("Besproken: %(topic)s.") % {"topic": topic} if topic else ""
