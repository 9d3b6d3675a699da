"use strict";
/* On every page: the list of pages is at the current one, what is folded is printed, the
   switch of language keeps the view, and old addresses lead on. */
(() => {
  const ID = /^#(clm|evt|per|rpt|ctl)-/;

  for (const link of document.querySelectorAll("a[data-keep]")) {
    const plain = link.getAttribute("href");
    link.addEventListener("click", () => link.setAttribute("href", plain + location.search + location.hash));
  }

  /* A narrow screen shows a part of the list of pages. */
  const here = document.querySelector(".masthead nav [aria-current]");
  if (here) {
    const list = here.closest("ul"), a = here.getBoundingClientRect(), b = list.getBoundingClientRect();
    list.scrollLeft += a.left + a.width / 2 - b.left - b.width / 2;
  }

  /* Paper cannot be clicked. */
  addEventListener("beforeprint", () => { for (const box of document.querySelectorAll("details.fold:not([open])")) { box.dataset.folded = "yes"; box.open = true; } });
  addEventListener("afterprint", () => {
    for (const box of document.querySelectorAll("details.fold[data-folded]")) { box.open = false; delete box.dataset.folded; }
  });

  /* Briefs and earlier releases cite records as index.html#clm-...: the event's page has them. */
  if (document.documentElement.dataset.page === "index" && ID.test(location.hash) && !document.getElementById(location.hash.slice(1)))
    location.replace("event.html" + location.hash);
})();
