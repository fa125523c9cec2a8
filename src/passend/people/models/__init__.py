"""The people of a school, and what the national register knows of its students."""

from .imports import Import, ImportRow
from .register import Enrolment, EnrolmentPeriod, Group, Programme, Student, SupportPeriod, Team
from .users import OneTimeCode, Role, StaffRole, TeachingGroup, User

__all__ = [
    "Enrolment",
    "EnrolmentPeriod",
    "Group",
    "Import",
    "ImportRow",
    "OneTimeCode",
    "Programme",
    "Role",
    "StaffRole",
    "Student",
    "SupportPeriod",
    "TeachingGroup",
    "Team",
    "User",
]
