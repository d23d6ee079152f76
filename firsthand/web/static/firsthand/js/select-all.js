/* One box that ticks all boxes of its table (or of what data-boxes names), and a count of those ticked. Shown only where
   this script runs. */
class SelectAll extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.all = this.querySelector("input");
    this.scope = this.dataset.boxes ? this.closest("section") : this.closest("form");
    this.list = this.dataset.boxes ?? "tbody";
    this.scope.addEventListener("change", this);
    this.#count();
  }

  disconnectedCallback() { this.scope.removeEventListener("change", this); }

  handleEvent(event) {
    if (event.target === this.all) for (const box of this.#boxes()) box.checked = this.all.checked;
    this.#count();
  }

  #boxes() { return [...this.scope.querySelectorAll(`${this.list} input[type=checkbox]`)]; }

  #count() {
    const ticked = this.#boxes().filter((box) => box.checked).length;
    const shown = this.scope.querySelector("[data-count]");
    if (shown) shown.textContent = ticked;
  }
}
customElements.define("select-all", SelectAll);
