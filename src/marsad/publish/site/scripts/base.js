"use strict";
/* What all pages share: data on demand, words, days, marks, and claims down to their hash. */
const marsad = (() => {
  const root = document.documentElement.dataset.root || "";
  const language = document.documentElement.lang;
  const numbers = new Intl.NumberFormat("en");
  const forms = new Intl.PluralRules(language);
  const held = new Map(), waiting = new Map();
  const GRADES = ["confirmed", "fair", "weak", "contested", "discounted", "none"];
  const MARKS = { confirmed: "●", fair: "◐", weak: "○", contested: "◇", discounted: "×", none: "–" };
  let S = {};

  /* Files of data call this with what they hold. */
  function put(name, value) {
    held.set(name, value);
    if (name === "strings-" + language) S = value;
  }

  /* The data of that name, loaded once; from disk a script can be run but no file read. */
  function need(name) {
    if (held.has(name)) return Promise.resolve(held.get(name));
    if (!waiting.has(name)) waiting.set(name, load("site/data/" + name + ".js").then(() => held.get(name)));
    return waiting.get(name);
  }

  /* Where an id leads that is no more: to none, one or several others. */
  async function leads(id) {
    const files = (await need("facts")).leads;
    const rows = files ? await need("leads-" + bucket(id, files)) : {};
    return rows[meant(rows, id)[0]] || [];
  }

  function load(path) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = root + path;
      script.onload = done;
      script.onerror = () => failed(new Error(path));
      document.head.append(script);
    });
  }

  /* In which of so many files a record is: 32-bit FNV-1a of its id's first letters, as in
     chunk.py. Briefs print so many, so that a short id leads to the file too. */
  const SHORT = 10;
  function bucket(id, buckets) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(id.slice(0, SHORT))) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    return value % buckets;
  }

  /* The ids of these rows that a whole or a short id may mean. */
  function meant(rows, id) {
    if (rows[id] !== undefined) return [id];
    return id.length < SHORT ? [] : Object.keys(rows).filter((known) => known.startsWith(id));
  }

  function el(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const name in attributes || {}) {
      if (attributes[name] === null || attributes[name] === undefined) continue;
      if (name === "text") node.textContent = attributes[name];
      else node.setAttribute(name, attributes[name]);
    }
    for (const child of children.flat()) if (child) node.append(child);
    return node;
  }

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
  function has(key) { return S[key] !== undefined; }

  /* Stand-ins for what is withheld, which the record has in English. */
  const SEALED = { sealed_contact: "a protected contact", sealed_name: "[name withheld]", sealed_area: "area withheld" };
  function plain(text) {
    if (language !== "en" && text) for (const key in SEALED) text = text.split(SEALED[key]).join(S[key]);
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

  function amount(figure) {
    const about = (n) => (figure.approx ? t("about", { n: n }) : num(n));
    if (figure.high === null && figure.low === null) return marsad.isolate(quoted(figure.text));
    if (figure.high === null && figure.approx && S["vague_" + figure.low]) return t("vague_" + figure.low);
    if (figure.high === null && figure.low && figure.over) return t("more_than", { n: figure.low });
    if (figure.high === null) return t(figure.approx ? "or_more" : "at_least", { n: figure.low });
    if (!figure.low && figure.high) return t("up_to", { n: about(figure.high) });
    if (figure.low === figure.high) return about(figure.high);
    return t("range", { a: figure.low, b: figure.high });
  }

  /* Words of others in the quotation marks that their own script has. */
  const MARKS_OF_QUOTES = { ltr: ["“", "”"], rtl: ["«", "»"] };
  function quoteMarks(text) { return MARKS_OF_QUOTES[marsad.directionOf(text)]; }
  function quoted(text) {
    const [open, close] = quoteMarks(text);
    return open + text + close;
  }

  function gradeMark(grade) {
    return el("span", { class: "grade", "data-grade": grade, text: t("grade_" + grade) });
  }

  return { root, language, GRADES, MARKS, put, need, leads, load, bucket, meant, el, num, t, has, plain, utc, day, days, amount, quoted, quoteMarks, gradeMark,
    get strings() { return S; }, get direction() { return document.documentElement.dir; } };
})();
