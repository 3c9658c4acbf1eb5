/** Small steps on the document that every module takes. */

export const find = (id) => document.getElementById(id);

/** An element with attributes and children; a function among the attributes is a listener (`onclick`). */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const DRAWINGS = {
  fold: "M6 9l6 6 6-6",
  file: "M12 4v11m-5-5l5 5 5-5M5 20h14",
  pencil: "M4 20l1-4L16 5l3 3L8 19z",
  away: "M8 16L17 7M9 7h8v8",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  sent: "M4 12l5 5L20 6",
  taken: "M1 12l5 5L16 6M11 17L22 6",
};

export function drawing(name, className = "") {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  if (className) svg.setAttribute("class", className);
  path.setAttribute("d", DRAWINGS[name]);
  svg.append(path);
  return svg;
}
