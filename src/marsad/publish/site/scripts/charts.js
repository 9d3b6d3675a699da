"use strict";
/* Charts of counts, drawn from the tables beside them, so that chart and table cannot
   differ. */
(() => {
  const { el, t, utc, chart, line, shape, written } = marsad;
  const DAY = 86400000;

  /* "16,18,20", or "16,18," where no source gives a ceiling. */
  function range(text) {
    if (!text) return null;
    const [low, best, high] = text.split(",").map((n) => (n === "" ? null : Number(n)));
    return { low, best, high, top: high === null ? best : high, open: high === null };
  }

  function facts(figure, domain, points) {
    return {
      width: Math.max(280, Math.min(560, figure.clientWidth)), height: 200, left: 56, right: 16, top: 16,
      domain, values: points.flatMap((p) => [p.best, p.top]), whole: true, days: 5, steps: 4,
    };
  }

  /* From the lowest to the highest that sources say; an arrow where none gives a ceiling. */
  function ranges(points, colour, x, y) {
    const spread = points.filter((p) => p.top > p.low), open = points.filter((p) => p.open);
    return [
      ...spread.map((p) => line(x(p.middle), y(p.low), x(p.middle), y(p.top), { stroke: colour, "stroke-width": 1.5 })),
      ...open.map((p) => written(x(p.middle), y(p.best) - 4, "↑", { fill: colour, "font-size": 13 })),
    ];
  }

  /* Two small charts, each with its own scale: what counts, and what is not added to it. */
  function flow(box, table) {
    const rows = [...table.querySelectorAll("tbody tr")].map((row) => {
      const from = utc(row.dataset.start), to = new Date(+utc(row.dataset.end) + DAY);
      return { from, to, middle: new Date((+from + +to) / 2), days: row.cells[0].textContent, row };
    });
    if (rows.length < 2) return;
    const domain = [rows[0].from, rows[rows.length - 1].to];
    const unit = table.dataset.unit;
    for (const name of ["head", "weak"]) {
      const points = rows.map((r) => ({ ...r, ...range(r.row.dataset[name]) })).filter((r) => r.best !== undefined && r.best !== null);
      if (points.length) part(box, name, points, domain, unit);
    }
  }

  function part(box, name, points, domain, unit) {
    const title = t(name === "head" ? "sure_short" : "weaker_short");
    const figure = el("figure", {}, el("p", { text: title }));
    box.append(figure);
    const sure = name === "head", wide = +points[0].to - points[0].from, inset = Math.max(0, Math.min(1.5, 200 * wide / (domain[1] - domain[0])));
    const look = sure ? { fill: "var(--accent)", "fill-opacity": 0.75 } : { fill: "url(#hatch)", stroke: "var(--soft)" };
    figure.append(chart(box.dataset.title + t("comma") + title + t("comma") + t("by_" + unit), facts(figure, domain, points), (x, y) => [
      ...points.map((p) => marsad.bar(x(p.from) + inset, x(p.to) - inset, y(p.best), y(0), look, p.days + ": " + p.row.cells[sure ? 1 : 2].textContent)),
      ...ranges(points, sure ? "var(--ink)" : "var(--soft)", x, y),
    ]));
  }

  /* One small chart for each place that was counted on more than one day. */
  function stock(box, table) {
    const places = new Map();
    for (const row of table.querySelectorAll("tbody tr[data-day]")) {
      const found = range(row.dataset.range);
      if (!row.dataset.day || !row.dataset.place || !found) continue;
      const point = { ...found, middle: utc(row.dataset.day), words: row.cells[0].textContent + ": " + row.cells[2].textContent };
      places.set(row.dataset.place, [...(places.get(row.dataset.place) || []), point]);
    }
    const drawn = [...places].filter(([, points]) => new Set(points.map((p) => +p.middle)).size > 1);
    for (const [place, points] of drawn.slice(0, 4)) {
      const figure = el("figure", {}, el("p", {}, marsad.bdi(place)));
      const times = points.map((p) => +p.middle), pad = (Math.max(...times) - Math.min(...times)) * 0.08;
      box.append(figure);
      const domain = [new Date(Math.min(...times) - pad), new Date(Math.max(...times) + pad)];
      figure.append(chart(box.dataset.title + t("comma") + place, facts(figure, domain, points), (x, y) => [
        ...ranges(points, "var(--ink)", x, y),
        ...points.map((p) => shape("circle", { cx: x(p.middle), cy: y(p.best), r: 4.5, fill: "var(--accent)", stroke: "var(--paper)" }, p.words)),
      ]));
    }
  }

  function draw(box) {
    const table = box.parentElement.querySelector("table");
    box.replaceChildren();
    (box.dataset.chart === "flow" ? flow : stock)(box, table);
  }

  for (const box of document.querySelectorAll("[data-chart]")) marsad.fitted(box, draw);
  addEventListener("beforeprint", () => { for (const table of document.querySelectorAll("details.table")) table.open = true; });
})();
