/* Ctrl-K (or Cmd-K), or anything with data-palette, opens it; arrows walk through what the server found. */
class CommandPalette extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.words = this.querySelector("input");
    document.addEventListener("keydown", this);
    document.addEventListener("click", this);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this);
    document.removeEventListener("click", this);
  }

  handleEvent(event) {
    if (event.type === "click") return this.#click(event);
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      return this.open();
    }
    if (!this.dialog.open || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    this.#walk(event.key === "ArrowDown" ? 1 : -1);
  }

  open() {
    if (this.dialog.open) return;
    this.dialog.showModal();
    this.words.value = "";
    this.words.focus();
    this.words.dispatchEvent(new CustomEvent("palette-open"));
  }

  #click(event) {
    if (event.target === this.dialog) return this.dialog.close();
    if (!event.target.closest("[data-palette]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.open();
  }

  #walk(step) {
    const stops = [this.words, ...this.querySelectorAll("#palette-found a, #palette-found button")];
    const at = stops.indexOf(document.activeElement);
    stops[(at + step + stops.length) % stops.length].focus();
  }
}
customElements.define("command-palette", CommandPalette);
