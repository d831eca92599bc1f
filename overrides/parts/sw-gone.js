// Published as sw.js where data/site.yaml says `offline: false`: it deletes what the service worker kept, and itself.
addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil((async () => {
  for (const key of await caches.keys()) {
    if (key.startsWith(`kentro ${registration.scope} `)) await caches.delete(key);
  }
  await registration.unregister();
})()));
