"use strict";
// Turn old nodes into new ones in place. Replacing them would decode their images again, which is
// seen as a flash, and would lose the reader's selection.

/** Elements that the post's blocks stand in: one of them only becomes another of them. */
const marked = new Set();

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
  if (old.nodeName !== fresh.nodeName || marked.has(old) !== marked.has(fresh)) return false;
  return old.nodeType !== Node.ELEMENT_NODE || identity(old) === identity(fresh);
}

/** What must be equal for one element to become another: a picture never turns into another one. */
function identity(element) {
  if (/^(img|video|audio)$/.test(element.localName)) return element.getAttribute("src");
  if (element.localName === "link") return element.getAttribute("href") + element.getAttribute("media");
  return element.classList.contains("preview-mark") ? element.outerHTML : "";
}

/** What stands between the comments around the post's blocks is left as it is. */
function morph(old, fresh) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  morphAttributes(old, fresh);
  if (old.localName === "template") return;
  const before = [...old.childNodes], after = [...fresh.childNodes];
  if (marked.has(old)) {
    const [from, to] = between(before), [start, end] = between(after);
    if (from) {
      morphList(old, before.slice(0, before.indexOf(from)), after.slice(0, after.indexOf(start)), from);
      morphList(old, before.slice(before.indexOf(to) + 1), after.slice(after.indexOf(end) + 1), null);
      return;
    }
  }
  morphList(old, before, after, null);
}

/** The two comments among `nodes` that the post's blocks stand between, if they are there. */
function between(nodes) {
  const first = nodes.find((node) => node.nodeType === Node.COMMENT_NODE && marked.has(node));
  return first ? [first, nodes.findLast((node) => node.nodeType === Node.COMMENT_NODE && node.data === first.data)] : [];
}

function morphAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    // What the reader has folded out stays so.
    if (!fresh.hasAttribute(name) && !(name === "open" && old.localName === "details")) old.removeAttribute(name);
  }
  for (const { name, value } of [...fresh.attributes]) {
    if (old.getAttribute(name) !== value) setAttribute(old, name, value);
  }
}

function setAttribute(element, name, value) {
  try {
    element.setAttribute(name, value);
  } catch {
    // The HTML parser accepts names, such as `a"b`, that this method refuses; they show nothing.
  }
}
