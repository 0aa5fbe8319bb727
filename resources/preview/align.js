"use strict";
// Where the post's blocks are in a page that has changed them on its way: by what they say.

/**
 * The element that most of the blocks stand in, and the node of it behind the last of them; null
 * where they are not to be found. Each block gets the nodes of the page that say what it says.
 */
function align(blocks, root) {
  const texts = blocks.map(saying);
  const said = texts.filter(Boolean).length;
  let best = null;
  for (const holder of holders(root, texts.filter(Boolean).slice(0, 5))) {
    const found = matched(texts, holder);
    if (!best || found.count > best.count) best = { ...found, holder };
  }
  if (!best || best.count < Math.max(1, said / 2)) return null;
  blocks.forEach((block, k) => { block.nodes = best.nodes[k]; });
  const last = best.nodes.flat().at(-1);
  return { main: best.holder, end: last.nextSibling };
}

function saying(block) {
  if (block.text === undefined) {
    const template = document.createElement("template");
    template.innerHTML = block.html;
    block.text = plain(template.content);
  }
  return block.text;
}

function plain(node) {
  return node.textContent.replace(/\s+/g, " ").trim();
}

/** The parents of what says one of `texts`. */
function holders(root, texts) {
  const wanted = new Set(texts), found = new Set();
  const longest = 4 * Math.max(0, ...texts.map((text) => text.length)) + 1000;
  for (const element of root.getElementsByTagName("*")) {
    const { textContent } = element;
    if (textContent.length < longest && wanted.has(textContent.replace(/\s+/g, " ").trim())) found.add(element.parentNode);
  }
  return found;
}

/** The children of `holder` that say what the blocks do, in their order. */
function matched(texts, holder) {
  const children = [...holder.childNodes].filter((node) => node.nodeType === Node.ELEMENT_NODE);
  const said = children.map(plain);
  let at = 0, count = 0;
  const nodes = texts.map((text) => {
    const place = text ? said.indexOf(text, at) : -1;
    if (place < 0) return [];
    at = place + 1;
    count++;
    return [children[place]];
  });
  return { nodes, count };
}
