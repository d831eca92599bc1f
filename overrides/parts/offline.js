// On every page: says that it is old, or comes from the phone's memory, and starts the service worker (sw.js).
// It is called with the words of its language and what the site decides (kentro/offline.py).
words => {
  const root = new URL("../", document.currentScript.src), { saved, built } = document.body.dataset;
  const athens = date => new Date(date).toLocaleDateString("sv-SE", { timeZone: "Europe/Athens" });

  const say = (text, date) => {
    const [year, month, day] = date.split("-").map(Number), said = document.createElement("span");
    said.className = "kn-wrap";
    said.textContent = text.replace("{date}", words.dates[month - 1]
      .replace("{day}", day === 1 ? words.first : day).replace("{year}", year));
    if (words.lang !== document.documentElement.lang) Object.assign(said, { lang: words.lang, dir: "ltr" });
    const line = Object.assign(document.createElement("p"), { className: "kn-banner kn-age" });
    line.append(said);
    document.querySelector("header").prepend(line);
  };

  // The page for what is missing has no header: it says its day by itself.
  if (document.querySelector("header")) {
    if (Date.now() - new Date(built) >= words.days * 864e5) say(words.late, built);
    if (saved) say(words.saved, athens(saved));
  }

  const keep = (kind, url) => fetch(url, { headers: { "kentro-keep": kind } });

  // The first page was fetched before there was a worker; the page for what is missing is fetched anew every week.
  const start = async workers => {
    const controlled = workers.controller || new Promise(done => {
      workers.addEventListener("controllerchange", done, { once: true });
    });
    const first = !workers.controller;
    await workers.register(new URL("sw.js", root));
    await controlled;
    if (first) await keep("visited", location.href);
    const missing = new URL(words.missing, root), held = await caches.match(missing, { cacheName: `kentro ${root} 1 shell` });
    if (!held || Date.now() - new Date(held.headers.get("date")) > 7 * 864e5) await keep("shell", missing);
  };

  const workers = words.missing && navigator.serviceWorker;
  if (workers) addEventListener("load", () => start(workers).catch(() => {}));
}
