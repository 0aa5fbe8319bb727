"use strict";
// The page's own side of the preview, in the application's world. setTimeout never fires here,
// since JavaScript is off for the page itself; frames, events and observers do.

/** Elements of a page that are laid out before its first frame at least. */
const LAID_OUT_FIRST = 4;

class Preview {
  constructor(bridge) {
    this.bridge = bridge;
    this.header = document.querySelector("header");
    this.main = document.querySelector("main");
    this.end = null; // what stands behind the last block in its element
    this.blocks = []; // { key, html, nodes }, in the order of the page
    this.site = "whole" in document.documentElement.dataset ? new Frame() : null; // the site's own page
    this.scroller = new Scroller();
    this.tamer = null;
    this.held = null; // the place to keep while heights change, see `_keepPlace`
    this.placed = 0; // where we ourselves scrolled to last
    this.imagesLoaded = false;
    this.below = new CSSStyleSheet(); // leaves out what the first frame does not show
    document.adoptedStyleSheets.push(this.below);
    this._listen();
  }

  // ---- what the window asks for --------------------------------------------------------------

  /** policy: {theme, whole, remote, made, literal, pictures, files, version, styles, ownAddresses, texts}; everything shown is dropped. */
  configure(policy) {
    this.tamer = new Tamer(policy);
    this.theme(policy.theme);
    for (const block of this.blocks) remove(block);
    if (!this.site) this.main.replaceChildren();
    this.blocks = [];
  }

  /** The remote addresses that are no template's work; null: none is. */
  know(literal) {
    if (this.tamer) this.tamer.know(literal);
  }

  /** Tell the window when the next frame has been painted. */
  beat(number) {
    requestAnimationFrame(() => requestAnimationFrame(() => this.bridge.beaten(number)));
  }

  theme(name) {
    if (this.site) return; // it has colours of its own
    document.documentElement.dataset.theme = name;
  }

  /** Show the site's own page around the blocks; see `Frame.show`. */
  frame(before, after) {
    const place = this.site.show(before, after, this.blocks, this.tamer);
    this.main = place ? place.main : document.createElement("main");
    this.end = place && place.end;
    if (!place) for (const block of this.blocks) this.main.append(...(block.nodes = this.tamer.nodes(block.html)));
    this.sizes.disconnect();
    this.sizes.observe(document.body);
    this.scroller.find(this.main);
    this._keepPlace();
  }

  /** Put `blocks` in the place of `removed` ones at `start`: [key, html], or [key] to keep one. */
  patch({ start, removed, blocks, header, language, edited, revision }) {
    if (language !== undefined) this.main.lang = this.header.lang = language;
    if (header !== undefined && !this.site) showHeader(this.header, header, this.tamer);
    const begins = !this.blocks.length && !this.site && this._isAtTop;
    if (removed || blocks.length) this._splice(start, removed, blocks);
    if (begins) this._leaveOutBelow();
    if (edited !== undefined) this._layOutAll();
    this._keepPlace();
    if (edited !== undefined) this._reveal(edited);
    // The second frame begins when the first has been painted.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      this.bridge.painted(revision);
      this._layOutAll();
    }));
  }

  /** Show the place that lies `fraction` of the way from block `index` to the next one. */
  scrollToBlock(index, fraction) {
    if (index > 0) this._layOutAll();
    this.held = { block: this.blocks[index], at: index, fraction };
    this._keepPlace();
  }

  /** Begin with another post: what was selected was the last one's. */
  scrollBackTo(y) {
    getSelection().removeAllRanges();
    this._scrollTo(y);
    this._hold();
  }

  // ---- blocks --------------------------------------------------------------------------------

  _splice(start, removed, blocks) {
    const old = this.blocks.slice(start, start + removed);
    const after = this._firstNode(start + removed);
    const reused = matchByKey(old, blocks);
    const staying = new Set(reused);
    const moved = new Set();
    let at = 0;
    const skipMoved = () => {
      while (moved.has(old[at])) at++;
    };
    const cursor = () => {
      const next = old.slice(at).find((block) => block.nodes.length && !moved.has(block));
      return next ? next.nodes[0] : after;
    };
    const insert = (nodes) => {
      const before = cursor();
      for (const node of nodes) this.main.insertBefore(node, before);
    };
    const fresh = blocks.map(([key, html], k) => {
      const block = reused[k];
      skipMoved();
      if (block) {
        while (at < old.length && !staying.has(old[at])) remove(old[at++]);
        if (old[at] === block) at++;
        else {
          insert(block.nodes);
          moved.add(block);
        }
        return block;
      }
      const nodes = this.tamer.nodes(html || "");
      if (at < old.length && !staying.has(old[at]) && old[at].nodes.length) {
        const stale = old[at++].nodes;
        const before = stale[stale.length - 1].nextSibling;
        return { key, html, nodes: morphList(this.main, stale, nodes, before) };
      }
      insert(nodes);
      return { key, html, nodes };
    });
    for (const block of old.slice(at)) if (!staying.has(block)) remove(block);
    this.blocks.splice(start, removed, ...fresh);
  }

  _firstNode(from) {
    for (let at = from; at < this.blocks.length; at++) {
      if (this.blocks[at].nodes.length) return this.blocks[at].nodes[0];
    }
    return this.end;
  }

  /** The block a node of the post lies in: its index, or -1. */
  _indexOf(node) {
    while (node && node.parentNode !== this.main) node = node.parentNode;
    return node ? this.blocks.findIndex((block) => block.nodes.includes(node)) : -1;
  }

  /** Lay out what is seen at the top of a page that begins: all of it takes a tenth of a second. */
  _leaveOutBelow() {
    for (let count = LAID_OUT_FIRST; count < this.main.childElementCount; count *= 2) {
      this.below.replaceSync(`@media screen { main > :nth-child(n + ${count + 1}) { display: none !important } }`);
      if (this.main.getBoundingClientRect().bottom > innerHeight) return;
    }
    this._layOutAll();
  }

  /** Whether what is held is the top: a page that is made anew is shown where it was. */
  get _isAtTop() {
    const { held } = this;
    return !held || (held.at <= 0 && !held.offset && !held.fraction);
  }

  _layOutAll() {
    if (this.below.cssRules.length) this.below.replaceSync("");
  }

  // ---- places --------------------------------------------------------------------------------

  /** Pixels from the top of the page to a block, the first visible one from `index` on. */
  _top(index) {
    if (index < 0) return 0;
    for (let at = index; at < this.blocks.length; at++) {
      for (const node of this.blocks[at].nodes) {
        const box = boxOf(node);
        if (box) return box.top - this.scroller.origin + this.scroller.y;
      }
    }
    // A site's page goes on behind the post.
    const last = this.site && boxOf(this._lastNode());
    return last ? last.bottom - this.scroller.origin + this.scroller.y : this.scroller.total;
  }

  _lastNode() {
    let node = this.end ? this.end.previousSibling : this.main.lastChild;
    while (node && !boxOf(node)) node = node.previousSibling;
    return node || this.main;
  }

  /** The last block that begins at or above `y`, -1 for the header. */
  _blockAt(y) {
    let low = -1, high = this.blocks.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this._top(middle) <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  _scrollTo(y) {
    this.scroller.to(y);
    this.placed = this.scroller.y;
  }

  /** Remember what stands at the top of the window, so that it stays there. */
  _hold() {
    const { y } = this.scroller;
    const index = this._blockAt(y);
    this.held = { block: this.blocks[index], at: index, offset: y - this._top(index) };
  }

  _keepPlace() {
    const { held } = this;
    if (held) {
      const known = held.block ? this.blocks.indexOf(held.block) : -1;
      const index = known < 0 ? held.at : known;
      const top = this._top(index);
      if (held.fraction === undefined) this._scrollTo(top + held.offset);
      else this._scrollTo((top + held.fraction * (this._top(index + 1) - top)) * this._reach());
    }
    this.placed = this.scroller.y;
  }

  /** Bring the block that is being edited into view if nothing of it is to be seen. */
  _reveal(index) {
    const top = this._top(index);
    const { y, height } = this.scroller;
    const hidden = this.site ? this.scroller.hidden : 0;
    if (this._top(index + 1) > y + hidden + 24 && top < y + height - 24) return;
    this._scrollTo(top - hidden - (height - hidden) / 3);
    this._hold();
  }

  /**
   * The place that is shown at height h of the window is the one that lies at share h of the
   * page: so both ends meet both ends, and everything between moves evenly.
   */
  _reach() {
    const { total, height } = this.scroller;
    return Math.max(0, total - height) / Math.max(1, total);
  }

  _tellPlace(byReader) {
    const reach = this._reach();
    if (!reach) return;
    const y = this.scroller.y / reach;
    const index = this._blockAt(y);
    const top = this._top(index);
    const height = this._top(index + 1) - top;
    this.bridge.scrolled(index, height > 0 ? Math.min(1, (y - top) / height) : 0, byReader);
  }

  // ---- what the reader does ------------------------------------------------------------------

  _listen() {
    document.addEventListener("scroll", (event) => {
      if (!this.scroller.isTarget(event.target)) return;
      if (Math.abs(this.scroller.y - this.placed) < 2) return;
      this.placed = this.scroller.y;
      this._hold();
      this._tellPlace(true);
    }, true);
    this.sizes = new ResizeObserver(() => this._onResize());
    this.sizes.observe(this.main);
    document.addEventListener("load", () => { this.imagesLoaded = true; }, true);
    document.addEventListener("error", (event) => this._onError(event.target), true);
    document.addEventListener("click", (event) => this._onClick(event));
    document.addEventListener("auxclick", (event) => this._onClick(event));
    document.addEventListener("submit", (event) => event.preventDefault());
    document.addEventListener("dragstart", (event) => event.preventDefault());
    for (const [name, address] of [["mouseover", linkOf], ["focusin", linkOf], ["mouseout", () => ""], ["focusout", () => ""]]) {
      document.addEventListener(name, (event) => this.bridge.pointed(address(event.target)));
    }
  }

  _onResize() {
    if (this.site) this.scroller.find(this.main);
    this._keepPlace();
    // An image that came in late has moved what stands beside the source.
    if (this.imagesLoaded && this.held && this.held.fraction === undefined) this._tellPlace(false);
    this.imagesLoaded = false;
  }

  _onError(element) {
    const reference = element?.dataset?.reference;
    if (reference === undefined || element.localName === "source") return;
    const show = (lookedFor) => {
      this.tamer.unreachable.set(reference, lookedFor);
      for (const lost of document.querySelectorAll(element.localName)) {
        if (lost.dataset.reference === reference) this._swap(lost, this.tamer.unreachableMark(lost, reference));
      }
    };
    if (this.tamer.isRemote(reference)) show("");
    else this.bridge.looked_for(reference, show);
  }

  _swap(element, mark) {
    const index = element.parentNode === this.main ? this._indexOf(element) : -1;
    if (index >= 0) {
      const { nodes } = this.blocks[index];
      nodes[nodes.indexOf(element)] = mark;
    }
    element.replaceWith(mark);
  }

  _onClick(event) {
    const address = linkOf(event.target);
    if (address) {
      event.preventDefault();
      if (address.startsWith("#")) this._jump(address.slice(1));
      else this.bridge.followed(address);
      return;
    }
    if (event.button !== 0 || event.detail > 1 || !getSelection().isCollapsed) return;
    if (this.header.contains(event.target)) {
      this.bridge.header_clicked(event.target.closest("[data-key]")?.dataset.key || "");
      return;
    }
    let index = this._indexOf(event.target);
    if (index < 0 && this.site) {
      // What stands before the post comes from its front matter, if from anything of it.
      const first = this._firstNode(0);
      if (first && first.compareDocumentPosition(event.target) & Node.DOCUMENT_POSITION_PRECEDING) this.bridge.header_clicked("title");
      return;
    }
    if (index < 0) index = this._blockAt(event.clientY - this.scroller.origin + this.scroller.y); // beside the text
    if (index < 0 || event.target.closest("summary, input, button, select, textarea, video, audio")) return;
    const reference = event.target.closest("[data-reference]")?.dataset.reference || "";
    const [text, offset] = this._textAround(index, event);
    this.bridge.clicked(index, text, offset, reference);
  }

  _textAround(index, event) {
    const { nodes } = this.blocks[index];
    if (!nodes.length) return ["", 0];
    const all = document.createRange();
    all.setStartBefore(nodes[0]);
    all.setEndAfter(nodes[nodes.length - 1]);
    const text = all.toString();
    const caret = document.caretRangeFromPoint(event.clientX, event.clientY);
    if (!caret || !all.isPointInRange(caret.startContainer, caret.startOffset)) return [text, 0];
    all.setEnd(caret.startContainer, caret.startOffset);
    return [text, all.toString().length];
  }

  _jump(id) {
    let target = null;
    for (const name of [id, decoded(id)]) target ||= document.getElementById(name);
    if (!target && id) return;
    if (target) target.scrollIntoView();
    else this.scroller.to(0);
  }
}

function matchByKey(old, blocks) {
  const byKey = new Map();
  for (const block of old) {
    if (!byKey.has(block.key)) byKey.set(block.key, []);
    byKey.get(block.key).push(block);
  }
  return blocks.map(([key]) => byKey.get(key)?.shift() || null);
}

function remove(block) {
  for (const node of block.nodes) node.remove();
}

function boxOf(node) {
  if (node.nodeType === Node.ELEMENT_NODE) return node.getClientRects()[0];
  if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) return undefined;
  const range = document.createRange();
  range.selectNode(node);
  return range.getClientRects()[0];
}

function linkOf(target) {
  const link = target?.closest?.("a[href], area[href]");
  return link ? link.getAttribute("href") || link.getAttribute("xlink:href") || "" : "";
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

new QWebChannel(qt.webChannelTransport, (channel) => {
  window.preview = new Preview(channel.objects.bridge);
  channel.objects.bridge.ready();
});
