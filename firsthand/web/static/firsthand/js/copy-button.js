/* Copies the text of the field or element that data-from names. Shown only where the clipboard may be written. */
class CopyButton extends HTMLElement {
  connectedCallback() {
    this.hidden = !navigator.clipboard;
    this.addEventListener("click", this);
  }

  disconnectedCallback() { this.removeEventListener("click", this); }

  async handleEvent() {
    const from = document.getElementById(this.dataset.from);
    await navigator.clipboard.writeText(from.value ?? from.textContent);
    const button = this.querySelector("button");
    const words = button.textContent;
    button.textContent = this.dataset.copied || "✓";
    setTimeout(() => { button.textContent = words; }, 1500);
  }
}
customElements.define("copy-button", CopyButton);
