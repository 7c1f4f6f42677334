"""When a page has drawn itself."""

from playwright.sync_api import Page, expect

PAGES = {
    "/": ("Tổng quan", "Overview"),
    "/cam-ket": ("Cam kết", "Commitment"),
    "/phuong-xa": ("Phường, xã", "Wards"),
    "/viec-cua-toi": ("Việc của tôi", "My work"),
    "/nhap-ca-nam": ("Nhập cả năm", "A whole year"),
    "/nhap-tu-tep": ("Nhập từ tệp", "Import a file"),
    "/nhap-so-lieu": ("Nhập số liệu", "Enter a figure"),
    "/bao-cao": ("Báo cáo", "Reports"),
    "/phuong-phap": ("Phương pháp", "Method"),
    "/tai-khoan": ("Tài khoản của tôi", "My account"),
}


def settled(page: Page) -> Page:
    """The page, once its title is there, its script has ended and its charts are drawn."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_attached()
    expect(page.locator("[data-testid=stPlotlyChart]:not(:has(.main-svg))")).to_have_count(0)
    return page
