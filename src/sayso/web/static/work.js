// The list of jobs follows the worker: when a job moves, the list is taken from the server again.
document.addEventListener("sayso:work", async () => {
  const answer = await fetch("/work");
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.getElementById("jobs").replaceChildren(...page.getElementById("jobs").children);
});
