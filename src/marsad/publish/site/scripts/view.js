"use strict";
/* What a reader has chosen stands in the address, so that a link shows the same. */
Object.assign(marsad, (() => {
  /* The values of that page's choices; what the address does not have is empty. */
  function chosen(names) {
    const query = new URLSearchParams(location.search);
    return Object.fromEntries(names.map((name) => [name, query.get(name) || ""]));
  }

  /* Choices put into the address; others that stand there stay. */
  function choose(values) {
    const query = new URLSearchParams(location.search);
    for (const name in values) {
      if (values[name]) query.set(name, values[name]);
      else query.delete(name);
    }
    const text = query.toString();
    try { history.replaceState(history.state, "", (text ? "?" + text : location.pathname) + location.hash); } catch (error) { /* from disk some browsers refuse */ }
  }

  /* A link to one event. */
  function eventLink(id) { return "event.html?id=" + encodeURIComponent(id); }

  /* Other scripts, one after the other. */
  async function libraries(paths) {
    for (const path of paths) await marsad.load(path);
  }

  /* After the first paint, so that what stands on the page is read at once. */
  function afterPaint(task) {
    requestAnimationFrame(() => setTimeout(task, 0));
  }

  /* Ticks of a time axis: time runs from left to right in every language, and Plot itself
     writes its days in English only. */
  function tick(date, n, ticks) {
    const far = ticks.length > 1 && ticks[1] - ticks[0] > 20 * 86400000, month = marsad.t("short_" + (date.getUTCMonth() + 1));
    const year = n === 0 || date.getUTCMonth() === 0 ? " " + date.getUTCFullYear() : "";
    const text = far ? month + year : date.getUTCDate() + " " + month;
    return marsad.direction === "rtl" ? "\u2067" + text + "\u2069" : text;
  }

  /* What draws charts, loaded once: when the first comes near, or when the page has long
     been read, so that paper has them all. Who saves data loads it only for a chart. */
  const PATIENCE = 3000;
  let plot = null;
  function withPlot() {
    plot = plot || libraries(["site/vendor/d3.min.js", "site/vendor/plot.umd.min.js"]);
    return plot;
  }
  function onPaper(draw) {
    const saves = navigator.connection && navigator.connection.saveData;
    addEventListener("load", () => setTimeout(() => { if (!saves) withPlot().catch(() => {}); }, PATIENCE));
    addEventListener("beforeprint", () => { if (window.Plot) draw(); });
  }

  /* Charts that come near are drawn, and again when their room changes. */
  function drawNear(box, draw) {
    const near = new IntersectionObserver((seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      near.disconnect();
      withPlot().then(again);
    }, { rootMargin: "100px" });
    const again = () => { box.hidden = false; draw(); box.dataset.drawn = box.clientWidth; };
    near.observe(box.parentElement);
    onPaper(() => { if (!box.dataset.drawn) again(); });
    addEventListener("resize", () => { if (box.dataset.drawn && box.clientWidth !== +box.dataset.drawn) again(); });
  }

  /* A chart is one picture with one name; its table tells the rest. */
  function picture(svg, name) {
    for (const part of svg.querySelectorAll("[aria-label], [aria-description]")) for (const label of ["aria-label", "aria-description"]) part.removeAttribute(label);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", name);
    return svg;
  }

  return { withPlot, onPaper, drawNear, picture, tick, chosen, choose, eventLink, libraries, afterPaint };
})());
