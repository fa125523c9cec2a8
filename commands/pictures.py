"""take the ten main pages at 1280 and 390 pixels from a running ./run demo (--address)"""

import argparse
import io
import os
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

PLACE = Path("docs/images/pages")
WIDTHS = {"wide": 1280, "phone": 390}
HEIGHT = 1400
PAGES = {  # name of the picture: who looks, and where; a path that ends in * is the first such link
    "start": ("", "/"),
    "question": ("", "/hulp/"),
    "route": ("Noor", "/mijn-route/"),
    "agreements": ("Noor", "/mijn-afspraken/"),
    "looks": ("Noor", "/wie-keek/"),
    "today": ("Marieke", "/vandaag/"),
    "dossier": ("Marieke", "/dossiers/*"),
    "card": ("Samira", "/docentenkaart/"),
    "worklist": ("Thea", "/werklijst/"),
    "pipeline": ("Thea", "/onderweg/"),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run pictures", description=__doc__)
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    base = parser.parse_args().address
    PLACE.mkdir(parents=True, exist_ok=True)
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for width, pixels in WIDTHS.items():
            for name, (who, where) in PAGES.items():
                context = chromium.new_context(
                    viewport={"width": pixels, "height": HEIGHT}, locale="nl-NL"
                )
                picture = PLACE / f"{name}-{width}.png"
                keep(seen(context.new_page(), base, who, where), picture)
                context.close()
                print(f"{picture}: {picture.stat().st_size // 1024} kB")
        chromium.close()
    return 0


def seen(page: Page, base: str, who: str, where: str) -> bytes:
    """What this persona of the demo sees there."""
    page.set_default_timeout(60_000)
    if who:
        page.goto(f"{base}/demo/")
        page.get_by_role("button", name=who).first.click()
    if where.endswith("*"):
        where = page.locator(f"main a[href^='{where[:-1]}']").first.get_attribute("href") or "/"
    answer = page.goto(f"{base}{where}")
    if answer is None or not answer.ok:
        sys.exit(f"{where} cannot be seen: {answer and answer.status}")
    return page.screenshot()


def keep(png: bytes, picture: Path) -> None:
    """In 64 colours: a third of the weight, and nobody sees it."""
    with Image.open(io.BytesIO(png)) as image:
        image.convert("RGB").quantize(64).save(picture, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
