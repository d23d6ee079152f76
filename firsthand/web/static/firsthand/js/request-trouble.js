/* Says so when a part of the page could not be fetched or kept. */
class RequestTrouble extends HTMLElement {
  connectedCallback() {
    for (const type of ["htmx:responseError", "htmx:sendError"]) document.addEventListener(type, this);
    document.addEventListener("htmx:beforeRequest", this);
  }

  handleEvent(event) {
    this.hidden = event.type === "htmx:beforeRequest";
    this.textContent = this.hidden ? "" : this.dataset.text;
  }
}
customElements.define("request-trouble", RequestTrouble);
