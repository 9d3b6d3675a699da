"use strict";
/* Lists of events, persons, disputes and issues; links that open what they cite. */
const PAGE_SIZE = 60;
const eventOf = new Map();
for (const event of R.events) for (const claim of event.claims) eventOf.set(claim, event);
let shownEvents = PAGE_SIZE;
/* Newest day first, the most important first within a day, undated ones last. */
const newestFirst = R.events.slice().sort((a, b) => (b.end || b.start || "").localeCompare(a.end || a.start || ""));

function countsTable(event) {
  const table = el("table", {}, el("thead", {}, el("tr", {},
    el("th", { scope: "col", text: t("counts") }),
    ...["low", "best", "high"].map((k) => el("th", { scope: "col", class: "num", text: t(k) })))));
  const body = el("tbody");
  const line = (label, f) => el("tr", {}, el("th", { scope: "row", text: label }),
    ...["low", "best", "high"].map((k) => el("td", { class: "num", text: f[k] === null ? "–" : num(f[k]) })));
  for (const measure in event.figures) {
    const figure = event.figures[measure];
    body.append(line(t("measure_" + measure), figure));
    for (const part of ["civilians", "combatants"]) if (figure[part]) body.append(line(t(part), figure[part]));
  }
  table.append(body);
  return el("div", { class: "scroll" }, table);
}

function whyGrade(event) {
  const box = el("div", {}, el("h4", { text: t("why") }), gradeLine(event));
  const reasons = el("ul", { class: "plain" });
  for (const reason of event.reasons) reasons.append(el("li", {}, inOurWords(reason, "reason_")));
  box.append(reasons);
  if (event.raise_by) box.append(el("p", { class: "soft" }, t("raise") + " ", inOurWords(event.raise_by, "raise_")));
  if (event.override) box.append(el("p", { text: t("override", { a: t("grade_" + event.override) }) }));
  if (event.strike_status) box.append(el("p", { class: "soft", text: t("strike_" + event.strike_status) }));
  for (const one of event.belligerents) box.append(el("p", { class: "soft", text: t("position_" + one.position.replaceAll(" ", "_"), { who: isolate(one.side) }) }));
  if (event.reliability) box.append(el("p", { class: "soft" }, t("reliability", { a: event.reliability, b: String(event.credibility) }), event.rule ? ". " + t("rule") + ": " + isolate(event.rule) : ""));
  return box;
}

/* What the program says of its own work; in English where we have no other words. */
function inOurWords(text, group) {
  const said = translated(text, group);
  return said === null ? el("bdi", { lang: "en", text: text }) : el("span", {}, ...isolated(said, [], S.dir));
}

function chain(event) {
  const box = el("div", {}, el("h4", { text: t("sources") }));
  const groups = new Map();
  for (const id of event.claims) {
    const key = (R.claims[id] || {}).origin || id;
    groups.set(key, [...(groups.get(key) || []), id]);
  }
  let n = 0;
  for (const ids of groups.values()) {
    n += 1;
    const many = ids.length > 1 ? t("comma") + t("origin_copies", { n: ids.length }) : "";
    box.append(el("p", { class: "origin soft", text: t("origin", { n: n }) + many }));
    for (const id of ids) box.append(statement(id));
  }
  return box;
}

function eventBody(event) {
  const box = el("div", {}, whyGrade(event));
  if (Object.keys(event.figures).length) box.append(countsTable(event));
  box.append(chain(event));
  if (event.contradictions.length) {
    box.append(el("h4", { text: t("contradictions") }));
    for (const ids of event.contradictions) box.append(pair(ids));
  }
  return box;
}

function folded(id, summary, body) {
  const box = el("details", { id: id }, summary);
  box.fill = () => { if (box.children.length === 1) box.append(body()); };
  box.addEventListener("toggle", () => { if (box.open) box.fill(); });
  return box;
}

function eventItem(event) {
  const place = placeName(event.place) || t("no_place");
  const grade = MARKS[gradeOf(event)] + " " + t("grade_" + gradeOf(event));
  const summary = el("summary", {},
    el("span", { class: "day" }, days(event) + " · " + t("kind_" + event.kind) + " · ", bdi(place), " · " + grade),
    el("span", { class: "told" }, ...told(event)));
  return folded(event.id, summary, () => eventBody(event));
}

/* What an event is searched by, folded once. */
const searched = new Map();
function searchText(event) {
  if (!searched.has(event.id)) {
    const claims = event.claims.map((id) => R.claims[id]).filter(Boolean);
    const words = claims.flatMap((claim) => [claim.quote, speakerOf(claim), claim.person, claim.place]);
    searched.set(event.id, fold([...Object.values(event.told), event.place, R.places[event.place], ...words].filter(Boolean).join(" ")));
  }
  return searched.get(event.id);
}

function wanted() {
  const text = document.getElementById("f-text").value;
  const kind = document.getElementById("f-kind").value;
  const grade = document.getElementById("f-grade").value;
  return newestFirst.filter((e) => (!kind || e.kind === kind) && (!grade || gradeOf(e) === grade) && finds(searchText(e), text));
}

function listEvents() {
  const list = document.getElementById("event-list");
  const found = wanted();
  list.replaceChildren(...found.slice(0, shownEvents).map(eventItem));
  document.getElementById("shown").textContent = t("shown", { shown: Math.min(shownEvents, found.length), events: found.length });
  document.getElementById("more").hidden = found.length <= shownEvents;
}

function options(id, values, prefix) {
  const select = document.getElementById(id);
  const kept = select.value;
  select.replaceChildren(el("option", { value: "", text: t("filter_all") }), ...values.map((value) => el("option", { value: value, text: t(prefix + value) })));
  select.value = kept;
}

function fresh() { shownEvents = PAGE_SIZE; listEvents(); }

function startEvents() {
  options("f-kind", [...new Set(R.events.map((e) => e.kind))].sort(), "kind_");
  options("f-grade", GRADES.filter((g) => R.events.some((e) => gradeOf(e) === g)), "grade_");
  if (R.events_left) document.getElementById("events-left").textContent = t("events_left", { n: R.events_left });
  listEvents();
}

function personItem(person) {
  const name = person.private ? t("name_withheld") : person.name;
  const newest = person.statuses.slice().sort((a, b) => ((b.end || b.start || "") < (a.end || a.start || "") ? -1 : 1));
  const latest = newest.slice(0, 2).map((s) => t("status_" + s.status) + " (" + t("certainty_" + s.certainty) + t("comma") + days(s) + ")").join(t("semicolon"));
  const summary = el("summary", {}, el("strong", {}, bdi(name)), el("span", { class: "day", text: latest }));
  return folded(person.id, summary, () => {
    const box = el("div");
    if (person.aliases.length) box.append(el("p", { class: "soft" }, t("also") + ": ", ...listed(person.aliases)));
    for (const status of newest) {
      box.append(el("h4", { text: days(status) + " · " + t("status_" + status.status) + " · " + t("certainty_" + status.certainty) }), statement(status.claim));
    }
    for (const ids of person.contradictions) box.append(pair(ids, t("contradictions")));
    return box;
  });
}

function startPersons() {
  const people = R.persons.slice().sort((a, b) => (a.private - b.private) || (a.name < b.name ? -1 : 1));
  document.getElementById("person-list").replaceChildren(...people.map(personItem));
  document.getElementById("persons").hidden = !people.length;
}

function startDisputes() {
  const seen = new Set();
  const list = document.getElementById("dispute-list");
  list.replaceChildren();
  const groups = [["place", R.events], ["name", R.persons], ["area", R.control], ["place", R.tallies]];
  for (const [field, rows] of groups) for (const row of rows) for (const ids of row.contradictions) {
    const key = ids.join(" ");
    if (seen.has(key) || !R.claims[ids[0]] || !R.claims[ids[1]]) continue;
    seen.add(key);
    if (list.children.length < 80) list.append(pair(ids, placeName(row[field] || row.place || "")));
  }
  if (!seen.size) list.append(el("p", { class: "note", text: t("disputed_none") }));
}

function startIssues() {
  const list = document.getElementById("issue-list");
  list.replaceChildren();
  const found = R.issues.filter((i) => i.code.startsWith("mismatch"));
  for (const issue of found) {
    const item = el("div", { class: "claim" }, el("p", {}, inOurWords(issue.message, "message_")));
    if (issue.seen) item.append(quote(plain(issue.seen)));
    const claim = R.claims[issue.record] ? issue.record : issue.claims.find((c) => R.claims[c]);
    if (claim) item.append(el("p", { class: "soft" }, el("a", { href: "#" + claim }, bdi(speakerOf(R.claims[claim])))));
    list.append(item);
  }
  if (!found.length) list.append(el("p", { class: "note", text: t("issues_none") }));
}

/* A citation opens the event, case or statement that it names. */
function follow() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id) return;
  const claim = R.claims[id];
  const event = R.events.find((e) => e.id === id) || eventOf.get(id);
  const person = R.persons.find((p) => p.id === id || p.statuses.some((s) => s.claim === id));
  const home = event || person;
  if (home) return open(home, claim ? id : null, !!event);
  if (claim) {
    document.getElementById("statement").hidden = false;
    document.getElementById("one").replaceChildren(statement(id));
    document.getElementById("statement").scrollIntoView();
  }
}

function open(row, claim, isEvent) {
  if (isEvent && !document.getElementById(row.id)) {
    for (const id of ["f-text", "f-kind", "f-grade"]) document.getElementById(id).value = "";
    shownEvents = R.events.length;
    listEvents();
  }
  const box = document.getElementById(row.id);
  if (!box) return;
  box.fill();
  box.open = true;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    for (const old of document.querySelectorAll(".hit")) old.classList.remove("hit");
    const place = claim ? box.querySelector('[data-claim="' + CSS.escape(claim) + '"]') : box;
    (place || box).classList.add("hit");
    (place || box).scrollIntoView({ block: claim ? "center" : "start" });
    (place || box.querySelector("summary")).focus({ preventScroll: true });
  }));
}

/* Paper cannot be clicked: what is folded is opened for it, and folded again. */
addEventListener("beforeprint", () => {
  for (const box of document.querySelectorAll("details:not([open])")) {
    box.dataset.folded = "yes";
    if (box.fill) box.fill();
    box.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const box of document.querySelectorAll("details[data-folded]")) {
    box.open = false;
    delete box.dataset.folded;
  }
});

/* In another language the lists are made anew; what was open stays open. */
drawn(() => {
  const opened = [...document.querySelectorAll("details[open]")].map((box) => box.id);
  for (const start of [startEvents, startPersons, startDisputes, startIssues]) start();
  for (const box of document.querySelectorAll("details")) if (opened.includes(box.id)) { box.fill(); box.open = true; }
  const alone = document.querySelector("#one [data-claim]");
  if (alone) alone.replaceWith(statement(alone.dataset.claim));
});
for (const id of ["f-kind", "f-grade"]) document.getElementById(id).addEventListener("change", fresh);
document.getElementById("f-text").addEventListener("input", fresh);
document.getElementById("more").addEventListener("click", () => { shownEvents += PAGE_SIZE; listEvents(); });
addEventListener("hashchange", follow);
follow();
