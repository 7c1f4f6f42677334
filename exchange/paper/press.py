"""The one place that speaks to typst. It reads our templates and our fonts, and nothing else of the machine.

What people typed reaches a template as data (`sys.inputs`) and is never read as markup.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import typst

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
TEMPLATES = HERE / "templates"
NO_PACKAGES = HERE / "templates" / "packages"  # is not there: a template takes none, from nowhere


def printed(
    template: str, inputs: Mapping[str, str], form: Literal["pdf", "png"], *, ppi: float | None = None
) -> bytes:
    """A template with its inputs as one file; of a picture, `ppi` says how fine it is."""
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
