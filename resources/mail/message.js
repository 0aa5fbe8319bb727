"use strict";
// Called by the window with the whole HTML of a message; what has not changed stays as it is.

function showMessage(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  morph(document.documentElement, fresh.documentElement);
}
