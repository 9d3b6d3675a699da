"use strict";
/* Words of one direction inside those of the other, kept apart: see bidi.py. */
Object.assign(marsad, (() => {
  const LEFTWARD = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc";
  const AGAINST = { ltr: `(?=\\p{L})[${LEFTWARD}]`, rtl: `(?![${LEFTWARD}])\\p{L}` };

  function directionOf(text) {
    const first = /\p{L}/u.exec(text);
    return first && new RegExp(`^[${LEFTWARD}]`).test(first[0]) ? "rtl" : "ltr";
  }

  function bdi(text) {
    const node = document.createElement("bdi");
    node.textContent = text;
    return node;
  }

  /* The same where only text can stand, such as in a label. */
  function isolate(text) { return "\u2068" + text + "\u2069"; }

  /* Names in a text, as a pattern behind the sign before them: longest first. */
  function anyOf(names, foreign) {
    const known = [...new Set(names)].filter((name) => name && foreign.test(name)).sort((a, b) => b.length - a.length);
    const exact = known.map((name) => name.replace(/[.*+?^${}()|[\]\\\/]/g, "\\$&")).join("|");
    return exact && `(?<before>^|[^\\p{L}\\p{N}])(?:${exact})(?![\\p{L}\\p{N}])|`;
  }

  /* A sentence as nodes: names, quotes and runs against its direction are isolated. */
  function isolated(text, names, direction) {
    const letter = AGAINST[direction];
    const bracket = `\\((?:${letter}|(?![()])[^\\p{L}])*\\)`;
    const between = "(?:(?![,;.:!?،؛؟]\\s)[^\\p{L}“”()])*";
    const runs = new RegExp(`\u2068(?<apart>[^\u2068\u2069]*)\u2069|${anyOf(names, new RegExp(letter, "u"))}` +
      `“(?<quoted>[^“”]*${letter}[^“”]*)”|${letter}(?:${between}(?:${letter}|${bracket}))*\\p{M}*(?:[-./]?\\d+)*`, "gu");
    const nodes = [];
    let at = 0;
    for (const match of text.matchAll(runs)) {
      const { apart, before, quoted } = match.groups;
      const end = match.index + match[0].length;
      const inner = apart === undefined ? quoted || match[0].slice((before || "").length) : apart;
      const start = match.index + match[0].indexOf(inner);
      nodes.push(text.slice(at, apart === undefined ? start : match.index), bdi(inner));
      at = apart === undefined ? start + inner.length : end;
    }
    nodes.push(text.slice(at));
    return nodes;
  }

  return { directionOf, bdi, isolate, isolated };
})());
