"use strict";
/* Charts of counts, drawn with Observable Plot from the tables beside them, so that chart
   and table cannot differ. The libraries are loaded after the page, when a chart is near. */
(() => {
  const { el, t, num, utc, tick, picture } = marsad;
  const DAY = 86400000;
  const boxes = [...document.querySelectorAll("[data-chart]")];
  const { withPlot } = marsad;

  /* "16,18,20", or "16,18," where no source gives a ceiling. */
  function range(text) {
    if (!text) return null;
    const [low, best, high] = text.split(",").map((n) => (n === "" ? null : Number(n)));
    return { low, best, high, top: high === null ? best : high, open: high === null };
  }

  function basics(box, domain) {
    return {
      width: Math.max(280, Math.min(560, box.clientWidth)), height: 200, marginLeft: 56, marginRight: 16, marginTop: 16,
      style: { background: "transparent", fontSize: "12px", direction: "ltr" },
      x: { label: null, type: "utc", domain, tickFormat: tick, ticks: 5 },
      y: { label: null, grid: true, zero: true, ticks: 4, tickSize: 0, nice: true, tickFormat: (v) => (Number.isInteger(v) ? num(v) : "") },
    };
  }

  function ranges(points, colour) {
    const open = points.filter((p) => p.open), line = { x: "middle", y1: "low", y2: "top", stroke: colour, strokeWidth: 1.5 };
    return [
      Plot.ruleX(points.filter((p) => p.top > p.low), line),
      Plot.text(open, { x: "middle", y: "best", text: () => "↑", dy: -8, fill: colour, fontSize: 13 }),
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
    const sure = name === "head", colour = sure ? "var(--ink)" : "var(--soft)";
    const wide = +points[0].to - points[0].from, inset = Math.max(0, Math.min(1.5, 200 * wide / (domain[1] - domain[0])));
    figure.append(picture(Plot.plot({
      ...basics(figure, domain),
      marks: [
        Plot.rectY(points, { x1: "from", x2: "to", y: "best", inset, title: (p) => p.days + ": " + p.row.cells[sure ? 1 : 2].textContent,
          fill: sure ? "var(--accent)" : "url(#hatch)", fillOpacity: sure ? 0.75 : 1, stroke: sure ? null : "var(--soft)" }),
        ...ranges(points, colour),
        Plot.ruleY([0], { stroke: "currentColor" }),
      ],
    }), box.dataset.title + t("comma") + title + t("comma") + t("by_" + unit)));
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
      figure.append(picture(Plot.plot({
        ...basics(figure, [new Date(Math.min(...times) - pad), new Date(Math.max(...times) + pad)]),
        marks: [
          ...ranges(points, "var(--ink)"),
          Plot.dot(points, { x: "middle", y: "best", r: 4.5, fill: "var(--accent)", stroke: "var(--paper)", title: "words" }),
          Plot.ruleY([0], { stroke: "currentColor" }),
        ],
      }), box.dataset.title + t("comma") + place));
    }
  }

  function draw(box) {
    const table = box.parentElement.querySelector("table");
    box.hidden = false;
    box.replaceChildren();
    (box.dataset.chart === "flow" ? flow : stock)(box, table);
    if (!box.children.length) box.hidden = true;
    box.dataset.drawn = box.clientWidth;
  }

  /* Hidden boxes have no place on the screen, so it is their figures that are watched. */
  const near = new IntersectionObserver((seen) => {
    for (const one of seen) {
      if (!one.isIntersecting) continue;
      near.unobserve(one.target);
      withPlot().then(() => draw(one.target.querySelector("[data-chart]")), () => {});
    }
  }, { rootMargin: "100px" });

  /* The page comes first: charts are looked for once it stands, or as soon as somebody
     moves through it. */
  let started = false;
  function start() {
    if (started) return;
    started = true;
    for (const box of boxes) near.observe(box.parentElement);
  }
  for (const moved of ["scroll", "pointerdown", "keydown"]) addEventListener(moved, start, { once: true, passive: true });
  addEventListener("load", () => setTimeout(start, 600));

  addEventListener("resize", () => {
    for (const box of boxes) if (box.dataset.drawn && !box.hidden && box.clientWidth !== Number(box.dataset.drawn)) draw(box);
  });
  if (boxes.length) marsad.onPaper(() => { for (const box of boxes) if (!box.dataset.drawn) draw(box); });
  addEventListener("beforeprint", () => { for (const table of document.querySelectorAll("details.table")) table.open = true; });
})();
