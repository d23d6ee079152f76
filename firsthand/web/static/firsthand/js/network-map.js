/* The map may be looked at closer: by buttons, by + - and 0, by pinching, by the wheel with Ctrl. Only viewBox changes. */
class NetworkMap extends HTMLElement {
  connectedCallback() {
    this.svg = this.querySelector("svg");
    this.whole = this.dataset.box.split(" ").map(Number);
    this.box = [...this.whole];
    this.fingers = new Map();
    this.querySelector(".map-zoom").hidden = false;
    this.addEventListener("click", this);
    this.addEventListener("keydown", this);
    for (const kind of ["pointerdown", "pointermove", "pointerup", "pointercancel", "dragstart"]) this.svg.addEventListener(kind, this);
    this.svg.addEventListener("wheel", this, { passive: false });
  }

  handleEvent(event) { this[`on_${event.type}`]?.(event); }

  on_click(event) {
    const wanted = event.target.closest("[data-zoom]")?.dataset.zoom;
    if (wanted) this.#zoom({ in: 0.7, out: 1 / 0.7, all: Infinity }[wanted]);
    else if (event.detail && this.moved > 4) event.preventDefault(); // the end of a drag, which is no click
  }

  on_keydown(event) {
    const by = { "+": 0.7, "=": 0.7, "-": 1 / 0.7, 0: Infinity }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#zoom(by);
  }

  on_wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.#zoom(Math.exp(Math.max(-50, Math.min(50, event.deltaY)) / 100), this.#at(event));
  }

  on_pointerdown(event) { this.moved = 0; this.fingers.set(event.pointerId, event); }

  on_pointerup(event) { this.fingers.delete(event.pointerId); }

  on_pointercancel(event) { this.fingers.delete(event.pointerId); }

  on_dragstart(event) { event.preventDefault(); }

  on_pointermove(event) {
    if (!event.buttons) this.fingers.delete(event.pointerId); // let go of outside the map
    const before = this.fingers.get(event.pointerId);
    if (!before || (this.fingers.size === 1 && !this.classList.contains("zoomed"))) return;
    const other = [...this.fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
    const apart = (one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    this.moved += Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY);
    if (other) this.#zoom(apart(before) / Math.max(1, apart(event)), this.#at(event));
    else {
      const scale = this.box[2] / this.svg.clientWidth;
      this.#show(this.box[0] - (event.clientX - before.clientX) * scale, this.box[1] - (event.clientY - before.clientY) * scale, this.box[2]);
    }
    this.fingers.set(event.pointerId, event);
  }

  #at(event) {
    const [seen, [x, y, width, height]] = [this.svg.getBoundingClientRect(), this.box];
    return [x + ((event.clientX - seen.x) / seen.width) * width, y + ((event.clientY - seen.y) / seen.height) * height];
  }

  #zoom(by, [x, y] = [this.box[0] + this.box[2] / 2, this.box[1] + this.box[3] / 2]) {
    const width = Math.max(this.whole[2] / 8, Math.min(this.whole[2], this.box[2] * by));
    this.#show(x - ((x - this.box[0]) * width) / this.box[2], y - ((y - this.box[1]) * width) / this.box[2], width);
  }

  #show(x, y, width) {
    const [, , full, tall] = this.whole, height = (width * tall) / full;
    this.box = [Math.max(0, Math.min(full - width, x)), Math.max(0, Math.min(tall - height, y)), width, height];
    this.svg.setAttribute("viewBox", this.box.map((side) => side.toFixed(1)).join(" "));
    this.classList.toggle("zoomed", width < full);
  }
}
customElements.define("network-map", NetworkMap);
