"use strict";
/* Who holds a place, above its point: raised just so far that no mark of events lies on it.
   Where there is no room it is left out until somebody zooms in. */
marsad.badges = (() => {
  const HALF = 25, HIGH = 18; /* half its width, its height */
  const FEET = [-13, -27, -41]; /* how far below its point it ends, the best first */
  const RING = 13, MARK = 10; /* half of a number in a ring, of a mark */
  let features = [], feet = {};

  function keyOf(one) { return one.properties.place + " " + one.properties.icon; }
  function footOf(one) { const foot = feet[keyOf(one)]; return foot === undefined ? FEET[0] : foot; }
  function box(map, feature, foot) {
    const { x, y } = map.project(feature.geometry.coordinates);
    return { left: x - HALF, right: x + HALF, top: y + foot - HIGH, bottom: y + foot };
  }
  function apart(a, b) { return a.right < b.left || a.left > b.right || a.bottom < b.top || a.top > b.bottom; }

  /* Those that have room, each with where it ends. */
  function placed() {
    return features.filter((one) => footOf(one) !== null).map((one) => ({ ...one, properties: { ...one.properties, foot: [0, footOf(one)] } }));
  }

  /* Looks for room for each in view; tells whether one has to move. */
  function settle(map) {
    const view = map.getBounds(), before = JSON.stringify(feet);
    const taken = map.queryRenderedFeatures({ layers: ["many", "marks"] }).map((one) => {
      const { x, y } = map.project(one.geometry.coordinates), r = one.layer.id === "many" ? RING : MARK;
      return { left: x - r, right: x + r, top: y - r, bottom: y + r };
    });
    feet = {};
    for (const one of features.filter((each) => view.contains(each.geometry.coordinates))) {
      const foot = FEET.find((each) => taken.every((other) => apart(box(map, one, each), other)));
      if (foot !== undefined) taken.push(box(map, one, foot));
      feet[keyOf(one)] = foot === undefined ? null : foot;
    }
    return JSON.stringify(feet) !== before;
  }

  /* Where they stand, for names that make room. */
  function boxes(map) { return placed().map((one) => box(map, one, footOf(one))); }

  return { settle, placed, boxes, show(all) { features = all; } };
})();
