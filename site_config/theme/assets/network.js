/* The network: what is pointed at stands out with its neighbours, names can be found and filtered, and the picture can be
   enlarged and moved. Without this script it is a picture with links. */
(function () {
  "use strict";

  const MAX_ZOOM = 6;
  const ZOOM_STEP = 1.5;
  const ALL_NAMES_FROM = 2; // as soon as it is so much enlarged, all names are shown
  const PAN_STEP = 0.2; // of what is in view

  const svg = document.querySelector("svg.bild-netz");
  const source = document.getElementById("briefings-texts");
  if (!svg || !source) {
    return;
  }
  const texts = JSON.parse(source.textContent);
  const whole = svg.viewBox.baseVal;
  const size = { width: whole.width, height: whole.height };
  const view = { x: 0, y: 0, zoom: 1 };
  const nodes = Array.from(svg.querySelectorAll("a.knoten"), (element) => ({
    element,
    person: element.classList.contains("person"),
    name: plain(element.querySelector(".name").textContent),
    near: new Set(),
    shape: element.querySelector("circle, rect"),
  }));
  const lines = Array.from(svg.querySelectorAll(".kante"), (element) => {
    const [one, other, strength] = element.dataset.tie.split(" ").map(Number);
    nodes[one].near.add(nodes[other]);
    nodes[other].near.add(nodes[one]);
    return { element, one: nodes[one], other: nodes[other], strength };
  });

  const controls = make("div", { className: "netz-steuerung" });
  controls.setAttribute("role", "group");
  controls.setAttribute("aria-label", texts.network_controls);
  const persons = checkbox(texts.network_persons, "person");
  const organisations = checkbox(texts.network_organisations, "organisation");
  const strength = make("input", {
    type: "range",
    min: 1,
    max: Math.max.apply(null, lines.map((line) => line.strength)),
    value: 1,
  });
  const least = make("output", { textContent: "1" });
  labelled(texts.network_strength, strength).append(least);
  const search = make("input", { type: "search", autocomplete: "off" });
  labelled(texts.network_search, search);
  const buttons = make("div", { className: "netz-knoepfe" });
  button("+", texts.network_zoom_in, () => zoom(ZOOM_STEP));
  button("−", texts.network_zoom_out, () => zoom(1 / ZOOM_STEP));
  button("←", texts.network_left, () => pan(-1, 0));
  button("→", texts.network_right, () => pan(1, 0));
  button("↑", texts.network_up, () => pan(0, -1));
  button("↓", texts.network_down, () => pan(0, 1));
  button(texts.network_reset, "", reset);
  const status = make("p", { className: "netz-stand" });
  status.setAttribute("role", "status");
  controls.append(buttons, status);
  svg.parentElement.before(controls);

  [persons, organisations, strength].forEach((input) => input.addEventListener("input", filter));
  search.addEventListener("input", find);
  search.addEventListener("keydown", (event) => {
    const found = nodes.find((node) => node.element.classList.contains("treffer"));
    if (event.key === "Enter" && found) {
      found.element.focus();
    }
  });
  nodes.forEach((node) => {
    node.element.addEventListener("pointerenter", () => highlight(node));
    node.element.addEventListener("focus", () => {
      highlight(node);
      bringIntoView(node);
    });
    node.element.addEventListener("pointerleave", () => highlight(null));
    node.element.addEventListener("blur", () => highlight(null));
  });
  svg.addEventListener("keydown", (event) => {
    const act = {
      "+": () => zoom(ZOOM_STEP),
      "-": () => zoom(1 / ZOOM_STEP),
      0: reset,
      ArrowLeft: () => pan(-1, 0),
      ArrowRight: () => pan(1, 0),
      ArrowUp: () => pan(0, -1),
      ArrowDown: () => pan(0, 1),
    }[event.key];
    const scrolls = event.key.startsWith("Arrow") && view.zoom === 1; // then arrows move the page
    if (act && !scrolls && !event.ctrlKey && !event.metaKey && !event.altKey) {
      act();
      event.preventDefault();
    }
  });

  /* --- what is shown --- */

  function highlight(node) {
    svg.classList.toggle("im-blick", node !== null);
    nodes.forEach((one) => one.element.classList.toggle("nah", node !== null && (one === node || node.near.has(one))));
    lines.forEach((line) => line.element.classList.toggle("nah", line.one === node || line.other === node));
  }

  function filter() {
    const from = Number(strength.value);
    const wanted = (node) => (node.person ? persons : organisations).checked;
    const tied = new Set();
    least.textContent = strength.value;
    lines.forEach((line) => {
      const shown = line.strength >= from && wanted(line.one) && wanted(line.other);
      line.element.classList.toggle("aus", !shown);
      if (shown) {
        tied.add(line.one).add(line.other);
      }
    });
    const shown = nodes.filter((node) => wanted(node) && (from === 1 || tied.has(node)));
    nodes.forEach((node) => node.element.classList.toggle("aus", !shown.includes(node)));
    status.textContent = fill(texts.network_status, { shown: shown.length, all: nodes.length });
  }

  function find() {
    const words = plain(search.value);
    const found = nodes.filter((node) => words && node.name.includes(words));
    svg.classList.toggle("sucht", found.length > 0);
    nodes.forEach((node) => node.element.classList.toggle("treffer", found.includes(node)));
    status.textContent = words ? fill(texts.network_found, { found: found.length }) : "";
  }

  /* --- enlarging and moving --- */

  function zoom(factor) {
    const before = view.zoom;
    view.zoom = Math.min(Math.max(view.zoom * factor, 1), MAX_ZOOM);
    view.x += (size.width / before - size.width / view.zoom) / 2;
    view.y += (size.height / before - size.height / view.zoom) / 2;
    show();
  }

  function pan(right, down) {
    view.x += (right * PAN_STEP * size.width) / view.zoom;
    view.y += (down * PAN_STEP * size.height) / view.zoom;
    show();
  }

  function reset() {
    view.zoom = 1;
    persons.checked = true;
    organisations.checked = true;
    strength.value = 1;
    search.value = "";
    find();
    filter();
    show();
  }

  function bringIntoView(node) {
    const box = node.shape.getBBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const [width, height] = [size.width / view.zoom, size.height / view.zoom];
    if (x < view.x || x > view.x + width || y < view.y || y > view.y + height) {
      view.x = x - width / 2;
      view.y = y - height / 2;
      show();
    }
  }

  function show() {
    const [width, height] = [size.width / view.zoom, size.height / view.zoom];
    view.x = Math.min(Math.max(view.x, 0), size.width - width);
    view.y = Math.min(Math.max(view.y, 0), size.height - height);
    svg.setAttribute("viewBox", [view.x, view.y, width, height].join(" "));
    svg.style.setProperty("--zoom", view.zoom);
    svg.classList.toggle("vergroessert", view.zoom > 1);
    svg.classList.toggle("alle-namen", view.zoom >= ALL_NAMES_FROM);
  }

  /* --- making elements --- */

  function make(tag, properties) {
    return Object.assign(document.createElement(tag), properties);
  }

  function labelled(text, input) {
    const label = make("label", {});
    label.append(make("span", { textContent: text }), " ", input);
    controls.append(label);
    return label;
  }

  function checkbox(text, kind) {
    const input = make("input", { type: "checkbox", checked: true });
    const label = make("label", { className: kind });
    label.append(input, " ", make("span", { textContent: text }));
    controls.append(label);
    return input;
  }

  function button(sign, name, act) {
    const element = make("button", { type: "button", textContent: sign, title: name });
    if (name) {
      element.setAttribute("aria-label", name);
    }
    element.addEventListener("click", act);
    buttons.append(element);
  }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (place, key) => (key in values ? values[key] : place));
  }

  /* Without accents and case; as people type names. */
  function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss").trim();
  }
})();
