// Steps ticked off and notes stay on this device, per territory; "forget my answers" empties them.
const KEY = "roadmap:";

function read(place) {
  try { return JSON.parse(localStorage.getItem(KEY + place)) || {}; } catch { return {}; }
}

function write(place, kept) {
  try { localStorage.setItem(KEY + place, JSON.stringify(kept)); } catch { /* storage is off */ }
}

function show(list, kept) {
  let next = null;
  for (const item of list.querySelectorAll("[data-step]")) {
    const done = kept[item.dataset.step]?.done === true;
    const state = item.dataset.planned;
    item.dataset.state = done ? "done" : state;
    const first = item.dataset.step === list.dataset.first;
    if (!done && state === "required" && (!next || first)) next = item;
  }
  if (next) next.dataset.state = "next";
}

export function keepTicks() {
  for (const list of document.querySelectorAll("[data-ticks]")) {
    const place = list.dataset.ticks;
    const kept = read(place);
    for (const item of list.querySelectorAll("[data-step]")) {
      const step = item.dataset.step;
      const tick = item.querySelector("[data-tick]");
      const note = item.querySelector("[data-note]");
      const save = () => {
        kept[step] = { done: tick?.checked ?? false, note: note?.value ?? "" };
        write(place, kept);
        show(list, kept);
      };
      if (tick) { tick.checked = kept[step]?.done ?? false; tick.closest("[hidden]")?.removeAttribute("hidden"); tick.addEventListener("change", save); }
      if (note) { note.value = kept[step]?.note ?? ""; note.closest("[hidden]")?.removeAttribute("hidden"); note.addEventListener("input", save); }
    }
    show(list, kept);
  }
  for (const form of document.querySelectorAll("form[data-forget]")) {
    form.addEventListener("submit", () => { try { localStorage.clear(); } catch { /* storage is off */ } });
  }
}
