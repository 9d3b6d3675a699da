"use strict";
/* Small charts, one a kind, drawn from the table below them, so that they cannot differ. */
(() => {
  const { el, t, num, utc } = marsad;
  const DAY = 86400000, box = document.getElementById("bars"), table = document.getElementById("bars-table");
  if (!box) return;

  function rows() {
    return [...table.querySelectorAll("tbody tr")].map((row) => ({
      from: utc(row.dataset.start), to: new Date(+utc(row.dataset.end) + DAY), words: row.cells[0].textContent,
      kinds: [...row.querySelectorAll("[data-n]")].map((cell) => +cell.dataset.n), killed: +row.querySelector("[data-killed]").dataset.killed,
    }));
  }

  function bars(title, points, domain, counts) {
    const wide = Math.max(240, Math.min(520, box.clientWidth > 700 ? (box.clientWidth - 64) / 3 : box.clientWidth));
    const total = counts ? " (" + num(points.reduce((sum, p) => sum + p.n, 0)) + ")" : "", inset = Math.min(1, wide / points.length / 6);
    box.append(el("div", {}, el("p", { text: title + total }), marsad.picture(Plot.plot({
      width: wide, height: 130, marginLeft: 44, marginRight: 12, marginTop: 12, style: { fontSize: "12px" },
      x: { type: "utc", label: null, domain, tickFormat: marsad.tick, ticks: 4 },
      y: { label: null, grid: true, ticks: 3, tickSize: 0, nice: true, tickFormat: (v) => (Number.isInteger(v) ? num(v) : "") },
      marks: [Plot.rectY(points, { x1: "from", x2: "to", y: "n", inset, fill: "var(--accent)", title: (p) => p.words + ": " + num(p.n) }), Plot.ruleY([0], { stroke: "currentColor" })],
    }), title)));
  }

  function draw() {
    const points = rows(), domain = [points[0].from, points[points.length - 1].to];
    box.replaceChildren();
    const heads = [...table.querySelectorAll("th[data-kind]")].map((head) => head.textContent);
    if (points.some((p) => p.killed)) bars(t("bars_killed"), points.map((p) => ({ ...p, n: p.killed })), domain, false);
    heads.forEach((title, at) => bars(title, points.map((p) => ({ ...p, n: p.kinds[at] })), domain, true));
  }

  marsad.drawNear(box, draw);
  addEventListener("beforeprint", () => { document.getElementById("bars-data").open = true; });
})();
