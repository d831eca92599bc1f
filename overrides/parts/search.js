// Search: brings the query and the words of the index to one form and lists what fits, best first.
// It is called with the words of its language (kentro/search.py). Nothing is loaded before somebody types.
said => {
  const form = document.querySelector("[data-search]"), input = form.q;
  const [status, list, help, all] = ["status", "results", "help", "all"].map(name => document.querySelector(`[data-search-${name}]`));
  const up = form.dataset.search, home = form.dataset.home;

  // One form for letters that are typed for each other
  const SOUNDS = {
    ου: "u", αι: "e", ει: "i", οι: "i", υι: "i", αυ: "av", ευ: "ev", μπ: "b", ντ: "d", γκ: "g", γγ: "g", α: "a", β: "v",
    γ: "g", δ: "d", ε: "e", ζ: "z", η: "i", θ: "8", ι: "i", κ: "k", λ: "l", μ: "m", ν: "n", ξ: "ks", ο: "o", π: "p",
    ρ: "r", σ: "s", ς: "s", τ: "t", υ: "i", φ: "f", χ: "h", ψ: "ps", ω: "o",
    ى: "ي", ی: "ي", ک: "ك", ة: "ه", ہ: "ه", ھ: "ه", ە: "ه", ے: "ي",
    а: "a", б: "b", в: "v", г: "g", ґ: "g", д: "d", е: "e", є: "e", э: "e", ж: "zh", з: "z", и: "i", і: "i", ы: "i", к: "k",
    л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "h", ц: "ts", ч: "ch", ш: "sh",
    щ: "sh", ю: "iu", я: "ia", ь: "", ъ: ""
  };
  const GREEKLISH = {
    th: "8", 8: "8", 9: "8", ph: "f", ch: "h", kh: "h", ou: "u", oy: "u", ai: "e", ei: "i", oi: "i", au: "av", af: "av",
    eu: "ev", ef: "ev", mp: "b", nt: "d", gk: "g", gg: "g", ng: "g", y: "i", w: "o", c: "k", q: "k", j: "ks", 3: "ks", x: "ks"
  };
  const swap = (text, table, longest) => {
    let out = "";
    for (let i = 0, n; i < text.length; i += n) {
      for (n = longest; n > 1 && !table[text.slice(i, i + n)]; n -= 1);
      out += table[text.slice(i, i + n)] ?? text[i];
    }
    return out.replace(/([a-z])\1+/g, "$1");
  };
  const plain = text => text.toLowerCase().replace(/(^|\s)(?:[cdjlmnst]|qu)['’](?=[aeiouyhàâéèêëîïôû])/g, "$1").normalize("NFD").replace(/[\p{M}\u0640\u200cʼ’']/gu, "");
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
  const fits = (query, word, slips) => {
    let best = 0;
    for (const q of query) {
      if (q === word) return 1;
      const digits = /^\d+$/.test(q);
      if (digits ? q.length > 2 && word.includes(q) : q.length > 1 && word.startsWith(q)) best = Math.max(best, .8);
      if (digits || best) continue;
      const [s, w] = [stem(q), stem(word)];
      if (s.length > 3 && w.length > 3 && (s === w || (q.startsWith(w) && q.length - w.length < Math.min(5, w.length - 1)) || word.startsWith(s))) best = .7;
      const most = !slips ? 0 : q.length > 8 ? 2 : q.length > 3 ? 1 : 0;
      if (!best && most && apart(q, word, most) <= most) best = .5;
    }
    return best;
  };

  const read = line => {
    const digits = line.replace(/[\s\u00a0]/g, "");
    return /^\d{3,}$/.test(digits) ? [digits] : split(line).map(sound);
  };
  const cache = {};
  const load = address => (cache[address] ||= fetch(up + address).then(answer => answer.json()));

  // What people type and nobody should read: it is looked through and not shown (kentro/search.py)
  const HIDDEN = 8;

  // How well each word of the query fits an entry, and the line that fits best
  const judge = (query, { lines }, slips) => {
    let shown, top = 0;
    const each = query.map(readings => {
      let best = 0;
      for (const line of lines) {
        for (const word of line.words) {
          const score = line.weight * fits(readings, word, slips) * (1 + 1 / (3 + line.words.length));
          if (score > best) best = score;
          if (score > top) [top, shown] = [score, line.weight === HIDDEN ? "" : line.text];
        }
      }
      return best;
    });
    const whole = query.map(readings => readings[0]).join(" ");
    const known = lines.find(line => line.weight >= HIDDEN && line.words.join(" ") === whole);
    return { each, shown, bonus: known ? (known.weight === HIDDEN ? 5 : 20) : 0 };
  };

  // The entries that fit, best first: a word that few entries have counts more, one that none has does not count,
  // and half of what counts must fit, or as much as fits anywhere
  const ranked = (query, entries, slips) => {
    const judged = entries.map(entry => ({ entry, ...judge(query, entry, slips) }));
    const rare = query.map((_, i) => {
      const having = judged.filter(({ each }) => each[i]).length;
      return having && Math.log(1 + entries.length / having);
    });
    const total = rare.reduce((sum, one) => sum + one, 0);
    const scored = judged.map(({ entry, each, shown, bonus }) => {
      const covered = each.reduce((sum, score, i) => sum + (score ? rare[i] : 0), 0) / total;
      const score = each.reduce((sum, one, i) => sum + one * rare[i], 0) * covered ** 2 + bonus / (entry.kind === "term" ? 2 : 1);
      return { ...entry, covered, line: shown, score: score * (KINDS[entry.kind] || 1) };
    }).sort((one, other) => other.score - one.score);
    const most = Math.max(...scored.map(entry => entry.covered));
    return scored.filter(entry => entry.score && entry.covered >= Math.min(.5, most));
  };

  // What stands for a thing comes after the thing itself
  const KINDS = { situation: .8, term: .6, page: .6, municipality: 1.2 };

  const prepared = entries => entries.map(([kind, address, name, lines]) => ({
    kind, address, name, lines: [[10, name], ...lines].map(([weight, text]) => ({ weight, text, words: read(text) }))
  }));

  const item = ({ kind, name, line, href, language }) => {
    const row = document.createElement("li"), link = document.createElement("a"), more = document.createElement("span");
    row.dataset.searchResult = "";
    link.href = href;
    link.textContent = name;
    more.className = "kn-quiet";
    more.textContent = said["kind-" + kind] + (line && line !== name ? " · " + line : "");
    if (language) {
      [link.lang, link.dir] = [language, said.languages[language][1]];
      more.textContent = `${said["kind-" + kind]} · ${said.languages[language][0]}`;
    }
    row.append(link, " ", more);
    return row;
  };

  let turn = 0;
  const search = async () => {
    const mine = turn += 1, typed = input.value.trim();
    form.dataset.searchState = "busy";
    history.replaceState(null, "", typed ? "?q=" + encodeURIComponent(typed) : location.pathname);
    const words = /^[\d\s+()-]{3,}$/.test(typed) ? [typed.replace(/\D/g, "")] : split(typed);
    const query = (words.some(word => word.length > 2) ? words.filter(word => word.length > 2) : words).map(readings);
    let found = [], others = [], near = [];
    if (query.length) {
      const entries = cache.entries ||= prepared(await load(form.dataset.index));
      found = ranked(query, entries, true).slice(0, 20).map(entry => ({ ...entry, href: home + entry.address }));
      const known = new Set(found.map(entry => entry.address));
      // Names in the other languages that are written with the letters of the query
      const written = Object.keys(said.languages).filter(language => found.length < 3 && language !== form.dataset.language
        && new RegExp(`\\p{Script=${said.languages[language][3]}}`, "u").test(typed));
      for (const language of written) {
        const theirs = cache[language] ||= prepared(await load(said.languages[language][4]));
        for (const entry of ranked(query, theirs, false)) {
          const href = up + said.languages[language][2] + entry.address;
          if (!known.has(entry.address)) others.push({ ...entry, language, href });
        }
      }
      others.sort((one, other) => other.score - one.score);
      others = others.filter((entry, i) => others.findIndex(one => one.address === entry.address) === i).slice(0, 10);
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
    status.textContent = query.length ? (count ? said.count.replace("{n}", count) : said.nothing) : "";
    form.dataset.searchState = "done";
  };

  // Words of the index that are spelt almost like those of the query
  const likely = (query, entries) => {
    const best = new Map();
    for (const { lines } of entries) {
      for (const { text, weight } of lines) {
        for (const word of weight > 6 ? text.match(/[\p{L}\p{N}]+/gu) || [] : []) {
          const score = Math.min(...query.flatMap(each => each.map(q => apart(q, sound(plain(word)), 3))));
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
