"use strict";
/* Small charts over time, as SVG: a scale of days, one of numbers from nought, and what
   whoever asks draws between them. */
Object.assign(marsad, (() => {
  const DAY = 86400000, MONDAY = 4; /* 5 January 1970 was one */
  const STEPS = [[1], [2], [7], [30.4, 1], [91.3, 3], [365.2, 12], [730.5, 24], [1826, 60], [3652, 120], [9131, 300]]; /* days, and months where it is months */
  const BELOW = 30; /* room for the days */

  /* A round step that cuts a span into about so many: 1, 2 or 5 of a power of ten. */
  function roundStep(span, parts) {
    const power = 10 ** Math.floor(Math.log10(span / parts)), over = span / parts / power;
    return power * (over >= 7 ? 10 : over >= 3.2 ? 5 : over >= 1.5 ? 2 : 1);
  }

  /* Days to be named: Mondays, firsts of a month, of a quarter, of a year. */
  function daysBetween([from, to], parts) {
    const wanted = Math.max(1, (to - from) / DAY / parts), off = ([days]) => Math.abs(Math.log(days / wanted));
    const [days, months] = STEPS.reduce((best, one) => (off(one) < off(best) ? one : best)), found = [];
    const first = months ? from.getUTCFullYear() * 12 + from.getUTCMonth() : from / DAY - MONDAY, step = months || days;
    const day = (n) => new Date(months ? Date.UTC(Math.floor(n / 12), n % 12) : (n + MONDAY) * DAY);
    for (let n = Math.ceil(first / step) * step; day(n) <= to; n += step) if (day(n) >= from) found.push(day(n));
    return found;
  }

  /* Time runs from left to right in every language. */
  function dayWords(date, n, all) {
    const far = all.length > 1 && all[1] - all[0] > 20 * DAY, month = marsad.t("short_" + (date.getUTCMonth() + 1));
    const year = n === 0 || date.getUTCMonth() === 0 ? " " + date.getUTCFullYear() : "";
    const text = far ? month + year : date.getUTCDate() + " " + month;
    return marsad.direction === "rtl" ? "\u2067" + text + "\u2069" : text;
  }

  /* A part of a picture; a title is what a pointer that rests on it is told. */
  function shape(tag, attributes, title) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const name in attributes) node.setAttribute(name, attributes[name]);
    if (title) node.append(shape("title", {}));
    if (title) node.firstChild.textContent = title;
    return node;
  }
  function line(x1, y1, x2, y2, attributes, title) { return shape("path", { d: `M${x1} ${y1}L${x2} ${y2}`, fill: "none", ...attributes }, title); }
  function written(x, y, text, attributes) {
    const node = shape("text", { x, y, "text-anchor": "middle", fill: "currentColor", ...attributes });
    node.textContent = text;
    return node;
  }
  function bar(x1, x2, y1, y2, attributes, title) { return shape("rect", { x: x1, y: y1, width: Math.max(0.5, x2 - x1), height: Math.max(0, y2 - y1), ...attributes }, title); }

  /* A chart as one picture with one name; its table tells the rest. What to draw is asked
     for with the places of a day and of a number. */
  function chart(name, { width, height, left, right, top, inset = 0, domain, values, whole, days, steps }, draw) {
    const bottom = height - BELOW, most = Math.max(...values) || 1, round = roundStep(most, steps), step = whole ? Math.max(1, round) : round;
    const high = Math.ceil(most / step - 1e-9) * step, wide = width - left - right - 2 * inset;
    const x = (day) => left + inset + ((day - domain[0]) / (domain[1] - domain[0] || 1)) * wide, y = (n) => bottom - (n / high) * (bottom - top);
    const svg = shape("svg", { class: "plot", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": name, "font-size": 12 });
    for (let n = 0; n <= high + step / 2; n += step) {
      if (n) svg.append(line(left, y(n), width - right, y(n), { stroke: "currentColor", "stroke-opacity": 0.12 }));
      svg.append(written(left - 6, y(n) + 4, marsad.num(n), { "text-anchor": "end" }));
    }
    const named = daysBetween(domain, days);
    named.forEach((day, n) => svg.append(line(x(day), bottom, x(day), bottom + 6, { stroke: "currentColor" }), written(x(day), bottom + 20, dayWords(day, n, named))));
    svg.append(...draw(x, y), line(left, bottom, width - right, bottom, { stroke: "currentColor" }));
    return svg;
  }

  /* Draws what needs the width of its box, and again when that changes. */
  function fitted(box, draw) {
    const again = () => {
      box.hidden = false;
      draw(box);
      box.hidden = !box.children.length;
      box.dataset.drawn = box.clientWidth;
    };
    addEventListener("resize", () => { if (!box.hidden && box.clientWidth !== +box.dataset.drawn) again(); });
    again();
  }

  return { chart, fitted, shape, line, written, bar };
})());
