"use strict";
/* The list of events: the page has the newest ones; a search, a choice or another order
   looks through the whole index, and the address keeps the view. */
(() => {
  const { el, bdi, isolated, catalogue } = marsad;
  const { at, row } = catalogue;
  const t = (key, values) => marsad.t(key, values);
  const PAGE = 50, LEAST_WAIT = 120;
  const form = document.getElementById("find"), list = document.getElementById("events");
  const more = document.getElementById("more"), told = document.getElementById("found"), progress = document.getElementById("progress");
  const FIELDS = ["q", "kind", "grade", "party", "region", "from", "to", "sort", "deaths"];
  let facts = null, named = null, found = [], shown = list.children.length, turn = 0, whole = true;

  function view() {
    const chosen = {};
    for (const name of FIELDS) {
      const field = form.elements[name];
      chosen[name] = field.type === "checkbox" ? (field.checked ? field.value : "") : field.value.trim();
    }
    return chosen;
  }

  /* From the address into the form; what nobody offers any more is added, not dropped. */
  function restore() {
    const query = new URLSearchParams(location.search), strange = [];
    for (const name of FIELDS) {
      const field = form.elements[name], value = query.get(name) || "";
      if (field.type === "checkbox") field.checked = value !== "";
      else if (value && field.options && ![...field.options].some((one) => one.value === value)) {
        field.append(new Option(value, value, false, true));
        strange.push(value);
      }
      else field.value = value;
    }
    tellStrange(strange);
    const hidden = ["party", "region", "from", "to", "deaths"];
    document.getElementById("narrower").open = hidden.some((name) => query.get(name));
    return FIELDS.some((name) => query.get(name));
  }

  /* Choices of the address that this release does not offer: nothing fits them. */
  function tellStrange(values) {
    const box = document.getElementById("strange");
    box.hidden = !values.length;
    box.replaceChildren(...isolated(t("events_strange", { choice: values.map(marsad.isolate).join(t("comma")) }), [], marsad.direction));
  }

  function keep(chosen) {
    const query = new URLSearchParams();
    for (const name of FIELDS) if (chosen[name]) query.set(name, chosen[name]);
    const words = query.toString();
    history.replaceState(null, "", location.pathname + (words ? "?" + words : "") + location.hash);
  }

  /* The record that an id means, whole or as a brief prints it, and the event it is of. */
  const FILES = { evt: "detail", clm: "claims", ctl: "stretches", rpt: "reports" };
  async function recordOf(text) {
    const id = text.toLowerCase().replace(/^\[?(?:c:)?|\]$/g, ""), kind = /^(evt|clm|ctl|rpt)-\w+$/.exec(id);
    if (!kind) return null;
    const rows = await marsad.need(FILES[kind[1]] + "-" + marsad.bucket(id, facts.buckets));
    const [known, ...more] = marsad.meant(rows, id);
    if (!known || more.length) return null;
    const event = kind[1] === "evt" ? known : kind[1] === "clm" && typeof rows[known] === "string" ? rows[known] : "-";
    return { id: known, event: event };
  }
  function tellRecord() {
    const box = document.getElementById("named");
    box.hidden = !named;
    if (!named) return;
    const code = el("code", { dir: "ltr", text: named.id });
    box.replaceChildren(t("events_record") + " ", el("a", { href: "event.html?id=" + named.id }, code));
  }

  /* Whether the event of that number is among what was chosen. */
  function fitting(chosen) {
    const words = named || !chosen.q ? [] : catalogue.asked(chosen.q);
    const checks = named && named.event ? [(one) => one[at.id] === named.event] : [];
    const equal = (name) => { if (chosen[name]) checks.push((one) => one[at[name]] === chosen[name]); };
    equal("kind");
    equal("region");
    if (chosen.grade === "headline") checks.push((one) => one[at.grade] === "confirmed" || one[at.grade] === "fair");
    else equal("grade");
    if (chosen.party) checks.push((one) => one[at.parties].includes(chosen.party));
    if (chosen.from) checks.push((one) => (one[at.end] || one[at.start] || "") >= chosen.from);
    if (chosen.to) checks.push((one) => { const day = one[at.start] || one[at.end]; return day !== null && day <= chosen.to; });
    if (chosen.deaths) checks.push((one) => one[at.killed] !== null && (one[at.killed][1] > 0 || one[at.killed][2] > 0));
    return (n) => checks.every((check) => check(row(n))) && (!words.length || catalogue.has(n, words));
  }

  const best = (name) => (n) => { const span = row(n)[at[name]]; return span ? span[1] : -1; };
  const ORDERS = {
    importance: (n) => -row(n)[at.weight],
    killed: best("killed"),
    sources: (n) => row(n)[at.origins],
    new: (n) => row(n)[at.new],
  };

  /* The largest first; of equals, the newest, in whose order they were found. */
  function ordered(numbers, order) {
    const worth = ORDERS[order];
    if (!worth) return numbers;
    return numbers.map((n) => [worth(n), n]).sort((a, b) => b[0] - a[0] || a[1] - b[1]).map((pair) => pair[1]);
  }

  function far(done, fit) { return { done: marsad.num(done), all: marsad.num(facts.events), n: marsad.num(fit) }; }

  async function run() {
    const mine = (turn += 1), chosen = view();
    const record = await recordOf(chosen.q).catch(() => null);
    if (chosen.q && !record) await catalogue.learn().catch(() => {});
    if (turn !== mine) return;
    named = record;
    tellRecord();
    const fits = fitting(chosen), numbers = [];
    let drawn = 0, last = performance.now();
    keep(chosen);
    whole = !FIELDS.some((name) => chosen[name]);
    const tell = (done) => {
      if (turn !== mine) return false;
      const now = performance.now();
      if (now - last < LEAST_WAIT && done < facts.events) return true;
      last = now;
      if (numbers.length > drawn && (drawn < PAGE || chosen.sort)) {
        drawn = numbers.length;
        found = ordered(numbers, chosen.sort);
        draw(PAGE);
      }
      progress.textContent = done < facts.events ? t("events_searched", far(done, numbers.length)) : "";
      return true;
    };
    const take = (n) => { numbers.push(n); return !whole || numbers.length < PAGE; };
    try {
      await catalogue.scan(fits, take, tell, chosen.q !== "" && !named);
      if (turn !== mine) return;
      progress.textContent = "";
    } catch (error) {
      if (turn !== mine) return;
      progress.textContent = t("events_failed", far(catalogue.loaded, numbers.length));
    }
    found = ordered(numbers, chosen.sort);
    draw(PAGE);
    count();
    await beside(chosen, mine);
  }

  /* Statements of no single event, such as running totals: for whoever looks for words. */
  const MOST_ALONE = 20;
  async function beside(chosen, mine) {
    const box = document.getElementById("beside"), others = FIELDS.some((name) => name !== "q" && name !== "sort" && chosen[name]);
    const rows = chosen.q && !named && !others ? await catalogue.alone(catalogue.asked(chosen.q), MOST_ALONE).catch(() => []) : [];
    if (turn !== mine) return;
    box.hidden = !rows.length;
    box.querySelector("ul").replaceChildren(...rows.map(([id, who, , quote]) => el("li", {},
      el("bdi", { text: marsad.plain(who) || t("no_publisher") }), t("colon"), el("a", { href: "event.html#" + id }, bdi(marsad.quoted(marsad.plain(quote)))))));
  }

  function count() {
    const total = whole ? facts.events : found.length;
    told.textContent = t(whole ? "events_found" : "events_matching", { shown: Math.min(shown, total), n: total });
    more.hidden = shown >= total;
  }

  function draw(many) {
    shown = Math.min(many, found.length);
    list.replaceChildren(...found.slice(0, shown).map(line));
    more.hidden = shown >= found.length;
  }

  function toll(measure, span) {
    const [low, most, high, over] = span;
    const text = marsad.amount({ low: low, high: high, approx: false, over: over });
    const best = most === low || most === high ? "" : " (" + t("best_of", { n: most }) + ")";
    return el("p", { class: "toll", text: t("measure_" + measure) + ": " + text + best });
  }

  /* One event; events.py says it the same way. */
  function line(n) {
    const one = row(n), address = "event.html?id=" + one[at.id];
    const title = el("h2", {}, el("a", { href: address }, t("kind_" + one[at.kind]) + t("comma"), bdi(one[at.place] || t("no_place"))));
    const worth = ["killed", "wounded"].filter((measure) => one[at[measure]]).map((measure) => toll(measure, one[at[measure]]));
    return el("li", {},
      el("p", { class: "day", text: marsad.days({ start: one[at.start], end: one[at.end] }) }),
      el("div", { class: "what" }, title, el("p", { class: "told" }, ...isolated(one[at.told], [one[at.place]], marsad.direction))),
      el("div", { class: "worth" }, worth, el("p", { class: "grade", "data-grade": one[at.grade], text: t("grade_" + one[at.grade]) }),
        el("p", { class: "soft", text: t("n_sources", { n: one[at.origins] }) + (one[at.new] ? " · " + t("events_new") : "") })));
  }

  /* More of the plain list needs only as much of the index as it shows. */
  async function longer() {
    const want = shown + PAGE, from = shown;
    if (whole) {
      const numbers = [], mine = (turn += 1);
      more.disabled = true;
      await catalogue.scan(() => true, (n) => { numbers.push(n); return numbers.length < want; }, () => turn === mine);
      more.disabled = false;
      found = numbers;
    }
    const added = found.slice(from, want).map(line);
    list.append(...added);
    shown = from + added.length;
    count();
    if (added.length) added[0].querySelector("a").focus({ preventScroll: true });
  }

  let soon = 0;
  function later() {
    clearTimeout(soon);
    soon = setTimeout(run, 180);
  }

  async function start() {
    const asked = restore();
    facts = await catalogue.open();
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => (event.target.name === "q" ? later() : run()));
    form.addEventListener("reset", () => { tellStrange([]); setTimeout(run); });
    form.addEventListener("change", () => tellStrange([]));
    more.addEventListener("click", longer);
    if (asked) await run();
    else count();
    document.documentElement.dataset.ready = "yes";
  }
  start().catch(() => { progress.textContent = t("not_loaded"); });
})();
