// Open now? Looks up the hours that the page carries (kentro/now.py) by the clock of Athens, whatever the phone's zone.
// It is called with the words of its language (hours_words.py); `dates` is dates.js.
words => {
  const all = selector => [...document.querySelectorAll(selector)];
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

  const dated = date => dates.say(words.lang, date, words.date).replace("{weekday}", words.weekdays[weekday(date)]);

  // [state, key of the sentence, its values]
  const answer = (data, today, now, time) => {
    if (!today) return ["unknown", now > data.to ? "ended" : "unknown", {}];
    if (today[0] === "?") return ["unknown", "unknown", {}];
    for (const [opens, closes] of spans(today)) {
      if (time < opens) return ["closed", "opens-today", { time: opens }];
      if (time < closes) return ["open", "open", { time: closes }];
    }
    for (let i = 1, next; (next = on(data, after(now, i))); i += 1) {
      const date = dated(after(now, i));
      if (next[0] === "?") return ["closed", "opens-unsure", { date }];
      if (next[0]) return ["closed", "opens-later", { date, time: spans(next)[0][0] }];
    }
    return ["closed", "closed", {}];
  };

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
    const [now, time] = dates.athens(Date.now());
    for (const line of all("[data-hours]")) {
      const data = JSON.parse(line.dataset.hours), today = on(data, now), [, why, lang] = today || [];
      const [state, key, values] = answer(data, today, now, time), fresh = dates.mark(document.createElement("span"), words.lang);
      say(fresh, why ? words.why : words[key], { ...values, said: words[key], why, lang });
      if (line.textContent !== fresh.textContent) {
        line.textContent = "";
        line.append(fresh);
      }
      line.dataset.state = state;
    }
    for (const item of all("[data-until]")) item.hidden = item.dataset.until < now;
    for (const group of all("[data-ends]")) group.hidden = !group.querySelector("li:not([hidden])");
    document.dispatchEvent(new Event("kn-now"));
  };

  const everyMinute = () => {
    update();
    setTimeout(everyMinute, 60000 - Date.now() % 60000);
  };

  document.addEventListener("visibilitychange", update);
  addEventListener("pageshow", update);
  everyMinute();
}
