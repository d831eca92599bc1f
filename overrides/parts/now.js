// Open now? Looks up the hours that the page carries (kentro/now.py) by the clock of Athens, whatever the phone's zone.
// It is called with the words of its language (hours_words.py).
words => {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Athens", hour12: false,
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit"
  });
  const all = selector => [...document.querySelectorAll(selector)];
  const filter = document.querySelector(".kn-filter");

  const athens = () => {
    const part = {};
    for (const { type, value } of clock.formatToParts(new Date())) part[type] = value;
    return {
      date: `${part.year}-${part.month}-${part.day}`,
      time: `${part.hour === "24" ? "00" : part.hour}:${part.minute}`
    };
  };

  const noon = date => new Date(date + "T12:00:00Z");
  const weekday = date => (noon(date).getUTCDay() + 6) % 7;
  const after = (date, days) => new Date(+noon(date) + days * 864e5).toISOString().slice(0, 10);

  // What a day is, [spans, why, its language], or nothing where the page claims nothing.
  const on = (data, date) => {
    if (date < data.from || date > data.to) return null;
    const first = Object.keys(data.weeks).filter(day => day <= date).sort().pop();
    return data.days[date] || [data.weeks[first][weekday(date)]];
  };

  const spans = day => day[0] ? day[0].split(",").map(span => span.split("-")) : [];

  const dated = date => words.date.replace("{weekday}", words.weekdays[weekday(date)])
    .replace("{day}", +date.slice(8) === 1 ? words.first : +date.slice(8)).replace("{month}", words.months[+date.slice(5, 7) - 1]);

  // [state, key of the sentence, its values]
  const answer = (data, now) => {
    const today = on(data, now.date);
    if (!today) return ["unknown", now.date > data.to ? "ended" : "unknown", {}];
    if (today[0] === "?") return ["unknown", "unknown", {}];
    for (const [opens, closes] of spans(today)) {
      if (now.time < opens) return ["closed", "opens-today", { time: opens }];
      if (now.time < closes) return ["open", "open", { time: closes }];
    }
    for (let i = 1, next; (next = on(data, after(now.date, i))); i += 1) {
      const date = dated(after(now.date, i));
      if (next[0] === "?") return ["closed", "opens-unsure", { date }];
      if (next[0]) return ["closed", "opens-later", { date, time: spans(next)[0][0] }];
    }
    return ["closed", "closed", {}];
  };

  const mark = element => words.lang === document.documentElement.lang ? element
    : Object.assign(element, { lang: words.lang, dir: "ltr" });

  // The sentence with its values, each kept in its own direction.
  const say = (element, text, values) => {
    for (const piece of text.split(/(\{[a-z]+\})/)) {
      const name = piece.slice(1, -1);
      if (piece[0] !== "{") {
        element.append(piece);
      } else if (name === "said") {
        say(element, values.said, values);
      } else {
        const held = document.createElement("bdi");
        if (name === "time") held.dir = "ltr";
        if (name === "why") held.lang = values.lang || document.documentElement.lang;
        held.append(values[name]);
        element.append(held);
      }
    }
  };

  const update = () => {
    const now = athens();
    for (const line of all("[data-hours]")) {
      const data = JSON.parse(line.dataset.hours), today = on(data, now.date) || [];
      const [state, key, values] = answer(data, now), fresh = mark(document.createElement("span"));
      say(fresh, today[1] ? words.why : words[key], { ...values, said: words[key], why: today[1], lang: today[2] });
      if (line.textContent !== fresh.textContent) {
        line.textContent = "";
        line.append(fresh);
      }
      line.dataset.state = state;
    }
    for (const item of all("[data-until]")) item.hidden = item.dataset.until < now.date;
    for (const group of all("[data-ends]")) group.hidden = !group.querySelector("li:not([hidden])");
    sift();
  };

  // The list: what is surely closed may be hidden, what is not known stays and says so.
  const sift = () => {
    if (!filter) return;
    const counted = { open: 0, unknown: 0, closed: 0 }, on = filter.querySelector("input").checked;
    for (const card of all(".kn-card")) {
      const line = card.querySelector("[data-state]"), state = line.dataset.state;
      counted[state] += 1;
      card.hidden = on && state === "closed";
      if (!line.dataset.hours) line.hidden = !on;
    }
    for (const part of all("main section")) {
      if (part.querySelector(".kn-card")) part.hidden = !part.querySelector(".kn-card:not([hidden])");
    }
    mark(filter.querySelector("[role]")).textContent =
      on ? words.counted.replace(/\{([a-z]+)\}/g, (_, name) => counted[name]) : "";
    filter.hidden = false;
  };

  const everyMinute = () => {
    update();
    setTimeout(everyMinute, 60000 - Date.now() % 60000);
  };

  if (filter) filter.addEventListener("change", sift);
  document.addEventListener("visibilitychange", update);
  addEventListener("pageshow", update);
  everyMinute();
}
