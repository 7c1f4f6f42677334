"""Who may open which page and route, by the lists alone."""

import app
from web.routes import OPEN_TO_ALL, PAGE_ACCESS, PAGES, ROUTE_ACCESS


def test_no_route_and_no_page_is_left_out_of_the_list() -> None:
    ours = {str(route.path) for route in app.ROUTES}
    assert ours == set(ROUTE_ACCESS) | {path for path in OPEN_TO_ALL if not path.startswith("/_stcore/")}
    assert set(PAGE_ACCESS) == set(PAGES)
