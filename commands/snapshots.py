"""keep the articles of law that the catalogue cites, with date and hash (from ../shared)"""

import hashlib
import os
import re
import sys
from pathlib import Path

import yaml

from engines.rights.checks.words import sources_at
from engines.rights.format.reading import read
from engines.rights.library import FOLDER, read_folder

HEADER = re.compile(r"Wet: (.+) \((BWBR\d+)\)\nArtikel: (.+)\nGeldig vanaf: (\S+)\nBron: (.+)\n\n")


def main() -> int:
    shared = Path(os.environ.get("PASSEND_SHARED", "../shared")) / "data" / "laws"
    if not shared.is_dir():
        sys.exit(f"The law texts are not there: {shared}")
    kept = [keep(shared, bwb, article) for bwb, article in sorted(cited())]
    print(f"{sum(kept)} new texts kept, {len(kept)} articles cited")
    return 0


def cited() -> set[tuple[str, str]]:
    """The articles that provisions and amounts point to: the law's number and the article's."""
    reading = read_folder()
    found = set()
    for provision in reading.provisions.values():
        for source, _, _ in sources_at(provision):
            found.add(((source.law or provision.regulation).bwb, source.article))
    for rates in reading.rates.values():
        found.add((rates.regulation.bwb, rates.source.article))
    return {(bwb, article) for bwb, article in found if bwb and article}


def keep(shared: Path, bwb: str, article: str) -> bool:
    """Add the text to the file of the article, unless it holds that text already."""
    name = article.replace(":", "_")
    path = shared / bwb / f"{name}.txt"
    if not path.is_file():
        print(f"no text of {bwb} {article}")
        return False
    content = path.read_text(encoding="utf-8")
    found = HEADER.match(content)
    if found is None:
        sys.exit(f"{path} does not start with the four lines that were expected")
    law, _, heading, since, origin = found.groups()
    # An excerpt says so behind its number: "1.1 (uittreksel: …)".
    number, _, remark = heading.partition(" (")
    origin += f" ({remark}" if remark else ""
    text = content[found.end() :].strip()
    target = FOLDER / "bronnen" / bwb / f"{name}.yaml"
    stored = read(name, target.read_text()).data if target.exists() else {}
    versions = stored.get("versies", [])
    snapshot = {"van": since, "herkomst": origin, "sha256": sha256(text), "tekst": f"{text}\n"}
    if any(one["sha256"] == snapshot["sha256"] for one in versions):
        return False
    versions = [one for one in versions if one["van"] != since] + [snapshot]
    write(target, {"wet": law, "bwb": bwb, "artikel": number, "versies": versions})
    return True


def sha256(text: str) -> str:
    """The hash of a text without the white space around it."""
    return hashlib.sha256(text.strip().encode()).hexdigest()


def write(target: Path, article: dict[str, object]) -> None:
    """Write one file of bronnen/, texts as blocks that people can read."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shown = yaml.dump(article, Dumper=Readable, sort_keys=False, allow_unicode=True, width=10**6)
    target.write_text(shown, encoding="utf-8")


class Readable(yaml.SafeDumper):
    """Long texts as blocks."""


def _as_block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


Readable.add_representer(str, _as_block)


if __name__ == "__main__":
    sys.exit(main())
