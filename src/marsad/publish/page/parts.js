"use strict";
/* Pieces that the other scripts share: words, dates, elements, statements. */
const S = JSON.parse(document.getElementById("strings").textContent);
const R = JSON.parse(document.getElementById("record").textContent);
const GRADES = ["confirmed", "fair", "weak", "contested", "discounted", "none"];
const MARKS = { confirmed: "●", fair: "◐", weak: "○", contested: "◇", discounted: "×", none: "–" };

function t(key, values) {
  let text = S[key] || key;
  for (const name in values || {}) text = text.split("{" + name + "}").join(values[name]);
  return text;
}

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const name in attributes || {}) {
    if (attributes[name] === null || attributes[name] === undefined) continue;
    if (name === "text") node.textContent = attributes[name];
    else node.setAttribute(name, attributes[name]);
  }
  for (const child of children) if (child) node.append(child);
  return node;
}

const numbers = new Intl.NumberFormat(S.lang === "ar" ? "ar" : "en");
function num(value) { return numbers.format(value); }

const longDay = new Intl.DateTimeFormat(S.lang === "en" ? "en-GB" : S.lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
function utc(iso) { return new Date(iso + "T00:00:00Z"); }
function day(iso) { return longDay.format(utc(iso)); }
function days(row) {
  if (!row.start && !row.end) return t("no_date");
  if (!row.start || !row.end || row.start === row.end) return day(row.end || row.start);
  return longDay.formatRange ? longDay.formatRange(utc(row.start), utc(row.end)) : day(row.start) + " – " + day(row.end);
}

function amount(figure) {
  const about = (n) => (figure.approx ? t("about", { n: num(n) }) : num(n));
  if (figure.high === null && figure.low === null) return "“" + figure.text + "”";
  if (figure.high === null) return t(figure.approx ? "or_more" : "at_least", { n: num(figure.low) });
  if (!figure.low && figure.high) return t("up_to", { n: about(figure.high) });
  if (figure.low === figure.high) return about(figure.high);
  return t("range", { a: num(figure.low), b: num(figure.high) });
}

function gradeOf(row) { return row.grade || "none"; }
function gradeLine(row) {
  return el("p", { class: "grade", "data-grade": gradeOf(row), text: t("grade_" + gradeOf(row)) });
}

function speakerOf(claim) {
  const report = R.reports[claim.report] || {};
  return claim.speaker || report.publisher || t("no_publisher");
}

/* One statement down to the hash of the bytes it stands in. */
function statement(id) {
  const claim = R.claims[id];
  if (!claim) return el("p", { class: "soft", text: id });
  const report = R.reports[claim.report] || {};
  const box = el("div", { class: "claim", "data-claim": id, tabindex: "-1" });
  const who = el("p", { class: "who" }, el("strong", { text: speakerOf(claim) }));
  if (!claim.speaker) who.append(" · " + t("report_says"));
  if (claim.via.length) who.append(" · " + t("via") + " " + claim.via.join(", "));
  who.append(" · " + t("certainty_" + claim.certainty));
  if (claim.copy_of) who.append(" · " + t("copy"));
  box.append(who);
  if (claim.quote) box.append(el("blockquote", { dir: "auto", text: "“" + claim.quote + "”" }));
  else box.append(el("p", { class: "soft", text: t("withheld_words") }));
  for (const figure of claim.figures)
    box.append(el("p", { class: "soft", text: t("measure_" + figure.measure) + ": " + amount(figure) + (figure.population && figure.population !== "people" ? " " + t(figure.population + "_word") : "") }));
  box.append(source(report));
  box.append(el("p", { class: "soft" }, el("code", { text: "c:" + id })));
  return box;
}

function source(report) {
  const line = el("p", { class: "soft" });
  if (report.protected) {
    line.textContent = t("withheld_report");
    return line;
  }
  line.append(t("report") + ": ", el("strong", { text: report.publisher || t("no_publisher") }));
  if (report.title) line.append(", “", report.url ? el("a", { href: report.url, rel: "noreferrer", text: report.title }) : report.title, "”");
  else if (report.url) line.append(", ", el("a", { href: report.url, rel: "noreferrer", text: report.url }));
  line.append(", " + (report.published ? t("published") + " " + day(report.published) : t("no_published")));
  line.append(el("br"), t("hash") + ": ", report.sha256 ? el("code", { text: report.sha256 }) : t("no_hash"));
  return line;
}

/* Two statements that contradict each other, side by side. */
function pair(ids, title) {
  const box = el("div", { class: "pair" });
  if (title) box.append(el("h3", { text: title }));
  box.append(statement(ids[0]), statement(ids[1]));
  return box;
}
