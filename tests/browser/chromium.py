"""Which Chromium the browser tests drive: one that is here and starts, else one that gets installed.

Run as a script it prints the path, or says what to install and exits with 1.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Error, sync_playwright

# No GPU in a container, and no calls to the outside of the browser's own.
LAUNCH_ARGS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

ON_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MACOS_APPS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PROGRAMS = (
    "Chromium/Application/chrome.exe",
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)

# The fonts are for the text inside pictures, which uses the machine's own and needs Vietnamese letters.
PACKAGE_MANAGERS = {
    "apt-get": (
        "-qq update",
        "-qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 install chromium fonts-liberation",
    ),
    "dnf": ("-q -y install chromium liberation-sans-fonts",),
}
PACKAGE_MANAGER_SECONDS = 600
DOWNLOAD_SECONDS = 120


Result = TypeVar("Result")


class NoChromium(Exception):
    """None is here and none could be had; the message says what to install."""


@cache
def ensure_chromium() -> Path:
    """The Chromium to drive, installed if need be; raises NoChromium rather than leave tests out."""
    path = find_chromium()
    if path is None and os.environ.get("CHROMIUM"):
        raise NoChromium(f"CHROMIUM names {os.environ['CHROMIUM']}, which does not start as a browser.")
    for install in (_install_package, _download):
        if path is None and install():
            path = find_chromium()
    if path is None:
        raise NoChromium(
            "The browser tests need Chromium, Chrome or Edge; none was found and none could be installed.\n"
            "Debian: sudo apt-get install chromium     Fedora: sudo dnf install chromium\n"
            "Ubuntu: sudo .venv/bin/python -m playwright install-deps chromium, then the next line\n"
            f"Any system: {sys.executable} -m playwright install chromium\n"
            "One in another place: set the environment variable CHROMIUM to its path."
        )
    return path


def find_chromium() -> Path | None:
    """The first browser on this machine that really starts; CHROMIUM, where set, is the only one tried."""
    return next((path for path in _candidates() if path.is_file() and _starts(path)), None)


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("CHROMIUM"):
        yield Path(shutil.which(named) or named)
        return
    yield from (Path(path) for name in ON_PATH if (path := shutil.which(name)))
    if sys.platform == "darwin":
        yield from (folder / app for folder in _macos_folders() for app in MACOS_APPS)
    if sys.platform == "win32":
        yield from (folder / program for folder in _windows_folders() for program in WINDOWS_PROGRAMS)
    yield _in_own_thread(_downloaded)


def _macos_folders() -> tuple[Path, ...]:
    return Path("/Applications"), Path.home() / "Applications"


def _windows_folders() -> tuple[Path, ...]:
    names = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
    return tuple(Path(os.environ[name]) for name in names if name in os.environ)


def _downloaded() -> Path:
    """Where Playwright keeps its own Chromium, whether or not it is there yet."""
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _starts(path: Path) -> bool:
    """A stub that only points to an app store answers --version too; opening a page proves it."""
    try:
        _in_own_thread(partial(_open_blank_page, path))
    except Error as error:
        _say(f"{path} does not start: {error.message.splitlines()[0]}")
        return False
    return True


def _open_blank_page(path: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=LAUNCH_ARGS, timeout=30_000)
        browser.new_page().goto("about:blank")
        browser.close()


def _in_own_thread(work: Callable[[], Result]) -> Result:
    """Playwright allows one event loop per thread, and the caller's may be taken already."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def _install_package() -> bool:
    """Through the system's package manager, which only root may ask."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    manager = next((name for name in PACKAGE_MANAGERS if shutil.which(name)), None)
    if manager is None:
        return False
    end = time.monotonic() + PACKAGE_MANAGER_SECONDS
    steps = PACKAGE_MANAGERS[manager]
    return all(_run(manager, *step.split(), seconds=end - time.monotonic()) for step in steps)


def _download() -> bool:
    return _run(sys.executable, "-m", "playwright", "install", "chromium", seconds=DOWNLOAD_SECONDS)


def _run(*command: str, seconds: float) -> bool:
    """Whether it succeeded in that time; its words go to stderr, as stdout is for the path alone."""
    _say(f"No Chromium yet; trying: {' '.join(command)}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=2, start_new_session=True
    ) as process:
        try:
            return process.wait(max(seconds, 1)) == 0
        except subprocess.TimeoutExpired:
            _say(f"Given up after {seconds:.0f} seconds.")
            return False
        finally:
            if process.poll() is None:
                _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """The command and what it started: a download goes on otherwise."""
    if sys.platform == "win32":
        process.terminate()
    else:
        os.killpg(process.pid, signal.SIGTERM)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        print(ensure_chromium())
    except NoChromium as error:
        sys.exit(str(error))
