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
    const width = Math.max(240, Math.min(520, box.clientWidth > 700 ? (box.clientWidth - 64) / 3 : box.clientWidth));
    const total = counts ? " (" + num(points.reduce((sum, p) => sum + p.n, 0)) + ")" : "", inset = Math.min(1, width / points.length / 6);
    const facts = { width, height: 130, left: 44, right: 12, top: 12, domain, values: points.map((p) => p.n), whole: true, days: 4, steps: 3 };
    const picture = marsad.chart(title, facts, (x, y) => points.filter((p) => p.n)
      .map((p) => marsad.bar(x(p.from) + inset, x(p.to) - inset, y(p.n), y(0), { fill: "var(--accent)" }, p.words + ": " + num(p.n))));
    box.append(el("div", {}, el("p", { text: title + total }), picture));
  }

  function draw() {
    const points = rows(), domain = [points[0].from, points[points.length - 1].to];
    box.replaceChildren();
    const heads = [...table.querySelectorAll("th[data-kind]")].map((head) => head.textContent);
    if (points.some((p) => p.killed)) bars(t("bars_killed"), points.map((p) => ({ ...p, n: p.killed })), domain, false);
    heads.forEach((title, at) => bars(title, points.map((p) => ({ ...p, n: p.kinds[at] })), domain, true));
  }

  marsad.fitted(box, draw);
  addEventListener("beforeprint", () => { document.getElementById("bars-data").open = true; });
})();
