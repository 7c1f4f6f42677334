"""The parts of the administration, each with what it draws."""

from collections.abc import Callable, Mapping
from functools import partial

from exchange.listings import LISTED
from pages.ui.boundary_forms import boundaries_section
from pages.ui.catalogue_forms import catalogue_section
from pages.ui.commitment_forms import commitments_section
from pages.ui.handing_on import handing_on_section
from pages.ui.people_forms import people_section
from pages.ui.settings_forms import settings_section
from pages.ui.succession_forms import successions_section
from pages.ui.wall_forms import walls_section

SECTIONS: Mapping[str, Callable[[], None]] = {
    "commitment": commitments_section,
    "agreement": partial(catalogue_section, "agreement"),
    **{name: partial(catalogue_section, name) for name in LISTED if name != "agreement"},
    "succession": successions_section,
    "boundary": boundaries_section,
    "handing_on": handing_on_section,
    "people": people_section,
    "walls": walls_section,
    "settings": settings_section,
}
