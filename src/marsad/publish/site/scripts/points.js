"use strict";
/* All events as columns of numbers, loaded file by file, the newest first. */
marsad.points = (() => {
  const DAY = 86400000;
  const spots = [], parts = [];
  let meta = null, loaded = 0, sidesOf = [];

  function iso(day) { return new Date(day * DAY).toISOString().slice(0, 10); }
  function number(text) { return Math.round(Date.parse(text + "T00:00:00Z") / DAY); }

  async function start() {
    meta = await marsad.need("map");
    sidesOf = meta.sets.map((set) => new Set(set));
    return meta;
  }

  /* A file's days stand as differences; here they are days since 1970, or null. */
  function unpack(part) {
    let last = 0;
    part.end = part.day.map((step) => (step === null ? null : (last += step)));
    for (const [name, arabic, lat, lon, radius, shown, blurred] of part.spots)
      spots.push({ n: spots.length, name: (marsad.language === "ar" && arabic) || name, lat, lon, radius, shown: meta.shown[shown], blurred: !!blurred });
    parts.push(part);
    loaded += part.end.length;
  }

  /* Loads files until all that may lie in the window are there; tells after each. */
  async function upTo(from, told, most) {
    while (parts.length < Math.min(meta.files.length, most || Infinity)) {
      const [newest] = meta.files[parts.length];
      if (from !== null && (newest === null || newest < from)) return;
      unpack(await marsad.need("points-" + parts.length));
      told();
    }
  }

  /* Whether an event is wanted, as a function of its file and its place there. */
  function wants(choice) {
    const kind = choice.kind ? meta.kinds.indexOf(choice.kind) : -1;
    const grade = choice.grade ? marsad.GRADES.indexOf(choice.grade) : -1;
    const side = choice.party ? meta.sides.findIndex((one) => one.id === choice.party) : -1;
    const sets = choice.party && sidesOf.map((set) => set.has(side));
    const timed = choice.from !== null || choice.to !== null;
    return (part, at) => {
      if (kind >= 0 && part.kind[at] !== kind) return false;
      if (grade >= 0 && part.grade[at] !== grade) return false;
      if (sets && !sets[part.sides[at]]) return false;
      if (!timed) return true;
      const end = part.end[at];
      if (end === null) return false;
      return (choice.from === null || end >= choice.from) && (choice.to === null || end - part.span[at] <= choice.to);
    };
  }

  function each(choice, task) {
    const wanted = wants(choice);
    parts.forEach((part, file) => {
      for (let at = 0; at < part.end.length; at += 1) if (wanted(part, at)) task(part, at, file);
    });
  }

  /* By spot: how many events, the best grade, the newest day; and how many not shown. */
  function gathered(choice) {
    const count = new Int32Array(spots.length), best = new Uint8Array(spots.length).fill(99), newest = new Array(spots.length);
    const left = { drawn: 0, rough: 0, outside: 0, nowhere: 0 };
    each(choice, (part, at) => {
      const n = part.spot[at];
      if (!count[n]) newest[n] = part.end[at];
      count[n] += 1;
      best[n] = Math.min(best[n], part.grade[at]);
      left[spots[n].shown] += 1;
    });
    const found = spots.filter((spot) => count[spot.n]).map((spot) => ({ ...spot, events: count[spot.n], grade: best[spot.n], newest: newest[spot.n] }));
    return { spots: found, left };
  }

  /* Events for which a test of their spot holds, the newest first. */
  function found(choice, test) {
    const events = [];
    each(choice, (part, at, file) => {
      const spot = spots[part.spot[at]];
      if (test(spot)) events.push({ file, at, spot, start: part.end[at] === null ? null : iso(part.end[at] - part.span[at]), end: part.end[at] === null ? null : iso(part.end[at]), kind: meta.kinds[part.kind[at]], grade: marsad.GRADES[part.grade[at]], killed: part.killed[at] });
    });
    return events;
  }

  async function idOf(event) { return (await marsad.need("point-ids-" + event.file))[event.at]; }

  return { start, upTo, gathered, found, idOf, iso, number, get meta() { return meta; }, get loaded() { return loaded; }, get files() { return parts.length; }, get spots() { return spots; } };
})();
