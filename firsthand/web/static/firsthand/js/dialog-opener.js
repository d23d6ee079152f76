/* Opens the dialog that a link or button names in data-open; without it the link leads to a page with the same form. */
class DialogOpener extends HTMLElement {
  connectedCallback() { document.addEventListener("click", this); }

  disconnectedCallback() { document.removeEventListener("click", this); }

  handleEvent(event) {
    const pressed = event.target.closest("[data-open], [data-close]");
    if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if ("close" in pressed.dataset) return pressed.closest("dialog")?.close();
    const dialog = document.getElementById(pressed.dataset.open);
    if (!dialog) return;
    event.preventDefault();
    dialog.showModal();
    dialog.querySelector("textarea, input:not([type=hidden])")?.focus();
  }
}
customElements.define("dialog-opener", DialogOpener);
