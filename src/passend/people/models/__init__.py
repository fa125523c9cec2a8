"""The people of a school, and what the national register knows of its students."""

from .alarm import Alarm
from .imports import Import, ImportRow
from .invitations import Invitation
from .register import Enrolment, EnrolmentPeriod, Group, Programme, Student, SupportPeriod, Team
from .users import OneTimeCode, Outsider, Role, StaffRole, TeachingGroup, User

__all__ = [
    "Alarm",
    "Enrolment",
    "EnrolmentPeriod",
    "Group",
    "Import",
    "ImportRow",
    "Invitation",
    "OneTimeCode",
    "Outsider",
    "Programme",
    "Role",
    "StaffRole",
    "Student",
    "SupportPeriod",
    "TeachingGroup",
    "Team",
    "User",
]
