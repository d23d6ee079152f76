/* J, K: next and previous move or line; / : search; every other key presses what carries it in the one that is in focus
   (and goes on to the next, where data-then says so).
   Never in fields; Settings switch it off. */
class ShortcutKeys extends HTMLElement {
  connectedCallback() { document.addEventListener("keydown", this); }

  disconnectedCallback() { document.removeEventListener("keydown", this); }

  handleEvent(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") || document.querySelector("dialog:modal")) return;
    const key = event.key.toLowerCase();
    const acted = key === "/" ? this.#search() : this.#press(key);
    if (acted) event.preventDefault();
  }

  #search() {
    const field = document.querySelector("main input[type=search]");
    if (field) field.focus();
    else document.querySelector("command-palette")?.open();
    return true;
  }

  #press(key) {
    const items = [...document.querySelectorAll(".move, [data-item]")];
    const at = items.findIndex((item) => item.contains(document.activeElement));
    if (key === "j") return this.#focus(items[Math.min(at + 1, items.length - 1)]);
    if (key === "k") return this.#focus(items[Math.max(at - 1, 0)]);
    const button = /^[a-z]$/.test(key) && items[at]?.querySelector(`[data-key="${key}"]`);
    button?.click?.();
    if (button?.dataset?.then === "next") this.#focus(items[Math.min(at + 1, items.length - 1)]);
    return Boolean(button);
  }

  #focus(item) {
    const title = item?.querySelector("h3");
    title?.focus();
    item?.scrollIntoView({ block: "nearest" });
    return Boolean(title);
  }
}
customElements.define("shortcut-keys", ShortcutKeys);
