"""Names of the catalogue in an address: `<code:provision>`."""

from django.urls import register_converter


class CodeConverter:
    """A name of the catalogue, with dashes where the files have underscores."""

    regex = "[a-z][a-z0-9-]*"

    def to_python(self, value: str) -> str:
        return value.replace("-", "_")

    def to_url(self, value: str) -> str:
        return value.replace("_", "-")


register_converter(CodeConverter, "code")
