// Search: brings the query and the words of the index to one form and lists what fits, best first.
// It is called with the words of its language (kentro/search.py). Nothing is loaded before somebody types.
words => {
  const form = document.querySelector("[data-search]"), input = form.q;
  const [status, list, help, all] = ["status", "results", "help", "all"].map(name => document.querySelector(`[data-search-${name}]`));
  const up = form.dataset.search, home = form.dataset.home;

  // One form for letters that are typed for each other
  const SOUNDS = {
    ου: "u", αι: "e", ει: "i", οι: "i", υι: "i", αυ: "av", ευ: "ev", μπ: "b", ντ: "d", γκ: "g", γγ: "g", α: "a", β: "v",
    γ: "g", δ: "d", ε: "e", ζ: "z", η: "i", θ: "8", ι: "i", κ: "k", λ: "l", μ: "m", ν: "n", ξ: "ks", ο: "o", π: "p",
    ρ: "r", σ: "s", ς: "s", τ: "t", υ: "i", φ: "f", χ: "h", ψ: "ps", ω: "o",
    ى: "ي", ی: "ي", ک: "ك", ة: "ه", ہ: "ه", ھ: "ه", ە: "ه", ے: "ي"
  };
  const GREEKLISH = {
    th: "8", 8: "8", 9: "8", ph: "f", ch: "h", kh: "h", ou: "u", oy: "u", ai: "e", ei: "i", oi: "i", au: "av", af: "av",
    eu: "ev", ef: "ev", mp: "b", nt: "d", gk: "g", gg: "g", ng: "g", y: "i", w: "o", c: "k", q: "k", j: "ks", 3: "ks", x: "ks"
  };
  const swap = (text, table, longest) => {
    let out = "";
    for (let i = 0, n; i < text.length; i += n) {
      for (n = longest; n > 1 && !table[text.slice(i, i + n)]; n -= 1);
      out += table[text.slice(i, i + n)] || text[i];
    }
    return out.replace(/([a-z])\1+/g, "$1");
  };
  const plain = text => text.toLowerCase().normalize("NFD").replace(/[\p{M}\u0640\u200cʼ’']/gu, "");
  const split = text => plain(text).match(/[\p{L}\p{N}]+/gu) || [];
  const sound = word => swap(word, SOUNDS, 2).replace(/^ال(?=..)/, "");
  // A Latin word may be Greek in Latin letters: each reading of its doubtful letters
  const readings = word => {
    if (!/^[a-z0-9]*[a-z][a-z0-9]*$/.test(word)) return [sound(word)];
    let found = [""];
    for (const part of word.match(/ch|th|ph|kh|ou|[^]/g)) {
      const each = { h: ["h", "i"], x: ["x", "h"], u: ["ou", "y"], b: ["v", "mp"] }[part] || [part];
      found = found.flatMap(head => each.map(tail => head + tail)).slice(0, 16);
    }
    return [...new Set([word, ...found.map(text => swap(text, GREEKLISH, 2))])];
  };
  const stem = word => (word.length > 4 ? word.replace(/[aeiou]*[sn]?$/, "") : word);

  // How far two words are apart, at most `most` + 1: letters put in, left out, changed or exchanged
  const apart = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before, row = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[b.length];
  };

  // How well a word of the query fits a word of the index: 0 to 1
  const fits = (query, word) => {
    let best = 0;
    for (const q of query) {
      if (q === word) return 1;
      const digits = /^\d+$/.test(q);
      if (digits ? q.length > 2 && word.includes(q) : q.length > 1 && word.startsWith(q)) best = Math.max(best, .8);
      if (digits || best) continue;
      const [s, w] = [stem(q), stem(word)];
      if (s.length > 3 && w.length > 3 && (s === w || (q.startsWith(w) && q.length - w.length < 4) || word.startsWith(s))) best = .7;
      const most = q.length > 7 ? 2 : q.length > 3 ? 1 : 0;
      if (!best && most && apart(q, word, most) <= most) best = .5;
    }
    return best;
  };

  const read = line => {
    const digits = line.replace(/[\s\u00a0]/g, "");
    return /^\d{3,}$/.test(digits) ? [digits] : split(line).map(sound);
  };
  const cache = {};
  const load = name => (cache[name] ||= fetch(up + form.dataset[name]).then(answer => answer.json()));

  // [score, the line that fits best]; every word of the query must fit somewhere, short ones may not
  const judge = (query, lines, kind) => {
    let sum = 0, shown, top = 0;
    for (const { all: readings, needed } of query) {
      let best = 0;
      for (const line of lines) {
        for (const word of line.words) {
          const score = line.weight * fits(readings, word) * (1 + 1 / (3 + line.words.length));
          if (score > best) best = score;
          if (score > top) [top, shown] = [score, line.text];
        }
      }
      if (!best && needed) return null;
      sum += best;
    }
    const whole = query.map(word => word.all[0]).join(" ");
    if (lines.some(line => line.weight > 6 && line.words.join(" ") === whole)) sum += 20;
    return [sum * (KINDS[kind] || 1), shown];
  };

  // What stands for a thing comes after the thing itself
  const KINDS = { situation: .8, term: .6, page: .6 };

  const prepared = entries => entries.map(([kind, address, name, lines]) => ({
    kind, address, name, lines: [[10, name], ...lines].map(([weight, text]) => ({ weight, text, words: read(text) }))
  }));

  const item = ({ kind, name, line, href, language }) => {
    const row = document.createElement("li"), link = document.createElement("a"), said = document.createElement("span");
    row.dataset.searchResult = "";
    link.href = href;
    link.textContent = name;
    said.className = "kn-quiet";
    said.textContent = words["kind-" + kind] + (line && line !== name ? " · " + line : "");
    if (language) {
      [link.lang, link.dir] = [language, words.languages[language][1]];
      said.textContent = `${words["kind-" + kind]} · ${words.languages[language][0]}`;
    }
    row.append(link, " ", said);
    return row;
  };

  let turn = 0;
  const search = async () => {
    const mine = turn += 1, typed = input.value.trim();
    form.dataset.searchState = "busy";
    history.replaceState(null, "", typed ? "?q=" + encodeURIComponent(typed) : location.pathname);
    const tokens = /^[\d\s+()-]{3,}$/.test(typed) ? [typed.replace(/\D/g, "")] : split(typed);
    const long = tokens.some(word => word.length > 3);
    const query = tokens.map(word => ({ all: readings(word), needed: !long || word.length > 3 }));
    let found = [], others = [], near = [];
    if (query.length) {
      const [own, names] = await Promise.all([load("index"), load("names")]);
      const entries = cache.entries ||= prepared(own);
      found = entries.map(entry => ({ ...entry, score: judge(query, entry.lines, entry.kind) })).filter(entry => entry.score)
        .sort((a, b) => b.score[0] - a.score[0]).slice(0, 20)
        .map(entry => ({ ...entry, href: home + entry.address, line: entry.score[1] }));
      const known = new Set(found.map(entry => entry.address));
      for (const [kind, address, several] of names) {
        for (const language of known.has(address) ? [] : Object.keys(several)) {
          if (language === form.dataset.language) continue;
          const score = judge(query, several[language].map(text => ({ weight: 10, text, words: read(text) })));
          if (score) others.push({ kind, name: several[language][0], language, score, href: up + words.languages[language][2] + address });
        }
      }
      others.sort((a, b) => b.score[0] - a.score[0]).splice(10);
      if (!found.length && !others.length) near = likely(query, entries);
    }
    if (mine !== turn) return;
    const count = found.length + others.length;
    list.replaceChildren(...[...found, ...others].map(item));
    all.hidden = list.hidden = false;
    list.hidden = !count;
    all.hidden = Boolean(query.length);
    help.hidden = !query.length || Boolean(count);
    const ways = help.querySelector("ul");
    ways.replaceChildren(...near.map(word => {
      const row = document.createElement("li"), link = document.createElement("a");
      link.href = "?q=" + encodeURIComponent(word);
      link.textContent = word;
      row.append(link);
      return row;
    }));
    ways.parentElement.hidden = !near.length;
    status.textContent = query.length ? (count ? words.count.replace("{n}", count) : words.nothing) : "";
    form.dataset.searchState = "done";
  };

  // Words of the index that are spelt almost like those of the query
  const likely = (query, entries) => {
    const best = new Map();
    for (const { lines } of entries) {
      for (const { text, weight } of lines) {
        for (const word of weight > 6 ? text.match(/[\p{L}\p{N}]+/gu) || [] : []) {
          const score = Math.min(...query.flatMap(({ all: each }) => each.map(q => apart(q, sound(plain(word)), 3))));
          if (word.length > 4 && score < 4) best.set(word, Math.min(score, best.get(word) ?? 9));
        }
      }
    }
    return [...best].sort((a, b) => a[1] - b[1]).slice(0, 3).map(([word]) => word);
  };

  let waiting;
  form.hidden = false;
  form.addEventListener("submit", event => {
    event.preventDefault();
    search();
  });
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    form.dataset.searchState = "busy";
    waiting = setTimeout(search, 200);
  });
  input.value = new URLSearchParams(location.search).get("q") || "";
  if (input.value) search();
}
