"use strict";
/* The map: places of events, how exactly they are known, and who held what on a day. */
(() => {
  const { el, t, day, days, bdi, isolate, points, holds, badges, symbols } = marsad;
  const box = document.getElementById("canvas"), status = document.getElementById("map-status");
  const CHOICES = ["kind", "grade", "party", "from", "to", "place", "list"];
  const METRES_AT_0 = 78271.517, PAGE = 40;
  const VAGUE = 15000; /* metres from which on a place's circle is seen though its mark is in a group */
  const slow = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let map = null, base = null, meta = null, here = null, seen = { spots: [], left: {} };
  let shownPlaces = PAGE, shownEvents = PAGE, listed = "", ends = [0, 0], whole = [0, 0], playing = 0;
  const get = (id) => document.getElementById(id);
  const on = (id, kind, task) => { if (get(id)) get(id).addEventListener(kind, task); };
  const checked = (id) => !get(id) || get(id).checked;

  /* ---- what is chosen ---- */
  function choice() {
    const asked = marsad.chosen(CHOICES), known = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? points.number(text) : null);
    return { ...asked, from: known(asked.from), to: known(asked.to) };
  }
  function lastDay() {
    const to = choice().to;
    return to === null ? ends[1] : Math.min(ends[1], Math.max(ends[0], to));
  }

  /* ---- signs on the map ---- */
  const empty = { type: "FeatureCollection", features: [] };
  function pointOf(lon, lat, properties) {
    return { type: "Feature", properties, geometry: { type: "Point", coordinates: [lon, lat] } };
  }
  function ring(lon, lat, metres) {
    const points = [];
    for (let n = 0; n <= 48; n += 1) {
      const turn = (n / 48) * 2 * Math.PI;
      points.push([lon + (metres * Math.sin(turn)) / (111200 * Math.max(0.05, Math.cos((lat * Math.PI) / 180))), lat + (metres * Math.cos(turn)) / 111200]);
    }
    return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [points] } };
  }

  function spotFeatures() {
    if (!checked("l-events")) return empty;
    const features = seen.spots.filter((spot) => spot.shown === "drawn").map((spot) => pointOf(spot.lon, spot.lat, {
      n: spot.n, events: spot.events, grade: spot.grade, size: Math.min(1.5, 0.7 + Math.log2(spot.events + 1) * 0.12),
      vague: (spot.radius || 0) >= VAGUE,
      wide: (spot.radius || 0) / (METRES_AT_0 * Math.cos((spot.lat * Math.PI) / 180)),
    }));
    return { type: "FeatureCollection", features };
  }
  function blurFeatures() {
    if (!checked("l-events")) return empty;
    return { type: "FeatureCollection", features: seen.spots.filter((spot) => spot.blurred && spot.shown === "drawn").map((spot) => ring(spot.lon, spot.lat, spot.radius)) };
  }
  /* A day behind the last event is one too: who holds what goes on. */
  function holdDay() {
    const { to } = choice(), until = meta.until || points.iso(ends[1]);
    if (to === null) return until;
    return to > ends[1] && points.iso(to) <= until ? points.iso(to) : points.iso(lastDay());
  }
  function holdFeatures() {
    const rows = checked("l-ground") ? holds.on(holdDay()) : [];
    badges.show(rows.map((row, n) => pointOf(row.lon, row.lat, { n, place: row.lat + "," + row.lon, icon: "hold " + (row.side === null ? "" : row.side) + " " + row.state })));
    return { type: "FeatureCollection", features: badges.placed() };
  }
  /* Once the marks stand, what they would lie on moves. */
  function settled() {
    if (!badges.settle(map)) return;
    map.getSource("holds").setData(holdFeatures());
    marsad.labels.sift(map);
  }

  /* Signs are made when the map first asks for them by name. */
  function sign(name, c) {
    const [kind, a, b] = name.split(" ");
    if (kind === "many") return symbols.many(a, c);
    if (kind === "area") return symbols.area(side(+a), c);
    if (kind === "hold") return symbols.hold(a === "" ? null : side(+a), b, c);
    return symbols.grade(marsad.GRADES[+a], c);
  }
  function side(at) {
    const one = meta.sides[at];
    return { ...one, mark: one[marsad.language === "ar" ? "mark_ar" : "mark_en"] };
  }

  function layers(c) {
    const plain = ["!", ["has", "point_count"]], size = ["interpolate", ["exponential", 2], ["zoom"], 0, ["get", "wide"], 22, ["*", ["get", "wide"], 4194304]];
    const number = ["case", ["<", ["get", "events"], 1000], ["to-string", ["get", "events"]], ["concat", ["to-string", ["/", ["floor", ["/", ["get", "events"], 100]], 10]], "k"]];
    const on = { "icon-allow-overlap": true, "icon-ignore-placement": true };
    return [
      { id: "land", type: "fill", source: "land", paint: { "fill-color": ["case", ["get", "war"], c.war, c.land] } },
      { id: "coast", type: "line", source: "lines", filter: ["==", ["get", "kind"], "coast"], paint: { "line-color": c.border, "line-width": 0.7 } },
      { id: "border", type: "line", source: "lines", filter: ["==", ["get", "kind"], "border"], paint: { "line-color": c.border, "line-width": 0.9 } },
      { id: "disputed", type: "line", source: "lines", filter: ["==", ["get", "kind"], "disputed"], paint: { "line-color": c.border, "line-width": 1.4, "line-dasharray": [3, 2] } },
      { id: "reach", type: "circle", source: "reach", paint: { "circle-radius": size, "circle-color": c.accent, "circle-opacity": 0.06, "circle-stroke-color": c.accent, "circle-stroke-width": 0.8, "circle-stroke-opacity": 0.5 } },
      { id: "radius", type: "circle", source: "spots", filter: ["all", plain, ["!", ["get", "vague"]]], paint: { "circle-radius": size, "circle-color": c.accent, "circle-opacity": 0.08, "circle-stroke-color": c.accent, "circle-stroke-width": 0.8, "circle-stroke-opacity": 0.5 } },
      { id: "blurs", type: "line", source: "blurs", paint: { "line-color": c.ink, "line-width": 1.4, "line-dasharray": [2, 2] } },
      { id: "holds", type: "symbol", source: "holds", layout: { "icon-image": ["get", "icon"], "icon-anchor": "bottom", "icon-offset": ["get", "foot"], "icon-padding": 1 } },
      { id: "many", type: "symbol", source: "spots", filter: ["has", "point_count"], layout: { ...on, "icon-image": ["concat", "many ", number] } },
      { id: "marks", type: "symbol", source: "spots", filter: plain, layout: { ...on, "icon-image": ["concat", "grade ", ["to-string", ["get", "grade"]]], "icon-size": ["get", "size"] } },
    ];
  }

  function fill() {
    const c = symbols.colours(), data = (data, more) => ({ type: "geojson", data, ...more });
    map.addSource("land", data(base.countries, { tolerance: 0.2 }));
    map.addSource("lines", data(base.lines, { tolerance: 0.2 }));
    map.addSource("spots", data(empty, { cluster: true, clusterRadius: 38, clusterMaxZoom: 9, clusterProperties: { events: ["+", ["get", "events"]] } }));
    map.addSource("reach", data(empty));
    map.addSource("blurs", data(empty));
    map.addSource("holds", data(empty));
    for (const layer of layers(c)) map.addLayer(layer);
    marsad.fronts.add(map, c);
    map.on("click", clicked);
    for (const id of ["marks", "many", "holds"]) {
      map.on("mouseenter", id, () => { map.getCanvas().style.cursor = "pointer"; });
      map.on("mouseleave", id, () => { map.getCanvas().style.cursor = ""; });
    }
  }

  /* In the other theme the map is drawn anew with its colours, where it stands. */
  function recolour() {
    if (!map || !map.getLayer("land")) return;
    const c = symbols.colours();
    for (const name of map.listImages()) map.removeImage(name);
    map.setPaintProperty("sea", "background-color", c.sea);
    for (const layer of layers(c)) for (const name in layer.paint || {}) map.setPaintProperty(layer.id, name, layer.paint[name]);
    drawn();
  }

  async function clicked(event) {
    const around = [[event.point.x - 6, event.point.y - 6], [event.point.x + 6, event.point.y + 6]];
    const [found] = map.queryRenderedFeatures(around, { layers: ["marks", "many", "holds"] });
    if (!found) return;
    if (found.layer.id === "holds") return showPlace(found.properties.place, false);
    if (found.layer.id === "marks") return showPlace(keyOf(points.spots[found.properties.n]), false);
    const source = map.getSource("spots"), zoom = await source.getClusterExpansionZoom(found.properties.cluster_id);
    map.easeTo({ center: found.geometry.coordinates, zoom: Math.min(zoom, map.getMaxZoom()), duration: slow ? 0 : 300 });
  }

  /* ---- one place, beside the map ---- */
  function keyOf(spot) { return spot.lat + "," + spot.lon; }
  function exactly(spot) {
    if (spot.shown === "rough") return t("place_rough");
    return t(spot.blurred ? "place_blurred" : "place_within", { n: Math.max(1, Math.round((spot.radius || 0) / 1000)) });
  }

  async function showPlace(key, moves) {
    here = key;
    marsad.choose({ place: key });
    const spot = seen.spots.find((one) => keyOf(one) === key) || points.spots.find((one) => keyOf(one) === key);
    const rows = holds.on(holdDay()).filter((row) => row.lat + "," + row.lon === key);
    const name = spot ? spot.name : rows.length ? rows[0].place : null;
    const parts = [el("h2", {}, bdi(name || t("no_place")))];
    if (spot) parts.push(el("p", { class: "soft", text: exactly(spot) }));
    if (rows.length) parts.push(el("p", { class: "soft", text: t("ground_on", { day: day(holdDay()) }) }), ...rows.map((row) => holds.card(row, meta.sides)));
    const events = points.found(choice(), (one) => keyOf(one) === key), list = el("ol", { class: "plain" }), more = el("button", { type: "button", text: t("more") });
    parts.push(el("p", { class: "note", text: t("map_count", { events: events.length, n: events.length }) }), list, more);
    get("here").replaceChildren(...parts);
    let shown = 0;
    const next = async () => { await append(list, events.slice(shown, shown += 12), false); more.hidden = shown >= events.length; };
    more.addEventListener("click", next);
    await next();
    if (moves && map && spot && spot.lat !== null) map.easeTo({ center: [spot.lon, spot.lat], zoom: Math.max(map.getZoom(), 8), duration: slow ? 0 : 400 });
    if (moves) get("here").focus();
  }

  async function append(list, events, places) {
    const ids = await Promise.all(events.map(points.idOf));
    list.append(...events.map((event, at) => eventLine(event, ids[at], places)));
  }
  function eventLine(event, id, places) {
    const words = el("a", { href: marsad.eventLink(id) }, days(event) + t("comma") + t("kind_" + event.kind));
    if (places) words.append(t("comma"), bdi(event.spot.name || t("no_place")));
    const killed = event.killed ? t("comma") + t("n_killed", { n: event.killed }) : "";
    return el("li", {}, words, killed + " ", el("span", { class: "soft grade", "data-grade": event.grade, text: t("grade_" + event.grade) }));
  }

  /* ---- what is not on the map, as a list ---- */
  async function showList() {
    const section = get("list");
    section.hidden = !listed;
    if (!listed) return;
    const events = points.found(choice(), (spot) => spot.shown === listed);
    get("h-list").textContent = t("list_" + listed, { events: events.length, n: events.length });
    get("list-events").replaceChildren();
    await append(get("list-events"), events.slice(0, shownEvents), true);
    get("list-more").hidden = events.length <= shownEvents;
  }

  /* ---- the same as a table ---- */
  function tabulate() {
    const ranked = seen.spots.filter((spot) => spot.lat !== null).sort((a, b) => b.events - a.events || a.n - b.n);
    const line = (spot) => {
      const link = el("a", { href: "?place=" + keyOf(spot) }, bdi(spot.name || t("no_place")));
      link.addEventListener("click", (event) => { event.preventDefault(); showPlace(keyOf(spot), true); });
      return el("tr", {}, el("th", { scope: "row" }, link), el("td", { text: exactly(spot) }), el("td", { class: "num", text: marsad.num(spot.events) }), el("td", { text: spot.newest === null ? t("no_date") : day(points.iso(spot.newest)) }));
    };
    get("place-rows").replaceChildren(...ranked.slice(0, shownPlaces).map(line));
    get("places-note").textContent = t("map_places_note", { shown: Math.min(shownPlaces, ranked.length), n: ranked.length });
    get("places-more").hidden = ranked.length <= shownPlaces;
  }

  /* ---- days ---- */
  function windowWords() {
    const { from, to } = choice(), last = lastDay();
    if (from === null && to === null) return t("time_all");
    return from === null ? t("time_until", { day: day(points.iso(last)) }) : days({ start: points.iso(from), end: points.iso(last) });
  }
  function setDay(last, span) {
    const open = span === "all";
    const newest = last >= ends[1];
    marsad.choose({ to: open && newest ? "" : points.iso(last), from: open ? "" : points.iso(last - span + 1) });
    refresh();
  }
  function spanOf() {
    const { from } = choice();
    return from === null ? "all" : String(Math.max(1, lastDay() - from + 1));
  }
  function showTime() {
    const range = get("t-day"), select = get("f-span"), span = spanOf();
    if ((choice().from !== null && choice().from < ends[0]) || (choice().to !== null && choice().to < ends[0])) early(true);
    range.min = ends[0]; range.max = ends[1]; range.value = lastDay();
    if (![...select.options].some((one) => one.value === span)) select.append(el("option", { value: span, text: t("span_days", { n: +span }) }));
    select.value = span;
    get("t-words").textContent = windowWords();
    range.setAttribute("aria-valuetext", windowWords());
  }
  /* The slider runs over the days that hold most of the war; the others are a tick away. */
  function early(all) {
    ends = [all || !meta.main ? whole[0] : meta.main[0], whole[1]];
    get("t-early").checked = all;
  }
  function stepSize() { return spanOf() === "all" ? Math.max(1, Math.ceil((ends[1] - ends[0]) / 80)) : Math.max(1, +spanOf()); }
  function step(sign) {
    const next = Math.max(ends[0], Math.min(ends[1], lastDay() + sign * stepSize()));
    setDay(next, spanOf() === "all" ? "all" : +spanOf());
    return next < ends[1];
  }
  function play() {
    if (playing) return stop();
    if (lastDay() >= ends[1]) setDay(ends[0], spanOf() === "all" ? "all" : +spanOf());
    get("t-play").textContent = t("time_stop");
    playing = setInterval(() => { if (!step(1)) stop(); }, 900);
  }
  function stop() {
    clearInterval(playing);
    playing = 0;
    get("t-play").textContent = t("time_play");
  }

  /* ---- drawing what is chosen ---- */
  function drawn() {
    if (!map || !map.getSource("spots")) return;
    const spots = spotFeatures();
    map.getSource("spots").setData(spots);
    map.getSource("reach").setData({ ...spots, features: spots.features.filter((one) => one.properties.vague) });
    map.getSource("blurs").setData(blurFeatures());
    map.getSource("holds").setData(holdFeatures());
    marsad.fronts.show(map, holdDay(), checked("l-ground"));
  }
  function told() {
    const left = seen.left, all = left.drawn + left.rough + left.outside + left.nowhere;
    const more = points.loaded < meta.events && choice().from === null ? " " + t("map_loading", { shown: points.loaded, n: meta.events }) : "";
    get("map-lead").textContent = t("map_lead", { events: left.drawn, n: left.drawn });
    status.textContent = t("map_shown", { shown: left.drawn, n: all }) + more;
    for (const link of document.querySelectorAll("[data-list]")) {
      const why = link.dataset.list;
      link.textContent = t("left_" + why, { events: left[why], n: left[why] });
      link.parentElement.hidden = !left[why];
    }
  }
  function gather() {
    seen = points.gathered(choice());
    drawn();
    told();
    tabulate();
  }
  /* While files come in the map is drawn anew at the first, second, fourth, eighth ... */
  function sometimes() {
    if (points.files & (points.files - 1)) told();
    else gather();
  }
  async function refresh() {
    showTime();
    gather();
    const before = points.files;
    await points.upTo(choice().from, sometimes);
    if (points.files > before) gather();
    told();
    if (map && !playing) marsad.labels.put(map, seen.spots, base.countries.features);
    if (here && !playing) await showPlace(here, false);
    await showList();
  }

  /* Every place that is drawn as a point, with room for its sign and, beside it, its name. */
  function startView() {
    const [west, south, east, north] = base.view;
    const known = seen.spots.filter((p) => p.shown === "drawn" && p.lon >= west && p.lon <= east && p.lat >= south && p.lat <= north);
    if (!known.length) return [[west, south], [east, north]];
    const lons = known.map((p) => p.lon), lats = known.map((p) => p.lat), room = 0.6;
    const least = (list) => list.reduce((a, b) => Math.min(a, b)), most = (list) => list.reduce((a, b) => Math.max(a, b));
    return [[Math.max(base.limits[0], least(lons) - room), Math.max(base.limits[1], least(lats) - room)],
      [Math.min(base.limits[2], most(lons) + room), Math.min(base.limits[3], most(lats) + room)]];
  }
  function mapWords() {
    return {
      "Map.Title": t("map"), "NavigationControl.ZoomIn": t("map_zoom_in"), "NavigationControl.ZoomOut": t("map_zoom_out"),
      "ScaleControl.Kilometers": t("km"), "ScaleControl.Meters": t("metres"),
      "CooperativeGesturesHandler.WindowsHelpText": t("map_ctrl"), "CooperativeGesturesHandler.MacHelpText": t("map_cmd"), "CooperativeGesturesHandler.MobileHelpText": t("map_touch"),
    };
  }
  function draw() {
    const [w, s, e, n] = base.limits, rtl = marsad.direction === "rtl";
    box.replaceChildren();
    map = new maplibregl.Map({
      container: box, style: { version: 8, sources: {}, layers: [{ id: "sea", type: "background", paint: { "background-color": symbols.colours().sea } }] },
      bounds: startView(), fitBoundsOptions: { padding: { top: 36, bottom: 36, left: 36, right: Math.min(110, Math.round(box.clientWidth / 6)) } }, locale: mapWords(), hash: "at",
      maxBounds: [[w, s], [e, n]], maxZoom: 11, attributionControl: false, dragRotate: false, pitchWithRotate: false,
      cooperativeGestures: matchMedia("(pointer: coarse)").matches, fadeDuration: 0, renderWorldCopies: false,
    });
    map.touchZoomRotate.disableRotation();
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }), rtl ? "top-left" : "top-right");
    map.addControl(new maplibregl.ScaleControl({}), rtl ? "bottom-right" : "bottom-left");
    map.on("styleimagemissing", (event) => map.addImage(event.id, sign(event.id, symbols.colours()), { pixelRatio: 2 }));
    map.on("moveend", () => marsad.labels.sift(map));
    map.on("resize", () => marsad.labels.sift(map));
    marsad.paper.ready(map);
    return new Promise((done) => map.on("load", done)).then(() => { fill(); drawn(); map.on("idle", settled); });
  }

  /* ---- the start ---- */
  function listen() {
    for (const name of ["kind", "grade", "party"]) on("f-" + name, "change", (event) => { marsad.choose({ [name]: event.target.value }); refresh(); });
    on("f-span", "change", (event) => setDay(lastDay(), event.target.value === "all" ? "all" : +event.target.value));
    on("t-day", "input", (event) => { stop(); setDay(+event.target.value, spanOf() === "all" ? "all" : +spanOf()); });
    on("t-early", "change", (event) => { early(event.target.checked); setDay(ends[1], "all"); });
    on("t-play", "click", play);
    on("t-back", "click", () => { stop(); step(-1); });
    on("t-on", "click", () => { stop(); step(1); });
    on("l-ground", "change", drawn);
    on("l-events", "change", drawn);
    on("places-more", "click", () => { shownPlaces += PAGE; tabulate(); });
    on("list-more", "click", () => { shownEvents += PAGE; showList(); });
    for (const link of document.querySelectorAll("[data-list]")) link.addEventListener("click", async (event) => {
      event.preventDefault();
      listed = link.dataset.list;
      marsad.choose({ list: listed });
      await showList();
      get("list").focus();
    });
    on("map-filters", "submit", (event) => event.preventDefault());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  }
  function prepare() {
    const known = meta.files.filter(([newest]) => newest !== null), facts = marsad.chosen(CHOICES);
    whole = known.length ? [known[known.length - 1][1], known[0][0]] : [0, 0];
    early(false);
    get("early").hidden = !meta.main;
    if (meta.main) get("early").lastElementChild.textContent = t("time_early", { day: day(points.iso(whole[0])), n: meta.main[1], events: meta.main[1] });
    for (const name of ["kind", "grade", "party"]) if (get("f-" + name)) get("f-" + name).value = facts[name];
    get("map-filters").hidden = false;
    get("map-time").hidden = ends[0] === ends[1];
    get("t-play").hidden = slow;
    for (const svg of document.querySelectorAll("svg[data-pattern]")) symbols.swatch(svg);
    here = facts.place || null;
    listed = facts.list;
  }

  async function start() {
    status.textContent = t("loading");
    meta = await points.start();
    prepare();
    listen();
    const controls = holds.all();
    const libraries = marsad.load("site/vendor/maplibre-gl.js").then(() => marsad.need("basemap"));
    showTime();
    await points.upTo(null, gather, 1);
    await controls;
    await marsad.fronts.start();
    const which = marsad.fronts.choice(drawn);
    if (which) get("fronts-note").before(which);
    base = await libraries;
    try { await draw(); } catch (error) { map = null; box.replaceChildren(el("p", { class: "note", text: t("map_none") })); }
    await refresh();
    if (map) map.once("idle", () => { box.dataset.ready = "yes"; });
  }
  marsad.afterPaint(() => start().catch(() => { status.textContent = t("not_loaded"); }));
})();
