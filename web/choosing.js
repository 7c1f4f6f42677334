// The words that Streamlit's field for choosing files brings along in English only, in the reader's language: the
// page says them in an element `data-choosing`, and only texts are changed, so that what is read aloud is right too.
const choosing = () => {
  const words = document.querySelector("[data-choosing]")?.dataset;
  if (!words) return;
  for (const field of document.querySelectorAll("[data-testid=stFileUploader]")) {
    const texts = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode, said = text.nodeValue;
      if (said === "Upload") text.nodeValue = words.choose;
      else if (said.includes(" per file")) text.nodeValue = said.replace("MB per file", ` MB ${words.each}`);
    }
    for (const part of field.querySelectorAll("[aria-label]")) {
      const said = part.getAttribute("aria-label");
      if (said === "file upload") part.setAttribute("aria-label", words.choose);
      else if (said === "Add files") part.setAttribute("aria-label", words.add);
      else if (said.startsWith("Remove ")) part.setAttribute("aria-label", `${words.remove} ${said.slice(7)}`);
    }
  }
};
let waits = false;
new MutationObserver(() => {
  if (waits) return;
  waits = true;
  requestAnimationFrame(() => { waits = false; choosing(); });
}).observe(document, {childList: true, subtree: true});
