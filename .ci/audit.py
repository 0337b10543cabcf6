"""Look the locked packages up for known vulnerabilities, and say loudly when nobody could tell.

A finding fails. An advisory service that is out of reach, or has never heard of the packages, does
not: a machine without it must still be able to run every other check.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

LONGEST = 300
"""Seconds to wait for the advisory service, for all packages together."""


def main(requirements: str) -> int:
    """Audit the file `requirements`; returns 1 if a package has a known vulnerability."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        said = _ask(requirements, report)
        if not report.exists() or not report.read_text("utf-8"):
            return _unknown(f"the advisory service could not be asked ({said})")
        packages = json.loads(report.read_text("utf-8"))["dependencies"]
    known = [package for package in packages if "skip_reason" not in package]
    found = [package for package in known if package["vulns"]]
    for package in found:
        names = ", ".join(vulnerability["id"] for vulnerability in package["vulns"])
        print(f"VULNERABLE: {package['name']} {package['version']}: {names}")
    if len(known) < len(packages):
        _unknown(f"{len(packages) - len(known)} of {len(packages)} packages are unknown to it")
    print(f"audit: {len(known)} packages looked up, {len(found)} with a known vulnerability")
    return 1 if found else 0


def _ask(requirements: str, report: Path) -> str:
    command = [
        *(sys.executable, "-m", "pip_audit", "--requirement", requirements, "--require-hashes"),
        *("--disable-pip", "--progress-spinner", "off", "--timeout", "15"),
        *("--format", "json", "--output", str(report)),
    ]
    try:
        done = subprocess.run(  # noqa: S603 - every word is ours
            command, timeout=LONGEST, check=False, capture_output=True, text=True
        )
    except subprocess.TimeoutExpired:
        return f"no answer in {LONGEST} s"
    return (done.stderr.strip().splitlines() or ["it said nothing"])[-1]


def _unknown(reason: str) -> int:
    bar = "!" * 80
    print(
        f"{bar}\nNOT AUDITED: {reason}.\nNothing is known about these, which is not the same as\
 nothing being wrong.\n{bar}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
