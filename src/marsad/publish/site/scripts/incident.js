"use strict";
/* The parts of an event's page: numbers, voices, disputes, trust, place, past. */
marsad.incident = (() => {
  const { el, bdi, isolated } = marsad;
  const t = (key, values) => marsad.t(key, values);
  const MOST_PAIRS = 4; /* contradictions shown at once; the others can be unfolded */
  const MOST_FIGURES = 3;
  const MOST_PASSAGES = 3; /* of one voice, before the others are folded */
  const MEASURES = ["killed", "wounded", "missing", "abducted", "detained", "displaced", "evacuated", "returned", "released", "surrendered"];
  const ARABIC = marsad.language === "ar";

  function gradeOf(row) { return row.override || row.grade || "none"; }
  function line(text) { return el("p", {}, ...isolated(text, [], marsad.direction)); }

  function nameOf(party, facts, row) {
    const known = facts.parties.find((one) => one.id === party);
    if (!known && ARABIC && row && row.sides_ar[party]) return row.sides_ar[party];
    return known ? (ARABIC && known.name_ar) || known.name : marsad.plain(party);
  }

  /* What one looks for first, as a short list of facts. */
  function glance(row, facts) {
    const list = el("dl", { class: "glance" });
    const fact = (key, ...body) => list.append(el("div", {}, el("dt", { text: t(key) }), el("dd", {}, ...body)));
    for (const measure of MEASURES.filter((name) => row.figures[name]).slice(0, MOST_FIGURES)) fact("measure_" + measure, ...toll(row.figures[measure]));
    fact("event_grade", marsad.gradeMark(gradeOf(row)));
    fact("event_voices", t("n_sources", { n: row.voices }));
    fact("event_day", marsad.days(row));
    fact("event_place", bdi(marsad.plain((ARABIC ? row.place_ar : row.place_en) || "") || t("no_place")));
    if (row.parties.length) fact("event_parties", ...marsad.listed(row.parties.map((party) => nameOf(party, facts, row))));
    if (row.strike_status) fact("event_strike", t("strike_" + row.strike_status).replace(/^[^:]*:\s*/, ""));
    return list;
  }

  function toll(figure) {
    const inner = figure.best !== figure.low && figure.best !== figure.high;
    const known = (one) => marsad.amount({ ...one, approx: false });
    const best = inner && el("span", { class: "soft", text: " (" + t("best_of", { n: figure.best }) + ")" });
    const civilians = figure.civilians && el("span", { class: "soft block", text: t("civilians") + ": " + known(figure.civilians) });
    return [el("span", { class: "number", text: known(figure) }), best, civilians].filter(Boolean);
  }

  /* Claims by independent voice, each passage once; what counts with no voice behind. */
  function chain(row) {
    const claims = new Map(row.claims.map((claim) => [claim.id, claim]));
    const told = (passages) => passages.map((one) => marsad.passage(one.claims.map((id) => claims.get(id)), one.parts, row));
    const box = el("div", {}, el("p", { class: "note", text: t("origins_note") }));
    row.heard.forEach((voice, n) => box.append(said(voice, n + 1, claims, told, row)));
    if (row.aside.length && row.heard.length) box.append(el("h3", { text: t("aside") }));
    for (const one of row.aside) box.append(el("div", { class: "voice" }, el("p", { class: "soft", text: t("aside_" + one.why) }), ...told(one.passages)));
    return box;
  }

  function said(voice, n, claims, told, row) {
    const box = el("div", { class: "voice" }, el("h3", {}, t("voice", { n: n }) + t("colon"), bdi(marsad.speakerOf(claims.get(voice.first), row))));
    const left = voice.passages.slice(MOST_PASSAGES), all = left.flatMap((one) => one.claims);
    box.append(...told(voice.passages.slice(0, MOST_PASSAGES)));
    if (left.length) box.append(el("details", { class: "copies" }, el("summary", { text: t("voice_more", { n: all.length }) }), ...told(left)));
    if (voice.copies.length) box.append(repeats(voice.copies.flatMap((one) => one.claims.map((id) => claims.get(id))), told(voice.copies), row));
    return box;
  }

  function repeats(copies, drawn, row) {
    const names = [...new Set(copies.map((claim) => marsad.plain((row.reports[claim.report] || {}).publisher) || t("no_publisher")))];
    const shown = names.slice(0, 4), left = names.length - shown.length;
    return el("details", { class: "copies" }, el("summary", {}, t("copies_too", { n: copies.length }) + " ", ...marsad.listed(shown),
      left > 0 ? t("comma") + t("and_more", { n: left }) : ""), ...drawn);
  }

  /* What cannot both be so, side by side. */
  function disputes(row, heading) {
    const claims = new Map([...row.claims, ...row.others].map((claim) => [claim.id, claim]));
    const box = el("div", {}, el("p", { class: "note", text: t("disputed_note") }));
    const drawn = row.disputes.filter((one) => one.claims.every((id) => claims.has(id))).map((one) =>
      el("div", { class: "dispute" }, el(heading || "h3", { text: t("dispute_" + (one.on || "other")) }),
        el("div", { class: "pair" }, one.claims.map((id) => brief(claims.get(id), row)))));
    const left = drawn.splice(MOST_PAIRS);
    box.append(...drawn);
    if (left.length) box.append(el("details", {}, el("summary", { text: t("dispute_more", { n: left.length }) }), left));
    return box;
  }

  /* A claim in short: the whole of it stands under its voice. */
  function brief(claim, row) {
    const speaker = el("strong", {}, bdi(marsad.speakerOf(claim, row)));
    const box = el("div", { class: "claim" }, el("p", { class: "who" }, speaker, " · " + t("certainty_" + claim.certainty)));
    if (claim.quote) box.append(marsad.quote(marsad.plain(claim.quote), (row.reports[claim.report] || {}).language));
    else box.append(el("p", { class: "soft", text: t("withheld_words") }));
    const counted = claim.figures.map((figure) => t("measure_" + figure.measure) + marsad.population(figure.population) + ": " + marsad.amount(figure));
    if (counted.length) box.append(el("p", { class: "soft", text: counted.join(t("semicolon")) }));
    box.append(el("p", { class: "soft" }, el("a", { href: "event.html#" + claim.id, text: t("dispute_whole") })));
    return box;
  }

  /* The grade, why it is so, what would raise it, and what a reviewer says beside it. */
  function trust(row, facts) {
    const box = el("div", {});
    if (row.override) {
      box.append(el("p", { class: "grade", "data-grade": row.override, text: t("trust_reviewer", { a: t("grade_" + row.override) }) }));
      if (row.override_reason) box.append(el("p", {}, t("trust_reason") + " ", bdi(row.override_reason)));
    }
    const grade = row.grade || "none";
    box.append(el("p", { class: "grade", "data-grade": grade, text: row.override ? t("trust_computed", { a: t("grade_" + grade) }) : t("grade_" + grade) }));
    if (row.reasons.length) box.append(el("ul", {}, row.reasons.map((text, n) => el("li", {}, ours(text, row.reasons_ar[n])))));
    if (row.raise_by) box.append(el("p", {}, t("raise") + " ", ours(row.raise_by, row.raise_ar), "."));
    const rule = row.rule && el("a", { href: "method.html#" + row.rule }, bdi(row.rule));
    if (rule) box.append(el("p", { class: "soft" }, t("rule") + " ", rule, t("comma") + t("method_version") + " " + row.method + "."));
    if (row.reliability) box.append(el("p", { class: "soft", text: t("reliability", { a: row.reliability, b: String(row.credibility) }) + "." }));
    if (row.strike_status) box.append(line(t("strike_" + row.strike_status) + "."));
    for (const one of row.belligerents) {
      const said = "position_" + one.position.replaceAll(" ", "_");
      box.append(line(t(said, { who: marsad.isolate(nameOf(one.side, facts)) }) + "."));
    }
    return box;
  }

  /* The program's own words; in English where the language has no others for them. */
  function ours(text, arabic) {
    if (!ARABIC) return el("span", { text: text });
    return arabic ? el("span", {}, ...isolated(arabic, [], "rtl")) : el("bdi", { lang: "en", text: text });
  }

  function counts(row) {
    const table = el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col", text: t("counts_of") }),
      ["low", "best", "high"].map((key) => el("th", { scope: "col", class: "num", text: t(key) })))));
    const body = el("tbody");
    const add = (label, figure, part) => body.append(el("tr", {}, el("th", { scope: "row", class: part ? "part" : null, text: label }),
      ["low", "best", "high"].map((key) => el("td", { class: "num", text: figure[key] === null ? t("counts_open") : marsad.num(figure[key]) }))));
    for (const measure in row.figures) {
      add(t("measure_" + measure), row.figures[measure]);
      for (const part of ["civilians", "combatants"]) if (row.figures[measure][part]) add(t(part), row.figures[measure][part], true);
    }
    table.append(body);
    return el("div", {}, el("div", { class: "scroll" }, table), el("p", { class: "note", text: t("counts_note") }));
  }

  /* Place and days, and how exactly each is known. */
  function setting(row) {
    const box = el("div", { class: "setting" }), words = el("div", {});
    const place = (ARABIC ? row.place_ar : row.place_en) || "";
    words.append(el("p", {}, bdi(marsad.plain(place) || t("no_place")), row.admin1 ? t("comma") : "", row.admin1 ? bdi((ARABIC && row.admin1_ar) || row.admin1) : ""));
    words.append(el("p", { text: t(row.lat === null ? "where_none" : "where_prec_" + row.where_prec) }));
    if (row.lat !== null) {
      const point = el("bdi", { dir: "ltr", text: row.lat.toFixed(3) + ", " + row.lon.toFixed(3) });
      const about = row.radius_m ? t("comma") + t("where_radius", { km: marsad.num(Math.round(row.radius_m / 100) / 10) }) : "";
      words.append(el("p", { class: "soft" }, t("where_point") + " ", point, about));
    }
    const known = row.date_prec || (row.start || row.end ? "open" : "none");
    words.append(el("p", { text: marsad.days(row) + ". " + t("date_prec_" + known) }));
    box.append(words, el("figure", { id: "locator", hidden: "" }));
    return box;
  }

  /* Sections that most events do not have. */
  function further(row) {
    const parts = [];
    const other = (near) => el("a", { href: "event.html?id=" + near.event }, ...isolated(near.told[marsad.language], [], marsad.direction));
    if (row.perhaps.length) parts.push(["perhaps", t("perhaps"), el("div", {}, el("p", { class: "note", text: t("perhaps_note") }),
      el("ul", {}, row.perhaps.map((near) => el("li", {}, other(near)))))]);
    const past = el("div", {}, row.history.length ? historyList(row.history) : el("p", { text: t("history_none") }));
    if (row.was.length) past.append(el("p", { class: "soft" }, t("history_was") + " ", ...marsad.listed(row.was)));
    parts.push(["history", t("history"), past]);
    return parts;
  }

  function historyList(lines) {
    return el("ol", { class: "history" }, lines.map((one) => el("li", {},
      el("p", {}, ...isolated((one.told || {})[marsad.language] || t("history_" + one.change), [], marsad.direction)),
      one.reason ? el("p", {}, t("trust_reason") + " ", bdi((marsad.language === "ar" && one.reason_ar) || one.reason)) : null,
      el("p", { class: "soft" }, one.as_of ? marsad.day(one.as_of.slice(0, 10)) + t("comma") : "", one.release ? bdi(one.release) : t("history_this")))));
  }
  marsad.historyList = historyList;

  /* A small map drawn from the outline of the countries around; drawn last, as it is
     for the eye: the words beside it say the same. */
  async function locate(row) {
    if (row.lat === null || row.where_prec > 6) return;
    const map = await marsad.need("locator"), box = document.getElementById("locator");
    const [west, south, east, north] = map.limits;
    if (!box || row.lon < west || row.lon > east || row.lat < south || row.lat > north) return;
    const x = (row.lon - west) * map.kx, y = (north - row.lat) * map.ky;
    const r = Math.max(4, ((row.radius_m || 0) / 111200) * map.ky);
    box.innerHTML = `<svg viewBox="0 0 ${map.width} ${map.height}" aria-hidden="true" focusable="false">` +
      `<path class="land" d="${map.land}"/><path class="war" d="${map.war}"/><path class="lines" d="${map.lines}"/><path class="lines disputed" d="${map.disputed}"/>` +
      `<circle class="reach" cx="${x}" cy="${y}" r="${r}"/><circle class="spot" cx="${x}" cy="${y}" r="2.5"/></svg>`;
    box.append(el("figcaption", { text: t("where_map") }));
    box.hidden = false;
  }

  return { glance, chain, disputes, trust, counts, setting, further, locate };
})();
