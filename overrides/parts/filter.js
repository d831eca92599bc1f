// The list of centres: what is surely closed may be hidden, what is not known stays and says so.
// It is called with its words (hours_words.py), and looks again each time that now.js has looked up the hours.
// `dates` is dates.js.
words => {
  const all = selector => [...document.querySelectorAll(selector)];
  const filter = document.querySelector(".kn-filter"), status = dates.mark(filter.querySelector("[role]"), words.lang);

  const sift = () => {
    const counted = { open: 0, unknown: 0, closed: 0 }, on = filter.querySelector("input").checked;
    for (const card of all(".kn-card")) {
      const line = card.querySelector("[data-state]"), { state } = line.dataset;
      counted[state] += 1;
      card.hidden = on && state === "closed";
      if (!line.dataset.hours) line.hidden = !on;
    }
    for (const part of all("main section")) {
      if (part.querySelector(".kn-card")) part.hidden = !part.querySelector(".kn-card:not([hidden])");
    }
    status.textContent = on ? words.counted.replace(/\{([a-z]+)\}/g, (_, name) => counted[name]) : "";
    filter.hidden = false;
  };

  filter.addEventListener("change", sift);
  document.addEventListener("kn-now", sift);
}
