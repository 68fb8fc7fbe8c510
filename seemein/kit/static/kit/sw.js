// Keeps public pages that were read, for when there is no network. What is not declared public is never kept;
// a roadmap only where its reader asked for it, in a cache of its own.
const ROOT = new URL("./", self.location).pathname;
const MOST = { pages: 200, files: 80 };
const A_DAY = 86_400_000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin || !url.pathname.startsWith(ROOT)) return;
  const path = url.pathname.slice(ROOT.length);
  if (/^(?:admin|accounts|api)\//.test(path) || path === "sw.js") return;
  if (/\/roadmap\/$/.test(path)) event.respondWith(roadmap(event.request));
  else if (path.startsWith("static/")) event.respondWith(file(event));
  else event.respondWith(page(event, path.split("/")[0]));
});

async function file(event) {
  try {
    const answer = await fetch(event.request);
    if (answer.ok) event.waitUntil(keep("files", event.request, answer.clone()));
    return answer;
  } catch (error) {
    return (await kept("files", event.request)) || Response.error();
  }
}

async function page(event, language) {
  try {
    const answer = await fetch(event.request);
    if (mayBeKept(answer)) event.waitUntil(Promise.all([keep("pages", event.request, answer.clone()), keepShell(language)]));
    return answer;
  } catch (error) {
    if (event.request.mode !== "navigate") return Response.error();
    const shell = await (await kept("pages", shellOf(language)))?.text();
    const found = (await kept("pages", event.request)) || (shell && (await fromPack(event.request.url, shell)));
    return found ? noted(found, shell, language) : shell ? html(shell) : Response.error();
  }
}

async function roadmap(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const found = request.mode === "navigate" && (await kept("roadmap", request));
    if (!found) return Response.error();
    const language = new URL(request.url).pathname.slice(ROOT.length).split("/")[0];
    return noted(found, await (await kept("pages", shellOf(language)))?.text(), language);
  }
}

function mayBeKept(answer) {
  const rule = answer.headers.get("Cache-Control") || "";
  const isPage = (answer.headers.get("Content-Type") || "").startsWith("text/html");
  return answer.ok && !answer.redirected && isPage && /\bpublic\b/.test(rule) && !/private|no-store/.test(rule);
}

async function keep(name, request, answer) {
  const headers = { "Content-Type": answer.headers.get("Content-Type") || "", "Kept-On": new Date().toISOString() };
  const cache = await caches.open(name);
  await cache.delete(request);
  await cache.put(request, new Response(await answer.blob(), { headers }));
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(keys.length - MOST[name], 0)).map((key) => cache.delete(key)));
}

async function kept(name, request) {
  return (await caches.has(name)) ? (await caches.open(name)).match(request) : undefined;
}

// The page that says "no network" in a language; texts of a pack are shown in it.
function shellOf(language) {
  return `${self.location.origin}${ROOT}${language}/offline/`;
}

async function keepShell(language) {
  const found = await kept("pages", shellOf(language));
  if (found && Date.now() - Date.parse(found.headers.get("Kept-On")) < A_DAY) return;
  const answer = await fetch(shellOf(language));
  if (mayBeKept(answer)) await keep("pages", shellOf(language), answer);
}

async function fromPack(address, shell) {
  const wanted = new URL(address).pathname;
  const cache = await caches.open("packs");
  for (const key of await cache.keys()) {
    const stored = await cache.match(key);
    const item = (await stored.json()).items.find((one) => one.url === wanted);
    if (item) {
      const text = shell.replace(/(<main[^>]*>)[^]*(<\/main>)/, (_, start, end) => start + item.html + end);
      return html(text, { "Kept-On": stored.headers.get("Kept-On") });
    }
  }
  return undefined;
}

// Says above the text that it is a copy, and of which day.
async function noted(found, shell, language) {
  const note = shell && /<template data-kept-note>([^]*?)<\/template>/.exec(shell);
  if (!note) return found;
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date(found.headers.get("Kept-On")));
  const text = note[1].replace("<time></time>", `<time>${day}</time>`);
  return html((await found.text()).replace(/<main[^>]*>/, (start) => start + text));
}

function html(text, headers = {}) {
  return new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8", ...headers } });
}
