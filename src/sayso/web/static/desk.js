// What every page has: "/" goes to the search field, and the notice tells when the desk is done working.
"use strict";

const PATIENCE = 900;

function typing(target) {
  return target.matches("input, textarea, select, [contenteditable]");
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  event.preventDefault();
  document.getElementById("q").focus();
});

async function watch() {
  const notice = document.getElementById("work");
  const answer = await fetch("/work.json", { headers: { accept: "application/json" } });
  if (!answer.ok) return;
  const told = await answer.json();
  document.dispatchEvent(new CustomEvent("sayso:work", { detail: told }));
  if (told.busy) {
    const job = told.jobs.find((one) => one.state === "working") || told.jobs[0];
    const far = job.of ? `, ${job.done} of ${job.of}` : "";
    notice.firstChild.textContent = `${job.what}: ${job.step || "waiting"}${far}. `;
    setTimeout(watch, PATIENCE);
  } else {
    notice.textContent = "The desk is done. ";
    const again = document.createElement("a");
    again.href = location.href;
    again.textContent = "Show what is new";
    notice.append(again);
  }
}

if (document.body.dataset.busy === "yes") watch();
