"use strict";
/* Names over the map, as elements; those that would collide are left out. */
marsad.labels = (() => {
  const { el } = marsad;
  const MOST_TOWNS = 14;
  let items = [];

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
    const names = marsad.language === "en" || !known.code ? null : new Intl.DisplayNames([marsad.language], { type: "region", style: "short", fallback: "none" });
    return (names && names.of(known.code)) || known.name;
  }

  function sift(map) {
    const kept = [...map.getContainer().querySelectorAll(".maplibregl-ctrl")].map((node) => node.getBoundingClientRect());
    const frame = map.getContainer().getBoundingClientRect(), view = map.getBounds().toArray().flat();
    for (const one of marsad.badges.boxes(map)) kept.push({ left: frame.left + one.left, right: frame.left + one.right, top: frame.top + one.top, bottom: frame.top + one.bottom });
    for (const item of items) {
      const at = item.feature ? middle(item.feature, view) : true;
      if (item.feature && at) item.marker.setLngLat(at);
      const b = item.node.getBoundingClientRect();
      const inside = at && b.left > frame.left + 2 && b.right < frame.right - 2 && b.top > frame.top + 2 && b.bottom < frame.bottom - 2;
      const free = kept.every((k) => b.right < k.left - 4 || b.left > k.right + 4 || b.bottom < k.top - 2 || b.top > k.bottom + 2);
      if (inside && free) kept.push(b);
      item.node.style.visibility = inside && free ? "visible" : "hidden";
    }
  }

  /* Towns with most events first, then countries; no name over the badge of a holder. */
  function put(map, spots, countries) {
    for (const item of items) item.marker.remove();
    items = [];
    const add = (text, kind, at, options) => {
      const node = el("div", { class: kind, "aria-hidden": "true", dir: "auto", text });
      const marker = new maplibregl.Marker({ element: node, ...options }).setLngLat(at).addTo(map);
      items.push({ node, marker });
      return items[items.length - 1];
    };
    const towns = spots.filter((spot) => spot.shown === "drawn" && spot.name).sort((a, b) => b.events - a.events).slice(0, MOST_TOWNS);
    for (const spot of towns) add(spot.name.split(/[,،]/)[0], "town", [spot.lon, spot.lat], { anchor: "left", offset: [20, 0] });
    for (const feature of countries) add(countryName(feature.properties), "country", feature.properties.label, { anchor: "center" }).feature = feature;
    sift(map);
  }

  return { put, sift };
})();
