/* Says under the thumb which month is meant, and shows that time when it is let go. */
class RecordSlider extends HTMLElement {
  connectedCallback() {
    this.labels = this.dataset.labels.split("\n");
    this.addEventListener("input", this);
    this.addEventListener("change", this);
  }

  disconnectedCallback() {
    this.removeEventListener("input", this);
    this.removeEventListener("change", this);
  }

  handleEvent(event) {
    const month = this.labels[event.target.value];
    this.querySelector("label b").textContent = month;
    event.target.setAttribute("aria-valuetext", month);
    if (event.type === "change") this.querySelector("form").requestSubmit();
  }
}
customElements.define("record-slider", RecordSlider);
