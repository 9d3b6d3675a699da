"use strict";
/* The index of events, looked through from the newest on while its files arrive. */
marsad.catalogue = (() => {
  const AT_ONCE = 4; /* files asked for at a time */
  const SLICE = 14; /* milliseconds of work before the page may answer its reader */
  const at = {}, rows = [], texts = [];
  let facts = null;

  async function open() {
    facts = await marsad.need("facts");
    facts.columns.forEach((name, place) => { at[name] = place; });
    return facts;
  }

  function file(n) { return marsad.need("events-" + marsad.language + "-" + n); }

  /* Files in their order, the next ones on their way while one is read. */
  const arrived = [];
  function next(n) {
    for (let ahead = n; ahead < Math.min(n + AT_ONCE, facts.index_files); ahead += 1) arrived[ahead] = arrived[ahead] || file(ahead);
    return arrived[n].then((part) => { if (rows.length === n * facts.per_index) for (const row of part) rows.push(row); });
  }

  /* Lets the page answer: a task of its own, which no browser delays as it does timers. */
  const channel = new MessageChannel(), waiting = [];
  channel.port1.onmessage = () => waiting.shift()();
  function pause() { return new Promise((done) => { waiting.push(done); channel.port2.postMessage(0); }); }

  /* Everything an event is found by, folded once. */
  function text(n) {
    if (texts[n] === undefined) {
      const row = rows[n];
      texts[n] = marsad.fold([row[at.told], row[at.place], row[at.also], row[at.region]].filter(Boolean).join(" "));
    }
    return texts[n];
  }

  /* Calls `take` with the number of each event that fits, the newest first, and `tell`
     with how far it has come; both may end it by returning false. */
  async function scan(fits, take, tell) {
    let n = 0, until = performance.now() + SLICE;
    for (let part = 0; part < facts.index_files; part += 1) {
      if (rows.length <= n) await next(part);
      for (; n < rows.length && n < (part + 1) * facts.per_index; n += 1) {
        if (fits(n) && take(n) === false) return false;
        if ((n & 31) === 0 && performance.now() > until) {
          if (tell(n) === false) return false;
          await pause();
          until = performance.now() + SLICE;
        }
      }
      if (tell(n) === false) return false;
    }
    return true;
  }

  return { open, scan, text, at, row: (n) => rows[n], get loaded() { return rows.length; } };
})();
