"use strict";
// Highlights a claim with its speaker and figures; the page can be read without it.
(() => {
  const narrow = matchMedia("(max-width: 61.99rem)");
  const root = document.documentElement;
  let pinned = "";
  root.classList.add("js");

  const keysOf = (node) => {
    const found = node instanceof Element && node.closest("[data-c]");
    return found ? found.dataset.c.split(" ").filter(Boolean) : [];
  };
  const home = (key) => document.getElementById(key.replace(/c\d+$/, ""));

  let lit = [];
  function light(keys) {
    for (const node of lit) node.classList.remove("on");
    lit = [];
    for (const key of keys) {
      for (const node of home(key).querySelectorAll(`[data-c~="${key}"]`)) {
        node.classList.add("on");
        lit.push(node);
      }
    }
  }

  function toCard(key) {
    const card = document.getElementById(`${key}-card`);
    const list = card.parentElement;
    if (list.scrollHeight > list.clientHeight) {
      const down = card.getBoundingClientRect().top - list.getBoundingClientRect().top;
      list.scrollTop += down - 12;
    }
    return card;
  }

  function release() {
    pinned = "";
    for (const node of document.querySelectorAll(".sheet")) {
      node.classList.remove("sheet");
      node.querySelector(".close").hidden = true;
    }
    root.classList.remove("sheet-open");
    light([]);
  }

  function pin(key) {
    release();
    pinned = key;
    light([key]);
    const card = toCard(key);
    if (narrow.matches) {
      card.classList.add("sheet");
      card.querySelector(".close").hidden = false;
      root.classList.add("sheet-open");
      document.getElementById(key).scrollIntoView({ block: "nearest" });
    }
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || pinned) return;
    light(keysOf(event.target));
  });
  document.addEventListener("focusin", (event) => {
    if (!event.target.matches(":focus-visible")) return;
    const keys = keysOf(event.target);
    if (!keys.length) return;
    if (pinned && !keys.includes(pinned)) release();
    light(keys);
    if (event.target.closest(".text") && keys.length === 1 && !narrow.matches) toCard(keys[0]);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest(".close")) return release();
    const text = event.target.closest(".text");
    const keys = keysOf(event.target);
    if (text && keys.length) {
      // A press of Enter on the number goes to the card; a click shows it in place.
      if (event.target.closest("a") && event.detail === 0) return;
      event.preventDefault();
      const next = keys[(keys.indexOf(pinned) + 1) % keys.length];
      return pinned === next ? release() : pin(next);
    }
    if (text || !event.target.closest("a, .card, input, label, select")) release();
  });

  const shown = (node) => node.offsetParent !== null;
  function step(selector, by) {
    const all = [...document.querySelectorAll(selector)].filter(shown);
    const here = document.activeElement;
    let at = all.indexOf(here);
    if (at < 0 && here !== document.body) {
      const after = all.findIndex(
        (node) => here.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
      at = by > 0 ? (after < 0 ? all.length : after) - 1 : after < 0 ? all.length : after;
    }
    const next = all[at < 0 && by < 0 ? 0 : at + by];
    if (!next) return;
    next.focus({ focusVisible: true, preventScroll: true });
    next.scrollIntoView({ block: selector === ".report" ? "start" : "center" });
  }
  const moves = {
    j: [".text a.n[data-c]", 1], k: [".text a.n[data-c]", -1],
    n: [".report", 1], p: [".report", -1],
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return release();
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!document.getElementById("keys").checked || !(event.key in moves)) return;
    event.preventDefault();
    step(...moves[event.key]);
  });

  const index = document.getElementById("index");
  if (index) {
    const find = document.getElementById("find");
    const show = document.getElementById("show");
    const listed = document.getElementById("listed");
    const items = [...index.querySelectorAll("li")];
    const apply = () => {
      let left = 0;
      for (const item of items) {
        const fits = marsad.finds(marsad.fold(item.textContent), find.value)
          && (!show.value || show.value in item.dataset);
        item.hidden = !fits;
        document.querySelector(item.querySelector("a").hash).hidden = !fits;
        left += fits;
      }
      listed.textContent = listed.dataset.words.replace("{n}", left).replace("{all}", items.length);
    };
    find.addEventListener("input", apply);
    show.addEventListener("change", apply);
    index.querySelector(".filters").hidden = false;
    apply();
  }
})();
