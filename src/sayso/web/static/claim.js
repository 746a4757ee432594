// The claim's page: words beside whatever is pointed at in the picture, and switches that count at once.
const GAP = 14;
const LONGEST = 320;
const tip = document.getElementById("tip");

function place(x, y) {
  const { width, height } = tip.getBoundingClientRect();
  const left = Math.min(x + GAP, innerWidth - width - GAP);
  const top = y + GAP + height > innerHeight ? y - height - GAP : y + GAP;
  tip.style.left = `${Math.max(GAP, left)}px`;
  tip.style.top = `${Math.max(GAP, top)}px`;
}

function tell(part, x, y) {
  tip.textContent = part.dataset.words;
  tip.hidden = false;
  place(x, y);
  light(part);
}

function hush() {
  tip.hidden = true;
  light(null);
}

// The lines of the node that is pointed at stand out from the others.
let lit = null;

function light(part) {
  const node = part && part.dataset.node ? part.dataset.node : null;
  if (node === lit) return;
  lit = node;
  const picture = document.querySelector("svg.picture");
  picture.classList.toggle("pointed", node !== null);
  for (const line of picture.querySelectorAll("[data-ends]")) {
    line.classList.toggle("lit", line.dataset.ends.split(" ").includes(node));
  }
}

// The words of the passage that a node opens, where the page shows it.
function passage(link) {
  const address = link.getAttribute("href") || "";
  const shown = address.startsWith("#") && document.getElementById(address.slice(1));
  const words = shown ? shown.querySelector("blockquote").textContent.replace(/\s+/g, " ").trim() : "";
  return words ? `\n\n“${words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words}”` : "";
}

// The browser's own tooltip comes late and not for the keyboard: its words move to ours, and to the name of the part.
function prepare(picture) {
  for (const title of picture.querySelectorAll("title")) {
    const part = title.parentNode;
    const named = part.closest("a") || part;
    part.dataset.words = title.textContent + passage(named);
    if (named === part) part.setAttribute("role", "img");
    named.setAttribute("aria-label", title.textContent);
    title.remove();
  }
}

function follow(picture) {
  picture.addEventListener("pointermove", (event) => {
    const part = event.target.closest("[data-words]");
    if (part) tell(part, event.clientX, event.clientY);
    else hush();
  });
  picture.addEventListener("pointerleave", hush);
  picture.addEventListener("focusin", (event) => {
    const part = event.target.querySelector("[data-words]");
    if (!part || !event.target.matches(":focus-visible")) return;
    const box = part.getBoundingClientRect();
    tell(part, box.left, box.bottom);
  });
  picture.addEventListener("focusout", hush);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hush();
});

function watchPicture() {
  lit = null;
  const picture = document.querySelector("svg.picture");
  prepare(picture);
  follow(picture);
}

// A switch that is turned is counted at once: the page comes again from the server, and only what changed is shown.
async function count(form) {
  const asked = new URLSearchParams(new FormData(form));
  const address = asked.size ? `${form.action}?${asked}` : form.action;
  const answer = await fetch(address);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const active = document.activeElement;
  const kept = active && active.name ? [active.name, active.value] : null;
  document.querySelector(".one-claim").replaceWith(page.querySelector(".one-claim"));
  history.replaceState(null, "", address);
  watchPicture();
  if (!kept) return;
  for (const one of document.querySelectorAll(".what-if input")) {
    if (one.name === kept[0] && one.value === kept[1]) one.focus({ preventScroll: true });
  }
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("#what-if");
  if (form) count(form);
});

watchPicture();
