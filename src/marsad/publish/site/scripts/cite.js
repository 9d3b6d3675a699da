"use strict";
/* How to cite what a page shows: the release it stands in, and its address there. No file
   of a release can name it, as its id is made of them all; its folder does, and so does
   release.json, which a page from disk cannot read. */
Object.assign(marsad, (() => {
  const FOLDER = /\/(rel-[a-z0-9]+)\//;
  const served = location.protocol.startsWith("http");

  /* The id of the release, or nothing where it cannot be known. */
  async function release() {
    const named = FOLDER.exec(location.pathname);
    if (named) return named[1];
    if (!served) return "";
    try { return (await (await fetch(marsad.root + "release.json")).json()).id || ""; } catch (error) { return ""; }
  }

  /* Where a server has it: in this release for good, and in whichever is the newest. */
  function addresses(path) {
    if (!served) return { own: "", newest: "" };
    const here = new URL(path, location.href).href;
    if (!FOLDER.test(location.pathname)) return { own: "", newest: here };
    const kept = /\/releases\/rel-[a-z0-9]+\//;
    return { own: here, newest: kept.test(here) ? here.replace(kept, "/") : "" };
  }

  /* A citation that stands in the page gets the id that the page was made without. */
  for (const span of document.querySelectorAll("[data-release]"))
    release().then((id) => { if (id) span.replaceChildren(...marsad.isolated(span.dataset.release.replace("{id}", marsad.isolate(id)), [], marsad.direction)); });

  return { release, addresses };
})());
