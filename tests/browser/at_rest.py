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
    """The page, once its title is there, its script has ended, and nothing waits for what draws it."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_attached()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    expect(page.locator("[data-testid=stPlotlyChart]:not(:has(.main-svg))")).to_have_count(0)
    return page


# Streamlit's own links do the same. The run that follows is over when none is on any more; where it came and went
# between two frames, nobody says so, and the page has changed and come to rest.
GO = """address => new Promise((over, failed) => {
  const app = document.querySelector('[data-testid=stApp]');
  const isOver = () => app.dataset.testScriptState === 'notRunning';
  let hasBegun = false, rest = null;
  const observer = new MutationObserver(() => {
    clearTimeout(rest);
    if (hasBegun && isOver()) end(over);
    else rest = setTimeout(() => isOver() && end(over), 500);
    hasBegun ||= !isOver();
  });
  const end = how => { observer.disconnect(); clearTimeout(patience); how(); };
  const patience = setTimeout(() => end(() => failed(new Error(`nothing happened at ${address}`))), 15000);
  observer.observe(app, {attributes: true, childList: true, characterData: true, subtree: true});
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
})"""


def gone_to(page: Page, place: str) -> Page:
    """The page at another place of the program, by a link within it: nothing is loaded anew."""
    page.evaluate(GO, place)
    return settled(page)
