"""Markdown, no more of it than the reference needs."""


def table(heads: list[str], rows: list[list[str]]) -> str:
    """A Markdown table; a bar inside a cell does not break it."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(c.replace('|', '/') for c in line)} |" for line in lines)
