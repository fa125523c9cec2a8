"""Statutory terms: when the law says something must be done at the latest."""

from .birthdays import BirthDate

__all__ = ["BirthDate"]
