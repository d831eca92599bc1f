// On every page: says that it is old, or comes from the phone's memory, and starts the service worker (sw.js).
// It is called with the words of its language and what the site decides (kentro/offline.py); `dates` is dates.js.
words => {
  const { src } = document.currentScript, { saved, built } = document.body.dataset;

  const say = (text, date) => {
    const line = document.createElement("p"), said = dates.mark(document.createElement("span"), words.lang);
    line.className = "kn-banner kn-age";
    said.className = "kn-wrap";
    said.textContent = text.replace("{date}", dates.say(words.lang, date));
    line.append(said);
    document.querySelector("header").prepend(line);
  };

  // The page for what is missing has no header: it says its day by itself.
  if (document.querySelector("header")) {
    if (Date.now() - new Date(built) >= words.days * 864e5) say(words.late, built);
    if (saved) say(words.saved, dates.athens(saved)[0]);
  }

  const keep = (kind, url) => fetch(url, { headers: { "kentro-keep": kind } });

  // The first page was fetched before there was a worker.
  const start = async workers => {
    const root = new URL("../", src), first = !workers.controller;
    const controlled = first && new Promise(done => workers.addEventListener("controllerchange", done));
    await workers.register(new URL("sw.js", root));
    await controlled;
    if (first) await keep("visited", location);
    await keep("shell", new URL(words.missing, root));
  };

  const workers = src && words.missing && navigator.serviceWorker;
  if (workers) addEventListener("load", () => start(workers).catch(() => {}));
}
