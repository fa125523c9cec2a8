"""Calendars (RFC 5545, iTIP RFC 5546): a feed to subscribe to, and invitations for in a mail.

What goes into a calendar goes to a phone, a watch and a shared screen: initials and a verb, no
more. Times are those of Amsterdam, with the rules of summer time along.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from . import clock
from .models import School

PRODUCT = "-//Passend//passend onderwijs in het mbo//NL"
RENEW = timedelta(hours=4)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing in a calendar. `start` is a moment, or a day for what has no hour."""

    uid: str
    what: str
    start: datetime | date
    minutes: int = 0
    sequence: int = 0
    cancelled: bool = False


def initials(first_name: str, last_name: str) -> str:
    """`N. B.` of Noor van den Berg: the first letters that are written large, else the first."""
    words = [first_name.strip(), *last_name.split()]
    large = [word[0] for word in words if word[:1].isupper()]
    letters = large or [word[0].upper() for word in words if word]
    return " ".join(f"{letter}." for letter in [*letters[:1], *letters[1:][-1:]])


def feed(name: str, entries: Iterable[Entry]) -> bytes:
    """A calendar to subscribe to."""
    book = _book()
    book.add("x-wr-calname", name)
    book.add("refresh-interval", RENEW, parameters={"VALUE": "DURATION"})
    book.add("x-published-ttl", RENEW)
    for entry in entries:
        book.add_component(_event(entry))
    return _written(book)


def invitation(entry: Entry, *, to: str) -> str:
    """An invitation, its change (a higher `sequence`) or its removal, for one person."""
    book = _book()
    book.add("method", "CANCEL" if entry.cancelled else "REQUEST")
    event = _event(entry)
    school = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    school.params["CN"] = vText(" ".join(School.current().name.split()))
    event["organizer"] = school
    guest = vCalAddress(f"mailto:{to}")
    guest.params.update({"ROLE": vText("REQ-PARTICIPANT"), "RSVP": vText("FALSE")})
    event.add("attendee", guest, encode=False)
    book.add_component(event)
    return _written(book).decode()


def _book() -> Calendar:
    book = Calendar()
    book.add("prodid", PRODUCT)
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    return book


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", clock.now())
    event.add("summary", entry.what)
    event.add("class", "PRIVATE")
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if isinstance(entry.start, datetime):
        start = clock.here(entry.start)
        event.add("dtstart", start)
        event.add("dtend", clock.here(entry.start + timedelta(minutes=entry.minutes)))
    else:
        event.add("dtstart", entry.start)
        event.add("dtend", entry.start + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    return event


def _written(book: Calendar) -> bytes:
    if book.get_used_tzids():
        book.subcomponents.insert(0, Timezone.from_ical(AMSTERDAM))
    written: bytes = book.to_ical()
    return written


AMSTERDAM = """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
"""Summer time as the European Union has it (Richtlijn 2000/84/EG): last Sunday of March to last
Sunday of October, at 01:00 UTC. The one that icalendar makes starts summer an hour late."""
