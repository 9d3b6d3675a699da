"use strict";
/* The page of one record: an event with all that it rests on, a claim that belongs to no
   event, ground that somebody is said to hold, or a report with the claims read in it.
   The address says which, by a whole id or by the letters of it that a brief prints. */
(() => {
  const { el, bdi, isolated } = marsad;
  const t = (key, values) => marsad.t(key, values);
  const $ = (id) => document.getElementById(id);
  let facts = null, shown = "";

  /* ?id=..., ?report=... or the plain anchor of any record; an anchor of a claim may
     stand behind the id of its event. */
  const KINDS = { evt: "event", clm: "claim", per: "person", rpt: "report", ctl: "stretch" };
  function asked() {
    const query = new URLSearchParams(location.search), anchor = decodeURIComponent(location.hash.slice(1)).trim();
    const want = { event: "", claim: "", person: "", report: query.get("report") || "", stretch: "" };
    for (const id of [(query.get("id") || "").trim(), anchor]) {
      const kind = KINDS[id.split("-")[0]];
      if (kind) want[kind] = id;
    }
    if (!Object.values(want).some(Boolean)) want.event = (query.get("id") || "").trim();
    return want;
  }

  /* The whole id that is meant, and its row; several ids where a short one is not enough. */
  async function find(kind, id) {
    const rows = await marsad.need(kind + "-" + marsad.bucket(id, facts.buckets));
    const ids = marsad.meant(rows, id);
    return ids.length === 1 ? { id: ids[0], row: rows[ids[0]], ids: ids } : { id: id, row: undefined, ids: ids };
  }

  async function route() {
    const want = asked();
    try {
      facts = await marsad.need("facts");
      marsad.know(facts);
      if (want.person) return location.replace("people.html#" + want.person);
      if (want.claim) return await openClaim(want.claim);
      if (want.event) return await openEvent(want.event, "");
      if (want.stretch) return await openStretch(want.stretch);
      if (want.report) return await openReport(want.report);
      say(t("event_none"), [el("p", {}, el("a", { href: "events.html", text: t("event_all") }))]);
    } catch (error) {
      say(t("not_loaded"), []);
    }
  }

  async function openClaim(asked) {
    const { id, row, ids } = await find("claims", asked);
    if (typeof row === "string") return openEvent(row, id);
    if (!row || row.gone) return unknown(id, row, [], ids);
    aloneClaim(row);
  }

  /* An id that is no more leads to the event that it became part of, with a note. */
  async function openEvent(id, claim) {
    let { row, ids, id: whole } = await find("detail", id), from = "";
    const to = !row || row.gone ? await marsad.leads(whole) : [];
    if (to.length === 1) [row, from] = [(await find("detail", to[0])).row, whole];
    if (!row || row.gone) return unknown(whole, row, to, ids);
    if (shown !== row.id) event(row);
    if (from) moved(from);
    point(claim);
  }

  function moved(from) {
    $("note").replaceChildren(el("p", { class: "notice" }, ...isolated(t("event_moved", { id: marsad.isolate(from) }), [], marsad.direction)));
  }

  function point(claim) {
    for (const old of document.querySelectorAll(".hit")) old.classList.remove("hit");
    const box = claim && $(claim);
    if (!box) return;
    for (let up = box.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    requestAnimationFrame(() => {
      box.scrollIntoView({ block: "center" });
      box.focus({ preventScroll: true });
      box.classList.add("hit");
    });
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

  function unknown(id, found, to, ids) {
    const gone = found && found.gone;
    if (ids && ids.length > 1) return say(t("record_several"), [el("p", {}, ...between(ids.map(plainLink)))]);
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

  function event(found) {
    const row = { ...found, hashed: new Set() };
    shown = row.id;
    const place = (marsad.language === "ar" ? row.place_ar : row.place_en) || "";
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
      section("cite", t("event_cite"), cite(row.id)));
    known.locate(row);
  }

  const NAMES = ["place", "speaker", "actor", "target", "person"];
  function namesIn(row) {
    return [row.place, ...row.claims.flatMap((claim) => [...NAMES.map((name) => claim[name]), ...claim.via])];
  }

  /* Who, what, as of when, which record of which release, and where it is found. */
  function cite(id) {
    const path = "event.html?id=" + encodeURIComponent(id), box = el("div", { class: "citation" });
    const line = el("p", {}), where = el("p", { class: "soft" });
    const tell = (release) => {
      const of = release ? t("cite_release_id", { id: marsad.isolate(release) }) : t("cite_release_file");
      const text = $("record").dataset.cite.split("{id}").join(marsad.isolate(id)).replace(/[.]$/, "") + t("comma") + of + ".";
      line.replaceChildren(...isolated(text, [], marsad.direction));
      if (!release) line.append(" ", el("a", { href: marsad.root + "release.json", text: "release.json" }));
      const { own, newest } = marsad.addresses(path), kinds = [["cite_address", own], ["event_newest", newest]];
      const known = kinds.filter(([, at]) => at);
      if (!known.length) known.push(["event_address", path]);
      where.replaceChildren(...known.map(([key, at]) => el("span", { class: "block" }, t(key) + " ", el("a", { href: at, dir: "ltr", text: at }))));
    };
    tell("");
    marsad.release().then(tell);
    box.append(line, where);
    return box;
  }

  function aloneClaim(found) {
    const claim = found.claim, reports = { [claim.report]: found.report };
    if (found.head) reports.head = found.head;
    shown = claim.id;
    head(t("statement") + t("comma") + t("kind_" + claim.kind), []);
    $("record").append(el("p", { class: "note", text: t("claim_alone") }));
    if (found.person_case) $("record").append(el("p", {}, el("a", { href: "people.html#" + found.person_case, text: t("claim_person") })));
    $("record").append(marsad.statement(claim, { reports: reports, heads: found.head ? { [claim.copy_of]: "head" } : {} }, true),
      section("cite", t("event_cite"), cite(claim.id)));
    point(claim.id);
  }

  /* Who is said to hold a place or an area, with every statement that says so. */
  async function openStretch(asked) {
    let { id, row: found, ids } = await find("stretches", asked), from = "";
    const to = !found || found.gone ? await marsad.leads(id) : [];
    if (to.length === 1) [found, from, id] = [(await find("stretches", to[0])).row, id, to[0]];
    if (!found || found.gone) return unknown(from || id, found, to, ids);
    const row = { ...found, hashed: new Set() };
    shown = id;
    const name = (marsad.language === "ar" ? row.place_ar : row.place) || "";
    head(t("page_ground") + (name ? t("comma") + marsad.isolate(marsad.plain(name)) : ""), [el("p", { class: "day", text: marsad.days(row) })]);
    if (from) moved(from);
    const basis = row.basis.map((key) => (marsad.has(key) ? t(key) : key)).join(t("semicolon"));
    const line = (one) => el("li", {}, el("a", { href: "event.html?id=" + one.id }, ...isolated(one.told[marsad.language], [], marsad.direction)));
    $("record").append(el("p", { class: "lead" }, ...isolated(row.told[marsad.language], [row.place], marsad.direction)),
      el("p", { class: "soft" }, t("stretch_basis") + " ", ...isolated(basis, [], marsad.direction), "."),
      section("sources", t("sources"), ...row.claims.map((claim) => marsad.statement(claim, row, true)), row.left ? el("p", { class: "soft", text: t("and_more", { n: row.left }) }) : ""),
      ...(row.others.length ? [section("others", t("stretch_others"), el("ul", {}, row.others.map(line)))] : []),
      el("p", {}, el("a", { href: "ground.html", text: t("page_ground") })), section("cite", t("event_cite"), cite(id)));
  }

  async function openReport(asked) {
    const { id, row: report, ids } = await find("reports", asked);
    if (!report || report.gone) return unknown(id, report, [], ids);
    shown = id;
    const title = report.protected ? t("withheld_report") : report.title ? marsad.quoted(report.title) : report.publisher || t("no_publisher");
    head(marsad.isolate(title), [el("p", { class: "day", text: t("report") })]);
    if (!report.protected) $("record").append(marsad.sourceLine(id, report));
    const listed = el("ol", { class: "said" }, report.claims.map((claim) => said(claim, report)));
    $("record").append(section("said", t("report_claims", { n: report.claims.length }), listed),
      section("cite", t("event_cite"), cite(id)));
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
