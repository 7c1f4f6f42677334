"""Whether a known hole is in what the program runs on: `make audit`, and a part of `make test`.

Every package of requirements.txt and all that those bring, in the versions installed here, are looked up by
pip-audit. One with a known hole is a failure. One that cannot be looked up is not: it is named, and work goes on
where there is no network. Words after the command go to pip-audit, as `-s osv` for another source of its data.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120  # seconds for all packages together


def installed(requirements: Sequence[str]) -> dict[str, str]:
    """These packages and all that they bring, each with the version that is installed here."""
    versions: dict[str, str] = {}
    waiting = [(Requirement(line), frozenset[str]()) for line in requirements]
    while waiting:
        wanted, extras = waiting.pop()
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if name in versions or not _applies(wanted, extras):
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:  # then the program would not run; it is not ours to say here
            continue
        versions[name] = package.version
        waiting += [(Requirement(line), frozenset(wanted.extras)) for line in package.requires or ()]
    return versions


def _applies(wanted: Requirement, extras: Iterable[str]) -> bool:
    return wanted.marker is None or any(wanted.marker.evaluate({"extra": extra}) for extra in ("", *extras))


def pinned(file: Path) -> Iterator[str]:
    """The lines of a list of requirements that name a package."""
    for line in file.read_text("utf-8").splitlines():
        if requirement := line.partition("#")[0].strip():
            yield requirement


def audited(packages: dict[str, str], *more: str) -> tuple[list[str], list[str], str]:
    """Sentences on the holes that are known, the packages that could not be looked up, and why if none could."""
    with TemporaryDirectory() as folder:
        listed, report = Path(folder) / "listed.txt", Path(folder) / "told.json"
        listed.write_text("".join(f"{name}=={version}\n" for name, version in packages.items()), "utf-8")
        command = [sys.executable, "-m", "pip_audit", "-r", str(listed), "--no-deps", "--disable-pip", *more]
        command += ["-f", "json", "-o", str(report), "--progress-spinner", "off", "--timeout", "10"]
        try:
            ran = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
            answers = json.loads(report.read_text("utf-8"))["dependencies"]
        except (subprocess.TimeoutExpired, OSError, ValueError) as error:
            reason = "" if isinstance(error, subprocess.TimeoutExpired) else ran.stderr.strip().rpartition("\n")[2]
            return [], sorted(packages), reason or "no answer in time"
    holes = [_hole(answer, hole) for answer in answers for hole in answer.get("vulns", ())]
    return holes, sorted(answer["name"] for answer in answers if "skip_reason" in answer), "not known there"


def _hole(answer: dict[str, str], hole: dict[str, object]) -> str:
    mended = " ".join(hole["fix_versions"]) if isinstance(hole["fix_versions"], list) else ""
    return f"{answer['name']} {answer['version']}: {hole['id']}, mended in: {mended or 'no version yet'}"


def main(more: Sequence[str], requirements: Path = ROOT / "requirements.txt") -> int:
    packages = installed(list(pinned(requirements)))
    holes, unknown, why = audited(packages, *more)
    looked_up = len(packages) - len(unknown)
    print(f"audit: {looked_up} of {len(packages)} packages looked up, {len(holes)} known holes")
    if unknown:
        print(f"audit: NOT looked up: {', '.join(unknown) if looked_up else 'all of them'} ({why[:160]})")
    for hole in holes:
        print(f"audit: {hole}")
    return 1 if holes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
