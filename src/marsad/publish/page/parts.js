"use strict";
/* Pieces that the other scripts share: elements, amounts, statements. */
const R = JSON.parse(document.getElementById("record").textContent);
const GRADES = ["confirmed", "fair", "weak", "contested", "discounted", "none"];
const MARKS = { confirmed: "●", fair: "◐", weak: "○", contested: "◇", discounted: "×", none: "–" };

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

/* Names one after the other, each in its own direction. */
function listed(names) {
  return names.flatMap((name, n) => (n ? [t("comma"), bdi(name)] : [bdi(name)]));
}

/* Words of others in the quotation marks that their own script has. */
function quoted(text) {
  const own = directionOf(text) === "rtl" ? STRINGS.ar : STRINGS.en;
  return own.open_quote + text + own.close_quote;
}

function quote(text, language) {
  return el("blockquote", { dir: directionOf(text), lang: language, text: quoted(text) });
}

function amount(figure) {
  const about = (n) => (figure.approx ? t("about", { n: n }) : num(n));
  if (figure.high === null && figure.low === null) return isolate(quoted(figure.text));
  if (figure.high === null && figure.approx && S["vague_" + figure.low]) return t("vague_" + figure.low);
  if (figure.high === null) return t(figure.approx ? "or_more" : "at_least", { n: figure.low });
  if (!figure.low && figure.high) return t("up_to", { n: about(figure.high) });
  if (figure.low === figure.high) return about(figure.high);
  return t("range", { a: figure.low, b: figure.high });
}

/* A place as the language of the page calls it, where the record knows that. */
function placeName(name) {
  return (S.lang === "ar" && R.places[name]) || plain(name);
}

function gradeOf(row) { return row.grade || "none"; }
function gradeLine(row) {
  return el("p", { class: "grade", "data-grade": gradeOf(row), text: t("grade_" + gradeOf(row)) });
}

function speakerOf(claim) {
  const report = R.reports[claim.report] || {};
  return plain(claim.speaker || report.publisher) || t("no_publisher");
}

function population(name) {
  return name && name !== "people" ? " (" + t(name + "_word") + ")" : "";
}

function figureLine(figure) {
  return el("p", { class: "soft", text: t("measure_" + figure.measure) + population(figure.population) + ": " + amount(figure) });
}

/* Whose words a copy repeats, as far as it may be told. */
function copied(claim) {
  const first = R.claims[claim.copy_of];
  if (first && first.report === claim.report) return [t("copy_own")];
  const report = first && R.reports[first.report];
  if (!report || report.protected || !report.publisher) return [t("copy")];
  return [t("copy_from") + " ", bdi(plain(report.publisher))];
}

/* One statement down to the hash of the bytes it stands in. */
function statement(id) {
  const claim = R.claims[id];
  if (!claim) return el("p", { class: "soft", text: id });
  const report = R.reports[claim.report] || {};
  const box = el("div", { class: "claim", "data-claim": id, tabindex: "-1" });
  const who = el("p", { class: "who" }, el("strong", {}, bdi(speakerOf(claim))));
  if (!claim.speaker) who.append(" · " + t("report_says"));
  if (claim.via.length) who.append(" · " + t("via") + " ", ...listed(claim.via.map(plain)));
  who.append(" · " + t("certainty_" + claim.certainty));
  if (claim.copy_of) who.append(" · ", ...copied(claim));
  box.append(who);
  if (claim.quote) box.append(quote(plain(claim.quote), report.language));
  else box.append(el("p", { class: "soft", text: t("withheld_words") }));
  box.append(...claim.figures.map(figureLine));
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
  line.append(t("report") + ": ", el("strong", {}, bdi(report.publisher || t("no_publisher"))));
  const title = report.title ? quoted(report.title) : report.url;
  if (title) line.append(t("comma"), report.url ? el("a", { href: report.url, rel: "noreferrer" }, bdi(title)) : bdi(title));
  line.append(t("comma") + (report.published ? t("published") + " " + day(report.published) : t("no_published")));
  line.append(el("br"), t("hash") + ": ", report.sha256 ? el("code", { text: report.sha256 }) : t("no_hash"));
  return line;
}

/* Two statements that contradict each other, side by side. */
function pair(ids, title) {
  const box = el("div", { class: "pair" });
  if (title) box.append(el("h3", {}, bdi(title)));
  box.append(statement(ids[0]), statement(ids[1]));
  return box;
}
