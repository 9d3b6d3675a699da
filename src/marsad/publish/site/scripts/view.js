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

  /* After the first paint, so that what stands on the page is read at once. */
  function afterPaint(task) {
    requestAnimationFrame(() => setTimeout(task, 0));
  }

  return { chosen, choose, eventLink, afterPaint };
})());
