// What every page has: keys, dropped files that are added, the notice that tells of the work.
const PATIENCE = 900;

function typing(target) {
  return target.matches("input, textarea, select, [contenteditable]");
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  event.preventDefault();
  document.getElementById("q").focus();
});

// Each key presses the button or follows the link that names it. Without this script all is buttons.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.matches("input:not([type=checkbox]), textarea, select") || document.querySelector("dialog[open]")) return;
  const meant = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!meant) return;
  event.preventDefault();
  meant.click();
});

// Files dropped on any page are added; the page of the worker then tells what becomes of each.
async function add(files) {
  const form = new FormData();
  for (const one of files) form.append("files", one);
  form.append("form", document.querySelector("meta[name=sayso-form]").content);
  const answer = await fetch("/add", { method: "POST", body: form });
  if (answer.ok) location.href = answer.url;
}

function holdsFiles(event) {
  return event.dataTransfer && [...event.dataTransfer.types].includes("Files");
}

document.addEventListener("dragover", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  document.body.classList.add("over");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.body.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  document.body.classList.remove("over");
  add(event.dataTransfer.files);
});

// Where somebody is in the middle of something, nothing may move under their hands.
function engaged() {
  return typing(document.activeElement) || document.querySelector("#panel, dialog[open], .pick input:checked") !== null;
}

// After a decision of one's own the page comes again, with what it did to the counts; a question under review stays.
async function follow() {
  const did = document.querySelector("#did[data-counted=no]");
  if (!did) return false;
  if (did.dataset.follow === "page") {
    if (engaged()) return false;
    location.reload();
    return true;
  }
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById("did");
  if (now) did.replaceWith(now);
  return false;
}

async function watch() {
  const notice = document.getElementById("work");
  const answer = await fetch("/work.json", { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  const told = await answer.json();
  document.dispatchEvent(new CustomEvent("sayso:work", { detail: told }));
  if (told.busy) {
    const job = told.jobs.find((one) => one.state === "working") || told.jobs[0];
    const far = job.of ? `, ${job.done} of ${job.of}` : "";
    notice.firstChild.textContent = `${job.what[0].toUpperCase()}${job.what.slice(1)}: ${job.step || "waiting"}${far}. `;
    setTimeout(watch, PATIENCE);
  } else if (!(await follow())) {
    notice.textContent = "The desk is done. ";
    const again = document.createElement("a");
    const job = told.jobs[0];
    again.href = job && job.lines.length ? `/claims?since=${encodeURIComponent(job.asked)}` : location.href;
    again.textContent = "Show what is new";
    notice.append(again);
  }
}

if (document.body.dataset.busy === "yes") watch();
