"use strict";
// The head of the page as a blog shows it: title, author, date, tags and the picture.

/** header: {title, titleMissing, kicker, author, avatar, date, draft, thumb}: texts and references;
 *  missing: pairs of a reference and where it was looked for. */
function showHeader(element, header, tamer) {
  element.hidden = header.title === undefined; // of the post nothing is known yet
  if (element.hidden) return element.replaceChildren();
  for (const [reference, lookedFor] of header.missing || []) tamer.unreachable.set(reference, lookedFor);
  const parts = [];
  const line = (name, key, text) => {
    const made = document.createElement(name);
    made.dataset.key = key;
    made.textContent = text;
    return made;
  };
  if (header.thumb) parts.push(picture(header.thumb, "image", "preview-thumb", tamer));
  if (header.kicker) parts.push(line("p", "tags", header.kicker));
  const title = line("h1", "title", header.title);
  if (header.titleMissing) title.className = "preview-untitled";
  parts.push(title);
  const byline = document.createElement("div");
  byline.className = "preview-byline";
  if (header.avatar) byline.append(picture(header.avatar, "author", "preview-avatar", tamer));
  const who = document.createElement("div");
  if (header.author) who.append(line("b", "author", header.author));
  if (header.date) who.append(line("time", "date", header.date));
  if (who.childNodes.length) byline.append(who);
  if (header.draft) byline.append(line("mark", "draft", header.draft));
  if (byline.childNodes.length) parts.push(byline);
  morphList(element, [...element.childNodes], parts, null);
}

function picture(reference, key, className, tamer) {
  // In a document that is not shown: here it would be asked for as it stands, before it is tamed.
  const image = document.implementation.createHTMLDocument("").createElement("img");
  image.setAttribute("src", reference);
  image.alt = "";
  const holder = document.createElement("div");
  holder.className = className;
  holder.dataset.key = key;
  holder.append(...tamer.nodes(image.outerHTML));
  return holder;
}
