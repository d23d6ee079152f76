/* Around a form with a file field: files dropped on it, or chosen, are named; a button then sends them, with progress. */
class FileDrop extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.field = this.querySelector("input[type=file]");
    this.bar = this.querySelector("progress");
    for (const type of ["dragover", "dragleave", "drop", "change", "submit"]) this.addEventListener(type, this);
    this.#show();
  }

  handleEvent(event) {
    if (event.type === "change") return event.target === this.field && this.#show();
    if (event.type === "submit") return this.#send(event);
    event.preventDefault();
    this.querySelector(".drop").classList.toggle("over", event.type === "dragover");
    if (event.type !== "drop") return;
    const folder = [...event.dataTransfer.items].some((item) => item.webkitGetAsEntry?.()?.isDirectory);
    this.querySelector("[data-folder]").hidden = !folder;
    if (!folder && event.dataTransfer.files.length) {
      this.field.files = event.dataTransfer.files;
      this.#show();
    }
  }

  #show() {
    const names = [...this.field.files].map((file) => file.name);
    const chosen = names.length > 0;
    this.querySelector("[data-then]").hidden = !chosen;
    this.querySelector("[data-choose]").classList.toggle("do", !chosen);
    const list = this.querySelector("[data-names]");
    list.textContent = names.length > 3 ? `${names.slice(0, 3).join(", ")} +${names.length - 3}` : names.join(", ");
    if (chosen) this.querySelector("[data-then] button").focus();
  }

  #send(event) {
    event.preventDefault();
    const request = new XMLHttpRequest();
    this.bar.hidden = false;
    for (const button of this.querySelectorAll("button")) button.disabled = true;
    request.upload.addEventListener("progress", ({ loaded, total }) => { this.bar.max = total; this.bar.value = loaded; });
    request.addEventListener("load", () => this.#loaded(request));
    request.addEventListener("error", () => { this.bar.hidden = true; this.form.submit(); });
    request.open("POST", this.form.action);
    request.setRequestHeader("X-Requested-With", "file-drop");
    const sent = new FormData(this.form);
    if (event.submitter?.name) sent.set(event.submitter.name, event.submitter.value);
    request.send(sent);
  }

  #loaded(request) {
    if (request.status < 300) return location.assign(request.responseURL);
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    document.querySelector("main").replaceWith(page.querySelector("main"));
  }
}
customElements.define("file-drop", FileDrop);
