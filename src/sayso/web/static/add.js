// The drop zone: files dropped anywhere on it are sent as if they had been chosen.
"use strict";

const drop = document.getElementById("drop");
const files = document.getElementById("files");

for (const name of ["dragenter", "dragover"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
for (const name of ["dragleave", "drop"]) {
  drop.addEventListener(name, () => drop.classList.remove("over"));
}
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  files.files = event.dataTransfer.files;
  drop.requestSubmit();
});
