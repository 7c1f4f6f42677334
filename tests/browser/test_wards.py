"""Wards on a map: an administrator uploads boundaries, a reader sees them, and nothing leaves the machine."""

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.at_rest import settled
from tests.browser.conftest import Open
from tests.browser.server import Server
from tests.support.geojson import collection, feature
from tests.support.people import ADMINISTRATOR


def test_boundaries_are_uploaded_matched_and_drawn(server: Server, open_page: Open, tmp_path: Path) -> None:
    page = open_page(server, "/quan-tri?section=boundary", by=ADMINISTRATOR)
    file = tmp_path / "ranh giới.geojson"
    file.write_bytes(collection(feature("25456", valid_from="2021-02-01"), feature("<img src=x onerror=alert(1)>")))
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("Phường 1 (25456)")).to_be_visible()
    left = "không có phường, xã nào mang mã này (1): số 2 (mã <img src=x onerror=alert(1)>)"
    expect(page.get_by_text(left)).to_be_visible()
    page.get_by_role("button", name="Lưu ranh giới của 1 phường, xã").click()
    expect(page.get_by_text("Đã lưu 1 ranh giới.").first).to_be_visible()

    page.goto("/phuong-xa?code=TN-02")
    settled(page)
    expect(page.get_by_text("Bản đồ năm 2024. ✓ Có: Phường 1.")).to_be_visible()
    expect(page.get_by_role("row", name="Phường 3 nay thuộc Phường Tân Ninh")).to_be_visible()
