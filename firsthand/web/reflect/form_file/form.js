"use strict";
// Makes the reply out of the form, as text: for a file, and to be copied. Nothing is sent from here.
const form = document.querySelector("form");
const reply = () => {
  const lines = [form.dataset.heading, `key: ${form.elements.key.value}`];
  for (const set of form.querySelectorAll("fieldset[data-item]")) {
    const chosen = set.querySelector("input:checked");
    if (chosen && chosen.value) lines.push(`${set.dataset.item}: ${chosen.value}`);
  }
  return [...lines, "words:", form.elements.words.value, "end", ""].join("\n");
};
const shown = document.querySelector("#reply");
const status = document.querySelector("#status");
for (const one of document.querySelectorAll("[data-with-script]")) one.hidden = false;
for (const one of document.querySelectorAll("[data-without-script]")) one.hidden = true;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([reply()], { type: "text/plain" }));
  link.download = "firsthand-reply.txt";
  link.click();
  status.textContent = form.dataset.saved;
});
document.querySelector("#copy").addEventListener("click", async () => {
  shown.hidden = false;
  shown.textContent = reply();
  try {
    await navigator.clipboard.writeText(reply());
    status.textContent = form.dataset.copied;
  } catch {
    status.textContent = form.dataset.select;
    getSelection().selectAllChildren(shown);
  }
});
