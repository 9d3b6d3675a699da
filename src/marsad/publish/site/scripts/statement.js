"use strict";
/* One claim down to the hash of the bytes that it stands in; any page may show one.
   `held` has what came with the claim: its `reports` by id and, of claims that copies
   were had from, the report by claim (`heads`). `anchored` where the address of the page
   may lead to it: a claim has one anchor in a page. */
Object.assign(marsad, (() => {
  const { el, bdi, isolated } = marsad;
  const t = (key, values) => marsad.t(key, values);
  const sources = new Map();

  /* The sources that marsad.toml lists, once the facts are there. */
  function know(facts) {
    for (const source of facts.sources) sources.set(source.id, source);
  }

  /* Names one after the other, each in its own direction. */
  function listed(names) {
    return names.flatMap((name, n) => (n ? [t("comma"), bdi(name)] : [bdi(name)]));
  }

  function quote(text, language) {
    return el("blockquote", { dir: marsad.directionOf(text), lang: language, text: marsad.quoted(text) });
  }

  /* The words of a claim in those around them, marked; alone where none may be told. */
  function passage(claim, language) {
    const [before, words, after] = [claim.before, claim.quote, claim.after].map((text) => marsad.plain(text || ""));
    if (!before && !after) return quote(words, language);
    const [open, close] = marsad.quoteMarks(words);
    return el("blockquote", { dir: marsad.directionOf(words), lang: language }, open + before, el("mark", { text: words }), after + close);
  }

  function reportOf(claim, held) { return held.reports[claim.report] || {}; }

  /* A name in a claim, as the language of the page has it. */
  function named(claim, part) {
    return (marsad.language === "ar" && claim.ar && claim.ar[part]) || claim[part];
  }

  function speakerOf(claim, held) {
    return marsad.plain(named(claim, "speaker") || reportOf(claim, held).publisher) || t("no_publisher");
  }

  /* Who says it, with what is known of them: a link where the site has a line on it. */
  function speaker(claim, held) {
    const source = sources.get(claim.voice);
    const name = el("strong", {}, bdi(speakerOf(claim, held)));
    if (!source) return [name];
    const known = t("source_kind_" + source.kind) + t("comma") + t("reliability_short", { a: source.reliability });
    return [el("a", { href: "sources.html#src-" + source.id }, name), el("span", { class: "soft", text: " (" + known + ")" })];
  }

  function who(claim, held, sure = true) {
    const line = el("p", { class: "who" }, speaker(claim, held));
    if (!claim.speaker && !reportOf(claim, held).protected) line.append(" · " + t("report_says"));
    if (claim.via.length) line.append(" · " + t("via") + " ", ...listed(claim.via.map(marsad.plain)));
    if (sure) line.append(" · " + t("certainty_" + claim.certainty));
    return line;
  }

  /* From whom a copy was had, as far as it may be told, and what shows it. */
  function copied(claim, held) {
    const shown = marsad.has("basis_" + claim.basis) ? " (" + t("basis_" + claim.basis) + ")" : "";
    const from = held.heads && held.heads[claim.copy_of];
    if (from === claim.report) return [t("copy_own")];
    const report = from && held.reports[from];
    if (!report || report.protected || !report.publisher) return [t("copy") + shown];
    return [t("copy_from") + " ", bdi(marsad.plain(report.publisher)), shown];
  }

  function population(name) {
    return name && name !== "people" ? " (" + t(name + "_word") + ")" : "";
  }

  function figures(claim) {
    if (!claim.figures.length) return null;
    return el("ul", { class: "plain figures" }, claim.figures.map((figure) =>
      el("li", {}, t("measure_" + figure.measure) + population(figure.population) + ": ", el("strong", { text: marsad.amount(figure) }))));
  }

  /* What the reader of the report made of the words: a critic can hold it against them. */
  function read(claim) {
    const line = [t("kind_" + claim.kind)];
    if (claim.place) line.push(marsad.isolate(marsad.plain(named(claim, "place"))));
    line.push(marsad.days(claim));
    if (claim.actor) line.push(t("read_by", { who: marsad.isolate(marsad.plain(named(claim, "actor"))) }));
    if (claim.target) line.push(t("read_on", { whom: marsad.isolate(marsad.plain(named(claim, "target"))) }));
    return el("p", { class: "soft read" }, ...isolated(t("read_as") + " " + line.join(t("comma")) + ".", [], marsad.direction));
  }

  /* Where a report came out, when, and the hash of what was kept of it, once in what is
     shown together: many claims may stand in one report. */
  function sourceLine(id, report, told) {
    if (report.protected) return el("p", { class: "soft", text: t("withheld_report") + "." });
    const line = el("p", { class: "soft" }, t("report") + ": ", el("strong", {}, bdi(report.publisher || t("no_publisher"))));
    const title = report.title ? marsad.quoted(report.title) : report.url;
    if (title) line.append(t("comma"), report.url ? el("a", { href: report.url, rel: "noreferrer" }, bdi(title)) : bdi(title));
    line.append(t("comma") + (report.published ? t("published") + " " + marsad.day(report.published) : t("no_published")) + ". ");
    if (report.passed_on_by) line.append(t("passed_on") + " ", bdi(report.passed_on_by), ". ");
    line.append(el("a", { href: "event.html?report=" + encodeURIComponent(id), text: t("report_all") }));
    if (!told) return el("div", {}, line, hash(report));
    const first = !told.has(id);
    told.add(id);
    return first ? el("div", {}, line, hash(report)) : line;
  }

  function hash(report) {
    if (!report.sha256) return el("p", { class: "soft", text: t("no_hash") });
    return el("details", { class: "hash" }, el("summary", { text: t("hash_short") }), el("p", { class: "soft" }, t("hash") + ": ", el("code", { dir: "ltr", text: report.sha256 })));
  }

  function address(claim) {
    return el("p", { class: "soft" }, el("a", { href: "event.html#" + claim.id, class: "id" }, el("code", { text: claim.id })));
  }

  function statement(claim, held, anchored) {
    const report = reportOf(claim, held);
    const box = el("div", { class: "claim", id: anchored ? claim.id : null, "data-claim": claim.id, tabindex: "-1" }, who(claim, held));
    if (claim.quote) box.append(passage(claim, report.language));
    else box.append(el("p", { class: "soft", text: report.protected || report.passed_on_by ? t("withheld_words") : t("withheld_case") }));
    const counted = figures(claim);
    if (counted) box.append(counted);
    if (claim.copy_of) box.append(el("p", { class: "soft" }, copied(claim, held)));
    box.append(read(claim), sourceLine(claim.report, report, held.hashed), address(claim));
    return box;
  }

  /* Claims whose words stand in one passage of a report: the passage once, with the
     words of each marked and numbered, and under it what was read in each. */
  function together(claims, parts, held) {
    const first = claims[0], report = reportOf(first, held);
    const text = parts.map((part) => marsad.plain(part[0])), whole = text.join("");
    const words = el("blockquote", { dir: marsad.directionOf(whole), lang: report.language }), [open, close] = marsad.quoteMarks(whole);
    parts.forEach(([, inside, ends], n) => words.append(inside ? el("mark", { text: text[n] }) : text[n],
      ...ends.map((at) => el("sup", {}, el("a", { href: "event.html#" + claims[at - 1].id, "aria-label": t("reading", { n: at }), text: marsad.num(at) })))));
    words.prepend(open);
    words.append(close);
    const sure = new Set(claims.map((claim) => claim.certainty)).size === 1;
    return el("div", { class: "passage" }, who(first, held, sure), words,
      el("ol", { class: "readings" }, claims.map((claim) => reading(claim, held, sure))),
      sourceLine(first.report, report, held.hashed));
  }

  function reading(claim, held, sure) {
    const box = el("li", { class: "claim", id: claim.id, "data-claim": claim.id, tabindex: "-1" }, figures(claim));
    if (!sure) box.append(el("p", { class: "soft", text: t("certainty_" + claim.certainty) }));
    if (claim.copy_of) box.append(el("p", { class: "soft" }, copied(claim, held)));
    box.append(read(claim), address(claim));
    return box;
  }

  /* One claim, or several of one passage. */
  function passages(claims, parts, held) {
    return parts ? together(claims, parts, held) : statement(claims[0], held, true);
  }

  return { know, listed, named, quote, speakerOf, population, copied, sourceLine, statement, passage: passages };
})());
