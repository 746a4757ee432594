// Review: the list of its keys, what others decide meanwhile, and the first queue of a case.
const keys = document.getElementById("keys");
const help = document.getElementById("help");

function show() {
  if (!keys.open) keys.showModal();
}

if (help) {
  help.hidden = false;
  help.addEventListener("click", show);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || keys.open) return;
  if (event.target.matches("input:not([type=checkbox]), textarea, select")) return;
  if (event.key !== "?") return;
  event.preventDefault();
  show();
});

// Somebody else decided: where it is about this very question, the next one is asked.
document.addEventListener("sayso:decided", (event) => {
  const question = document.getElementById("question");
  if (!question) return;
  const about = new Set(question.dataset.about.split(" "));
  const taken = event.detail.decisions.find((one) => one.things.some((thing) => about.has(thing.id)));
  if (!taken) return;
  const said = document.createElement("p");
  said.className = "notice taken";
  said.setAttribute("role", "alert");
  said.textContent = `${taken.who} has just decided on this: ${taken.verb} it. `;
  const next = document.createElement("a");
  next.href = "/review";
  next.textContent = "To the next question";
  said.append(next);
  question.prepend(said);
  for (const one of question.querySelectorAll(".answers button")) one.disabled = true;
});

// The first queue of a case takes a moment: ask until it is there.
async function made() {
  const answer = await fetch("/review.json");
  if (answer.ok && (await answer.json()).made) location.reload();
  else setTimeout(made, 1500);
}

if (document.querySelector("[data-making]")) made();
