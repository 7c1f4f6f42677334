"""The sections of the administration."""

from collections.abc import Callable, Mapping
from functools import partial

from exchange.record.fields import LISTED
from pages.ui.admin.boundaries import boundaries_section
from pages.ui.admin.catalogue import catalogue_section
from pages.ui.admin.commitments import commitments_section
from pages.ui.admin.handing_on import handing_on_section
from pages.ui.admin.people import people_section
from pages.ui.admin.settings import settings_section
from pages.ui.admin.successions import successions_section
from pages.ui.admin.walls import walls_section

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
