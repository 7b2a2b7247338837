// Moves and zooms the picture of a view that was saved as a file. It is part
// of that file, which loads nothing.
(() => {
  const svg = document.querySelector(".view-picture svg");
  if (!svg) return;
  const whole = svg.viewBox.baseVal;
  const home = [whole.x, whole.y, whole.width, whole.height];
  let box = [...home];
  const show = () => svg.setAttribute("viewBox", box.join(" "));
  const zoom = (by, x, y) => {
    const width = Math.min(home[2] * 2, Math.max(home[2] / 40, box[2] * by));
    const factor = width / box[2];
    box = [x - (x - box[0]) * factor, y - (y - box[1]) * factor, box[2] * factor, box[3] * factor];
    show();
  };
  const at = (event) => {
    const edge = svg.getBoundingClientRect();
    return [box[0] + ((event.clientX - edge.left) / edge.width) * box[2], box[1] + ((event.clientY - edge.top) / edge.height) * box[3]];
  };
  // The wheel scrolls the page unless a key says that the picture is meant.
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(Math.exp(event.deltaY / 300), ...at(event));
  }, { passive: false });
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch" || event.target.closest("a")) return; // a finger scrolls the page
    const [x, y] = at(event);
    const move = (moved) => {
      const [nowX, nowY] = at(moved);
      box = [box[0] + x - nowX, box[1] + y - nowY, box[2], box[3]];
      show();
    };
    svg.setPointerCapture(event.pointerId);
    svg.addEventListener("pointermove", move);
    svg.addEventListener("lostpointercapture", () => svg.removeEventListener("pointermove", move), { once: true });
  });
  const middle = () => [box[0] + box[2] / 2, box[1] + box[3] / 2];
  const act = { in: () => zoom(0.7, ...middle()), out: () => zoom(1 / 0.7, ...middle()), all: () => { box = [...home]; show(); } };
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", act[button.dataset.zoom]);
  }
  document.querySelector(".zoom").hidden = false;
})();
