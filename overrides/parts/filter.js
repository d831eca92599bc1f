// The list of centres: what is surely closed may be hidden, what is not known stays and says so; among many, what is not
// called as somebody types.
// It looks again each time that now.js has looked up the hours. What it says stands in the page.
() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const filter = document.querySelector(".kn-filter"), [counts, shown] = filter.querySelectorAll("[role]>span");

  const box = filter.querySelector("[type=checkbox]"), part = filter.querySelector("[type=search]");
  const folded = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ς/g, "σ").trim();

  const sift = () => {
    const counted = { open: 0, unknown: 0, closed: 0, shown: 0 }, on = box && box.checked, typed = part ? folded(part.value) : "";
    for (const section of all("main section")) {
      const cards = section.querySelectorAll(".kn-card"), heading = section.querySelector("h2");
      for (const card of cards) {
        const line = card.querySelector(".kn-now"), state = line && line.dataset.state;
        const other = typed && !folded((heading ? heading.textContent : "") + card.textContent).includes(typed);
        card.hidden = other || on && state === "closed";
        if (!other && state) counted[state] += 1;
        if (!card.hidden) counted.shown += 1;
        if (line && !line.dataset.hours) line.hidden = !on;
      }
      if (cards.length) section.hidden = !section.querySelector(".kn-card:not([hidden])");
    }
    for (const one of filter.querySelectorAll("[data-n]")) one.textContent = counted[one.dataset.n];
    counts.hidden = !on;
    shown.hidden = on || !typed;
    filter.hidden = false;
  };

  filter.addEventListener(part ? "input" : "change", sift);
  document.addEventListener("kn-now", sift);
  sift();
}
