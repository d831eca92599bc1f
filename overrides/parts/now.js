// Open now? Looks up the hours that the page carries (kentro/now.py) by the clock of Athens, whatever the phone's zone.
(function () {
  "use strict";
  var words = JSON.parse(document.getElementById("kn-words").textContent);
  var clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Athens", hour12: false,
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit"
  });
  var filter = document.querySelector(".kn-filter");

  function athens() {
    var part = {};
    clock.formatToParts(new Date()).forEach(function (piece) { part[piece.type] = piece.value; });
    return {
      date: part.year + "-" + part.month + "-" + part.day,
      time: (part.hour === "24" ? "00" : part.hour) + ":" + part.minute
    };
  }

  function noon(date) { return new Date(date + "T12:00:00Z"); }

  function after(date, days) {
    var day = noon(date);
    day.setUTCDate(day.getUTCDate() + days);
    return day.toISOString().slice(0, 10);
  }

  function weekday(date) { return (noon(date).getUTCDay() + 6) % 7; }

  // What a day is, [spans, why], or nothing where the page claims nothing.
  function on(data, date) {
    var week;
    if (date < data.from || date > data.to) { return null; }
    if (data.days[date]) { return data.days[date]; }
    Object.keys(data.weeks).sort().forEach(function (first) { if (first <= date) { week = data.weeks[first]; } });
    return [week[weekday(date)], ""];
  }

  function spans(day) {
    return day[0] ? day[0].split(",").map(function (span) { return span.split("-"); }) : [];
  }

  function dated(date) {
    return words.date.replace("{weekday}", words.weekdays[weekday(date)])
      .replace("{day}", String(+date.slice(8))).replace("{month}", words.months[+date.slice(5, 7) - 1]);
  }

  // [state, key of the sentence, its values]
  function answer(data, now) {
    var today = on(data, now.date), i, next, open;
    if (!today) { return ["unknown", now.date > data.to ? "ended" : "unknown", {}]; }
    if (today[0] === "?") { return ["unknown", "unknown", {}]; }
    open = spans(today);
    for (i = 0; i < open.length; i += 1) {
      if (now.time < open[i][0]) { return ["closed", "opens-today", { time: open[i][0] }]; }
      if (now.time < open[i][1]) { return ["open", "open", { time: open[i][1] }]; }
    }
    for (i = 1; (next = on(data, after(now.date, i))); i += 1) {
      if (next[0]) {
        return next[0] === "?"
          ? ["closed", "opens-unsure", { date: dated(after(now.date, i)) }]
          : ["closed", "opens-later", { date: dated(after(now.date, i)), time: spans(next)[0][0] }];
      }
    }
    return ["closed", "closed", {}];
  }

  // The sentence with its values, each kept in its own direction.
  function say(element, text, values) {
    text.split(/(\{[a-z]+\})/).forEach(function (piece) {
      var name = piece.slice(1, -1), held;
      if (piece.charAt(0) !== "{") {
        element.appendChild(document.createTextNode(piece));
      } else if (name === "said") {
        say(element, values.said, values);
      } else {
        held = document.createElement("bdi");
        if (name === "time") { held.dir = "ltr"; }
        if (name === "why" && values.lang) { held.lang = values.lang; }
        held.textContent = values[name];
        element.appendChild(held);
      }
    });
  }

  function update() {
    var now = athens();
    document.querySelectorAll("[data-hours]").forEach(function (line) {
      var data = JSON.parse(line.getAttribute("data-hours")), today = on(data, now.date) || [];
      var found = answer(data, now), said = words[found[1]], values = found[2], fresh = document.createElement("span");
      if (today[1]) { values.said = said; values.why = today[1]; values.lang = today[2]; said = words.why; }
      if (words.lang !== document.documentElement.lang) { fresh.lang = words.lang; fresh.dir = "ltr"; }
      say(fresh, said, values);
      if (line.textContent !== fresh.textContent) { line.textContent = ""; line.appendChild(fresh); }
      line.setAttribute("data-state", found[0]);
      line.hidden = false;
    });
    document.querySelectorAll("[data-until]").forEach(function (item) {
      item.hidden = item.getAttribute("data-until") < now.date;
    });
    document.querySelectorAll("[data-ends]").forEach(function (group) {
      group.hidden = !group.querySelector("li:not([hidden])");
    });
    sift();
  }

  // The list: what is surely closed may be hidden, what is not known stays and says so.
  function sift() {
    var counted = { open: 0, unknown: 0, closed: 0 }, on;
    if (!filter) { return; }
    on = filter.querySelector("input").checked;
    document.querySelectorAll(".kn-card").forEach(function (card) {
      var line = card.querySelector("[data-state]"), state = line.getAttribute("data-state");
      counted[state] += 1;
      card.hidden = on && state === "closed";
      if (!line.hasAttribute("data-hours")) { line.hidden = !on; }
    });
    document.querySelectorAll("main section").forEach(function (part) {
      if (part.querySelector(".kn-card")) { part.hidden = !part.querySelector(".kn-card:not([hidden])"); }
    });
    filter.querySelector("[role]").textContent = on
      ? words.counted.replace(/\{([a-z]+)\}/g, function (_, name) { return counted[name]; }) : "";
    filter.hidden = false;
  }

  function everyMinute() {
    update();
    setTimeout(everyMinute, 60000 - Date.now() % 60000);
  }

  if (filter) { filter.addEventListener("change", sift); }
  document.addEventListener("visibilitychange", update);
  addEventListener("pageshow", update);
  everyMinute();
}());
