"use strict";
/* Ground: more places and changes on demand, and the chart of areas from its table. */
(() => {
  const { el, t, bdi, holds, symbols, utc, num } = marsad;
  const PAGE = 100, get = (id) => document.getElementById(id);
  const NAMES = ["text", "party", "state"];
  let sides = [], shownPlaces = PAGE, shownChanges = 60;

  function nameOf(row) {
    return row.place || (row.side === null ? row.area || t("no_place") : t("ground_of", { holder: holds.sideName(sides, row.side) }));
  }
  function swatch(row) {
    if (row.side === null || row.state === "unknown") return null;
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), one = sides[row.side];
    for (const [name, value] of [["viewBox", "0 0 26 18"], ["width", 26], ["height", 18]]) svg.setAttribute(name, value);
    svg.dataset.pattern = one.pattern;
    svg.dataset.colour = one.colour;
    symbols.swatch(svg);
    return el("span", { class: "swatch", "aria-hidden": "true" }, svg);
  }
  function words(row) {
    if (!row.claims.length) return null;
    const link = el("a", { href: "event.html#" + row.claims[0] }, t("words"), el("span", { class: "unseen", text: t("comma") + nameOf(row) }));
    return el("span", {}, link, row.claim_count > 1 ? " " + t("and_more", { n: row.claim_count - 1 }) : "");
  }
  function against(row) {
    const link = (claim, key, n) => el("a", { href: "event.html#" + claim }, t(key), el("span", { class: "unseen", text: t("comma") + nameOf(row) + t("comma") + num(n) }));
    return row.pairs.map((pair, n) => el("span", { class: "against" }, t("ground_against") + " ", link(pair[0], "ground_one", n + 1), t("comma"), link(pair[1], "ground_other", n + 1)));
  }

  function placeRow(row) {
    const name = el("th", { scope: "row" }, bdi(nameOf(row)), row.blurred ? el("span", { class: "soft", text: " " + t("ground_blurred") }) : null);
    const age = el("td", { "data-label": t("ground_last") }, row.age_days ? t("ground_age", { days: row.age_days, n: row.age_days }) : "", row.stale ? el("span", { class: "late", text: t("ground_old") }) : null);
    return el("tr", { "data-state": row.state }, name, el("td", { class: "state", "data-state": row.state }, swatch(row), el("span", { text: holds.stateWords(row, sides) })),
      el("td", { "data-label": t("ground_since"), text: marsad.day(row.start) }), el("td", {}, holds.basisWords(row), against(row)), age, el("td", {}, words(row)));
  }
  function places() {
    const asked = marsad.chosen(NAMES), side = sides.findIndex((one) => one.id === asked.party);
    const wanted = (row) => row.newest && row.area === null && (!asked.state || row.state === asked.state) && (!asked.party || row.side === side) && (!asked.text || marsad.finds(marsad.fold(nameOf(row) + " " + marsad.catalogue.alike(nameOf(row))), asked.text));
    const found = holds.rows.filter(wanted);
    get("ground-rows").replaceChildren(...found.slice(0, shownPlaces).map(placeRow));
    get("ground-more").hidden = found.length <= shownPlaces;
    get("ground-note").textContent = t("ground_shown", { shown: Math.min(shownPlaces, found.length), n: found.length });
  }

  function wordsOf(side, state, km2) {
    return km2 === null ? holds.stateWords({ side, state }, sides) : t("ground_km2", { n: km2 });
  }
  function changeLine(row) {
    const held = wordsOf(row.side, row.state, row.km2), before = row.before ? wordsOf(...row.before) : held;
    const now = held + (row.km2 === null ? "" : t("comma") + t("state_" + row.state));
    const was = before === held ? "" : t("semicolon") + t("ground_was", { was: before });
    return el("li", { "data-state": row.state }, el("time", { datetime: row.start, text: marsad.day(row.start) }), " ", el("b", {}, bdi(nameOf(row))), t("colon") + now + was + " ",
      el("span", { class: "soft", text: "(" + holds.basisWords(row) + ")" }), " ", words(row), against(row));
  }
  function changes() {
    const found = holds.rows.filter(holds.changed);
    get("changes").replaceChildren(...found.slice(0, shownChanges).map(changeLine));
    get("changes-more").hidden = found.length <= shownChanges;
    get("changes-note").textContent = t("changes_shown", { shown: Math.min(shownChanges, found.length), n: found.length });
  }

  /* A side's colour, nearer to the ink, so that it is seen on paper of either theme. */
  function seen(colour) { return colour ? `color-mix(in srgb, ${colour} 70%, var(--ink))` : "var(--accent)"; }

  /* One chart a holder: steps, broken where the size is only claimed. */
  function areas() {
    const box = get("areas"), series = new Map();
    for (const row of document.querySelectorAll("#areas-table tbody tr")) {
      const point = { from: utc(row.dataset.start), to: utc(row.dataset.end), km2: +row.dataset.km2, state: row.dataset.state, colour: seen(row.dataset.colour), words: row.cells[0].textContent + ": " + row.cells[2].textContent };
      series.set(row.dataset.series, [...(series.get(row.dataset.series) || []), point]);
    }
    const all = [...series.values()].flat(), domain = [new Date(Math.min(...all.map((p) => +p.from))), new Date(Math.max(...all.map((p) => +p.to)))];
    box.replaceChildren(...[...series].slice(0, 8).map(([name, points]) => el("div", {}, el("p", {}, bdi(name)), steps(points, domain, name, box.clientWidth))));
  }
  function steps(points, domain, name, room) {
    const lines = points.map((p, n) => ({ ...p, until: n + 1 < points.length ? points[n + 1].from : p.to }));
    const rises = lines.slice(1).map((p, n) => ({ at: p.from, low: lines[n].km2, high: p.km2, colour: p.colour }));
    const held = (p) => p.state === "held", line = { x1: "from", x2: "until", y: "km2", stroke: "colour", strokeWidth: 2.5 };
    return marsad.picture(Plot.plot({
      width: Math.max(260, room > 700 ? (room - 32) / 2 : room), height: 210, marginLeft: 52, marginRight: 20, marginTop: 22, style: { fontSize: "12px" },
      x: { type: "utc", label: null, domain, inset: 8, tickFormat: marsad.tick, ticks: 5 }, y: { label: null, grid: true, zero: true, ticks: 4, tickSize: 0, nice: true }, color: { type: "identity" },
      marks: [
        Plot.ruleY([0], { stroke: "currentColor" }),
        Plot.ruleX(rises, { x: "at", y1: "low", y2: "high", stroke: "colour", strokeWidth: 1 }),
        Plot.ruleY(lines.filter(held), line), Plot.ruleY(lines.filter((p) => !held(p)), { ...line, strokeDasharray: "5 4" }),
        Plot.dot(lines, { x: "from", y: "km2", r: 4.5, stroke: "colour", strokeWidth: 2, fill: (p) => (held(p) ? p.colour : "var(--paper)"), title: "words" }),
        Plot.text(lines, { x: "from", y: "km2", text: (p) => num(p.km2), dy: -13, fill: "currentColor", stroke: "var(--paper)", strokeWidth: 4 }),
      ],
    }), t("chart_area") + t("comma") + name);
  }

  async function start() {
    for (const svg of document.querySelectorAll("svg[data-pattern]")) symbols.swatch(svg);
    if (get("areas")) marsad.drawNear(get("areas"), areas);
    sides = (await marsad.need("map")).sides;
    await holds.all();
    if (!get("ground-filters")) return;
    const asked = marsad.chosen(NAMES);
    await marsad.catalogue.learn().catch(() => {});
    get("ground-filters").hidden = false;
    for (const name of NAMES) {
      get("f-" + name).value = asked[name];
      get("f-" + name).addEventListener(name === "text" ? "input" : "change", (event) => { marsad.choose({ [name]: event.target.value }); places(); });
    }
    get("ground-filters").addEventListener("submit", (event) => event.preventDefault());
    get("ground-more").addEventListener("click", () => { shownPlaces += PAGE; places(); });
    if (NAMES.some((name) => asked[name])) places();
    else get("ground-more").hidden = holds.rows.filter((row) => row.newest && row.area === null).length <= PAGE;
    if (get("changes-more")) {
      get("changes-more").hidden = holds.rows.filter(holds.changed).length <= shownChanges;
      get("changes-more").addEventListener("click", () => { shownChanges += PAGE; changes(); });
    }
  }
  marsad.afterPaint(() => start().catch(() => {}));
})();
