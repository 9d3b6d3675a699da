"use strict";
/* The page of one record: an event with all that it rests on, a claim that belongs to no
   event, or a report with the claims read in it. The address says which. */
(() => {
  const { el, bdi, isolated } = marsad;
  const t = (key, values) => marsad.t(key, values);
  const $ = (id) => document.getElementById(id);
  let facts = null, shown = "";

  /* ?id=evt-..., ?report=... or the plain anchor of any record. */
  function asked() {
    const query = new URLSearchParams(location.search), anchor = decodeURIComponent(location.hash.slice(1));
    const record = /^(evt|clm|per|rpt)-/.test(anchor) ? anchor : "";
    const event = query.get("id") || (record.startsWith("evt-") ? record : "");
    return { event: event, report: query.get("report") || (record.startsWith("rpt-") ? record : ""),
      person: record.startsWith("per-") ? record : "", claim: record.startsWith("clm-") ? record : "" };
  }

  async function held(kind, id) {
    const rows = await marsad.need(kind + "-" + marsad.bucket(id, facts.buckets));
    return rows[id];
  }

  async function route() {
    const want = asked();
    try {
      facts = await marsad.need("facts");
      marsad.know(facts);
      if (want.person) return location.replace("people.html#" + want.person);
      if (want.claim) return await openClaim(want);
      if (want.event) return await openEvent(want.event, "");
      if (want.report) return await openReport(want.report);
      say(t("event_none"), [el("p", {}, el("a", { href: "events.html", text: t("event_all") }))]);
    } catch (error) {
      say(t("not_loaded"), []);
    }
  }

  async function openClaim(want) {
    const found = await held("claims", want.claim);
    if (typeof found === "string") return openEvent(found, want.claim);
    if (!found || found.gone) return unknown(want.claim, found);
    aloneClaim(found);
  }

  /* An id that is no more leads to the event that it became part of, with a note. */
  async function openEvent(id, claim) {
    let row = await held("detail", id), from = "";
    const to = !row || row.gone ? await marsad.leads(id) : [];
    if (to.length === 1) [row, from] = [await held("detail", to[0]), id];
    if (!row || row.gone) return unknown(id, row, to);
    if (shown !== row.id) event(row);
    if (from) $("note").replaceChildren(el("p", { class: "notice" }, ...isolated(t("event_moved", { id: marsad.isolate(from) }), [], marsad.direction)));
    point(claim);
  }

  function point(claim) {
    for (const old of document.querySelectorAll(".hit")) old.classList.remove("hit");
    const box = claim && $(claim);
    if (!box) return;
    for (let up = box.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    box.classList.add("hit");
    requestAnimationFrame(() => { box.scrollIntoView({ block: "center" }); box.focus({ preventScroll: true }); });
  }

  function head(title, under) {
    $("title").replaceChildren(...isolated(title, [], marsad.direction));
    document.title = title.replace(/[\u2068\u2069]/g, "") + " – " + document.querySelector(".site-name").textContent;
    $("under").replaceChildren(...under);
    for (const id of ["note", "record"]) $(id).replaceChildren();
    $("state").textContent = "";
  }

  function say(title, more) {
    shown = "";
    head(title, []);
    $("record").append(...more);
  }

  function unknown(id, found, to) {
    const gone = found && found.gone;
    say(t(gone ? "record_gone" : "record_unknown"), [
      el("p", {}, el("code", { text: id })),
      el("p", { text: t(gone ? "record_gone_why" : "record_unknown_why") }),
      to && to.length > 1 ? el("p", {}, t("record_split") + " ", ...between(to.map(plainLink))) : null,
      gone ? marsad.historyList(found.gone) : null,
      el("p", {}, el("a", { href: "corrections.html#" + id, text: t("page_corrections") }), t("comma"), el("a", { href: "events.html", text: t("event_all") })),
    ].filter(Boolean));
  }
  function plainLink(id) { return el("a", { href: "event.html?id=" + id }, el("code", { text: id })); }
  function between(nodes) { return nodes.flatMap((node, n) => (n ? [t("comma"), node] : [node])); }

  function section(id, title, ...body) {
    return el("section", { "aria-labelledby": "h-" + id, class: "part" }, el("h2", { id: "h-" + id, text: title }), ...body);
  }

  function event(row) {
    shown = row.id;
    const place = (marsad.language === "ar" ? row.place_ar : row.place) || "";
    head(t("kind_" + row.kind) + (place ? t("comma") + marsad.isolate(marsad.plain(place)) : ""), [el("p", { class: "day", text: marsad.days(row) })]);
    const known = marsad.incident;
    $("record").append(
      el("p", { class: "lead" }, ...isolated(row.told[marsad.language], namesIn(row), marsad.direction)),
      known.glance(row, facts),
      section("sources", t("sources"), known.chain(row)),
      ...(row.disputes.length ? [section("disputes", t("contradictions"), known.disputes(row))] : []),
      section("trust", t("why"), known.trust(row, facts)),
      ...(Object.keys(row.figures).length ? [section("counts", t("counts"), known.counts(row))] : []),
      section("where", t("event_where"), known.setting(row)),
      ...known.further(row).map(([id, title, body]) => section(id, title, body)),
      section("cite", t("event_cite"), cite(row.id, "event.html?id=" + row.id)));
    known.locate(row);
  }

  const NAMES = ["place", "speaker", "actor", "target", "person"];
  function namesIn(row) {
    return [row.place, ...row.claims.flatMap((claim) => [...NAMES.map((name) => claim[name]), ...claim.via])];
  }

  function cite(id, path) {
    const line = $("record").dataset.cite.split("{id}").join(id);
    return el("div", {}, el("p", {}, bdi(line)), el("p", { class: "soft" }, t("event_address") + " ", el("a", { href: path, dir: "ltr", text: path })));
  }

  function aloneClaim(found) {
    const claim = found.claim, reports = { [claim.report]: found.report };
    if (found.head) reports.head = found.head;
    shown = claim.id;
    head(t("statement") + t("comma") + t("kind_" + claim.kind), []);
    $("record").append(el("p", { class: "note", text: t("claim_alone") }));
    if (found.person_case) $("record").append(el("p", {}, el("a", { href: "people.html#" + found.person_case, text: t("claim_person") })));
    $("record").append(marsad.statement(claim, { reports: reports, heads: found.head ? { [claim.copy_of]: "head" } : {} }, true),
      section("cite", t("event_cite"), cite(claim.id, "event.html#" + claim.id)));
    point(claim.id);
  }

  async function openReport(id) {
    const report = await held("reports", id);
    if (!report || report.gone) return unknown(id, report);
    shown = id;
    const title = report.protected ? t("withheld_report") : report.title ? marsad.quoted(report.title) : report.publisher || t("no_publisher");
    head(marsad.isolate(title), [el("p", { class: "day", text: t("report") })]);
    if (!report.protected) $("record").append(marsad.sourceLine(id, report));
    const listed = el("ol", { class: "said" }, report.claims.map((claim) => said(claim, report)));
    $("record").append(section("said", t("report_claims", { n: report.claims.length }), listed),
      section("cite", t("event_cite"), cite(id, "event.html?report=" + encodeURIComponent(id))));
  }

  function said(claim, report) {
    const withheld = report.protected ? "withheld_words" : "withheld_case";
    const words = claim.quote ? marsad.quote(marsad.plain(claim.quote), report.language) : el("p", { class: "soft", text: t(withheld) });
    const link = el("a", { href: "event.html#" + claim.id, text: t("kind_" + claim.kind) });
    const line = el("p", { class: "soft" }, link, " · " + t("certainty_" + claim.certainty));
    if (claim.speaker) line.append(" · ", bdi(marsad.plain(claim.speaker)));
    return el("li", {}, words, line);
  }

  /* Paper cannot be clicked: what is folded is opened for it, and folded again. */
  const folded = () => document.querySelectorAll("#record details:not([open])");
  addEventListener("beforeprint", () => { for (const box of folded()) { box.dataset.folded = "yes"; box.open = true; } });
  addEventListener("afterprint", () => {
    for (const box of document.querySelectorAll("#record details[data-folded]")) { box.open = false; delete box.dataset.folded; }
  });

  addEventListener("hashchange", route);
  route();
})();
