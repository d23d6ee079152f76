/* J, K: next and previous move; D, L, N: do it, later, not this; / : search. Never in fields; Settings switch it off. */
class ShortcutKeys extends HTMLElement {
  connectedCallback() { document.addEventListener("keydown", this); }

  disconnectedCallback() { document.removeEventListener("keydown", this); }

  handleEvent(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, [contenteditable]") || document.querySelector("dialog:modal")) return;
    const key = event.key.toLowerCase();
    const acted = key === "/" ? this.#search() : this.#move(key);
    if (acted) event.preventDefault();
  }

  #search() {
    const field = document.querySelector("main input[type=search]");
    if (field) field.focus();
    else document.querySelector("command-palette")?.open();
    return true;
  }

  #move(key) {
    const moves = [...document.querySelectorAll(".move")];
    const at = moves.findIndex((move) => move.contains(document.activeElement));
    if (key === "j") return this.#focus(moves[Math.min(at + 1, moves.length - 1)]);
    if (key === "k") return this.#focus(moves[Math.max(at - 1, 0)]);
    const button = "dln".includes(key) && moves[at]?.querySelector(`[data-key="${key}"]`);
    button?.click?.();
    return Boolean(button);
  }

  #focus(move) {
    const title = move?.querySelector("h3");
    title?.focus();
    move?.scrollIntoView({ block: "nearest" });
    return Boolean(title);
  }
}
customElements.define("shortcut-keys", ShortcutKeys);
