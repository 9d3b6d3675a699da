"use strict";
/* On every page: the switch of language keeps the view, and old addresses lead on. */
(() => {
  const ID = /^#(clm|evt|per|rpt|ctl)-/;

  for (const link of document.querySelectorAll("a[data-keep]")) {
    const plain = link.getAttribute("href");
    link.addEventListener("click", () => link.setAttribute("href", plain + location.search + location.hash));
  }

  /* Briefs and earlier releases cite records as index.html#clm-...: the event's page has them. */
  if (document.documentElement.dataset.page === "index" && ID.test(location.hash) && !document.getElementById(location.hash.slice(1)))
    location.replace("event.html" + location.hash);
})();
