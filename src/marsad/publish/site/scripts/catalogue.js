"use strict";
/* The index of events, looked through from the newest on while its files arrive. */
marsad.catalogue = (() => {
  const AT_ONCE = 4; /* files asked for at a time */
  const SLICE = 14; /* milliseconds of work before the page may answer its reader */
  const at = {}, rows = [], texts = [], words = [];
  let facts = null, worded = false, groups = null;

  async function open() {
    facts = await marsad.need("facts");
    facts.columns.forEach((name, place) => { at[name] = place; });
    return facts;
  }

  function file(n) { return marsad.need("events-" + marsad.language + "-" + n); }

  /* Files in their order, the next ones on their way while one is read. */
  const arrived = [];
  function next(n) {
    for (let ahead = n; ahead < Math.min(n + AT_ONCE, facts.index_files); ahead += 1) {
      arrived[ahead] = arrived[ahead] || file(ahead);
      if (worded) marsad.need("words-" + ahead).catch(() => {});
    }
    return arrived[n].then((part) => { if (rows.length === n * facts.per_index) for (const row of part) rows.push(row); });
  }

  /* Words of quotes are loaded for whoever looks for words, and for nobody else. */
  async function nextWords(part) { words[part] = words[part] || await marsad.need("words-" + part); }

  /* Lets the page answer: a task of its own, which no browser delays as it does timers. */
  const channel = new MessageChannel(), waiting = [];
  channel.port1.onmessage = () => waiting.shift()();
  function pause() { return new Promise((done) => { waiting.push(done); channel.port2.postMessage(0); }); }

  /* Everything an event is found by, folded once. */
  function text(n) {
    if (texts[n] === undefined) {
      const row = rows[n], part = words[Math.floor(n / facts.per_index)];
      const sides = row[at.parties].map((id) => (facts.parties.find((one) => one.id === id) || { name: id }).name);
      texts[n] = marsad.fold([row[at.id], row[at.told], row[at.place], row[at.also], row[at.region], ...sides, part && part[n % facts.per_index]].filter(Boolean).join(" "));
    }
    return texts[n];
  }

  /* Names that mean the same: loaded before words are looked for. */
  async function learn() {
    const names = await marsad.need("aliases");
    groups = groups || names.map((group) => [...new Set(group.map(plain))].filter((name) => name.length > 1));
  }
  function plain(name) { return marsad.fold(name).replace(/^the /, ""); }

  /* What is looked for, as a list of parts that must all be there, each in one of several
     forms: a name stands for every other name of whom it means, and so does a word of a
     name in the letters that the page is not written in. */
  function asked(query) {
    let left = " " + marsad.sought(plain(query)) + " ";
    const parts = [], named = (groups || []).flatMap((group) => group.map((name) => [marsad.sought(name), group]));
    for (const [name, group] of named.sort((a, b) => b[0].length - a[0].length)) {
      if (!left.includes(" " + name + " ")) continue;
      left = left.replace(" " + name + " ", " ");
      parts.push(group.map((form) => (form.length < 4 ? " " + form + " " : form)));
    }
    for (const word of left.split(" ").filter(Boolean)) parts.push([word, ...abroad(word)]);
    return parts;
  }
  function abroad(word) {
    const arabic = (text) => /[\u0621-\u064a]/.test(text), own = marsad.language === "ar";
    if (arabic(word) === own || word.length < 3) return [];
    const has = (name) => name.split(" ").some((one) => marsad.bare(one) === word);
    return (groups || []).filter((group) => group.some(has)).flat().filter((name) => arabic(name) === own && name.length > 3);
  }

  /* Whether an event has all the parts; short names count as whole words only. */
  function has(n, parts) {
    const known = " " + text(n) + " ";
    return parts.every((forms) => forms.some((form) => known.includes(form)));
  }

  /* Statements of no event that have all the parts, the newest first, up to so many. */
  async function alone(parts, most) {
    const found = [];
    for (let n = 0; n < facts.alone_files && found.length < most; n += 1) {
      for (const one of await marsad.need("alone-" + n)) {
        const known = " " + marsad.fold(one.filter(Boolean).join(" ")) + " ";
        if (parts.every((forms) => forms.some((form) => known.includes(form)))) found.push(one);
        if (found.length >= most) break;
      }
    }
    return found;
  }

  /* Calls `take` with the number of each event that fits, the newest first, and `tell`
     with how far it has come; both may end it by returning false. */
  async function scan(fits, take, tell, withWords) {
    if (withWords && !worded) { worded = true; texts.length = 0; }
    let n = 0, until = performance.now() + SLICE;
    for (let part = 0; part < facts.index_files; part += 1) {
      if (rows.length <= n) await next(part);
      if (withWords) await nextWords(part);
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

  /* Every name that means the same as this one. */
  function alike(name) {
    const own = plain(name);
    return (groups || []).filter((group) => group.includes(own)).flat().join(" ");
  }

  return { open, scan, alone, alike, learn, asked, has, at, row: (n) => rows[n], get loaded() { return rows.length; } };
})();
