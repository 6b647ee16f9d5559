// Keeps the attendance pages for when there is no network: asked anew each time, and answered from what was kept when that fails.
const PAGES = 'phone-pages', FILES = 'phone-files', PATIENCE = 8000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

// A page says what to keep of it, as nobody knows whether it came before this worker looked after it.
self.addEventListener('message', event => event.waitUntil(told(event.data, event.source)));

async function told({ page, files, others }, from) {
  const kept = await Promise.all([keepPage(page), ...files.map(keepFile)]);
  if (kept.every(k => k)) from.postMessage('kept');
  await Promise.all(others.map(at => fetch(at).then(response => store(PAGES, new URL(at).pathname, response)).catch(() => false)));
}

self.addEventListener('fetch', event => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request, url));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(file(request, url));
});

// As it came, and not once more over the line; with what every answer of ours says to the browser.
async function keepPage({ at, text }) {
  const pages = await caches.open(PAGES);
  if (await pages.match(at)) return true;
  const like = await fetch('/phone/who');
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': like.headers.get('Content-Security-Policy') };
  if (like.ok) await pages.put(at, new Response(text, { headers }));
  return like.ok;
}

// The browser has it from the page, for ever: nothing comes over the line.
async function keepFile(at) {
  return await (await caches.open(FILES)).match(at) !== undefined || store(FILES, at, await fetch(at));
}

async function store(name, at, response) {
  if (!response.ok || response.redirected) return false;
  await (await caches.open(name)).put(at, response.clone());
  return true;
}

// One page a project: the day is written in by the page itself.
async function page(request, url) {
  const kept = await (await caches.open(PAGES)).match(url.pathname);
  try {
    const response = await (kept ? Promise.race([fetch(request), late()]) : fetch(request));
    if (response.status >= 500 && kept) return old(kept);
    // Led to the sign-in: nobody reads on in what was kept. No longer this account's: the same for the one page.
    if (response.type === 'opaqueredirect') await caches.delete(PAGES);
    if (response.status === 403 || response.status === 404) await (await caches.open(PAGES)).delete(url.pathname);
    await store(PAGES, url.pathname, response);
    return response;
  } catch {
    return kept ? old(kept) : nothing();
  }
}

// A file's address carries its hash. The newest of the same name will do for a page that asks for an older one.
async function file(request, url) {
  const files = await caches.open(FILES), kept = await files.match(request);
  if (kept) return kept;
  try {
    const response = await fetch(request);
    if (response.ok) {
      await files.delete(url.pathname, { ignoreSearch: true });
      await files.put(request, response.clone());
    }
    return response;
  } catch (error) {
    const other = await files.match(request, { ignoreSearch: true });
    if (other) return other;
    throw error;
  }
}

const late = () => new Promise((_, fail) => setTimeout(() => fail(new Error('late')), PATIENCE));

async function old(kept) {
  const text = (await kept.text()).replace('<html ', '<html data-offline="yes" ');
  return new Response(text, { headers: kept.headers });
}

const nothing = () => new Response(
  '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>没有网络</title>'
  + '<h1>没有网络</h1><p>这一页还没有存在手机里，请到有网络的地方打开一次。</p>'
  + '<p>没有网络、没有证件也不耽误记工：先记在纸上，以后补登。</p>',
  { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
