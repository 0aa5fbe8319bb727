"use strict";
// Turn old nodes into new ones in place. Replacing them would decode their images again, which is
// seen as a flash, and would lose the reader's selection.

function morphList(parent, oldNodes, newNodes, before) {
  const kept = [];
  const rest = [...oldNodes];
  for (const fresh of newNodes) {
    const at = rest.slice(0, 3).findIndex((old) => isSameKind(old, fresh));
    if (at < 0) {
      parent.insertBefore(fresh, rest[0] || before);
      kept.push(fresh);
      continue;
    }
    rest.splice(0, at).forEach((old) => old.remove());
    const old = rest.shift();
    morph(old, fresh);
    kept.push(old);
  }
  rest.forEach((old) => old.remove());
  return kept;
}

function isSameKind(old, fresh) {
  if (old.nodeName !== fresh.nodeName) return false;
  return old.nodeType !== Node.ELEMENT_NODE || identity(old) === identity(fresh);
}

/** What must be equal for one element to become another: a picture never turns into another one. */
function identity(element) {
  if (/^(img|video|audio)$/.test(element.localName)) return element.getAttribute("src");
  return element.classList.contains("preview-mark") ? element.outerHTML : "";
}

function morph(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  for (const { name } of [...old.attributes]) {
    // What the reader has folded out stays so.
    if (!fresh.hasAttribute(name) && !(name === "open" && old.localName === "details")) old.removeAttribute(name);
  }
  for (const { name, value } of [...fresh.attributes]) {
    if (old.getAttribute(name) !== value) setAttribute(old, name, value);
  }
  if (old.localName === "template") return;
  morphList(old, [...old.childNodes], [...fresh.childNodes], null);
}

function setAttribute(element, name, value) {
  try {
    element.setAttribute(name, value);
  } catch {
    // The HTML parser accepts names, such as `a"b`, that this method refuses; they show nothing.
  }
}
