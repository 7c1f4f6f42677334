"""A browser that says when it has painted: moments are taken inside the page, by its own clock."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, sync_playwright

from tests.browser.chromium import LAUNCH_ARGS, ensure_chromium

SCREEN: ViewportSize = {"width": 1440, "height": 900}
MILLISECONDS = 60_000

# Pictures are data addresses, which the browser's own timing of elements leaves out. So every frame looks
# whether all are there, and the moment is taken two frames later, when that frame has been painted.
WATCH_PAINT = """
({selector, wanted, patience}) => {
  window.painted = new Promise((resolve, reject) => {
    const there = () => {
      const found = [...document.querySelectorAll(selector)];
      return found.length >= wanted && found.every(e => e.tagName !== 'IMG' || (e.complete && e.naturalWidth > 0));
    };
    const look = () => {
      if (!there()) return requestAnimationFrame(look);
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
    };
    setTimeout(() => reject(new Error(`not painted: ${selector}`)), patience);
    requestAnimationFrame(look);
  });
}
"""

# From the press of the button to the frame after the last change inside `box`, once the wanted number of
# `items` is there, the run is over and nothing has moved for a while.
WATCH_CHANGE = """
({box, items, wanted, quiet, patience}) => {
  const root = document.querySelector('[data-testid="stApp"]');
  let pressed = null, changed = null;
  const inside = change => {
    const at = change.target.nodeType === 1 ? change.target : change.target.parentElement;
    return at !== null && at.closest(box) !== null;
  };
  const note = () => requestAnimationFrame(() => requestAnimationFrame(() => { changed = performance.now(); }));
  const observer = new MutationObserver(changes => { if (pressed !== null && changes.some(inside)) note(); });
  observer.observe(root, {subtree: true, childList: true, characterData: true, attributes: true,
                          attributeFilter: ['src', 'href']});
  document.addEventListener('click', e => { pressed = e.timeStamp; }, {capture: true, once: true});
  window.redrawn = new Promise((resolve, reject) => {
    const look = () => {
      const over = root.getAttribute('data-test-script-state') === 'notRunning';
      const whole = document.querySelectorAll(items).length === wanted;
      if (over && whole && changed !== null && performance.now() - changed > quiet) {
        observer.disconnect();
        resolve(changed - pressed);
      } else setTimeout(look, 20);
    };
    setTimeout(() => reject(new Error(`not redrawn: ${items}`)), patience);
    look();
  });
}
"""
QUIET_MILLISECONDS = 400


@contextmanager
def browser() -> Iterator[Browser]:
    """One headless Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=ensure_chromium(), args=LAUNCH_ARGS)
        try:
            yield started
        finally:
            started.close()


@contextmanager
def visitor(started: Browser) -> Iterator[BrowserContext]:
    """Somebody who was never here: nothing is cached."""
    context = started.new_context(viewport=SCREEN, locale="vi-VN")
    context.set_default_timeout(MILLISECONDS)
    try:
        yield context
    finally:
        context.close()


def seconds_to_paint(context: BrowserContext, address: str, selector: str, count: int) -> float:
    """From the navigation to the frame in which the last of `count` elements was painted."""
    page = context.new_page()
    options = {"selector": selector, "wanted": count, "patience": MILLISECONDS}
    page.add_init_script(f"({WATCH_PAINT.strip()})({json.dumps(options)})")
    page.goto(address, wait_until="commit")
    painted = float(page.evaluate("() => window.painted"))
    page.close()
    return painted / 1000


def seconds_to_change(page: Page, button: Locator, box: str, items: str, count: int) -> float:
    """From the press of a button to the frame after the last change inside a box."""
    options = {"box": box, "items": items, "wanted": count, "quiet": QUIET_MILLISECONDS, "patience": MILLISECONDS}
    page.bring_to_front()  # the clock of a hidden page is slowed down
    page.evaluate(WATCH_CHANGE, options)
    button.click()
    return float(page.evaluate("() => window.redrawn")) / 1000
