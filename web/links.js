// Links inside a page go where Streamlit's own links go: the address changes and the page follows, without
// everything being loaded anew. Whoever wants a new tab gets one, and without this script they are plain links.
// A link to a commitment that stands in a text or table (`link_in_text`) is one of them, too.
const INSIDE = 'a[data-inside], [data-testid="stMarkdownContainer"] a[href^="/"][href*="code="]';
document.addEventListener("click", event => {
  const link = event.target.closest(INSIDE);
  const wantsMore = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (link === null || wantsMore || event.defaultPrevented) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
});
