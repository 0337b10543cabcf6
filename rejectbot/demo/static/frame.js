// The frame around the preview: who you are, where you are, message menus, and the time.

const words = JSON.parse(document.body.dataset.words);
const $ = (id) => document.getElementById(id);
const stage = $("stage");
const more = document.querySelector(".more");
const narrow = window.matchMedia("(max-width: 760px)");
const signs = { channel: "#", thread: "🧵", moderators: "🔒" };
const POLL = 1000;

let state = null;
let staged = null;
let busy = false;

async function ask(path, wish) {
  const options = wish && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(wish),
  };
  const answer = await fetch(path, { cache: "no-store", ...options });
  if (!answer.ok) throw Object.assign(new Error(path), { status: answer.status });
  return answer.json();
}

function notice(text) {
  $("notice").textContent = text;
  $("notice").hidden = !text;
}

/** Ask for something once at a time; what comes back is the new state of everything. */
async function wish(path, body) {
  if (busy) return;
  busy = true;
  try {
    show(await ask(path, body));
    notice("");
  } catch (error) {
    notice(words[error.status ? "demo-page-failed" : "demo-page-lost"]);
  } finally {
    busy = false;
  }
}

function enter(person, place) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return wish("/demo/enter", { person, place, timezone: timeZone || "UTC" });
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** Redraw a list only when it changed, so that the focus stays where it is. */
function draw(parent, value, build) {
  const key = JSON.stringify(value);
  if (parent.dataset.drawn === key) return;
  const focused = parent.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  parent.dataset.drawn = key;
  parent.replaceChildren(...build());
  if (focused) parent.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function drawPeople() {
  draw($("people"), [state.people, state.person], () => state.people.map((person) => {
    const input = element("input", { type: "radio", name: "person", value: person.key });
    input.checked = person.key === state.person;
    input.dataset.key = person.key;
    input.addEventListener("change", () => enter(person.key, state.place));
    const face = element("span", { className: "face", textContent: person.name[0], ariaHidden: "true" });
    face.style.background = person.colour;
    const who = element("span", { className: "who" },
      element("b", { textContent: person.name }), element("small", { textContent: person.role }));
    return element("label", { className: "person" }, input, face, who);
  }));
}

/** What only some may do is offered to them alone, as Discord's own list of commands does. */
function drawTries() {
  const { kind } = state.people.find((person) => person.key === state.person);
  for (const button of document.querySelectorAll("[data-role]")) button.hidden = button.dataset.role !== kind;
}

/** On a phone both lists scroll sideways: bring what is chosen into sight. */
function reveal() {
  if (!narrow.matches) return;
  for (const chosen of document.querySelectorAll(".person:has(:checked), #places [aria-current]")) {
    chosen.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

function drawPlaces() {
  draw($("places"), [state.places, state.place], () => state.places.map((place) => {
    const button = element("button", { type: "button", title: place.open ? place.name : words["demo-page-closed-place"] },
      element("span", { className: "sign", textContent: signs[place.kind], ariaHidden: "true" }),
      element("span", { className: "name", textContent: place.name }));
    button.dataset.key = place.id;
    button.disabled = !place.open;
    if (place.id === state.place) button.setAttribute("aria-current", "page");
    button.addEventListener("click", () => enter(state.person, place.id));
    return element("li", { className: place.kind }, button);
  }));
}

function menuButton(command, message, properties) {
  const button = element("button", { type: "button", textContent: command, ...properties });
  button.dataset.key = command;
  button.addEventListener("click", () => {
    closePopup();
    wish("/demo/menu", { command, message: message() });
  });
  return button;
}

function drawMenus() {
  $("menus").hidden = !state.menus.length;
  const select = $("menu-message");
  const chosen = select.value;
  draw(select, state.messages, () => state.messages.map((message) =>
    element("option", { value: message.id, textContent: message.words })));
  if (state.messages.some((message) => message.id === chosen)) select.value = chosen;
  draw($("menu-list"), state.menus, () => state.menus.map((command) => menuButton(command, () => select.value)));
}

function show(next) {
  if (state && next.epoch < state.epoch) return;
  state = next;
  drawPeople();
  drawTries();
  drawPlaces();
  drawMenus();
  const now = new Date(state.now);
  $("now").dateTime = state.now;
  $("now").textContent = now.toLocaleString(undefined, { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" });
  if (state.epoch && state.epoch !== staged) {
    staged = state.epoch;
    stage.src = `/stage?view=${staged}#demo`;
    reveal();
  }
}

async function poll() {
  try {
    const next = await ask("/demo/state");
    if (!busy) show(next);
    if ($("notice").textContent === words["demo-page-lost"]) notice("");
  } catch {
    notice(words["demo-page-lost"]);
  }
  setTimeout(poll, POLL);
}

/* ---- inside the preview: links, threads and menus behave as they do on Discord ---- */

function closePopup() {
  if ($("popup").hidden) return;
  $("popup").hidden = true;
  stage.focus();
}

function openPopup(id, x, y) {
  const popup = $("popup");
  popup.replaceChildren(...state.menus.map((command) => menuButton(command, () => id, { role: "menuitem" })));
  popup.hidden = false;
  const box = popup.getBoundingClientRect();
  popup.style.left = `${Math.max(8, Math.min(x, innerWidth - box.width - 8))}px`;
  popup.style.top = `${Math.max(8, Math.min(y, innerHeight - box.height - 8))}px`;
  popup.querySelector("button")?.focus();
}

function follow(event) {
  closePopup();
  const link = event.target.closest?.("a[href^='https://discord.com/channels/']");
  const thread = event.target.closest?.(".thread-summary");
  if (!link && !thread) return;
  event.preventDefault();
  event.stopPropagation();
  // A thread has the id of the message that it hangs from.
  const place = link ? new URL(link.href).pathname.split("/")[3]
    : thread.closest("[data-message-id]").dataset.messageId;
  if (place === state.place) {
    const id = link && new URL(link.href).pathname.split("/")[4];
    event.view.document.querySelector(`[data-message-id="${id}"]`)?.scrollIntoView({ block: "center" });
  } else if (state.places.find((known) => known.id === place)?.open !== false) {
    // One that is not listed yet may have been made a moment ago.
    enter(state.person, place);
  }
}

function menu(event) {
  const message = event.target.closest?.("[data-message-id]");
  if (!message || !state.menus.length) return;
  event.preventDefault();
  const frame = stage.getBoundingClientRect();
  openPopup(message.dataset.messageId, frame.left + event.clientX, frame.top + event.clientY);
}

/** Discord shows a link to a message as the place it stands in. */
function nameLinks(list) {
  for (const link of list.querySelectorAll("a[href^='https://discord.com/channels/']:not([data-named], .message-system-link)")) {
    const [, , , id, message] = new URL(link.href).pathname.split("/");
    const place = state.places.find((known) => known.id === id);
    if (!place) continue;
    link.dataset.named = "";
    link.textContent = `${signs[place.kind]} ${place.name}${message ? " › 💬" : ""}`;
  }
}

/** Stay at the newest message, unless the reader has scrolled up. */
function keepUp(timeline, list) {
  let atEnd = true;
  timeline.addEventListener("scroll", () => {
    atEnd = timeline.scrollHeight - timeline.scrollTop - timeline.clientHeight < 200;
  }, { passive: true });
  const changed = () => {
    nameLinks(list);
    if (atEnd) requestAnimationFrame(() => { timeline.scrollTop = timeline.scrollHeight; });
  };
  new MutationObserver(changed).observe(list, { childList: true, subtree: true });
  changed();
}

stage.addEventListener("load", () => {
  const inside = stage.contentDocument;
  const list = inside?.getElementById("channel-message-list");
  if (!list) return;
  keepUp(inside.getElementById("channel-timeline"), list);
  inside.addEventListener("click", follow, true);
  inside.addEventListener("contextmenu", menu);
});

async function until(found) {
  for (let tries = 0; tries < 60; tries += 1) {
    const what = found();
    if (what) return what;
    await new Promise((resume) => { setTimeout(resume, 50); });
  }
  return null;
}

/** Type a command into the message box, choose it and send it, as a person would. */
async function run(command) {
  const inside = stage.contentDocument;
  const channel = inside?.getElementById("channel-layout");
  if (!channel || channel.inert) return;
  inside.querySelector("[aria-label='Exit command mode']")?.click();
  const box = inside.getElementById("channel-composer-input");
  box.focus();
  box.value = command;
  box.dispatchEvent(new InputEvent("input", { bubbles: true, data: command }));
  const entry = await until(() => [...inside.querySelectorAll(".command-entry")]
    .find((one) => one.querySelector("strong")?.textContent === command));
  entry?.click();
  const chosen = entry && await until(() => inside.querySelector("[data-command-chip]"));
  if (chosen) inside.getElementById("channel-composer").requestSubmit();
}

for (const button of document.querySelectorAll("[data-try]")) {
  button.addEventListener("click", () => run(button.dataset.try));
}
const skips = [...document.querySelectorAll("[data-skip]")];
for (const skip of skips) {
  skip.addEventListener("click", async () => {
    for (const each of skips) each.disabled = true;
    await wish("/demo/skip", { minutes: Number(skip.dataset.skip) });
    for (const each of skips) each.disabled = false;
  });
}
$("popup").addEventListener("keydown", (event) => {
  const items = [...$("popup").querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  if (event.key === "Escape") closePopup();
  else if (event.key === "ArrowDown") items[(at + 1) % items.length].focus();
  else if (event.key === "ArrowUp") items.at(at - 1).focus();
});
document.addEventListener("click", (event) => {
  if (!$("popup").contains(event.target)) closePopup();
  if (narrow.matches && !more.contains(event.target)) more.open = false;
});
const fold = () => { more.open = !narrow.matches; };
narrow.addEventListener("change", fold);
fold();

state = await ask("/demo/state");
await enter(state.person, state.place);
poll();
