// What is kept on the phone: the button that keeps the centres of a page, and the list of all that is kept.
// It is called with the words of its language (kentro/offline.py); `dates` is dates.js; sw.js keeps and names the caches.
words => {
  const { src } = document.currentScript, workers = navigator.serviceWorker;
  if (!src) return; // in a copy of the page nothing can be kept
  const root = new URL("../", src);
  const name = kind => `kentro ${root} 1 ${kind}`;
  const dated = (text, header) => text.replace("{date}", dates.say(words.lang, dates.athens(header)[0]));

  const say = (element, text) => {
    element.replaceChildren(dates.mark(Object.assign(document.createElement("span"), { textContent: text }), words.lang));
  };

  const centres = async box => {
    const [keep, drop] = box.querySelectorAll("button"), status = box.querySelector("[role]");
    const pages = [location.href.split(/[?#]/)[0], ...box.dataset.store.split(" ").map(href => new URL(href, location.href).href)];

    const show = async () => {
      const found = await Promise.all(pages.map(page => caches.match(page, { cacheName: name("kept") })));
      const held = found.filter(Boolean);
      const oldest = held.map(response => response.headers.get("date")).sort((a, b) => new Date(a) - new Date(b))[0];
      drop.hidden = !held.length;
      return held.length === pages.length ? dated(words.kept, oldest) : "";
    };

    keep.addEventListener("click", async () => {
      if (keep.hasAttribute("aria-disabled")) return;
      keep.setAttribute("aria-disabled", "true");
      let done = 0;
      const count = text => say(status, text.replace("{done}", done).replace("{all}", pages.length));
      for (const page of pages) {
        count(words.progress);
        const stop = new AbortController(), timer = setTimeout(() => stop.abort(), 20000);
        const response = await fetch(page, { headers: { "kentro-keep": "kept" }, signal: stop.signal }).catch(() => ({}));
        clearTimeout(timer);
        if (response.status !== 204) break;
        done += 1;
      }
      keep.removeAttribute("aria-disabled");
      const all = await show();
      if (done === pages.length) say(status, all);
      else count(words.failed);
    });

    drop.addEventListener("click", async () => {
      const cache = await caches.open(name("kept"));
      await Promise.all(pages.map(page => cache.delete(page)));
      keep.focus();
      await show();
      say(status, words.dropped);
    });

    say(status, await show());
    box.hidden = false;
  };

  const everything = async list => {
    const clear = document.querySelector("[data-clear]"), status = document.querySelector("p[role=status]");

    const show = async () => {
      list.textContent = "";
      for (const kind of ["kept", "visited"]) {
        if (!await caches.has(name(kind))) continue; // to look makes none
        const cache = await caches.open(name(kind));
        for (const request of (await cache.keys()).reverse()) {
          const response = await cache.match(request);
          const page = new DOMParser().parseFromString(await response.text(), "text/html"), { lang, dir } = page.documentElement;
          const item = list.appendChild(document.createElement("li")), link = item.appendChild(document.createElement("a"));
          Object.assign(link, { href: request.url, lang, dir, textContent: page.querySelector("h1").textContent });
          const age = item.appendChild(document.createElement("span"));
          age.className = "kn-quiet";
          say(age, dated(words.at, response.headers.get("date")));
        }
      }
      clear.hidden = !list.childElementCount;
      document.querySelector("[data-none]").hidden = !clear.hidden;
    };

    clear.addEventListener("click", async () => {
      for (const kind of ["kept", "visited"]) await caches.delete(name(kind));
      await show();
      say(status, words.cleared);
    });
    await show();
  };

  const box = document.querySelector("[data-store]"), list = document.querySelector("[data-kept]");
  if (box && workers) workers.ready.then(() => centres(box)).catch(() => {});
  if (list && "caches" in window) everything(list).catch(() => {});
  if ("missing" in document.body.dataset) {
    const missing = document.querySelector(".kn-missing");
    missing.querySelector("button").addEventListener("click", () => location.reload());
    missing.hidden = false;
  }
}
