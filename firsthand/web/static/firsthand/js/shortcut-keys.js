/* J, K: next and previous move or line (in a [data-arrows] list the arrows as well); / : search; every other key, and Enter,
   presses what carries it in the one that is in focus (and goes on to the next, where data-then says so).
   Never in fields, but for Enter, which stands for the line there; Settings switch it off. */
class ShortcutKeys extends HTMLElement {
  connectedCallback() { document.addEventListener("keydown", this); }

  disconnectedCallback() { document.removeEventListener("keydown", this); }

  handleEvent(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector("dialog:modal")) return;
    const key = event.key.toLowerCase();
    if (key === "enter" ? event.target.closest("a, button, summary, textarea, select") : this.#inField(event.target)) return;
    const acted = key === "/" ? this.#search() : this.#press(key);
    if (acted) event.preventDefault();
  }

  #inField(target) {
    return target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
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
    const arrows = items[at]?.closest("[data-arrows]");
    if (key === "j" || (arrows && key === "arrowdown")) return this.#focus(items[Math.min(at + 1, items.length - 1)]);
    if (key === "k" || (arrows && key === "arrowup")) return this.#focus(items[Math.max(at - 1, 0)]);
    const button = /^([a-z]|enter)$/.test(key) && items[at]?.querySelector(`[data-key="${key}"]`);
    if (button) button.matches("input:not([type=checkbox])") ? button.focus() : button.click();
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
