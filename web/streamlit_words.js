// The words that Streamlit's own parts bring along in English only, in Vietnamese, and what they leave out for keyboards. What they are stands before this,
// in WORDS (web/streamlit_words.py): English to Vietnamese, "{}" for what varies. What the program or its people wrote
// is left alone.
const OURS = "[data-testid=stMarkdownContainer], [data-testid=stHtml], [data-testid=stTable], canvas, svg, script, style";
const THEIRS = "[data-testid=stFileUploader] button, [data-testid=stHeaderActionElements]"; // within what is ours
const ALOUD = "[role=img][aria-label$=' icon']"; // Streamlit reads out the English name of an icon beside its word
const TABLE = "[data-testid=stTable] table"; // wider than a phone it is moved along by the keyboard, too
const LABELS = ["aria-label", "placeholder", "title", "data-title"];
const LABELLED = LABELS.map(label => `[${label}]`).join();
const escaped = text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const exact = new Map(), patterns = [];
for (const [english, vietnamese] of Object.entries(WORDS)) {
  if (!english.includes("{}")) exact.set(english, vietnamese);
  else patterns.push([new RegExp(`^${english.split("{}").map(escaped).join("(.*)")}$`), vietnamese]);
}
const translated = english => {
  if (exact.has(english)) return exact.get(english);
  const [what, ...of] = english.split(": "); // a button over a picture or table, and which
  if (of.length && exact.has(what)) return [exact.get(what), ...of].join(": ");
  for (const [pattern, vietnamese] of patterns) {
    const found = pattern.exec(english);
    if (found) return vietnamese.replace("{}", () => found[1].replace(/(?<=\d)(?=[KMG]B$)/, " "));
  }
  return english;
};
const isOurs = element => element.closest(OURS) !== null && element.closest(THEIRS) === null;
const isEnglish = () => new URLSearchParams(location.search).get("lang") === "en";
let inEnglish = isEnglish();
const before = new WeakMap(); // the text of each place and what stands there instead, so that it can be English again
const inTheReaders = (place, part, text) => {
  const old = before.get(place)?.[part];
  const english = old && old.now === text ? old.english : text;
  const now = inEnglish ? english : translated(english);
  if (now !== text) before.set(place, {...before.get(place), [part]: {english, now}});
  return now;
};
const turnText = text => {
  if (!text.nodeValue.trim() || text.parentElement === null || isOurs(text.parentElement)) return;
  const now = inTheReaders(text, "text", text.nodeValue);
  if (now !== text.nodeValue) text.nodeValue = now;
};
const turnLabels = element => {
  if (element.matches(ALOUD)) element.setAttribute("aria-hidden", "true");
  if (element.matches(TABLE)) element.parentElement.tabIndex = 0;
  if (isOurs(element)) return;
  for (const label of LABELS) {
    const text = element.getAttribute(label);
    if (!text) continue;
    const now = inTheReaders(element, label, text);
    if (now !== text) element.setAttribute(label, now);
  }
};
const turn = node => {
  if (node.nodeType === Node.TEXT_NODE) return turnText(node);
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  if (node.matches(LABELLED)) turnLabels(node);
  node.querySelectorAll(LABELLED).forEach(turnLabels);
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) turnText(texts.currentNode);
};
new MutationObserver(changes => {
  if (isEnglish() !== inEnglish) {
    inEnglish = !inEnglish;
    turn(document.documentElement);
  }
  for (const change of changes) {
    if (change.type === "childList") change.addedNodes.forEach(turn);
    else if (change.type === "attributes") turnLabels(change.target);
    else turnText(change.target);
  }
}).observe(document, {childList: true, subtree: true, characterData: true, attributeFilter: LABELS});
turn(document.documentElement);
