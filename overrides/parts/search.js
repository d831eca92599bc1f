// Search: brings the query and the words of the index to one form and lists what fits, best first.
// It is called with the words of its language (kentro/search.py). Nothing is loaded before somebody types.
said => {
  const form = document.querySelector("[data-search]");
  if (!form) return; // a copy of the page without a network has none
  const input = form.q;
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
  const swapper = table => {
    const keys = Object.keys(table).sort((one, other) => other.length - one.length);
    const letters = new RegExp(keys.join("|"), "g");
    return text => text.replace(letters, key => table[key]).replace(/([a-z])\1+/g, "$1");
  };
  const fromGreeklish = swapper(GREEKLISH), fromAny = swapper(SOUNDS);
  const once = compute => {
    const known = new Map();
    return key => known.get(key) ?? (known.set(key, compute(key)), known.get(key));
  };
  const plain = text => text.toLowerCase().replace(/(^|\s)(?:[cdjlmnst]|qu)['’](?=[aeiouyhàâéèêëîïôû])/g, "$1").normalize("NFD").replace(/[\p{M}\u0640\u200cʼ’']/gu, "");
  const WORDS = /[\p{L}\p{N}]+/gu;
  const bare = word => (word.length > 3 && word.startsWith("ال") ? word.slice(2) : word);
  const sound = word => bare(fromAny(word));
  // A Latin word may be Greek in Latin letters: each reading of its doubtful letters
  const readings = word => {
    if (!/^[a-z0-9]*[a-z][a-z0-9]*$/.test(word)) return [sound(word)];
    let found = [""];
    for (const part of word.match(/ch|th|ph|kh|ou|[^]/g)) {
      const each = { h: ["h", "i"], x: ["x", "h"], u: ["ou", "y"], b: ["v", "mp"] }[part] || [part];
      found = found.flatMap(head => each.map(tail => head + tail)).slice(0, 16);
    }
    return [...new Set([word, ...found.map(fromGreeklish)])];
  };
  const stem = once(word => (word.length > 4 ? word.replace(/[aeiou]*[sn]?$/, "") : word));

  // How far two words are apart, at most `most` + 1: letters put in, left out, changed or exchanged
  const apart = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before, row = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= b.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
        if (next[j] < least) least = next[j];
      }
      if (least > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[b.length];
  };

  // How well a word of the query, in each of its readings, fits a word of the index: 0 to 1.
  // One slip leaves the first letter or the last
  const fits = (query, slips) => {
    const each = query.map(q => ({ q, s: stem(q), digits: /^\d+$/.test(q), most: !slips || q.length < 4 ? 0 : q.length > 8 ? 2 : 1 }));
    return word => {
      let best = 0;
      for (const { q, s, digits, most } of each) {
        if (q === word) return 1;
        if (digits ? q.length > 2 && word.includes(q) : q.length > 1 && word.startsWith(q)) best = .8;
        if (digits || best > .5) continue;
        const first = q[0] === word[0], w = first && s.length > 3 ? stem(word) : "";
        if (w.length > 3 && (s === w || (q.startsWith(w) && q.length - w.length < Math.min(5, w.length - 1)) || word.startsWith(s))) best = .7;
        else if (!best && most && (first || most > 1 || q.at(-1) === word.at(-1)) && apart(q, word, most) <= most) best = .5;
      }
      return best;
    };
  };

  const cache = {};
  const load = address => cache[address] ||= fetch(up + address).then(answer => answer.json()).then(prepared).catch(error => {
    delete cache[address];
    throw error;
  });
  const asked = words => "?" + new URLSearchParams({ q: words });

  // Weights of kentro/search.py: what people type and nobody should read is looked through and not shown
  const HIDDEN = 8, TEXT = 2;

  // How well each word of the query fits an entry, and the line that fits best
  const judge = (query, scores, { lines }) => {
    let shown, top = 0;
    const each = scores.map(score => {
      let best = 0;
      for (const line of lines) {
        const counts = line.weight * (1 + 1 / (3 + line.words.length));
        for (const word of line.words) {
          const found = counts * score(word);
          if (found > best) best = found;
          if (found > top) [top, shown] = [found, line];
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
    const scores = query.map(readings => once(fits(readings, slips)));
    const judged = entries.map(entry => ({ entry, ...judge(query, scores, entry) }));
    const rare = query.map((_, i) => {
      const having = judged.filter(({ each }) => each[i]).length;
      return having && Math.log(1 + entries.length / having);
    });
    const total = rare.reduce((sum, one) => sum + one, 0);
    const scored = judged.map(({ entry, each, shown, bonus }) => {
      const covered = each.reduce((sum, score, i) => sum + (score ? rare[i] : 0), 0) / total;
      const score = each.reduce((sum, one, i) => sum + one * rare[i], 0) * covered ** 2 + bonus / (entry.kind === "term" ? 2 : 1);
      return { ...entry, covered, shown, score: score * (KINDS[entry.kind] || 1) };
    }).sort((one, other) => other.score - one.score);
    const most = Math.max(...scored.map(entry => entry.covered));
    return scored.filter(entry => entry.score && entry.covered >= Math.min(.5, most));
  };

  // Who is in danger needs a phone number first; what stands for a thing comes after the thing itself
  const KINDS = { help: 1.1, situation: .8, term: .6, page: .6, municipality: 1.2 };

  // All lines are folded at once, as that is much faster than one by one
  const prepared = entries => {
    const texts = entries.flatMap(([, , lines]) => lines.map(([, text]) => text)).join("\n");
    const folded = fromAny(plain(texts)).replace(/[^\p{L}\p{N}\n]+/gu, " ").split("\n");
    let next = 0;
    const words = line => (/^[\d ]{3,}$/.test(line) ? [line.replace(/ /g, "")] : line.trim().split(" ").map(bare));
    return entries.map(([kind, address, lines]) => ({
      kind, address, lines: lines.map(([weight, text, language]) => ({ weight, text, language, words: words(folded[next++]) }))
    }));
  };

  // An element, marked with the language of its text where that is not the page's
  const element = (name, text, language) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (language && language !== form.dataset.language) [made.lang, made.dir] = [language, (said.languages[language] || [])[1] || "ltr"];
    return made;
  };
  const linked = (href, text, language) => {
    const row = document.createElement("li"), link = element("a", text, language);
    link.href = href;
    row.append(link);
    return row;
  };
  const item = ({ kind, lines: [name, number], shown, href, language }) => {
    if (kind === "help") shown = number;
    const row = linked(href, name.text, language || name.language), more = element("span", "");
    row.dataset.searchResult = "";
    more.className = "kn-quiet";
    more.append(element("span", said["kind-" + kind], said.language));
    if (language) more.append(" · ", element("span", said.languages[language][0], language));
    else if (shown.weight !== HIDDEN && shown !== name) more.append(" · ", element(/\p{L}/u.test(shown.text) ? "span" : "bdi", shown.text, shown.language));
    row.append(" ", more);
    return row;
  };

  // What fits in the language of the page, what fits in those that are written with the letters of the query, and
  // where neither does the words that are spelt almost like it
  const look = async (typed, query) => {
    const entries = await load(form.dataset.index);
    const found = ranked(query, entries, true).slice(0, 20).map(entry => ({ ...entry, href: (entry.kind === "help" ? "" : home) + entry.address }));
    const known = new Set(found.map(entry => entry.address)), others = [];
    for (const [language, [, , prefix, script, names]] of Object.entries(said.languages)) {
      if (found.length > 2 || language === form.dataset.language || !new RegExp(`\\p{Script=${script}}`, "u").test(typed)) continue;
      for (const entry of ranked(query, await load(names), false)) {
        if (!known.has(entry.address)) others.push({ ...entry, language, href: up + prefix + entry.address });
      }
    }
    others.sort((one, other) => other.score - one.score);
    const once = others.filter((entry, i) => others.findIndex(one => one.address === entry.address) === i).slice(0, 10);
    const all = [...found, ...once];
    return [all, all.length ? [] : likely(query, entries)];
  };

  // Names and places whose words are spelt almost like those of the query; what is hidden is not among them
  const likely = (query, entries) => {
    const best = new Map();
    for (const { lines } of entries) {
      for (const { text, weight, language } of lines) {
        for (const word of weight > TEXT && weight !== HIDDEN ? text.match(/[\p{L}\p{N}]{5,}/gu) || [] : []) {
          if (best.has(word)) continue;
          const w = sound(plain(word));
          const score = Math.min(...query.flat().map(q => {
            const most = q[0] !== w[0] || q.length < 5 ? 0 : q.length > 7 ? 3 : 2, far = most && apart(q, w, most);
            return most && far <= most ? far : Infinity;
          }));
          if (score < Infinity) best.set(word, { word, language, score });
        }
      }
    }
    return [...best.values()].sort((one, other) => one.score - other.score).slice(0, 3);
  };

  let turn = 0, waiting;
  const search = async () => {
    clearTimeout(waiting);
    const mine = turn += 1, typed = input.value.slice(0, 200).trim();
    form.dataset.searchState = "busy";
    history.replaceState(null, "", typed ? asked(typed) : location.pathname);
    const phone = /^[\d\s+()./-]{3,}$/.test(typed) && typed.replace(/\D/g, "").replace(/^(00)?30(?=\d{10}$)/, "");
    const words = phone ? [phone] : plain(typed).match(WORDS) || [];
    const query = (words.some(word => word.length > 2) ? words.filter(word => word.length > 2) : words).map(readings);
    // Without the index there is still everything from A to Z
    const answer = query.length && await look(typed, query).catch(() => 0);
    if (mine !== turn) return;
    const [found, near] = answer || [[], []];
    list.replaceChildren(...found.map(item));
    list.hidden = !found.length;
    all.hidden = Boolean(answer);
    help.hidden = !answer || found.length > 0;
    const ways = help.querySelector("ul");
    ways.replaceChildren(...near.map(({ word, language }) => linked(asked(word), word, language)));
    ways.parentElement.hidden = !near.length;
    status.replaceChildren(element("span", answer ? (found.length ? said.count.replace("{n}", found.length) : said.nothing) : "", said.language));
    form.dataset.searchState = "done";
  };

  form.hidden = false;
  form.addEventListener("submit", event => {
    event.preventDefault();
    search();
  });
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    form.dataset.searchState = "busy";
    load(form.dataset.index).catch(() => 0);
    waiting = setTimeout(search, 200);
  });
  input.value = new URLSearchParams(location.search).get("q") || "";
  if (input.value) search();
}
