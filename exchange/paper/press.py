"""The only caller of typst. It reads our templates and fonts, and no other file of the machine.

What people typed reaches a template as data (`sys.inputs`) and is never parsed as markup.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import typst

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
TEMPLATES = HERE / "templates"
NO_PACKAGES = HERE / "templates" / "packages"  # does not exist: a template uses no packages


def printed(
    template: str, inputs: Mapping[str, str], form: Literal["pdf", "png"], *, ppi: float | None = None
) -> bytes:
    """A template with its inputs as one file; `ppi` is the resolution of a picture."""
    made = typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format=form,
        ppi=ppi,
        sys_inputs=dict(inputs),
        package_path=NO_PACKAGES,
        package_cache_path=NO_PACKAGES,
    )
    assert isinstance(made, bytes), "a picture has one page, a report is one file"
    return made
