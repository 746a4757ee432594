// Other people's decisions: every page asks now and then what was decided since it was opened, and says so.
"use strict";

const EVERY = 4000;
let revision = null;
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

async function look() {
  if (!document.hidden) {
    try {
      const answer = await fetch(revision === null ? "/history.json?after=999999999" : `/history.json?after=${revision}`);
      if (answer.ok) {
        const told = await answer.json();
        if (revision !== null && told.decisions.length) {
          const others = told.decisions.filter((one) => !mine(one.who));
          tell(others.length ? others : told.decisions);
          document.dispatchEvent(new CustomEvent("sayso:decided", { detail: told }));
        }
        if (revision === null) revision = told.revision;
      }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // the desk was stopped: ask again later
    }
  }
  setTimeout(look, EVERY);
}

const opened = document.querySelector("input[name=seen]");
if (opened) revision = Number(opened.value);
look();
