"use strict";
/* The map on paper: what a browser drew with WebGL is gone when it prints, so the map is
   drawn once more just before, as one picture with the names that stand over it. */
marsad.paper = (() => {
  const HALO = 3;

  function write(g, node, at) {
    const style = getComputedStyle(node), own = node.getBoundingClientRect();
    const text = style.textTransform === "uppercase" ? node.textContent.toUpperCase() : node.textContent;
    g.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    g.fillStyle = style.color;
    g.strokeText(text, own.left + own.width / 2 - at.left, own.top + own.height / 2 - at.top);
    g.fillText(text, own.left + own.width / 2 - at.left, own.top + own.height / 2 - at.top);
  }

  function picture(map) {
    map.redraw();
    const drawn = map.getCanvas(), at = drawn.getBoundingClientRect();
    const copy = marsad.el("canvas", { class: "printed", width: drawn.width, height: drawn.height, "aria-hidden": "true" }), g = copy.getContext("2d");
    g.drawImage(drawn, 0, 0);
    g.scale(drawn.width / at.width, drawn.height / at.height);
    Object.assign(g, { textAlign: "center", textBaseline: "middle", lineWidth: HALO, lineJoin: "round", strokeStyle: marsad.symbols.colours().land });
    for (const node of map.getContainer().querySelectorAll(".town, .country")) if (node.style.visibility !== "hidden") write(g, node, at);
    return copy;
  }

  /* Puts the picture beside the map while the page is printed. */
  function ready(map) {
    const gone = () => { for (const one of document.querySelectorAll(".printed")) one.remove(); };
    addEventListener("beforeprint", () => { gone(); map.getContainer().append(picture(map)); });
    addEventListener("afterprint", gone);
  }

  return { ready };
})();
