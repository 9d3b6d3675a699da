"use strict";
/* Older days on demand, and only those that are asked for; the address keeps the choice. */
(() => {
  const { el, t, bdi, isolated, holds } = marsad;
  const CHOICES = ["kind", "party", "from", "to", "undated"], BATCH = 50, MOST_FILES = 8;
  const get = (id) => document.getElementById(id), line = get("line");
  let facts = null, meta = null, sides = [], next = 0, turn = 0, shown = 0, running = 0;

  function choice() { return marsad.chosen(CHOICES); }
  function plain() { return Object.values(choice()).every((value) => !value); }

  /* One event of the index by its place there, as a row with names. */
  async function at(n) {
    const file = Math.floor(n / meta.per_index);
    const cells = (await marsad.need("events-" + marsad.language + "-" + file))[n % meta.per_index];
    return Object.fromEntries(facts.columns.map((name, k) => [name, cells[k]]));
  }
  async function lateDays(n) {
    const file = Math.floor(n / meta.per_late);
    return (await marsad.need("late-" + file))[n % meta.per_late] || 0;
  }

  function dayOf(row) { return row.end || row.start || ""; }
  function wanted(row, asked) {
    if (asked.kind === "turns" ? !meta.turns.includes(row.kind) : asked.kind && row.kind !== asked.kind) return false;
    if (asked.party && !row.parties.includes(asked.party)) return false;
    const day = dayOf(row);
    if (asked.undated) return !day;
    if (asked.from && (!day || day < asked.from)) return false;
    return !asked.to || (day && (row.start || day) <= asked.to);
  }
  function wantedTurn(row, asked) {
    if (asked.undated || !holds.changed(row) || (asked.kind && !["turns", "control"].includes(asked.kind))) return false;
    if (asked.party && (row.side === null || sides[row.side].id !== asked.party)) return false;
    return (!asked.from || row.start >= asked.from) && (!asked.to || row.start <= asked.to);
  }

  /* The list of a day; days stand in order, so it is the last one or a new one. */
  function dayList(day) {
    const last = line.lastElementChild;
    if (last && last.dataset.day === day) return last.querySelector("ul");
    const words = day ? el("time", { datetime: day, text: marsad.day(day) }) : t("no_date");
    const list = el("ul", { class: "plain" });
    line.append(el("section", { class: "date", "data-day": day }, el("h3", {}, words), list));
    return list;
  }

  function sentence(text, names) { return isolated(marsad.plain(text), names, marsad.direction); }

  function addEvent(row, late) {
    const spans = row.start && row.end && row.start !== row.end ? t("comma") + marsad.days(row) : "";
    const what = el("span", { class: "what" }, t("kind_" + row.kind) + t("comma"), bdi(row.place || t("no_place")), spans);
    const item = el("li", { class: meta.turns.includes(row.kind) ? "turn" : null }, what, " ",
      el("a", { class: "tell", href: marsad.eventLink(row.id) }, ...sentence(row.told, [row.place])), " ", marsad.gradeMark(row.grade));
    if (late) item.append(" ", el("span", { class: "late", text: t("timeline_late", { days: late }) }));
    dayList(dayOf(row)).append(item);
  }
  function addTurn(row) {
    const href = row.claims.length ? "event.html#" + row.claims[0] : "ground.html";
    dayList(row.start).append(el("li", { class: "turn" }, el("span", { class: "what", text: t("timeline_ground") }), " ", el("a", { class: "tell", href }, ...sentence(row.told, [row.place]))));
  }

  /* Changes of ground down to a day, where the list of events has come to. */
  async function turnsTo(day, asked) {
    for (;;) {
      if (turn >= holds.rows.length && !(await holds.more())) return;
      const row = holds.rows[turn];
      if (row.start < day) return;
      turn += 1;
      if (wantedTurn(row, asked)) addTurn(row);
    }
  }

  /* Where to begin: in the first file that reaches back to the day that is asked for. */
  function startAt(asked) {
    if (asked.undated) return meta.events - meta.undated;
    if (!asked.to) return 0;
    const file = meta.oldest.findIndex((oldest) => oldest === null || oldest <= asked.to);
    return file < 0 ? meta.events : file * meta.per_index;
  }
  function past(row, asked) { return asked.from && !asked.undated && dayOf(row) < asked.from; }

  /* Adds the next events that are wanted; stops after some files even where few are. */
  async function more() {
    const run = ++running, asked = choice(), before = shown, limit = next + MOST_FILES * meta.per_index;
    get("line-more").disabled = true;
    let over = next >= meta.events;
    while (!over && shown - before < BATCH && next < limit) {
      const row = await at(next);
      if (run !== running) return;
      if (past(row, asked)) { over = true; break; }
      if (wanted(row, asked)) {
        await turnsTo(dayOf(row) || "9999", asked);
        addEvent(row, await lateDays(next));
        shown += 1;
      }
      next += 1;
      over = next >= meta.events;
    }
    if (over) await turnsTo("", asked);
    if (run !== running) return;
    get("line-more").disabled = false;
    get("line-more").hidden = over;
    get("line-status").textContent = plain() ? t("timeline_shown", { shown, n: meta.events }) : t(over ? "timeline_end" : "timeline_found", { n: shown });
  }

  async function afresh() {
    line.replaceChildren();
    next = startAt(choice());
    turn = shown = 0;
    await more();
  }

  function showChoice() {
    const asked = choice();
    for (const name of ["kind", "party", "from", "to"]) if (get("f-" + name)) get("f-" + name).value = asked[name];
    get("f-clear").hidden = plain();
  }
  function choose(values) {
    marsad.choose({ undated: "", ...values });
    showChoice();
    afresh();
  }

  async function start() {
    [facts, meta, { sides }] = await Promise.all([marsad.need("facts"), marsad.need("timeline"), marsad.need("map")]);
    get("line-filters").hidden = false;
    showChoice();
    for (const name of ["kind", "party", "from", "to"]) if (get("f-" + name)) get("f-" + name).addEventListener("change", (event) => choose({ [name]: event.target.value }));
    get("f-clear").addEventListener("click", () => choose({ kind: "", party: "", from: "", to: "" }));
    get("line-filters").addEventListener("submit", (event) => event.preventDefault());
    get("line-more").addEventListener("click", more);
    if (get("undated-link")) get("undated-link").addEventListener("click", (event) => {
      event.preventDefault();
      choose({ kind: "", party: "", from: "", to: "", undated: "1" });
      get("h-days").scrollIntoView();
    });
    if (!plain()) return afresh();
    shown = next = +line.dataset.shown;
    const last = line.lastElementChild ? line.lastElementChild.dataset.day : "";
    if (last) while ((turn < holds.rows.length || (await holds.more())) && holds.rows[turn].start >= last) turn += 1;
    get("line-more").hidden = next >= meta.events;
  }
  marsad.afterPaint(() => start().catch(() => { get("line-status").textContent = t("not_loaded"); }));
})();
