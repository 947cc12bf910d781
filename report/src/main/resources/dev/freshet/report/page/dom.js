// SPDX-License-Identifier: Apache-2.0
"use strict";
/* Elements, and bringing what stands on the page to what should stand there. Foreign text only ever becomes the text of a node. */
(f => {
  const SVG = "http://www.w3.org/2000/svg";

  function attributes(node, given) {
    for (const [key, value] of Object.entries(given)) {
      if (value === true) node.setAttribute(key, "");
      else if (value != null && value !== false) node.setAttribute(key, value);
    }
    return node;
  }

  /** An element. The second argument is a class, or attributes; children that are null are left out, arrays are flattened. */
  function el(tag, given, ...content) {
    const node = document.createElement(tag);
    if (typeof given === "string") {
      if (given) node.className = given;
    } else if (given) {
      attributes(node, given);
    }
    node.append(...content.flat(3).filter(child => child != null && child !== false));
    return node;
  }

  function svg(tag, given, ...content) {
    const node = attributes(document.createElementNS(SVG, tag), given || {});
    node.append(...content.flat(3).filter(Boolean));
    return node;
  }

  /** A figure and its unit. */
  function figure([text, unit]) {
    return unit ? [text, el("span", "unit", f.format.THIN + unit)] : [text];
  }

  /** A long name keeps its beginning and its end; the whole is in the title, and in the details. */
  function name(text, tailLength = 14) {
    const letters = Array.from(text);
    if (letters.length <= 24) return el("span", { class: "name", title: text.length > 18 ? text : null }, el("bdi", null, text));
    const cut = letters.length - tailLength;
    return el(
      "span",
      { class: "name long", title: text },
      el("bdi", "head", letters.slice(0, cut).join("")),
      el("bdi", "tail", letters.slice(cut).join("")),
    );
  }

  const ROOM = 46;
  const TAIL = 18;

  const common = (a, b) => {
    let n = 0;
    while (n < a.length && n < b.length && a[n] === b[n]) n++;
    return n;
  };

  /** Names short enough for two lines of a table: of longer ones their beginning, their end, and where they differ from the name that is most like them. */
  function shortNames(names) {
    const order = [...new Set(names)].sort();
    return new Map(
      order.map((text, i) => {
        if (text.length <= ROOM) return [text, text];
        const differs = Math.max(...[order[i - 1], order[i + 1]].map(other => (other ? common(text, other) : 0)));
        const tail = text.slice(-TAIL);
        if (differs < ROOM - TAIL - 4 || differs >= text.length - TAIL) return [text, text.slice(0, ROOM - TAIL - 1) + "…" + tail];
        return [text, text.slice(0, 9) + "…" + text.slice(differs - 6, Math.min(differs + 12, text.length - TAIL)) + "…" + tail];
      }),
    );
  }

  const keyOf = node => (node.nodeType === 1 ? node.getAttribute("data-key") : null);

  function alike(a, b) {
    return a.nodeType === b.nodeType && a.nodeName === b.nodeName && keyOf(a) === keyOf(b);
  }

  /** Whether it is open is up to the reader, and its style up to what draws itself. */
  function sameAttributes(old, wanted) {
    const isOurs = key => key !== "style" && !(key === "open" && old.nodeName === "DETAILS");
    for (const { name: key } of [...old.attributes]) if (isOurs(key) && !wanted.hasAttribute(key)) old.removeAttribute(key);
    for (const { name: key, value } of wanted.attributes) if (isOurs(key) && old.getAttribute(key) !== value) old.setAttribute(key, value);
  }

  /** What the reader is at work in is left alone: text being typed, an opened disclosure, and what draws itself. */
  function morph(old, wanted) {
    if (old.nodeType === 3) {
      if (old.data !== wanted.data) old.data = wanted.data;
      return;
    }
    if (old.hasAttribute("data-own") && wanted.hasAttribute("data-own")) return;
    sameAttributes(old, wanted);
    if (old.nodeName === "INPUT") return;
    children(old, [...wanted.childNodes]);
    if (old.nodeName === "SELECT") old.value = wanted.value;
  }

  /** Brings the children of a node to the wanted ones, by key where they have one, otherwise by their order. */
  function children(parent, wanted) {
    const keyed = new Map();
    for (const child of parent.childNodes) if (keyOf(child)) keyed.set(keyOf(child), child);
    let at = parent.firstChild;
    for (const child of wanted) {
      const key = keyOf(child);
      const known = key ? keyed.get(key) : at && !keyOf(at) && alike(at, child) ? at : null;
      if (!known || !alike(known, child)) {
        parent.insertBefore(child, at);
        continue;
      }
      morph(known, child);
      if (known === at) at = at.nextSibling;
      else parent.insertBefore(known, at);
    }
    while (at) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
  }

  // What a click or an input means stands in the document as data, and here once.

  const actions = new Map();
  const on = (what, action) => actions.set(what, action);

  function dispatch(attribute, event) {
    const node = event.target.closest && event.target.closest("[" + attribute + "]");
    const action = node && actions.get(node.getAttribute(attribute));
    if (action) action(node.getAttribute("data-arg"), node, event);
  }

  document.addEventListener("click", event => dispatch("data-do", event));
  document.addEventListener("dblclick", event => dispatch("data-twice", event));
  document.addEventListener("input", event => dispatch("data-input", event));
  document.addEventListener("change", event => dispatch("data-change", event));

  const button = (action, arg, given, ...content) => el("button", { type: "button", "data-do": action, "data-arg": arg, ...given }, ...content);

  f.dom = { el, svg, figure, name, shortNames, children, on, button, attributes };
})((window.freshet ||= {}));
