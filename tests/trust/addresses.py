"""Every address of the product, and which thing of the world the key in it names.

Nothing is listed by hand but the exceptions: a page `noun.verb` takes the key of a noun. A new page
whose noun nobody knows makes the tests fail, so that no page is forgotten.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, UUIDConverter

# The page takes the key of another thing than its name says.
OF_ANOTHER: dict[str, str] = {
    "account.invite": "member",
    "appointment.plan": "case",
    "factor.reset": "member",
    "agreement.draft": "case",
    "agreement.answer": "proposal",
    "agreement.ask_talk": "proposal",
    "agreement.propose": "drafted",
    "agreement.withdraw": "proposal",
    "agreement.decide": "elsewhere",
    "agreement.proof": "consent",
    "agreement.edit": "drafted",
    "agreement.revisions": "drafted",
    "agreement.answer_by_code": "coded",
    "agreement.confirm_paper": "proposal",
    "agreement.object_paper": "signed",
    "agreement.scan": "signed",
    "agreement.send_code": "proposal",
    "agreement.end": "agreement",
    "role.allow": "stopped_role",
    "data.leave_out": "involved",
    "data.lift": "restricted",
    "data.name_again": "unnamed",
    "data.release": "restricted",
    "glass.restore": "misused",
    "glass.tell": "misused",
    "job.cancel": "waiting",
    "factor.remove": "spare",
    "session.end": "session",
    "card.report": "agreed",
    "card.see": "group",
    "card.solve": "problem",
    "case.open": "newcomer",
    "case.reopen": "closed",
    "look.extend": "question",
    "evaluation.detail": "held",
    "evaluation.ask": "agreement",
    "evaluation.hold": "agreement",
    "hand_over.answer": "objected",
    "hand_over.detail": "passing",
    "hand_over.object": "passing",
    "import.apply": "staged",
    "import.cancel": "staged",
    "import.choose": "uploaded",
    "import.detail": "staged",
    "import.problems": "applied",
    "import.resume": "staged",
    "kept.say": "agreed",
    "look.ask": "case",
    "look.answer": "question",
    "need.add": "case",
    "papers.bundle": "team",
    "parent.add": "young",
    "parent.remove": "case_parent",
    "parent.keep": "grown",
    "child.pdf": "young",
    "involved.name": "case",
    "involved.invite": "case",
    "involved.agree": "asked",
    "involved.decline": "asked",
    "sharing.switch": "case",
    "sharing.ask": "case",
    "sharing.keep": "asking",
    "talk.record": "case",
    "topic.add": "case",
    "matter.follow": "anonymous",
    "matter.paper": "matter_paper",
    "matter.urge": "objection",
    "matter.forward": "arrived",
    "matter.advise": "copied",
    "matter.decide": "asked_matter",
    "rules.consent": "new_rules",
    "rules.publish": "new_rules",
    "rules.drop": "new_rules",
    "outreach.stop": "unwanted",
    "outreach.resume": "unwanted",
    "fundapplication.start": "case",
    "fundapplication.fill_in": "case",
    "fundapplication.confirm": "fund_filled",
    "fundapplication.answer": "fund_begun",
    "fundapplication.describe": "fund_begun",
    "fundapplication.account": "fund_begun",
    "fundapplication.add": "fund_begun",
    "fundapplication.remove": "fund_begun",
    "fundapplication.ask": "fund_begun",
    "fundapplication.withdraw": "fund_asked",
    "fundapplication.ask_more": "fund_asked",
    "fundapplication.decide": "fund_asked",
    "fundapplication.supplement": "fund_incomplete",
    "fundapplication.stop": "fundapplication",
    "fundapplication.note_objection": "fundapplication",
    "repayment.ask": "fundapplication",
    "payment.repeat": "bounced",
    "arrangement.ask": "case",
    "arrangement.fill_in": "case",
    "arrangement.tell": "case",
    "arrangement.tell_for": "case",
    "arrangement.confirm": "arranged_for",
    "arrangement.supplement": "arrangement_short",
    "arrangement.ask_more": "arrangement_asked",
    "arrangement.decide": "arrangement_asked",
    "arrangement.withdraw": "arrangement_asked",
    "arrangement.record": "leave_told",
    "adjustment.start": "case",
    "adjustment.fill_in": "case",
    "adjustment.answer": "begun",
    "adjustment.ask": "begun",
    "adjustment.confirm": "filled_in",
    "adjustment.supplement": "incomplete",
    "adjustment.ask_more": "before",
    "adjustment.decide": "before",
    "adjustment.advise": "before",
    "adjustment.vote": "voted",
    "adjustment.recuse": "voted",
    "adjustment.withdraw": "before",
}
# Words in an address that are no key of a record, with a value that exists.
WORDS: dict[str, str] = {
    "form": "csv",
    "provider_id": "school",
    "code": "lastigst",
    "to": "teachers",
    "step": "heb",
    "fact": "leeftijd",
    "provision": "stageplek",
    "voorziening": "studietoeslag",
    "vraag": "leeftijd",
    "situation": "ik-ben-zwanger",
    "bwb": "BWBR0007625",
    "number": "8.1.7",
    "question": "needs",
    "kind": "statute",
    "asked": "lid_medezeggenschap",
    "what": "examens",
    "version": "v6",
    "person": "123456",
}
# The key in the address is itself the secret: who has the link is its owner.
SECRET: dict[str, str] = {
    "invitation.accept": "a link to the own mail, good for one time",
    "password.choose": "a link to the own mail, good for one time",
    "calendar.feed": "the link of somebody's own calendar program, which cannot sign in",
    "request.answer": "the link of somebody who has no account yet",
    "request.done": "the same; shows no answers",
    "request.keep": "the same",
    "request.resume": "the same",
    "request.send": "the same",
    "finder.ask": "the answers themselves, of somebody who has no account",
    "finder.add": "the same",
    "finder.change": "the same",
    "finder.result": "the same",
    "finder.card": "the same",
    "finder.pdf": "the same",
    "matter.follow": "the link of somebody who asked without saying who (s)he is",
    "outreach.stop": "the link of somebody who got a letter and may have no account",
    "outreach.resume": "the same",
}


@dataclass(frozen=True)
class Address:
    """A page with the name of its URL and the arguments in it."""

    name: str
    pattern: URLPattern

    @property
    def keys(self) -> dict[str, Any]:
        return {n: how for n, how in self.pattern.pattern.converters.items() if n not in WORDS}

    @property
    def words(self) -> dict[str, str]:
        return {n: WORDS[n] for n in self.pattern.pattern.converters if n in WORDS}

    @property
    def room(self) -> str:
        """`import` of `import.apply`."""
        return self.name.partition(".")[0]

    @property
    def noun(self) -> str:
        """What the key names."""
        return OF_ANOTHER.get(self.name) or self.room

    def of(self, key: object) -> str:
        """The address with this key in it."""
        return reverse(self.name, kwargs={**dict.fromkeys(self.keys, key), **self.words})

    def about(self, thing: object) -> str:
        """The address of this thing: `pk` and `token` in it are its own; empty without those."""
        if not all(hasattr(thing, name) for name in self.keys):
            return ""
        return reverse(
            self.name, kwargs={**{name: getattr(thing, name) for name in self.keys}, **self.words}
        )

    def of_nobody(self) -> str:
        """The address with a key that could exist, and does not."""
        return self.of(nobodys(next(iter(self.keys.values()))))


def nobodys(converter: Any) -> object:
    if isinstance(converter, UUIDConverter):
        return uuid4()
    return 987_654 if isinstance(converter, IntConverter) else "bestaat-niet"


@cache
def addresses() -> list[Address]:
    return sorted((Address(str(p.name), p) for p in patterns()), key=lambda a: a.name)


@cache
def by_name() -> dict[str, Address]:
    return {address.name: address for address in reversed(addresses())}


def with_key() -> list[Address]:
    return [a for a in addresses() if a.keys]


def without_key() -> list[Address]:
    return [a for a in addresses() if not a.pattern.pattern.converters]


def patterns() -> Iterator[URLPattern]:
    waiting: list[Any] = [get_resolver()]
    while waiting:
        one = waiting.pop()
        if isinstance(one, URLResolver):
            waiting += one.url_patterns
        else:
            yield one


def is_key(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
