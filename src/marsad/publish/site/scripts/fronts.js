"use strict";
/* Areas of imported maps, where the release has some: a file a day, by holder. */
marsad.fronts = (() => {
  const { t, el, bdi } = marsad;
  const FRESH_DAYS = 60;
  let maps = [], chosen = 0, shown = "";

  async function start() {
    maps = await marsad.need("fronts");
    const asked = marsad.chosen(["front"]).front;
    chosen = Math.max(0, maps.findIndex((one) => one.name === asked));
  }

  /* The newest day of the map up to a day, unless it is too old to tell anything. */
  function dayOf(day) {
    const found = maps[chosen].days.filter((one) => one <= day).pop();
    return found && (marsad.utc(day) - marsad.utc(found)) / 86400000 <= FRESH_DAYS ? found : "";
  }

  function add(map, colours) {
    if (!maps.length) return;
    map.addSource("fronts", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
    const pattern = ["concat", "area ", ["to-string", ["get", "side"]]];
    map.addLayer({ id: "fronts", type: "fill", source: "fronts", paint: { "fill-pattern": pattern, "fill-opacity": 0.5 } }, "coast");
    map.addLayer({ id: "fronts-line", type: "line", source: "fronts", paint: { "line-color": colours.ink, "line-width": 1, "line-opacity": 0.6 } }, "coast");
  }

  /* The areas of a day, and whose map it is. */
  async function show(map, day, visible) {
    if (!maps.length || !map.getSource("fronts")) return;
    const on = visible ? dayOf(day) : "", name = on && "front-" + chosen + "-" + on;
    if (name === shown) return;
    shown = name;
    const data = name ? await marsad.need(name) : { type: "FeatureCollection", features: [] };
    if (shown !== name) return;
    map.getSource("fronts").setData(data);
    told(on);
  }

  function told(on) {
    const note = document.getElementById("fronts-note"), one = maps[chosen];
    const day = on ? t("fronts_on", { day: marsad.day(on) }) : t("fronts_none");
    note.replaceChildren(t("fronts_map") + " ", bdi(one.name), t("comma"), bdi(one.licence), ". ", day);
    note.hidden = false;
  }

  /* Which map: one at a time, since two would lie over each other. */
  function choice(again) {
    if (maps.length < 2) return null;
    const select = el("select", {}, maps.map((one, at) => el("option", { value: at, text: one.name })));
    select.value = chosen;
    select.addEventListener("change", () => { chosen = +select.value; shown = ""; marsad.choose({ front: maps[chosen].name }); again(); });
    return el("label", {}, t("fronts_choice") + " ", select);
  }

  return { start, add, show, choice, get any() { return maps.length > 0; } };
})();
