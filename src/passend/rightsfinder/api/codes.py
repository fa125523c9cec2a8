"""Names of the catalogue as a program writes them: with dashes, in an address and in a body."""

from typing import Annotated

from pydantic import StringConstraints

PATTERN = r"^[a-z][a-z0-9-]*$"
Code = Annotated[str, StringConstraints(pattern=PATTERN, max_length=60)]


def code_of(name: str) -> str:
    """`kan_niet_bijverdienen` as `kan-niet-bijverdienen`."""
    return name.replace("_", "-")


def name_of(code: str) -> str:
    """The other way round."""
    return code.replace("-", "_")
