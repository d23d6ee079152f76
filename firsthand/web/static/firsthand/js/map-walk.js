/* The people of a map are one stop for the Tab key; arrow keys go on from one to the next in that direction. */
class MapWalk extends HTMLElement {
  connectedCallback() {
    this.nodes = [...this.querySelectorAll("a.node")];
    for (const node of this.nodes) node.setAttribute("tabindex", "-1");
    (this.querySelector("a.on") ?? this.nodes[0])?.setAttribute("tabindex", "0");
    this.addEventListener("keydown", this);
  }

  disconnectedCallback() { this.removeEventListener("keydown", this); }

  handleEvent(event) {
    const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    const from = event.target.closest("a.node");
    if (!way || !from || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = this.#next(from, way);
    from.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }

  /* The nearest in that direction, what lies aside counting double. */
  #next(from, [right, down]) {
    const place = (node) => {
      const circle = node.querySelector("circle");
      return [circle.cx.baseVal.value, circle.cy.baseVal.value];
    };
    const [x, y] = place(from);
    const far = (node) => {
      const [a, b] = place(node);
      const along = (a - x) * right + (b - y) * down;
      return along > 0 ? along + 2 * Math.abs((a - x) * down + (b - y) * right) : Infinity;
    };
    return this.nodes.reduce((best, node) => (far(node) < far(best) ? node : best), from);
  }
}
customElements.define("map-walk", MapWalk);
