"""What went by post: a talk in the calendar, an announcement, and a link that lets somebody in."""

import re
from datetime import time, timedelta
from functools import cached_property

from passend.cases.actions import appointment
from passend.cases.actions import topic as topics
from passend.cases.models import Announcement, Appointment, Topic
from passend.core import clock
from passend.core.models import Message, key
from passend.desk import actions as desk
from passend.desk.models import CalendarFeed
from passend.people.models import Invitation

from .things import Things


class PostThings(Things):
    """A thing has the name of its noun in the addresses."""

    @cached_property
    def appointment(self) -> Appointment:
        day = clock.today() + timedelta(days=7)
        when = {"day": day, "hour": time(10, 30)}
        made: Appointment = appointment.plan(
            self.unanswered, by=self.coach, kind="talk", place=self.text[:80], **when
        )
        return made

    @cached_property
    def topic(self) -> Topic:
        """It waits for the next talk."""
        made: Topic = topics.add(self.unanswered, by=self.coach, text=self.text)
        return made

    @cached_property
    def called_off(self) -> Appointment:
        day = clock.today() + timedelta(days=8)
        when = {"day": day, "hour": time(10, 30), "kind": "evaluation"}
        made = appointment.plan(self.unanswered, by=self.coach, **when)
        gone: Appointment = appointment.cancel(made, by=self.coach)
        return gone

    @cached_property
    def announcement(self) -> Announcement:
        """The student was sent the proposal and did not open it yet."""
        return Announcement.objects.get(about=key(self.proposal))

    @cached_property
    def calendar(self) -> CalendarFeed:
        """The address that the calendar program of the coach knows."""
        made: CalendarFeed = desk.make(self.coach, by=self.coach)
        return made

    @cached_property
    def invitation(self) -> Invitation:
        """Of the one from outside, who did not use it yet. Its token stands in the mail only."""
        made = Invitation.objects.get(user=self.involved.user)
        mails = Message.objects.filter(kind="outside_invited")
        links = [re.search(rf"{made.pk}/([^/\s]+)/", mail.body) for mail in mails]
        made.token = next(link[1] for link in links if link)  # type: ignore[attr-defined]
        return made
