/* Keeps the link that opens the mail program in step with what is written in the draft's fields. */
class MailDraft extends HTMLElement {
  connectedCallback() { this.addEventListener("input", this); }

  disconnectedCallback() { this.removeEventListener("input", this); }

  handleEvent() {
    const link = this.querySelector("[data-mailto]");
    const [to, fields] = link.getAttribute("href").split("?");
    const kept = (fields ?? "").split("&").filter((field) => field && !/^(subject|body)=/.test(field));
    const subject = encodeURIComponent(this.querySelector("[name=subject]").value);
    const body = encodeURIComponent(this.querySelector("[name=body]").value.replace(/\n/g, "\r\n"));
    link.setAttribute("href", `${to}?${[`subject=${subject}`, `body=${body}`, ...kept].join("&")}`);
  }
}
customElements.define("mail-draft", MailDraft);
