"use strict";
/* Cases of people: opened one by one, found by name, status or source. */
(() => {
  const { el, bdi, isolated } = marsad;
  const t = (key, values) => marsad.t(key, values);
  const $ = (id) => document.getElementById(id);
  const PAGE = 50, ARABIC = marsad.language === "ar";
  const form = $("find"), list = $("people"), more = $("more");
  if (!form) return;
  let known = null, rows = null, found = [], shown = list.children.length, turn = 0;

  async function index() {
    const parts = [];
    for (let n = 0; n < known.index_files; n += 1) parts.push(marsad.need("people-" + n));
    if (!rows) rows = (await Promise.all(parts)).flat();
    return rows;
  }

  function nameOf(row) {
    if (row.private) return t("name_withheld");
    return bdi((ARABIC && row.name_ar) || row.name);
  }

  function searched(row) {
    if (row.text === undefined) row.text = marsad.fold([row.private ? "" : row.name, row.name_ar, row.also].filter(Boolean).join(" "));
    return row.text;
  }

  function statusOf(one) {
    return t("person_status", { status: t("status_" + one.status), certainty: t("certainty_" + one.certainty), when: marsad.days(one) });
  }

  function line(row) {
    const latest = row.latest.map(statusOf).join(t("semicolon"));
    const box = el("details", { id: row.id }, el("summary", {}, el("h3", {}, nameOf(row)), el("span", { class: "latest", text: latest }),
      el("span", { class: "soft block", text: t("people_said", { n: row.said }) + (row.contradicted ? " · ◇ " + t("people_disputed") : "") })));
    return box;
  }

  /* What is said of the person, once it is asked for. */
  async function fill(box) {
    if (box.children.length > 1) return;
    const body = box.appendChild(el("div", { class: "case", "aria-busy": "true" }, el("p", { class: "soft", text: t("loading") })));
    try {
      const details = await marsad.need("person-" + marsad.bucket(box.id, known.buckets));
      body.replaceChildren(...caseOf(box.id, details[box.id]));
    } catch (error) {
      body.replaceChildren(el("p", { text: t("not_loaded") }));
    }
    body.removeAttribute("aria-busy");
  }

  function caseOf(id, found) {
    const parts = [], row = { ...found, hashed: new Set() };
    if (row.aliases.length) parts.push(el("p", { class: "soft" }, t("also") + ": ", ...marsad.listed(row.aliases)));
    for (const status of row.statuses) {
      const claim = row.claims[status.claim];
      parts.push(el("h4", { text: statusOf(status) }));
      if (claim) parts.push(marsad.statement(claim, row));
    }
    const asEvent = { ...row, claims: Object.values(row.claims), others: [] };
    if (row.disputes.length) parts.push(el("h4", { text: t("contradictions") }), marsad.incident.disputes(asEvent, "h5"));
    if (row.grade) parts.push(el("h4", { text: t("why") }), marsad.incident.trust(row, { parties: [] }));
    if (row.history.length) parts.push(el("h4", { text: t("history") }), marsad.historyList(row.history));
    parts.push(el("p", { class: "soft" }, t("person_address") + " ", el("a", { href: "people.html#" + id, dir: "ltr", text: "people.html#" + id })));
    return parts;
  }

  function view() { return { q: form.elements.q.value.trim(), status: form.elements.status.value, apart: form.elements.apart.checked ? "1" : "" }; }

  function keep(chosen) {
    const query = new URLSearchParams(Object.entries(chosen).filter((one) => one[1]));
    const words = query.toString();
    history.replaceState(null, "", location.pathname + (words ? "?" + words : "") + location.hash);
  }

  function restore() {
    const query = new URLSearchParams(location.search);
    form.elements.q.value = query.get("q") || "";
    form.elements.status.value = query.get("status") || "";
    form.elements.apart.checked = query.has("apart");
    return ["q", "status", "apart"].some((name) => query.get(name));
  }

  async function run() {
    const mine = (turn += 1), chosen = view(), all = await index();
    if (mine !== turn) return;
    keep(chosen);
    found = all.filter((row) => (!chosen.status || row.statuses.includes(chosen.status)) &&
      (!chosen.apart || row.contradicted) && (!chosen.q || marsad.finds(searched(row), chosen.q)));
    list.replaceChildren();
    grow();
    const plain = !Object.values(chosen).some(Boolean);
    $("found").textContent = t(plain ? "people_found" : "people_matching", { shown: shown, n: found.length });
  }

  function grow() {
    const from = list.children.length;
    list.append(...found.slice(from, from + PAGE).map(line));
    shown = list.children.length;
    more.hidden = shown >= found.length;
  }

  async function longer() {
    if (!found.length) found = await index();
    const from = list.children.length;
    grow();
    $("found").textContent = t("people_found", { shown: shown, n: found.length });
    if (list.children[from]) list.children[from].querySelector("summary").focus();
  }

  /* A case that is cited stands open, wherever it is in the list. */
  async function cited() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!/^per-/.test(id)) return;
    let box = $(id);
    if (!box) {
      const row = (await index()).find((one) => one.id === id);
      if (!row) return unknown(id);
      box = line(row);
      list.prepend(box);
    }
    await fill(box);
    box.open = true;
    box.scrollIntoView();
    box.querySelector("summary").focus({ preventScroll: true });
  }

  /* An id that was merged into another leads there. */
  async function unknown(id) {
    const to = await marsad.leads(id);
    if (to.length === 1) { location.replace("#" + to[0]); return; }
    const words = isolated(t("people_unknown", { id: marsad.isolate(id) }), [], marsad.direction);
    $("progress").replaceChildren(...words, " ", el("a", { href: "corrections.html#" + id, text: t("page_corrections") }));
  }

  let soon = 0;
  async function start() {
    const asked = restore();
    known = await marsad.need("people");
    marsad.know(await marsad.need("facts"));
    list.addEventListener("toggle", (event) => { if (event.target.open) fill(event.target); }, true);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => { clearTimeout(soon); soon = setTimeout(run, 150); });
    form.addEventListener("reset", () => setTimeout(run));
    more.addEventListener("click", longer);
    more.hidden = shown >= known.persons;
    if (asked) await run();
    addEventListener("hashchange", cited);
    await cited();
    document.documentElement.dataset.ready = "yes";
  }
  start().catch(() => { $("progress").textContent = t("not_loaded"); });
})();
