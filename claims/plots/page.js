"use strict";
const hint = document.getElementById("hint");
const heads = Array.from(document.querySelectorAll("thead th"), cell => cell.textContent);

function show(mark) {
  const row = document.getElementById(mark.dataset.row);
  hint.replaceChildren(...Array.from(row.cells, (cell, number) => {
    const line = document.createElement("p");
    line.className = cell.className;
    line.textContent = cell.className === "words" ? cell.textContent : `${heads[number]}: ${cell.textContent}`;
    line.hidden = cell.textContent === "";
    return line;
  }));
  hint.hidden = false;
  const place = mark.getBoundingClientRect();
  const left = Math.min(place.left, document.documentElement.clientWidth - hint.offsetWidth - 8);
  const below = place.bottom + 8 + hint.offsetHeight <= document.documentElement.clientHeight;
  hint.style.left = `${scrollX + Math.max(8, left)}px`;
  hint.style.top = `${scrollY + (below ? place.bottom + 8 : Math.max(8, place.top - 8 - hint.offsetHeight))}px`;
}

function hide() {
  hint.hidden = true;
}

function open(mark) {
  document.querySelector("details").open = true;
  location.hash = mark.dataset.row;
}

for (const mark of document.querySelectorAll("[data-row]")) {
  mark.querySelector("title").remove(); // the hint says it, and more
  mark.setAttribute("tabindex", "0");
  mark.setAttribute("role", "link");
  mark.addEventListener("mouseenter", () => show(mark));
  mark.addEventListener("mouseleave", hide);
  mark.addEventListener("focus", () => show(mark));
  mark.addEventListener("blur", hide);
  mark.addEventListener("click", () => open(mark));
  mark.addEventListener("keydown", pressed => {
    if (pressed.key === "Enter") open(mark);
    if (pressed.key === "Escape") hide();
  });
}
