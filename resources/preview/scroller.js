"use strict";
// What scrolls: the window, or the part of a site's page that its style sheet lets scroll instead.

class Scroller {
  constructor() {
    this.inner = null;
  }

  /** Look which one it is for `content`, after the page or its size has changed. */
  find(content) {
    this.inner = null;
    for (let at = content; at && at !== document.body && at !== document.documentElement; at = at.parentElement) {
      if (at.scrollHeight > at.clientHeight + 1 && /auto|scroll|overlay/.test(getComputedStyle(at).overflowY)) {
        this.inner = at;
        break;
      }
    }
    const keeper = this.inner || document.documentElement;
    // Places are kept by page.js, which knows the blocks; two keepers would pull against each other.
    if (keeper.style.overflowAnchor !== "none") keeper.style.setProperty("overflow-anchor", "none", "important");
  }

  /** Pixels of the content above what is seen. */
  get y() {
    return this.inner ? this.inner.scrollTop : scrollY;
  }

  /** Pixels that are seen. */
  get height() {
    return this.inner ? this.inner.clientHeight : innerHeight;
  }

  get total() {
    return (this.inner || document.documentElement).scrollHeight;
  }

  /** Where the seen part begins, in the window. */
  get origin() {
    return this.inner ? this.inner.getBoundingClientRect().top + this.inner.clientTop : 0;
  }

  /** A site may have its scrolling animated; ours is not. */
  to(y) {
    (this.inner || window).scrollTo({ top: y, left: this.inner ? this.inner.scrollLeft : scrollX, behavior: "instant" });
  }

  /** Pixels at the top that a bar which stays there hides. */
  get hidden() {
    const { origin } = this;
    let bottom = origin;
    for (const element of document.elementsFromPoint(innerWidth / 2, origin + 1)) {
      for (let at = element; at && at !== document.body; at = at.parentElement) {
        if (/fixed|sticky/.test(getComputedStyle(at).position)) bottom = Math.max(bottom, at.getBoundingClientRect().bottom);
      }
    }
    return bottom - origin < this.height / 2 ? bottom - origin : 0;
  }

  /** Whether a scroll event is about this. */
  isTarget(target) {
    return this.inner ? target === this.inner : target === document;
  }
}
