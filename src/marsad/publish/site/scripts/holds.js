"use strict";
/* Who is reported to hold what, through time: rows of control for every page. */
marsad.holds = (() => {
  const rows = [];
  let shared = null, files = 0;

  /* The next file of stretches, older ones each time; false where there is no more. */
  async function more() {
    const name = "control-" + marsad.language;
    shared = shared || await marsad.need(name);
    if (files >= shared.files) return false;
    for (const cells of await marsad.need(name + "-" + files)) rows.push(Object.fromEntries(shared.columns.map((column, at) => [column, cells[at]])));
    files += 1;
    return true;
  }

  async function all() {
    while (await more());
    return rows;
  }

  /* What holds on a day, at places that can be drawn. */
  function on(day) {
    return rows.filter((row) => row.lat !== null && row.start <= day && (!row.end || row.end >= day));
  }

  function sideName(sides, at) {
    return at === null || at === undefined ? "" : sides[at]["said_" + marsad.language];
  }

  /* "held by the Northern Army", or that nobody knows. */
  function stateWords(row, sides) {
    return marsad.t("control_" + row.state + (row.side === null ? "_nobody" : ""), { holder: marsad.isolate(sideName(sides, row.side)) });
  }

  /* Whether holder, state or size differ from the stretch before. */
  function changed(row) {
    return row.before === null || row.before[0] !== row.side || row.before[1] !== row.state || row.before[2] !== row.km2;
  }

  function basisWords(row) {
    return row.basis.map((key) => marsad.t(key)).join(marsad.t("semicolon"));
  }

  /* What a stretch says, its basis, its age, and the words behind it. */
  function card(row, sides) {
    const { el, t } = marsad;
    const name = row.place || row.area;
    const box = el("div", { class: "hold", "data-state": row.state }, el("p", {}, el("b", { text: stateWords(row, sides) }), t("comma") + t("control_since", { day: marsad.day(row.start) })));
    const small = el("p", { class: "soft", text: basisWords(row) + (row.stale ? t("semicolon") + t("control_stale", { days: row.age_days, n: row.age_days }) : "") + ". " });
    if (row.claims.length) small.append(el("a", { href: "event.html#" + row.claims[0] }, t("words"), el("span", { class: "unseen", text: t("comma") + name })));
    box.append(small);
    return box;
  }

  return { more, all, on, changed, sideName, stateWords, basisWords, card, get rows() { return rows; } };
})();
