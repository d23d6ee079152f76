/* Around a form with a file field: files dropped on it are put in the field and sent, with the progress shown. */
class FileDrop extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.field = this.querySelector("input[type=file]");
    this.bar = this.querySelector("progress");
    for (const type of ["dragover", "dragleave", "drop", "change", "submit"]) this.addEventListener(type, this);
  }

  handleEvent(event) {
    if (event.type === "change") return event.target === this.field && this.form.requestSubmit();
    if (event.type === "submit") return this.#send(event);
    event.preventDefault();
    this.querySelector(".drop").classList.toggle("over", event.type === "dragover");
    if (event.type !== "drop") return;
    const folder = [...event.dataTransfer.items].some((item) => item.webkitGetAsEntry?.()?.isDirectory);
    this.querySelector("[data-folder]").hidden = !folder;
    if (!folder && event.dataTransfer.files.length) {
      this.field.files = event.dataTransfer.files;
      this.form.requestSubmit();
    }
  }

  #send(event) {
    event.preventDefault();
    const request = new XMLHttpRequest();
    this.bar.hidden = false;
    request.upload.addEventListener("progress", ({ loaded, total }) => { this.bar.max = total; this.bar.value = loaded; });
    request.addEventListener("load", () => this.#loaded(request));
    request.addEventListener("error", () => { this.bar.hidden = true; this.form.submit(); });
    request.open("POST", this.form.action);
    request.setRequestHeader("X-Requested-With", "file-drop");
    request.send(new FormData(this.form));
  }

  #loaded(request) {
    if (request.status < 300) return location.assign(request.responseURL);
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    document.querySelector("main").replaceWith(page.querySelector("main"));
  }
}
customElements.define("file-drop", FileDrop);
