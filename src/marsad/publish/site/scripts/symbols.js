"use strict";
/* Signs on the map, drawn and not written, so that no font of signs is needed. */
marsad.symbols = (() => {
  const NAMES = ["sea", "land", "war", "border", "ink", "accent", "paper", "soft"];

  function colours() {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue("--" + name).trim()]));
  }

  function canvas(wide, high) {
    const node = marsad.el("canvas", { width: wide, height: high });
    return node.getContext("2d", { willReadFrequently: true });
  }

  /* A grade by its shape: full, half, empty, a lozenge, a cross, a dash. */
  function grade(name, c) {
    const size = 44, mid = size / 2, r = 14, g = canvas(size, size);
    g.lineWidth = 4.5; g.strokeStyle = c.accent; g.fillStyle = c.paper;
    g.beginPath();
    if (name === "contested") { g.moveTo(mid, mid - r - 2); g.lineTo(mid + r + 2, mid); g.lineTo(mid, mid + r + 2); g.lineTo(mid - r - 2, mid); g.closePath(); }
    else g.arc(mid, mid, r, 0, 2 * Math.PI);
    g.fill();
    if (name === "confirmed" || name === "fair") {
      g.save(); g.fillStyle = c.accent;
      if (name === "fair") { g.clip(); g.fillRect(0, 0, mid, size); } else g.fill();
      g.restore();
    }
    g.stroke();
    g.beginPath();
    if (name === "none") { g.moveTo(mid - 6, mid); g.lineTo(mid + 6, mid); }
    if (name === "discounted") { g.moveTo(mid - 6, mid - 6); g.lineTo(mid + 6, mid + 6); g.moveTo(mid + 6, mid - 6); g.lineTo(mid - 6, mid + 6); }
    g.stroke();
    return g.getImageData(0, 0, size, size);
  }

  const FONT = '600 24px "Marsad Sans", system-ui, sans-serif';

  /* How many events stand close together: a number in a ring. */
  function many(text, c) {
    const measure = canvas(4, 4);
    measure.font = FONT;
    const wide = Math.ceil(Math.max(48, measure.measureText(text).width + 28)), high = 48, g = canvas(wide, high);
    g.font = FONT;
    g.lineWidth = 3; g.strokeStyle = c.accent; g.fillStyle = c.paper;
    g.beginPath(); g.roundRect(2, 2, wide - 4, high - 4, 22); g.fill(); g.stroke();
    g.fillStyle = c.ink; g.textAlign = "center"; g.textBaseline = "middle";
    g.fillText(text, wide / 2, high / 2 + 1);
    return g.getImageData(0, 0, wide, high);
  }

  /* The hatching of a side over a box: with the colour, never the colour alone. */
  function hatch(g, pattern, wide, high, ink) {
    g.save();
    g.strokeStyle = ink; g.fillStyle = ink; g.globalAlpha = 0.55; g.lineWidth = 2.5;
    const step = 10, line = (x1, y1, x2, y2) => { g.beginPath(); g.moveTo(x1, y1); g.lineTo(x2, y2); g.stroke(); };
    for (let at = -high; at < wide + high; at += step) {
      if (pattern === "lines" || pattern === "cross") line(at, high, at + high, 0);
      if (pattern === "back" || pattern === "cross") line(at, 0, at + high, high);
      if (pattern === "bars") line(at, 0, at, high);
      if (pattern === "dots") for (let y = 5; y < high; y += step) { g.beginPath(); g.arc(at + (y % 20 ? 5 : 0), y, 2, 0, 7); g.fill(); }
    }
    g.restore();
  }

  /* Who holds a place: the side's colour, hatching and mark; a broken frame where it is
     only claimed, a lozenge where it is contested, a question where nobody knows. */
  function hold(side, state, c) {
    const text = state === "contested" ? "◇" : !side || state === "unknown" ? "?" : side.mark;
    const font = '600 20px "Marsad Sans", "Marsad Naskh", system-ui, sans-serif', measure = canvas(4, 4);
    measure.font = font;
    const label = Math.ceil(measure.measureText(text).width), from = side ? 30 : 0, wide = label + from + 20, high = 36, g = canvas(wide, high);
    g.beginPath(); g.roundRect(2, 2, wide - 4, high - 4, 5);
    g.fillStyle = c.paper; g.fill();
    if (side) {
      g.save(); g.clip();
      g.beginPath(); g.rect(0, 0, 30, high); g.fillStyle = side.colour; g.globalAlpha = state === "unknown" ? 0.35 : 1; g.fill(); g.clip();
      hatch(g, side.pattern, 30, high, c.paper);
      g.restore();
    }
    g.beginPath(); g.roundRect(2, 2, wide - 4, high - 4, 5);
    g.lineWidth = 3; g.strokeStyle = c.ink;
    if (state !== "held") g.setLineDash(state === "claimed" ? [7, 5] : [2, 4]);
    g.stroke();
    g.font = font; g.fillStyle = c.ink; g.textAlign = "center"; g.textBaseline = "middle";
    g.fillText(text, from + (wide - from) / 2, high / 2 + 1);
    return g.getImageData(0, 0, wide, high);
  }

  /* Ground of a side, to be laid side by side: its colour and hatching. */
  function area(side, c) {
    const size = 40, g = canvas(size, size);
    g.fillStyle = side.colour;
    g.fillRect(0, 0, size, size);
    hatch(g, side.pattern, size, size, c.paper);
    return g.getImageData(0, 0, size, size);
  }

  /* The same hatching as a small picture in the legend. */
  function swatch(svg) {
    const { pattern, colour } = svg.dataset, shapes = [];
    const add = (tag, attributes) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const name in attributes) node.setAttribute(name, attributes[name]);
      shapes.push(node);
    };
    add("rect", { width: 26, height: 18, fill: colour });
    for (let at = -18; at < 44; at += 6) {
      const line = (x1, y1, x2, y2) => add("path", { d: `M${x1} ${y1}L${x2} ${y2}`, stroke: "var(--paper)", "stroke-width": 1.5, opacity: 0.6 });
      if (pattern === "lines" || pattern === "cross") line(at, 18, at + 18, 0);
      if (pattern === "back" || pattern === "cross") line(at, 0, at + 18, 18);
      if (pattern === "bars") line(at, 0, at, 18);
      if (pattern === "dots") for (let y = 3; y < 18; y += 6) add("circle", { cx: at + 3, cy: y, r: 1.2, fill: "var(--paper)", opacity: 0.7 });
    }
    add("rect", { x: 0.5, y: 0.5, width: 25, height: 17, fill: "none", stroke: "currentColor" });
    svg.replaceChildren(...shapes);
  }

  return { colours, grade, many, hold, area, swatch };
})();
