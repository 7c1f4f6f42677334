// The big screen: one picture after the other, by itself or by keys and buttons; the pictures are asked for anew every
// few seconds and put in place where they changed, without loading the page. Words come from the page.
const data = document.body.dataset;
const screens = document.getElementById("screens");
const fault = document.getElementById("fault");
const pause = document.getElementById("pause");
let key = screens.firstElementChild?.dataset.key;
let turn = 0;
let isOver = false;

function show(step) {
  const all = [...screens.children];
  if (all.length === 0) return;
  const at = all.findIndex(screen => screen.dataset.key === key);
  const next = all[(Math.max(at, 0) + step + all.length) % all.length];
  key = next.dataset.key;
  for (const screen of all) screen.hidden = screen !== next;
  document.getElementById("place").textContent = `${all.indexOf(next) + 1} / ${all.length}`;
}

function wait() {
  clearInterval(turn);
  turn = isPaused() || isOver ? 0 : setInterval(() => show(1), 1000 * data.seconds);
}

const isPaused = () => pause.getAttribute("aria-pressed") === "true";

function go(step) {
  show(step);
  wait();
}

function stopOrGo() {
  pause.setAttribute("aria-pressed", String(!isPaused()));
  pause.textContent = isPaused() ? data.goOn : data.pause;
  wait();
}

function tell(words) {
  fault.textContent = words;
  fault.hidden = words === "";
}

function end() {
  isOver = true;
  clearInterval(turn);
  clearInterval(asking);
  screens.replaceChildren();
  tell(data.ended);
}

let last = document.getElementById("refreshed").textContent;

async function ask() {
  let answer;
  try {
    answer = await fetch(data.address, { cache: "no-store", credentials: "omit", signal: AbortSignal.timeout(15000) });
    if (answer.status === 404) return end();
    if (!answer.ok) throw new Error(answer.status);
    const now = await answer.json();
    if (now.version !== data.version) {
      data.version = now.version;
      screens.innerHTML = now.screens;
      show(0);
    }
    last = data.refreshed.replace("{at}", now.at);
    document.getElementById("refreshed").textContent = last;
    tell("");
  } catch {
    tell(`${data.unreachable} ${last}`);
  }
}

document.getElementById("back").addEventListener("click", () => go(-1));
document.getElementById("next").addEventListener("click", () => go(1));
pause.addEventListener("click", stopOrGo);
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "ArrowRight" || event.key === "PageDown") go(1);
  else if (event.key === "ArrowLeft" || event.key === "PageUp") go(-1);
  else if (event.key === " " || event.key === "p") stopOrGo();
  else return;
  event.preventDefault();
});

show(0);
wait();
const asking = setInterval(ask, 1000 * data.refresh);
navigator.wakeLock?.request("screen").catch(() => {}); // where the browser allows it, the screen stays lit
