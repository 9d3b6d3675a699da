"use strict";
/* The map: countries around the war, marks by evidence, circles of uncertainty. */
/* UCDP where_prec from which only the country, or the sea, is known: a mark in its
   middle would be an invented place, so such events are counted beside the map. */
const COUNTRY_ONLY = 6;
const WIDEST_M = 150000;
const MAP_COLOURS = ["sea", "land", "war", "border", "ink", "accent", "paper"];

function colours() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(MAP_COLOURS.map((name) => [name, style.getPropertyValue("--" + name).trim()]));
}

/* Events at one place are one mark; its shape is that of the best evidence there. */
function places() {
  const found = new Map();
  for (const event of R.events) {
    if (event.lat === null || event.lon === null || event.where_prec >= COUNTRY_ONLY || event.radius_m > WIDEST_M) continue;
    const key = event.lat + " " + event.lon;
    if (!found.has(key)) found.set(key, { lat: event.lat, lon: event.lon, radius: 0, name: event.place, events: [] });
    const place = found.get(key);
    place.radius = Math.max(place.radius, event.radius_m || 0);
    place.events.push(event);
  }
  return [...found.values()];
}

function circle(lon, lat, metres) {
  const points = [];
  for (let n = 0; n <= 48; n += 1) {
    const turn = (n / 48) * 2 * Math.PI;
    const north = (metres * Math.cos(turn)) / 111200;
    const east = (metres * Math.sin(turn)) / (111200 * Math.max(0.05, Math.cos((lat * Math.PI) / 180)));
    points.push([lon + east, lat + north]);
  }
  return points;
}

/* Marks are drawn, not written, so that no font is needed. */
function drawMark(grade, c) {
  const size = 44, mid = size / 2, r = 14;
  const canvas = el("canvas", { width: size, height: size });
  const g = canvas.getContext("2d");
  g.lineWidth = 4.5; g.strokeStyle = c.accent; g.fillStyle = c.paper;
  g.beginPath();
  if (grade === "contested") { g.moveTo(mid, mid - r - 2); g.lineTo(mid + r + 2, mid); g.lineTo(mid, mid + r + 2); g.lineTo(mid - r - 2, mid); g.closePath(); }
  else g.arc(mid, mid, r, 0, 2 * Math.PI);
  g.fill();
  if (grade === "confirmed" || grade === "fair") {
    g.save(); g.fillStyle = c.accent;
    if (grade === "fair") { g.clip(); g.fillRect(0, 0, mid, size); } else g.fill();
    g.restore();
  }
  g.stroke();
  if (grade === "discounted" || grade === "none") {
    g.beginPath();
    if (grade === "none") { g.moveTo(mid - 6, mid); g.lineTo(mid + 6, mid); }
    else { g.moveTo(mid - 6, mid - 6); g.lineTo(mid + 6, mid + 6); g.moveTo(mid + 6, mid - 6); g.lineTo(mid - 6, mid + 6); }
    g.stroke();
  }
  return g.getImageData(0, 0, size, size);
}

function mapStyle(c) {
  return {
    version: 8,
    sources: {},
    layers: [{ id: "sea", type: "background", paint: { "background-color": c.sea } }],
  };
}

function fillMap(map, c) {
  for (const grade of GRADES) {
    if (map.hasImage(grade)) map.removeImage(grade);
    map.addImage(grade, drawMark(grade, c), { pixelRatio: 2 });
  }
  if (map.getSource("land")) {
    map.setPaintProperty("sea", "background-color", c.sea);
    map.setPaintProperty("land", "fill-color", ["case", ["get", "war"], c.war, c.land]);
    map.setPaintProperty("border", "line-color", c.border);
    map.setPaintProperty("coast", "line-color", c.border);
    map.setPaintProperty("radius", "fill-color", c.accent);
    map.setPaintProperty("radius-line", "line-color", c.accent);
    return;
  }
  const spots = places();
  const features = spots.map((p, n) => ({ type: "Feature", properties: { n: n, grade: GRADES[Math.min(...p.events.map((e) => GRADES.indexOf(gradeOf(e))))], size: Math.min(1.5, 0.7 + Math.log2(p.events.length + 1) * 0.12) }, geometry: { type: "Point", coordinates: [p.lon, p.lat] } }));
  const rounds = spots.filter((p) => p.radius > 0).map((p) => ({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [circle(p.lon, p.lat, p.radius)] } }));
  map.addSource("land", { type: "geojson", data: R.map.countries, tolerance: 0.2 });
  map.addSource("lines", { type: "geojson", data: R.map.lines, tolerance: 0.2 });
  map.addSource("rounds", { type: "geojson", data: { type: "FeatureCollection", features: rounds } });
  map.addSource("marks", { type: "geojson", data: { type: "FeatureCollection", features: features } });
  map.addLayer({ id: "land", type: "fill", source: "land", paint: { "fill-color": ["case", ["get", "war"], c.war, c.land] } });
  map.addLayer({ id: "coast", type: "line", source: "lines", filter: ["==", ["get", "kind"], "coast"], paint: { "line-color": c.border, "line-width": 0.7 } });
  map.addLayer({ id: "border", type: "line", source: "lines", filter: ["==", ["get", "kind"], "border"], paint: { "line-color": c.border, "line-width": 1.1, "line-dasharray": [4, 2] } });
  map.addLayer({ id: "radius", type: "fill", source: "rounds", paint: { "fill-color": c.accent, "fill-opacity": 0.07 } });
  map.addLayer({ id: "radius-line", type: "line", source: "rounds", paint: { "line-color": c.accent, "line-opacity": 0.45, "line-width": 0.8 } });
  map.addLayer({ id: "marks", type: "symbol", source: "marks", layout: { "icon-image": ["get", "grade"], "icon-size": ["get", "size"], "icon-allow-overlap": true, "icon-ignore-placement": true } });
  map.on("click", "marks", (e) => showPlace(spots[e.features[0].properties.n]));
  map.on("mouseenter", "marks", () => { map.getCanvas().style.cursor = "pointer"; });
  map.on("mouseleave", "marks", () => { map.getCanvas().style.cursor = ""; });
  labels(map, spots);
}

/* The part of a ring inside a box (Sutherland-Hodgman), for its label. */
function cut(ring, box) {
  const edges = [[0, box[0], 1], [1, box[1], 1], [0, box[2], -1], [1, box[3], -1]];
  let points = ring;
  for (const [axis, limit, sign] of edges) {
    const kept = [];
    points.forEach((p, n) => {
      const q = points[(n || points.length) - 1];
      const inside = (p[axis] - limit) * sign >= 0, was = (q[axis] - limit) * sign >= 0;
      if (inside !== was) { const s = (limit - q[axis]) / (p[axis] - q[axis]); kept.push([q[0] + s * (p[0] - q[0]), q[1] + s * (p[1] - q[1])]); }
      if (inside) kept.push(p);
    });
    points = kept;
  }
  return points;
}

/* Where a country's name stands: the middle of the largest part of it in view. */
function middle(feature, box) {
  let best = null, most = 0;
  for (const [ring] of feature.geometry.coordinates) {
    const points = cut(ring, box);
    let twice = 0, x = 0, y = 0;
    points.forEach((p, n) => {
      const q = points[(n || points.length) - 1], cross = q[0] * p[1] - p[0] * q[1];
      twice += cross; x += (p[0] + q[0]) * cross; y += (p[1] + q[1]) * cross;
    });
    if (Math.abs(twice) > most) { most = Math.abs(twice); best = [x / (3 * twice), y / (3 * twice)]; }
  }
  const share = most / 2 / ((box[2] - box[0]) * (box[3] - box[1]));
  return share > 0.008 ? best : null;
}

/* Browsers know what countries are called; the map's own names are English. */
function countryName(known) {
  const names = S === STRINGS.en || !known.code ? null : new Intl.DisplayNames([S.lang], { type: "region", style: "short", fallback: "none" });
  return (names && names.of(known.code)) || translated(known.name, "country_") || known.name;
}

/* Names as elements over the map; those that would collide are left out. */
function labels(map, spots) {
  const items = [];
  const add = (text, kind, at, options) => {
    const node = el("div", { class: kind, "aria-hidden": "true", dir: "auto", text: text });
    const marker = new maplibregl.Marker({ element: node, ...options }).setLngLat(at).addTo(map);
    items.push({ node: node, marker: marker });
    return items[items.length - 1];
  };
  const ranked = spots.slice().sort((a, b) => b.events.length - a.events.length).slice(0, 14);
  for (const place of ranked) if (place.name) add(placeName(place.name).split(/[,،]/)[0], "town", [place.lon, place.lat], { anchor: "left", offset: [11, 0] });
  for (const feature of R.map.countries.features) add(countryName(feature.properties), "country", feature.properties.label, { anchor: "center" }).feature = feature;
  const sift = () => {
    const kept = [...map.getContainer().querySelectorAll(".maplibregl-ctrl")].map((node) => node.getBoundingClientRect());
    const frame = map.getContainer().getBoundingClientRect();
    const view = map.getBounds().toArray().flat();
    for (const item of items) {
      const at = item.feature ? middle(item.feature, view) : true;
      if (item.feature && at) item.marker.setLngLat(at);
      const b = item.node.getBoundingClientRect();
      const inside = at && b.left > frame.left + 2 && b.right < frame.right - 2 && b.top > frame.top + 2 && b.bottom < frame.bottom - 2;
      const free = kept.every((k) => b.right < k.left - 4 || b.left > k.right + 4 || b.bottom < k.top - 2 || b.top > k.bottom + 2);
      if (inside && free) kept.push(b);
      item.node.style.visibility = inside && free ? "visible" : "hidden";
    }
  };
  map.on("moveend", sift);
  map.on("resize", sift);
  sift();
}

let here = null;
function showPlace(place) {
  here = place;
  const list = el("ul");
  for (const event of place.events.slice(0, 40)) list.append(el("li", {}, el("a", { href: "#" + event.id, text: days(event) + t("comma") + t("kind_" + event.kind) })));
  document.getElementById("here").replaceChildren(el("h3", {}, bdi(placeName(place.name) || t("no_place"))), el("p", { class: "note", text: t("map_count", { events: place.events.length }) }), list);
}

function startView() {
  const [west, south, east, north] = R.map.view;
  const spots = places().filter((p) => p.lon >= west && p.lon <= east && p.lat >= south && p.lat <= north);
  if (!spots.length) return [[west, south], [east, north]];
  const lons = spots.map((p) => p.lon).sort((a, b) => a - b), lats = spots.map((p) => p.lat).sort((a, b) => a - b);
  const at = (list, share) => list[Math.round((list.length - 1) * share)];
  const room = 1.2;
  return [[Math.max(R.map.limits[0], at(lons, 0.04) - room), Math.max(R.map.limits[1], at(lats, 0.04) - room)],
    [Math.min(R.map.limits[2], at(lons, 0.96) + room), Math.min(R.map.limits[3], at(lats, 0.96) + room)]];
}

function drawLegend() {
  const shown = GRADES.filter((grade) => R.events.some((e) => gradeOf(e) === grade));
  document.getElementById("legend").replaceChildren(...shown.map((grade) => el("li", {}, el("span", { class: "mark", "aria-hidden": "true", text: MARKS[grade] }), " " + t("grade_" + grade))));
}

function mapWords() {
  return {
    "Map.Title": t("nav_map"), "NavigationControl.ZoomIn": t("map_zoom_in"), "NavigationControl.ZoomOut": t("map_zoom_out"),
    "ScaleControl.Kilometers": t("km"), "ScaleControl.Meters": t("metres"),
    "CooperativeGesturesHandler.WindowsHelpText": t("map_ctrl"), "CooperativeGesturesHandler.MacHelpText": t("map_cmd"), "CooperativeGesturesHandler.MobileHelpText": t("map_touch"),
  };
}

/* Made anew in another language, where the reader has left it. */
let map = null;
function drawMap() {
  const box = document.getElementById("canvas");
  const left = map && { center: map.getCenter(), zoom: map.getZoom() };
  if (map) map.remove();
  map = null;
  box.replaceChildren();
  try {
    const [w, s, e, n] = R.map.limits;
    const made = new maplibregl.Map({
      container: box, style: mapStyle(colours()), ...(left || { bounds: startView(), fitBoundsOptions: { padding: 24 } }), locale: mapWords(),
      maxBounds: [[w, s], [e, n]], maxZoom: 11, attributionControl: false, dragRotate: false, pitchWithRotate: false,
      cooperativeGestures: matchMedia("(pointer: coarse)").matches, fadeDuration: 0, renderWorldCopies: false,
    });
    made.touchZoomRotate.disableRotation();
    made.addControl(new maplibregl.NavigationControl({ showCompass: false }), S.dir === "rtl" ? "top-left" : "top-right");
    made.addControl(new maplibregl.ScaleControl({}), S.dir === "rtl" ? "bottom-right" : "bottom-left");
    made.on("load", () => fillMap(made, colours()));
    made.once("idle", () => { box.dataset.ready = "yes"; });
    map = made;
  } catch (error) {
    box.replaceChildren(el("p", { class: "note", text: t("map_none") }));
  }
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { if (map) fillMap(map, colours()); });
drawn(() => {
  drawLegend();
  drawMap();
  if (here) showPlace(here);
});
