// The text of a report: a note and its words light up together, and words that are selected fill the field of a fix.
const text = document.querySelector(".fulltext");

function light(number, on) {
  for (const one of text.querySelectorAll(`[data-notes~="${number}"], [data-note="${number}"]`)) {
    one.classList.toggle("lit", on);
  }
}

if (text) {
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    text.addEventListener(name, (event) => {
      const one = event.target.closest("[data-notes], [data-note]");
      if (!one) return;
      const numbers = one.dataset.note || one.dataset.notes;
      for (const number of numbers.split(" ")) light(number, on);
    });
  }
  text.addEventListener("click", (event) => {
    const words = event.target.closest("[data-notes]");
    if (!words || String(document.getSelection())) return;
    const number = words.dataset.notes.split(" ")[0];
    const note = text.querySelector(`[data-note="${number}"]`);
    if (note) note.scrollIntoView({ block: "nearest" });
  });
}

// Offsets are code points of the report: those where a stretch begins, and those before the end of the selection.
function offset(node, at) {
  const inside = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const stretch = inside && inside.closest("[data-at]");
  if (!stretch) return null;
  const before = document.createRange();
  before.setStart(stretch, 0);
  before.setEnd(node, at);
  return Number(stretch.dataset.at) + [...before.toString()].length;
}

// Words can stand in a text twice: where exactly they were selected goes with them, until they are typed over.
const fix = document.querySelector("form[data-span]");
if (fix) {
  const exact = document.createElement("input");
  exact.type = "hidden";
  exact.name = "spans";
  fix.append(exact);
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    fix.elements.value.value = String(chosen).replace(/\s+/g, " ").trim();
    exact.value = `${start}-${end}`;
  });
  fix.elements.value.addEventListener("input", () => { exact.value = ""; });
  fix.closest("[data-note]").scrollIntoView({ block: "nearest" });
}
