"""wapiti against the product as a school runs it, as a stranger and as people who are signed in.

The school is a copy that is thrown away: a scanner that is signed in fills in forms. All of it
stays on the loopback. The scan fails on anything above low.
"""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from commands._tools import tool

PERSONAS = ["", "student", "slber", "coordinator", "beheerder"]
MODULES = (
    "backup,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,ldap,log4shell,methods,"
    "permanentxss,redirect,shellshock,spring4shell,sql,ssrf,timesql,upload,xss,xxe"
)
"""All that need no other machine: those for certificates, subdomains and known products do."""
EXPECTED = {
    "HTTP Secure Headers": "HSTS counts over https only, and the scanner comes in behind the proxy",
    "Secure cookie": "the same",
    "Spring4Shell": "no Java: the interface answers 400 to any parameter that it does not know",
}
LOW = 1
SECRET = "w" * 32
"""Of the forms of this scan; 32 letters, as Django makes it."""
INSIDE = {
    "student": "/mijn-route/",
    "slber": "/vandaag/",
    "coordinator": "/werklijst/",
    "beheerder": "/register/",
}
"""A page that only who is signed in comes to: without it the scan was that of a stranger."""


def scan(minutes: float, personas: list[str] | None = None) -> int:
    """Print what was found, per person; 1 when anything stands above low."""
    os.environ.setdefault("PASSEND_MODE", "test")
    from tests.trust.served import school, serving

    worst = 0
    for persona in personas or PERSONAS:
        with (
            tempfile.TemporaryDirectory() as folder,
            serving(school(Path(folder) / "school")) as served,
        ):
            report = _wapiti(served, persona, minutes, Path(folder))
        worst = max(worst, _tell(persona or "stranger", report))
        if (page := INSIDE.get(persona)) and page not in json.dumps(report["infos"]):
            print(f"  it never came to {page}: this was the scan of a stranger")
            worst = LOW + 1
    return 1 if worst > LOW else 0


def _wapiti(served: Any, persona: str, minutes: float, folder: Path) -> dict[str, Any]:
    """One scan. Its report as wapiti writes it."""
    from tests.trust.served import HOST

    out = folder / "report.json"
    heads = served.headers(persona)
    command = [
        str(tool("wapiti")), "--url", f"{served.url}/", "--scope", "domain", "--module", MODULES,
        "--format", "json", "--output", str(out), "--store-session", str(folder / "session"),
        "--store-config", str(folder / "config"), "--flush-session", "--no-bugreport",
        "--max-scan-time", str(int(minutes * 60)), "--max-attack-time", str(int(minutes * 12)),
        "--exclude", f"{served.url}/uitloggen/", "--verbose", "0", "--detailed-report", "1",
        "--max-links-per-page", "60", "--max-files-per-dir", "12",
    ]  # fmt: skip
    # A cookie that the server sets would be put beside these and win from none of them: what is
    # sent is this header. With the secret of the forms in it, and the origin of the proxy, a form
    # that the scanner fills in is taken as one of a browser.
    cookies = [*filter(None, [heads.pop("Cookie", "")]), f"{served.csrf}={SECRET}"]
    command += ["--cookie-value", "; ".join(cookies), "--header", f"Origin: https://{HOST}"]
    for name, value in heads.items():
        command += ["--header", f"{name}: {value}"]
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    report: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return report


def _tell(who: str, report: dict[str, Any]) -> int:
    """What was found, in lines; the highest level that counts."""
    pages = report["infos"].get("crawled_pages_nbr", "?")
    print(f"\n{who}: {pages} pages and forms, modules {MODULES.count(',') + 1}", flush=True)
    worst = 0
    for kind in ("vulnerabilities", "anomalies"):
        for name, found in report[kind].items():
            for one in found:
                worst = max(worst, _line(name, one))
    if not worst:
        print("  nothing above low")
    return worst


def _line(name: str, one: dict[str, Any]) -> int:
    level = int(one.get("level", LOW))
    why = EXPECTED.get(name, "")
    print(f"  {level} {name}: {one['method']} {one['path']} {one.get('info', '')[:200]}")
    if why:
        print(f"    expected: {why}")
    return 0 if why else level
