"use strict";
/* What an event says in the language of the page, and the numbers on top in Arabic. */
const NAMES = ["place", "speaker", "actor", "target", "person"];

/* Names that the sentence of an event may hold. */
function namesIn(event) {
  const claims = event.claims.map((id) => R.claims[id]).filter(Boolean);
  return [event.place, ...claims.flatMap((claim) => [...NAMES.map((name) => claim[name]), ...claim.via])];
}

function told(event) { return isolated(event.told[S.lang], namesIn(event), S.dir); }

/* The same where only text can stand. */
function toldText(event) {
  return told(event).map((node) => (typeof node === "string" ? node : isolate(node.textContent))).join("");
}

function scopeOf(facts) {
  const when = facts.start || facts.end ? days(facts) : t("on_record");
  return el("p", { class: "scope" }, ...isolated((facts.place ? facts.place + t("comma") : "") + when, [], S.dir));
}

function evidenceOf(facts) {
  if (facts.beyond) return t("beyond", { amount: amount(facts.beyond), who: facts.beyond.who });
  if (facts.kind === "flow" || !facts.grade) return "";
  return t("grade_" + facts.grade) + (facts.origins > 1 ? ": " + t("n_sources", { n: facts.origins }) : "");
}

function unitOf(facts) {
  if (facts.measure !== "area_km2") return t("measure_" + facts.measure) + population(facts.population) + t("comma") + t("reported");
  return [t("measure_area_km2"), t("size"), ...(facts.state === "claimed" ? [t("claimed")] : [])].join(t("comma"));
}

function whoSays(facts) {
  const others = facts.voices.others ? " " + t("others", { n: facts.voices.others }) : "";
  return facts.voices.names.length ? t("according") + " " + facts.voices.names.join(t("comma")) + others + t("semicolon") : "";
}

function card(facts) {
  const best = facts.best !== facts.low && facts.best !== facts.high && el("span", { class: "soft", text: " (" + t("best_of", { n: facts.best }) + ")" });
  const evidence = evidenceOf(facts);
  return el("article", { class: "card" },
    el("p", { class: "number", text: amount(facts) }),
    el("p", { class: "unit", text: unitOf(facts) }, best),
    scopeOf(facts),
    evidence && el("p", { class: "grade", "data-grade": facts.grade }, ...isolated(evidence, [], S.dir)),
    el("p", { class: "soft" }, ...isolated(whoSays(facts) + t(facts.kind) + ". ", [], S.dir), facts.claim && el("a", { href: "#" + facts.claim, text: t("words") })));
}

/* The template has them in English; the others are made here. */
drawn(() => {
  const box = document.getElementById("other-cards");
  box.replaceChildren(...(S === STRINGS.en ? [] : R.cards.map(card)));
});
