"""Coming in and going out in a real browser: the pages before the gate, every role, several tabs at once."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from store.accounts.samples import SAMPLES, Sample
from tests.browser.at_rest import settled
from tests.browser.conftest import Watch, new_page, sign_in
from tests.browser.server import Server
from tests.browser.test_every_page import too_wide, violations
from tests.support.people import OFFICER, PASSWORD, PEOPLE, REVIEWER
from text import Language, translate

SOON = 15_000  # milliseconds until a page has noticed that its session has ended


@pytest.fixture
def watch() -> Iterator[Watch]:
    watching = Watch()
    yield watching
    assert watching.faults == []


def closing(page: Page) -> None:
    page.context.close()


@pytest.mark.parametrize("look", ["wide", "phone", "dark"])
@pytest.mark.parametrize("path", ["/dang-nhap", "/dang-nhap?lang=en&ended=1", "/dang-xuat", "/loi-moi?token=none"])
def test_the_pages_before_the_gate_are_for_everybody(
    browser: Browser, demo: Server, watch: Watch, path: str, look: str
) -> None:
    page = new_page(browser, demo, look, watch)
    page.goto(path)
    assert violations(page) == []
    assert too_wide(page) == []
    closing(page)


def test_a_stranger_signs_in_is_led_back_and_every_tab_is_signed_out(
    browser: Browser, server: Server, watch: Watch
) -> None:
    page = new_page(browser, server, "wide", watch)
    page.goto("/cam-ket?code=TN-03")
    sign_in(page, OFFICER, "không phải mật khẩu")
    expect(page.get_by_role("alert")).to_have_text(translate("refusal.wrong_sign_in", Language.VI))
    sign_in(page, OFFICER, PASSWORD)
    settled(page)
    expect(page).to_have_url(re.compile(r"/cam-ket\?code=TN-03$"))
    other = page.context.new_page()
    other.goto("/phuong-phap?lang=en")
    settled(other)
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert cookies["camket"]["httpOnly"]
    assert "camket" not in page.evaluate("document.cookie")

    page.get_by_role("button", name=PEOPLE[OFFICER][0]).click()
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_label("Tên đăng nhập")).to_be_visible(timeout=SOON)
    expect(other.get_by_text(translate("sign_in.ended", Language.EN))).to_be_visible(timeout=SOON)
    expect(other).to_have_url(re.compile("next=%2Fphuong-phap%3Flang%3Den"))
    closing(page)


def test_whoever_is_signed_in_stays_so_when_the_server_starts_anew(
    browser: Browser, server: Server, watch: Watch
) -> None:
    page = new_page(browser, server, "wide", watch)
    page.goto("/dang-nhap?next=/phuong-phap")
    sign_in(page, REVIEWER, PASSWORD)
    settled(page)
    server.stop()
    server.start()
    page.goto("/bao-cao")
    settled(page)
    expect(page.get_by_role("button", name=PEOPLE[REVIEWER][0])).to_be_visible()
    page.goto("/nhap-so-lieu")
    expect(page.get_by_text("không dành cho vai trò của bạn")).to_be_visible()
    expect(page.get_by_role("link", name="Nhập số liệu")).to_have_count(0)
    closing(page)


@pytest.mark.parametrize("sample", SAMPLES, ids=[sample.role for sample in SAMPLES])
def test_one_press_comes_into_the_sample_city(browser: Browser, demo: Server, watch: Watch, sample: Sample) -> None:
    page = new_page(browser, demo, "phone", watch)
    page.goto("/")
    settled(page)
    page.get_by_role("link", name="Đăng nhập").click()
    page.get_by_role("button", name=sample.name).click()
    settled(page)
    expect(page.get_by_role("button", name=sample.name.split()[-1])).to_be_visible()
    page.goto("/tai-khoan")
    settled(page)
    expect(page.get_by_text("trình duyệt này")).to_be_visible()
    assert too_wide(page) == []
    assert violations(page) == []
    closing(page)
