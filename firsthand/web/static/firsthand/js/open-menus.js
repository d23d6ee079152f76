/* Menus are <details>; a click elsewhere, or Escape, closes the open ones. */
class OpenMenus extends HTMLElement {
  connectedCallback() {
    document.addEventListener("click", this);
    document.addEventListener("keydown", this);
  }

  disconnectedCallback() {
    document.removeEventListener("click", this);
    document.removeEventListener("keydown", this);
  }

  handleEvent(event) {
    if (event.type === "keydown" && event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (event.type === "click" && menu.contains(event.target)) continue;
      menu.open = false;
      if (event.type === "keydown") menu.querySelector("summary").focus();
    }
  }
}
customElements.define("open-menus", OpenMenus);
