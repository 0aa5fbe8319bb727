"use strict";
// What a post's HTML may bring into the page. Scripts never run here (JavaScript is off for the
// page, the policy header forbids them, and so does the request guard); this takes out what would
// only leave a hole, and says at its place what was left out.

const LOADING = { img: "src", video: "src", audio: "src", source: "src", track: "src", input: "src" };
const NEVER_SHOWN = "script, base, meta, link, frameset, noframes, noscript";
const NEVER_IN_FRAME = "script, base, meta, frameset, noframes";
const PICTURES = "img, svg, video, audio, picture, canvas, math, input[type=image], marquee";
const EMBEDDED = "iframe, frame, object, embed, applet, portal, fencedframe";
const ASKING = /url|image|import|src|\\/i;
const ASKING_IN_SVG = /(url|image|src)[\w-]*\s*\((?!\s*["']?#)|\\|\/\//i;
const SIZE = /^(\d*\.?\d+[wxh](\s+\d+[wxh])?)?$/;
const RUNNABLE = /^[\s\x00-\x20]*(javascript|vbscript|data|blob|file)\s*:/i;

class Tamer {
  constructor(policy) {
    this.policy = policy;
    this.unreachable = new Map();
    this.know(policy.literal);
  }

  /** The remote addresses that stand in the post as they are; null: all of them. */
  know(literal) {
    this.literal = literal && new Set(literal);
  }

  /** Whether another host may be asked for this: what a template made may carry other words. */
  _mayAsk(reference) {
    return this.policy.remote && (this.policy.made || !this.literal || this.literal.has(reference));
  }

  /** Make a site's page, parsed and not shown yet, fit to be shown. */
  frame(page) {
    page.querySelectorAll("link").forEach((link) => this._tameLink(link));
    // Scripts do not run here, so what stands in for them does show.
    for (let found; (found = page.querySelector("noscript")); ) found.replaceWith(...found.childNodes);
    page.querySelectorAll(NEVER_IN_FRAME).forEach((element) => element.remove());
    if (this.policy.pictures === false) page.querySelectorAll(PICTURES).forEach((element) => this._withhold(element));
    page.querySelectorAll(EMBEDDED).forEach((element) => this._leaveOut(element));
    page.querySelectorAll("img[data-src], img[data-srcset], source[data-srcset]").forEach(wake);
    page.querySelectorAll("*").forEach((element) => this._tame(element));
    page.querySelectorAll("title").forEach((element) => { if (!(element instanceof SVGElement)) element.textContent = ""; });
  }

  /** Of a site's links style sheets alone stay, with nothing but what they need. */
  _tameLink(link) {
    const kinds = (link.getAttribute("rel") || "").toLowerCase().split(/\s+/);
    const address = this._withoutOwnHost((link.getAttribute("href") || "").trim());
    if (!kinds.includes("stylesheet") || kinds.includes("alternate") || !address || (this.isRemote(address) && !this.policy.remote)) {
      link.remove();
      return;
    }
    for (const { name } of [...link.attributes]) if (name !== "media") link.removeAttribute(name);
    link.setAttribute("rel", "stylesheet");
    const { styles } = this.policy;
    link.setAttribute("href", styles && !this.isRemote(address) ? `${address.split(/[?#]/)[0]}?version=${styles}` : address);
  }

  /** An address of the site's own as a path of it. */
  _withoutOwnHost(address) {
    const bare = address.replace(/^https?:/i, "");
    const own = this.policy.ownAddresses.find((each) => bare === each || bare.startsWith(each + "/"));
    return own ? bare.slice(own.length) || "/" : address;
  }

  /** The nodes of one block's HTML, fit to be shown. Nothing is loaded before they are inserted. */
  nodes(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    const fragment = template.content;
    fragment.querySelectorAll(NEVER_SHOWN).forEach((element) => {
      if (/^math\/tex/.test(element.type || "")) {
        element.replaceWith(mathSource(element.textContent, /display/.test(element.type)));
      } else element.remove();
    });
    if (this.policy.pictures === false) fragment.querySelectorAll(PICTURES).forEach((element) => this._withhold(element));
    fragment.querySelectorAll(EMBEDDED).forEach((element) => this._leaveOut(element));
    fragment.querySelectorAll("*").forEach((element) => this._tame(element));
    markMath(fragment);
    return [...document.adoptNode(fragment).childNodes];
  }

  _withhold(element) {
    const reference = element.getAttribute("src") || element.localName;
    element.replaceWith(this.markFor(element, reference, this.policy.texts.leftOut, "remote", hostOf(reference)));
  }

  _leaveOut(element) {
    const address = element.getAttribute("src") || element.getAttribute("data") || "";
    const mark = placeholder(this.policy.texts.embedded, hostOf(address) || address, "embed", this.policy.whole);
    if (/^(https?:)?\/\//i.test(address)) {
      const link = document.createElement("a");
      link.href = address;
      if (this.policy.whole) {
        link.append(mark);
        element.replaceWith(link);
        return;
      }
      link.append(...mark.childNodes);
      mark.append(link);
    }
    element.replaceWith(mark);
  }

  _tame(element) {
    for (const { name, value } of [...element.attributes]) {
      const bare = name.toLowerCase();
      if (/^on|^(autofocus|autoplay|accesskey|ping|contenteditable|srcdoc|http-equiv)$/.test(bare) ||
          (/(^|:)href$|^(action|formaction|data|to|values|from)$/.test(bare) && RUNNABLE.test(value))) {
        element.removeAttribute(name);
      }
    }
    const name = element.localName;
    // In a style an address may be written in ways that no comparison finds.
    if (this.policy.pictures === false && (element.style || name === "style")) {
      element.removeAttribute("style");
      if (name === "style") element.textContent = "";
    }
    if (this.literal && !this.policy.made) {
      if (element instanceof SVGElement) this._keepFromAsking(element);
      if (ASKING.test(element.getAttribute("style") || "")) element.removeAttribute("style");
      if (name === "style" && ASKING.test(element.textContent)) element.textContent = "";
    }
    if (this.policy.whole && name === "code" && element.classList.contains("liquid-error")) {
      element.replaceWith(placeholder(element.textContent, element.title, "problem", true));
      return;
    }
    if (name === "template" && element.content) element.content.replaceChildren();
    if (name in LOADING && element.hasAttribute(LOADING[name])) this._aim(element, LOADING[name]);
    if (name === "video" && element.hasAttribute("poster")) this._aim(element, "poster");
    if (name === "image" || name === "feimage") {
      for (const link of ["href", "xlink:href"]) if (element.hasAttribute(link)) this._aim(element, link);
    }
    if (element.hasAttribute("background")) this._aim(element, "background");
    if (element.hasAttribute("srcset")) this._aimSet(element);
    if (name === "img") element.decoding = "sync";
  }

  /** In a drawing masks, pointers and animations name pictures, too. */
  _keepFromAsking(element) {
    for (const { name, value } of [...element.attributes]) {
      if (!/^(xmlns|style$|(xlink:)?href$)/.test(name) && ASKING_IN_SVG.test(value)) element.removeAttribute(name);
    }
  }

  /** Let the attribute load through our own scheme, or leave the element out and say so. */
  _aim(element, attribute) {
    const reference = element.getAttribute(attribute).trim();
    if (/^data:image\//i.test(reference) || reference.startsWith("#")) return;
    const visible = /^(img|video|audio|input)$/.test(element.localName) && attribute === "src";
    if (this.isRemote(reference)) {
      if (this._mayAsk(reference)) {
        element.setAttribute(attribute, reference.startsWith("//") ? "https:" + reference : reference);
        if (visible) element.dataset.reference = reference;
      } else if (visible) {
        element.replaceWith(this.markFor(element, reference, this.policy.texts.leftOut, "remote"));
      } else element.removeAttribute(attribute);
    } else {
      element.setAttribute(attribute, this._ownAddress(reference));
      if (visible) element.dataset.reference = reference;
    }
    if (visible && this.unreachable.has(reference)) {
      element.replaceWith(this.unreachableMark(element, reference));
    }
  }

  _aimSet(element) {
    // As browsers cut it: https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute
    const text = element.getAttribute("srcset"), addresses = /[^\s,]\S*/g, kept = [];
    for (let found; (found = addresses.exec(text)); ) {
      const reference = found[0].replace(/,+$/, "");
      let size = "";
      if (reference === found[0]) {
        const end = text.indexOf(",", addresses.lastIndex);
        size = text.slice(addresses.lastIndex, end < 0 ? text.length : end).trim();
        addresses.lastIndex = end < 0 ? text.length : end;
      }
      const remote = this.isRemote(reference);
      if (!SIZE.test(size) || (remote && !this._mayAsk(reference))) continue;
      kept.push(`${remote ? reference : this._ownAddress(reference)} ${size}`.trim());
    }
    if (kept.length) element.setAttribute("srcset", kept.join(", "));
    else element.removeAttribute("srcset");
  }

  _ownAddress(reference) {
    const { files, version } = this.policy;
    return `${files}?version=${version}&reference=${encodeURIComponent(reference)}`;
  }

  isRemote(reference) {
    if (!/^(https?:)?\/\//i.test(reference)) return false;
    const bare = reference.replace(/^https?:/i, "");
    return !this.policy.ownAddresses.some((own) => bare === own || bare.startsWith(own + "/"));
  }

  /** What stands in the place of an image that could not be loaded. */
  unreachableMark(element, reference) {
    const { texts } = this.policy;
    if (this.isRemote(reference)) return this.markFor(element, reference, texts.unreachable, "remote");
    const lookedFor = this.unreachable.get(reference) || reference;
    return this.markFor(element, reference, texts.missing, "missing", lookedFor);
  }

  markFor(element, reference, title, kind, detail = hostOf(reference)) {
    const alternative = element.getAttribute("alt");
    const mark = placeholder(title, detail, kind, this.policy.whole, alternative);
    mark.title = reference;
    mark.dataset.reference = reference;
    mark.setAttribute("aria-label", [title, detail, alternative].filter(Boolean).join(": "));
    return mark;
  }
}

/** A mark of ours; with `apart` it stands in a tree of its own, where no style sheet of the site reaches it. */
function placeholder(title, detail, kind, apart, alternative) {
  const mark = document.createElement(apart ? "preview-mark" : "span");
  mark.className = `preview-mark preview-mark-${kind}`;
  mark.setAttribute("role", "img");
  const parts = [["b", title], ["small", detail], ["em", alternative]].filter(([, text]) => text !== null && text !== undefined);
  const inside = parts.map(([name, text]) => {
    const part = document.createElement(name);
    part.textContent = text;
    return part;
  });
  if (apart) {
    const tree = mark.attachShadow({ mode: "closed" });
    const look = document.createElement("style");
    look.textContent = MARK_STYLE;
    tree.append(look, ...inside);
  } else mark.append(...inside);
  mark.setAttribute("aria-label", `${title}: ${detail}`);
  return mark;
}

const MARK_STYLE = `
  :host {
    all: initial !important;
    display: inline-flex !important;
    flex-direction: column !important;
    box-sizing: border-box !important;
    max-width: 100% !important;
    margin: 3px 0 !important;
    padding: 10px 16px !important;
    border: 1px solid #ecd9ac !important;
    border-radius: 8px !important;
    background: #fdf5e3 !important;
    color: #23252b !important;
    font: 400 14px/1.4 "Segoe UI", "Noto Sans", sans-serif !important;
    overflow-wrap: anywhere !important;
  }
  b { color: #8a5a00; font-weight: 600; }
  small { color: #626772; font-size: 13px; white-space: pre-line; }
  em { color: #626772; }`;

/** Show a picture that a script of the site would load when it comes into view. */
function wake(picture) {
  for (const name of ["src", "srcset"]) {
    const later = picture.dataset[name];
    const now = picture.getAttribute(name);
    if (later && (!now || now.startsWith("data:"))) picture.setAttribute(name, later);
  }
}

function hostOf(reference) {
  try {
    return new URL(reference, "https://x.invalid/").host.replace(/^x\.invalid$/, "");
  } catch {
    return "";
  }
}

function mathSource(text, display) {
  const code = document.createElement("code");
  code.className = display ? "preview-math preview-math-display" : "preview-math";
  code.textContent = text.trim();
  return code;
}

/** Formulas stay readable as their source: nothing here can set them as MathJax does. */
function markMath(fragment) {
  if (!/\\[([]/.test(fragment.textContent)) return;
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (/\\[([]/.test(text.data) && !text.parentElement?.closest("code, pre, .preview-math")) found.push(text);
  }
  for (const text of found) {
    const parts = text.data.split(/(\\\([^]+?\\\)|\\\[[^]+?\\\])/);
    if (parts.length < 2) continue;
    text.replaceWith(...parts.map((part, at) =>
      at % 2 ? mathSource(part.slice(2, -2), part.startsWith("\\[")) : document.createTextNode(part)));
  }
}
