// The service worker: what somebody opened or asked to keep can be read without a network. It knows nothing of the site,
// so it changes only when it is written anew. Its caches bear its scope: the sites of one host share their storage.
const MINE = `kentro ${registration.scope} `;
const CURRENT = `${MINE}1 `; // the next number where what is kept looks different: the older caches go
const MOST = { visited: 50, assets: 100 };
const PATIENCE = 4000; // how long a page that is kept waits for the network
const WEEK = 7 * 864e5; // how long the page for what is missing is kept before it is fetched anew

const address = url => url.split(/[?#]/)[0];
const open = kind => caches.open(CURRENT + kind);

const put = async (kind, url, response) => {
  const cache = await open(kind);
  await cache.put(url, response);
  for (const oldest of (await cache.keys()).slice(0, -MOST[kind])) await cache.delete(oldest);
};

const drop = async (url, kinds) => {
  for (const kind of kinds) await (await open(kind)).delete(url);
  return false;
};

const kept = async url => {
  for (const kind of ["kept", "visited", "shell"]) {
    const found = await (await open(kind)).match(url);
    if (found) return found;
  }
};

// Its address holds a part of its hash: it never changes.
const asset = async request => {
  const found = await (await open("assets")).match(request, { ignoreVary: true });
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) await put("assets", request.url, response.clone());
  return response;
};

// Whether the page was kept. It says in its <body> when it was saved, and its files are kept too: the script hides what ended.
// What is no page of ours any more, as it is gone or has moved, is forgotten.
const keep = async (kind, url, response) => {
  if (response.status === 404 || response.status === 410) return drop(url, ["kept", "visited"]);
  if (!response.ok || !/^text\/html/.test(response.headers.get("content-type"))) return false;
  const text = await response.text(), [, page] = text.match(/<body data-kind="([a-z-]+)"/) || [];
  if (!page) return drop(url, ["kept", "visited"]);
  const files = [...text.matchAll(/<(?:script defer src|link rel="stylesheet" media="print" href)="([^"]+)"/g)];
  const found = await Promise.all(files.map(([, file]) => asset(new Request(new URL(file, url)))));
  if (!found.every(file => file.ok)) return false;
  if (page === "offline") kind = "shell";
  else if (kind === "kept") await drop(url, ["visited"]);
  else if (await (await open("kept")).match(url)) kind = "kept";
  const date = response.headers.get("date") || new Date().toUTCString();
  const saved = kind === "shell" ? text : text.replace("<body ", `<body data-saved="${new Date(date).toISOString()}" `);
  await put(kind, url, new Response(saved, { headers: { "content-type": "text/html; charset=utf-8", date } }));
  return true;
};

// A page that is not kept: the one that says so, in the language of the address if that was ever seen.
const missing = async wanted => {
  const cache = await open("shell"), fits = url => wanted.startsWith(new URL("..", url)) && url.length;
  const [shell] = (await cache.keys()).map(({ url }) => url).sort((a, b) => fits(b) - fits(a));
  if (!shell) return Response.error();
  const text = await (await cache.match(shell)).text();
  const said = text.replace("<head>", `<head><base href="${shell}">`).replace("<body ", "<body data-missing ");
  return new Response(said, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
};

const page = async event => {
  const url = address(event.request.url);
  const network = Promise.resolve(event.preloadResponse).then(response => response || fetch(event.request));
  event.waitUntil(network.then(response => keep("visited", url, response.clone())).catch(() => {}));
  const saved = await kept(url);
  if (!saved) return network.catch(() => missing(url));
  const patience = new Promise(done => setTimeout(done, PATIENCE));
  const answer = await Promise.race([network.catch(() => {}), patience]);
  return answer && answer.status < 500 ? answer : saved;
};

const asked = async (kind, url) => {
  const shell = kind === "shell" && await (await open(kind)).match(url);
  if (shell && Date.now() - new Date(shell.headers.get("date")) < WEEK) return new Response(null, { status: 204 });
  const response = await fetch(url);
  return new Response(null, { status: await keep(kind, address(response.url), response) ? 204 : 502 });
};

addEventListener("fetch", event => {
  const { request } = event, kind = request.headers.get("kentro-keep"), path = address(request.url);
  if (request.method !== "GET" || !path.startsWith(registration.scope)) return;
  if (kind) event.respondWith(asked(kind, path));
  else if (request.mode === "navigate" && path.endsWith("/")) event.respondWith(page(event));
  else if (/\.[0-9a-f]{8}\.\w+$/.test(path)) event.respondWith(asset(request));
});

addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil((async () => {
  for (const key of await caches.keys()) {
    if (key.startsWith(MINE) && !key.startsWith(CURRENT)) await caches.delete(key);
  }
  if (registration.navigationPreload) await registration.navigationPreload.enable();
  await clients.claim();
})()));
