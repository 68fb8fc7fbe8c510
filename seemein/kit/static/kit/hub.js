// Small behaviours, each bound by a data attribute. Everything works without them.
import { aloud } from "./js/aloud.js";
import { keepTicks } from "./js/ticks.js";
import { offline } from "./js/offline.js";
import { remember } from "./js/remember.js";
import { share } from "./js/share.js";

remember();
keepTicks();
share();
aloud();
offline();
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
for (const menu of document.querySelectorAll("details.languages")) {
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); } });
}
