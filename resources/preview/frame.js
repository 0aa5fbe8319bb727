"use strict";
// The site's own page around the post. The post's blocks stand between two comment nodes; where they
// cannot, since the page would be another one, it is shown as it is and compared as a tree.

class Frame {
  constructor() {
    this.secret = [...crypto.getRandomValues(new Uint32Array(4))].join("-");
    this.start = this.end = null; // the comment nodes, null where there are none
    this.isShown = false;
  }

  /**
   * Show a page, `blocks` being the post's: [{html, nodes}]. `after` is null where `before` is all of it.
   * Returns the element that the blocks stand in and what is behind them in it, or null.
   */
  show(before, after, blocks, tamer) {
    const body = blocks.map((block) => block.html).join("\n");
    let page = null;
    let marks = null;
    if (after !== null) {
      page = parsed(`${before}<!--${this.secret}-->${body}<!--${this.secret}-->${after}`);
      marks = this._marksOf(page);
    }
    if (marks) {
      while (marks[0].nextSibling !== marks[1]) marks[0].nextSibling.remove();
    } else page = parsed(after === null ? before : before + body + after);
    tamer.frame(page);
    if (!this.isShown || !marks !== !this.start || !this._morph(page, marks)) this._replace(page, marks, blocks);
    this.isShown = true;
    return this.start ? { main: this.start.parentNode, end: this.end } : align(blocks, document.body);
  }

  _marksOf(page) {
    const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (walker.nextNode()) if (walker.currentNode.data === this.secret) found.push(walker.currentNode);
    // A post that leaves an element open, or closes one of the layout's, makes another page.
    const whole = found.length === 2 && found[0].parentNode === found[1].parentNode && page.body.contains(found[0]);
    return whole ? found : null;
  }

  _morph(page, marks) {
    const { start, end } = this;
    marked.clear();
    if (marks) {
      for (let at = start; at; at = at.parentNode) marked.add(at);
      for (let at = marks[0]; at; at = at.parentNode) marked.add(at);
    }
    morphAttributes(document.documentElement, page.documentElement);
    morphList(document.head, [...document.head.childNodes], [...document.adoptNode(page.head).childNodes], null);
    morph(document.body, document.adoptNode(page.body));
    marked.clear();
    return !marks || (start.isConnected && end.isConnected && start.parentNode === end.parentNode);
  }

  _replace(page, marks, blocks) {
    const { head, body } = page;
    morphAttributes(document.documentElement, page.documentElement);
    document.head.replaceChildren(...document.adoptNode(head).childNodes);
    morphAttributes(document.body, body);
    document.body.replaceChildren(...document.adoptNode(body).childNodes);
    [this.start, this.end] = marks || [null, null];
    if (marks) for (const block of blocks) for (const node of block.nodes) this.end.before(node);
    this._hideUntilStyled();
  }

  /** What is put into a page waits for no style sheet: the reader would see it bare for a moment. */
  _hideUntilStyled() {
    const links = new Set(document.querySelectorAll("link[rel=stylesheet]"));
    if (!links.size) return;
    const cover = document.createElement("style");
    cover.textContent = "html { visibility: hidden !important }";
    document.head.append(cover);
    const end = performance.now() + 4000;
    const look = (event) => {
      if (event) links.delete(event.target);
      if (links.size && performance.now() < end) return;
      cover.remove();
      for (const name of ["load", "error"]) document.removeEventListener(name, look, true);
    };
    for (const name of ["load", "error"]) document.addEventListener(name, look, true);
    const tick = () => {
      look();
      if (cover.isConnected) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  }
}

function parsed(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  if (page.body.localName !== "body") page.body.replaceWith(page.createElement("body"));
  return page;
}
