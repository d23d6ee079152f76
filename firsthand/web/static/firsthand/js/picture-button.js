/* Saves the drawing that data-from names as a picture of dots, twice its size, made by the browser itself. */
class PictureButton extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.addEventListener("click", this);
  }

  disconnectedCallback() { this.removeEventListener("click", this); }

  async handleEvent() {
    const drawing = new Image();
    drawing.src = this.dataset.from;
    await drawing.decode();
    const canvas = document.createElement("canvas");
    canvas.width = 2 * drawing.naturalWidth;
    canvas.height = 2 * drawing.naturalHeight;
    canvas.getContext("2d").drawImage(drawing, 0, 0, canvas.width, canvas.height);
    const picture = await new Promise((done) => { canvas.toBlob(done, "image/png"); });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(picture);
    link.download = this.dataset.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}
customElements.define("picture-button", PictureButton);
