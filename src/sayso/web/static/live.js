// Other people's decisions: every page asks now and then what was decided since it was opened, and says so.
const EVERY = 4000;
let opened = null;
let told = null;
let news = null;

function mine(address) {
  const shown = document.querySelector("#who");
  return shown && shown.defaultValue === address;
}

function tell(decisions) {
  if (!news) {
    news = document.createElement("p");
    news.className = "notice news";
    news.id = "news";
    news.setAttribute("role", "status");
    document.getElementById("work").after(news);
  }
  const last = decisions[0];
  const about = last.things.map((thing) => thing.words).filter(Boolean)[0] || "";
  const more = decisions.length > 1 ? ` and ${decisions.length - 1} more` : "";
  const words = document.createElement("bdi");
  words.textContent = `${last.who} ${last.verb} ${about ? `“${about}”` : ""}${more}`;
  const again = document.createElement("a");
  again.href = location.href;
  again.textContent = "Show";
  news.replaceChildren(words, ". ", again);
}

// Only the number of the last decision is asked for; the decisions themselves where it has grown.
async function look() {
  const answer = await fetch("/revision.json");
  if (!answer.ok) return;
  const { revision } = await answer.json();
  if (opened === null) opened = revision;
  if (revision === (told ?? opened)) return;
  const since = await fetch(`/history.json?after=${opened}`);
  if (!since.ok) return;
  const found = await since.json();
  told = found.revision;
  if (!found.decisions.length) return;
  const others = found.decisions.filter((one) => !mine(one.who));
  tell(others.length ? others : found.decisions);
  document.dispatchEvent(new CustomEvent("sayso:decided", { detail: found }));
}

async function watchOthers() {
  try {
    if (!document.hidden) await look();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // the desk was stopped: ask again later
  }
  setTimeout(watchOthers, EVERY);
}

const seen = document.querySelector("input[name=seen]");
if (seen) opened = Number(seen.value);
watchOthers();
