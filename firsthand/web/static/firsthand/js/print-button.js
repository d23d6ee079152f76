/* Opens the browser's own dialogue for printing; without scripts the browser's menu does the same. */

class PrintButton extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.addEventListener("click", this);
  }

  handleEvent() {
    window.print();
  }
}

customElements.define("print-button", PrintButton);
