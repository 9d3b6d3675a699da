"use strict";
/* The language of the page: its words, numbers and days, and the switch. */
const STRINGS = JSON.parse(document.getElementById("strings").textContent);
const FIRST = document.documentElement.lang;
const numbers = new Intl.NumberFormat("en");
const redraws = [];
let S = STRINGS[FIRST];
let forms = new Intl.PluralRules(FIRST);

function num(value) { return numbers.format(value); }

/* The string of that key; a number in {events} is counted in the words of n_events. */
function t(key, values) {
  let text = S[key] === undefined ? key : S[key];
  if (typeof text === "object") text = text[forms.select(values.n)] || text.other;
  for (const name in values || {}) text = text.split("{" + name + "}").join(counted(name, values[name]));
  return text;
}

function counted(name, value) {
  if (typeof value !== "number") return value;
  return S["n_" + name] ? t("n_" + name, { n: value }) : num(value);
}

/* What the program has made in English, in the words of the page; null where it is
   none of the sentences that we know. */
function translated(text, group) {
  if (S === STRINGS.en) return text;
  for (const key in STRINGS.en) {
    if (!key.startsWith(group)) continue;
    const pattern = STRINGS.en[key].replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, "(?<$1>.+)");
    const match = new RegExp("^" + pattern + "$").exec(text);
    if (!match) continue;
    const values = Object.entries(match.groups || {}).map(([name, value]) => [name, /^\d+$/.test(value) ? +value : isolate(value)]);
    return t(key, Object.fromEntries(values));
  }
  return null;
}

/* Stand-ins for what is withheld, which the record has in English. */
function plain(text) {
  for (const key of ["sealed_contact", "sealed_name", "sealed_line", "sealed_area"])
    if (S !== STRINGS.en && text) text = text.split(STRINGS.en[key]).join(S[key]);
  return text;
}

function utc(iso) { return new Date(iso + "T00:00:00Z"); }
function parts(iso) {
  const [year, month, d] = iso.split("-").map(Number);
  return { year: String(year), month: S["month_" + month], d: String(d) };
}
function day(iso) { return t("day_full", parts(iso)); }
function days(row) {
  const from = row.start || row.end, to = row.end || row.start;
  if (!from) return t("no_date");
  if (from === to) return day(from);
  const a = parts(from), b = parts(to);
  if (a.year !== b.year) return t("days_apart", { from: day(from), to: day(to) });
  const known = { a: a.d, b: b.d, first: a.month, month: b.month, year: b.year };
  return t(a.month === b.month ? "days_in_month" : "days_in_year", known);
}

/* Draws now, and again whenever another language is chosen. */
function drawn(draw) {
  redraws.push(draw);
  draw();
}

function speak(language) {
  S = STRINGS[language];
  forms = new Intl.PluralRules(language);
  const root = document.documentElement;
  root.lang = S.lang;
  root.dir = S.dir;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t, JSON.parse(node.dataset.v || "{}"));
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  for (const node of document.querySelectorAll("time[datetime]")) node.textContent = day(node.dateTime);
  for (const node of document.querySelectorAll("[data-in]")) node.hidden = !node.dataset.in.split(" ").includes(language);
  for (const link of document.querySelectorAll("[data-speak]")) {
    if (link.dataset.speak === language) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  for (const draw of redraws) draw();
}

/* Where the reader is: what stands on top of the window stays there. */
function keepingPlace(change) {
  const sections = [...document.querySelectorAll("main > section:not([hidden])")];
  const here = scrollY > 0 && sections.find((node) => node.getBoundingClientRect().bottom > 80);
  const before = here && here.getBoundingClientRect().top;
  change();
  if (here) scrollBy({ top: here.getBoundingClientRect().top - before, behavior: "instant" });
}

/* The choice stands in the address, so that a link keeps it. */
function choose(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const language = event.currentTarget.dataset.speak;
  const query = new URLSearchParams(location.search);
  query.set("lang", language);
  try { history.replaceState(null, "", "?" + query + location.hash); } catch (error) { return; }
  event.preventDefault();
  keepingPlace(() => speak(language));
}

function chosen() {
  const asked = new URLSearchParams(location.search).get("lang");
  return Object.hasOwn(STRINGS, asked || "") ? asked : FIRST;
}

for (const link of document.querySelectorAll("[data-speak]")) link.addEventListener("click", choose);
for (const box of document.querySelectorAll(".languages")) box.hidden = false;
speak(chosen());
