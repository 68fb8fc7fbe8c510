// Pages that were read stay readable without a network; packs and the roadmap stay only where somebody asks for it.
export function offline() {
  const { worker } = document.body.dataset;
  if (!worker || !navigator.serviceWorker || !window.caches) return;
  const controlled = navigator.serviceWorker.controller;
  navigator.serviceWorker.register(worker).catch(() => {});
  if (!controlled) navigator.serviceWorker.addEventListener("controllerchange", again, { once: true });
  bind("[data-keep-pack]", (button) => keepPack(button.dataset.keepPack));
  bind("[data-keep-roadmap]", keepRoadmap);
  for (const form of document.querySelectorAll("form[data-forget]")) {
    form.addEventListener("submit", () => caches.delete("roadmap").catch(() => {}));
  }
}

// The first page was there before the worker: ask for it once more, with its files, so that it is kept too.
function again() {
  const files = performance.getEntriesByType("resource").map((entry) => entry.name);
  for (const address of [location.href, ...files]) fetch(address).catch(() => {});
}

function bind(which, work) {
  for (const button of document.querySelectorAll(which)) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        await work(button);
        button.textContent = button.dataset.done;
      } catch { button.disabled = false; }
    });
  }
}

// Only what differs from the pack kept before is fetched.
async function keepPack(address) {
  const cache = await caches.open("packs");
  const before = await (await cache.match(address))?.json();
  const answer = await fetch(before ? `${address}?since=${before.id}` : address);
  if (!answer.ok) throw new Error(answer.statusText);
  const pack = await answer.json();
  const known = new Map([...(before?.items ?? []), ...pack.items].map((item) => [item.id, item]));
  const items = pack.id.split(".").map((id) => known.get(id)).filter(Boolean);
  await cache.put(address, stored(JSON.stringify({ ...pack, items }), "application/json"));
}

async function keepRoadmap() {
  const answer = await fetch(location.href);
  if (!answer.ok) throw new Error(answer.statusText);
  await (await caches.open("roadmap")).put(location.href, stored(await answer.text(), "text/html; charset=utf-8"));
}

function stored(text, type) {
  return new Response(text, { headers: { "Content-Type": type, "Kept-On": new Date().toISOString() } });
}
