"use strict";
/* Who holds a place, above its point: raised just so far that no mark of events lies on it,
   else below it or beside it. Where there is no room at all it is left out until somebody
   zooms in. */
marsad.badges = (() => {
  const HALF = 25, HIGH = 18, AIR = 1.5; /* half its width, its height, what it keeps free */
  /* How far from its point the middle of its foot is, to the right and down: the best first. */
  const FEET = [[0, -13], [0, -27], [0, -41], [0, 31], [0, 45], [-39, 9], [39, 9], [-39, -11], [39, -11], [-39, 29], [39, 29], [0, 64], [-64, 9], [64, 9]];
  const RING = 13, MARK = 10; /* half of a number in a ring, of a mark */
  let features = [], feet = {};

  function keyOf(one) { return one.properties.place + " " + one.properties.icon; }
  function footOf(one) { const foot = feet[keyOf(one)]; return foot === undefined ? FEET[0] : foot; }
  function box(map, feature, foot) {
    const { x, y } = map.project(feature.geometry.coordinates);
    return { left: x + foot[0] - HALF, right: x + foot[0] + HALF, top: y + foot[1] - HIGH - AIR, bottom: y + foot[1] + AIR };
  }
  function apart(a, b) { return a.right < b.left || a.left > b.right || a.bottom < b.top || a.top > b.bottom; }

  /* Those that have room, each with where it ends. */
  function placed() {
    return features.filter((one) => footOf(one) !== null).map((one) => ({ ...one, properties: { ...one.properties, foot: footOf(one) } }));
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
