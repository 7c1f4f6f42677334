"""The version and the environment's settings of how this server is reached."""

import re

from tests.support.server import ROOT
from web.deployment import VERSION


def test_the_changelog_tells_of_this_version_first() -> None:
    released = re.findall(r"(?m)^## ([0-9.]+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert released[0] == VERSION
