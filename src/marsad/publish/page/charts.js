"use strict";
/* Charts over time, drawn with Observable Plot from the page's own data. */
const DAY = 86400000;

function chart(title, note, svg) {
  const box = el("div", { class: "chart" }, el("h3", { text: title }));
  if (svg) box.append(svg);
  box.append(el("p", { class: "note", text: svg ? note : t("chart_none") }));
  document.getElementById("charts").append(box);
}

function basics() {
  const wide = document.getElementById("charts").clientWidth;
  const columns = wide > 800 ? 2 : 1;
  return { width: Math.max(260, Math.min(620, (wide - (columns - 1) * 40) / columns)), height: 230, marginLeft: 52, style: { background: "transparent", fontSize: "12px" }, x: { label: null, type: "utc", inset: 14, ...axis() } };
}

/* Time runs from left to right in every language, as Arabic newspapers draw it; Plot
   itself writes its days in English only. */
function axis() {
  if (S === STRINGS.en) return {};
  return { tickFormat: (date, n, ticks) => {
    const far = ticks.length > 1 && ticks[1] - ticks[0] > 20 * DAY;
    const month = S["short_" + (date.getUTCMonth() + 1)];
    const year = n === 0 || date.getUTCMonth() === 0 ? " " + date.getUTCFullYear() : "";
    return "\u2067" + (far ? month + year : date.getUTCDate() + " " + month) + "\u2069";
  } };
}

/* Dates far from the rest, such as of an old abduction, would squeeze the chart. */
function recent(rows) {
  const dated = rows.filter((r) => r.end || r.start).map((r) => ({ ...r, date: utc(r.end || r.start) })).sort((a, b) => a.date - b.date);
  if (!dated.length) return dated;
  const middle = dated[Math.floor(dated.length / 2)].date;
  return dated.filter((r) => Math.abs(r.date - middle) <= 550 * DAY);
}

function drawEvents() {
  const rows = recent(R.events);
  if (!rows.length) return chart(t("chart_events", { interval: t("day") }), "", null);
  const span = (rows[rows.length - 1].date - rows[0].date) / DAY;
  const interval = span > 400 ? "month" : span > 100 ? "week" : "day";
  const left = R.events.length - rows.length;
  const note = t("chart_events_note") + (left ? " " + t("chart_left", { events: left }) : "");
  const first = interval === "day" ? new Date(rows[0].date - 3 * DAY) : rows[0].date;
  const last = new Date(+rows[rows.length - 1].date + (interval === "day" ? 3 : 1) * DAY);
  chart(t("chart_events", { interval: t(interval) }), note, Plot.plot({
    ...basics(), ariaLabel: t("chart_events", { interval: t(interval) }),
    x: { label: null, type: "utc", domain: span < 14 ? [first, last] : undefined, ...axis() },
    y: { label: null, grid: true, tickFormat: (v) => (Number.isInteger(v) ? num(v) : ""), ticks: 4, tickSize: 0 },
    marks: [Plot.rectY(rows, Plot.binX({ y: "count" }, { x: "date", interval: interval, fill: "var(--accent)", inset: 0.5 })), Plot.ruleY([0], { stroke: "currentColor" })],
  }));
}

function drawKilled() {
  const rows = recent(R.events.filter((e) => e.figures.killed && e.figures.killed.best > 0));
  if (rows.length < 2) return;
  const points = rows.map((e) => ({ date: e.date, low: e.figures.killed.low, best: e.figures.killed.best, high: e.figures.killed.high === null ? e.figures.killed.best : e.figures.killed.high, open: e.figures.killed.high === null, title: toldText(e) }));
  chart(t("chart_killed"), t("chart_killed_note"), Plot.plot({
    ...basics(), ariaLabel: t("chart_killed"), y: { label: null, grid: true, zero: true, ticks: 5, tickSize: 0 },
    marks: [
      Plot.ruleY([0], { stroke: "currentColor" }),
      Plot.ruleX(points, { x: "date", y1: "low", y2: "high", stroke: "var(--accent)", strokeWidth: 2 }),
      Plot.dot(points, { x: "date", y: "best", r: 3.5, stroke: "var(--accent)", fill: "var(--paper)", title: "title" }),
      Plot.text(points.filter((p) => p.open), { x: "date", y: "best", text: () => "↑", dy: -12, fill: "var(--accent)" }),
    ],
  }));
}

function drawArea() {
  const rows = recent(R.control.filter((c) => c.km2 !== null && c.start).map((c) => ({ ...c, end: c.start })));
  if (rows.length < 2) return;
  rows.forEach((r) => { r.series = (r.area || r.place || "") + (r.holder || ""); });
  chart(t("chart_area"), t("chart_area_note"), Plot.plot({
    ...basics(), ariaLabel: t("chart_area"), y: { label: null, grid: true, zero: true, ticks: 5, tickSize: 0 },
    marks: [
      Plot.ruleY([0], { stroke: "currentColor" }),
      Plot.line(rows, { x: "date", y: "km2", z: "series", curve: "step-after", stroke: "var(--accent)", strokeWidth: 1.5 }),
      Plot.dot(rows, { x: "date", y: "km2", r: 4, stroke: "var(--accent)", fill: (r) => (r.state === "held" ? "var(--accent)" : "var(--paper)") }),
      Plot.text(rows, { x: "date", y: "km2", text: (r) => num(r.km2), dy: -12, fill: "currentColor", stroke: "var(--paper)", strokeWidth: 5 }),
    ],
  }));
}

function drawStocks() {
  const groups = new Map();
  for (const row of R.tallies) {
    if (row.kind !== "stock" || row.measure === "area_km2") continue;
    const key = row.measure + "|" + (row.place || "") + "|" + (row.population || "");
    groups.set(key, [...(groups.get(key) || []), row]);
  }
  const drawn = [...groups.values()].map(recent).filter((rows) => new Set(rows.map((r) => +r.date)).size > 1).sort((a, b) => b.length - a.length).slice(0, 4);
  for (const rows of drawn) {
    const title = t("chart_stock", { measure: t("measure_" + rows[0].measure) + (rows[0].place ? t("comma") + isolate(placeName(rows[0].place)) : "") });
    const points = rows.map((r) => ({ date: r.date, low: r.low, best: r.best, high: r.high === null ? r.best : r.high }));
    chart(title.charAt(0).toUpperCase() + title.slice(1), t("chart_killed_note"), Plot.plot({
      ...basics(), ariaLabel: title, y: { label: null, grid: true, zero: true, ticks: 5, tickSize: 0 },
      marks: [
        Plot.ruleY([0], { stroke: "currentColor" }),
        Plot.ruleX(points, { x: "date", y1: "low", y2: "high", stroke: "var(--accent)", strokeWidth: 2 }),
        Plot.dot(points, { x: "date", y: "best", r: 3.5, stroke: "var(--accent)", fill: "var(--paper)" }),
      ],
    }));
  }
}

function drawCharts() {
  document.getElementById("charts").replaceChildren();
  for (const draw of [drawArea, drawEvents, drawKilled, drawStocks]) draw();
}
drawn(drawCharts);
let chartWidth = document.getElementById("charts").clientWidth;
addEventListener("resize", () => {
  const wide = document.getElementById("charts").clientWidth;
  if (wide > 0 && wide !== chartWidth) { chartWidth = wide; drawCharts(); }
});
