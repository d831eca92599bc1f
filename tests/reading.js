// What test_reading.py asks a page: each function answers with a list of short texts, one for each thing that is wrong.

const seen = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
const short = text => text.trim().replace(/\s+/g, " ").slice(0, 50);
const every = selector => [...document.querySelectorAll(selector)];
const visible = selector => every(selector).filter(seen);

function texts() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  for (let node; (node = walker.nextNode());) {
    if (/\S/.test(node.data) && seen(node.parentElement)) { found.push(node); }
  }
  return found;
}

function boxes(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1);
}

// Colours, as getComputedStyle says them

const channels = colour => (colour.match(/[\d.]+/g) || []).map(Number);
const clear = colour => channels(colour)[3] === 0;

function luminance(colour) {
  const [r, g, b] = channels(colour).map(c => c / 255).map(c => (c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4));
  return .2126 * r + .7152 * g + .0722 * b;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + .05) / (dark + .05);
}

function behind(element) {
  for (let e = element; e; e = e.parentElement) {
    const colour = getComputedStyle(e).backgroundColor;
    if (!clear(colour)) { return colour; }
  }
  return "rgb(255, 255, 255)";
}

// What runs out of the page sideways, or out of something that hides what runs over

function cut() {
  const root = document.documentElement, wrong = [];
  if (root.scrollWidth > root.clientWidth) { wrong.push(`page ${root.scrollWidth} > ${root.clientWidth}`); }
  for (const node of texts()) {
    const drawn = boxes(node);
    let bounds = [{ left: 0, right: root.clientWidth, top: -Infinity, bottom: Infinity }];
    for (let e = node.parentElement; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.clipPath !== "none") { bounds = []; break; }
      if (/auto|scroll/.test(style.overflowX)) { bounds.shift(); break; }
      if (/hidden|clip/.test(style.overflow)) { bounds.push(e.getBoundingClientRect()); }
    }
    const out = ({ left, right, top, bottom }) => drawn.some(box =>
      box.left < left - 1 || box.right > right + 1 || box.top < top - 1 || box.bottom > bottom + 1);
    if (bounds.some(out)) { wrong.push(`cut: ${short(node.data)}`); }
  }
  return wrong;
}

// The keyboard: `listen` before, then Tab as often as it says, then `heard`

const named = e => (e ? `${e.localName} ${short(e.textContent || e.getAttribute("aria-label") || "")}` : "nothing");
const looks = e => {
  const s = getComputedStyle(e);
  return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor].join();
};

function listen() {
  const stops = visible("a[href], button, input, select, textarea, summary, [tabindex]")
    .filter(e => e.tabIndex >= 0 && !e.disabled);
  const before = stops.map(looks), wrong = new Set();
  let index = 0;
  window.heard = () => [...wrong];
  document.addEventListener("keyup", () => {
    const e = document.activeElement, wanted = stops[index];
    index += 1;
    if (index > stops.length) {
      if (stops.length > 1 && e === stops.at(-1)) { wrong.add("trapped at the end"); }
    } else if (e !== wanted) {
      wrong.add(`stop ${index}: ${named(e)} instead of ${named(wanted)}`);
    } else {
      judge(e, before[index - 1]).forEach(what => wrong.add(what));
    }
  });
  return stops.length;
}

function judge(e, before) {
  const box = [...e.getClientRects()].find(part => part.width >= 1 && part.height >= 1);
  const style = getComputedStyle(e), back = behind(e.parentElement), wrong = [];
  if (!box) { return [`invisible: ${named(e)}`]; }
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
  const whole = box.height > innerHeight || (box.top >= -1 && box.bottom <= innerHeight + 1);
  if (!whole || bottom <= top || right <= left) { return [`out of sight: ${named(e)}`]; }
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (!e.contains(hit)) { wrong.push(`covered by ${named(hit)}: ${named(e)}`); }
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 || looks(e) === before) {
    wrong.push(`focus does not show: ${named(e)}`);
  } else if (contrast(style.outlineColor, back) < 3) {
    wrong.push(`focus is pale: ${style.outlineColor} on ${back}`);
  }
  return wrong;
}

// Texts, but for what only a script can say, and the search, which needs one

function words() {
  every("details").forEach(details => { details.open = true; });
  every(".kn-now, .kn-filter, .kn-search, .kn-keep, .kn-ready").forEach(element => element.remove());
  return texts().map(node => node.data.trim().replace(/\s+/g, " "));
}

// What is lost, and what falls apart, when the style sheets go

function lostWithoutStyles() {
  const calls = () => visible("a[href^='tel:']").map(a => a.href).join();
  every("details").forEach(details => { details.open = true; });
  const styled = texts(), dialled = calls();
  every("style, link[rel=stylesheet]").forEach(sheet => sheet.remove());
  every("[style]").forEach(element => element.removeAttribute("style"));
  const plain = new Set(texts().filter(node => boxes(node).length));
  const wrong = styled.filter(node => !plain.has(node)).map(node => `lost: ${short(node.data)}`);
  if (calls() !== dialled) { wrong.push("lost: links that dial"); }
  let end = -Infinity, level = 0;
  for (const block of visible("h1, h2, h3, h4, p, li, dt, dd, caption, tr")) {
    const { top } = block.getBoundingClientRect();
    if (top < end - 1) { wrong.push(`not in reading order: ${short(block.textContent)}`); }
    end = Math.max(end, top);
  }
  for (const heading of visible("h1, h2, h3, h4, h5, h6")) {
    const deeper = Number(heading.tagName[1]);
    if (deeper > level + 1) { wrong.push(`heading ${deeper} under ${level}: ${short(heading.textContent)}`); }
    if (getComputedStyle(heading).fontWeight < 600) { wrong.push(`like a paragraph: ${short(heading.textContent)}`); }
    level = deeper;
  }
  for (const item of visible("li")) {
    if (!/^(UL|OL)$/.test(item.parentElement.tagName)) { wrong.push(`not in a list: ${short(item.textContent)}`); }
    if (getComputedStyle(item).listStyleType === "none") { wrong.push(`without a mark: ${short(item.textContent)}`); }
  }
  for (const drawing of visible("body svg")) {
    const { width, height } = drawing.getBoundingClientRect();
    if (height > innerHeight / 2) { wrong.push(`${width} x ${height}: ${drawing.getAttribute("class")}`); }
  }
  return wrong;
}

// Buttons and panels without an edge, drawings in the colour of what is behind them, a focus or a mark that goes

function invisibleInForcedColours() {
  const wrong = new Set();
  const edged = (style, back) => parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== "none"
    && !clear(style.borderTopColor) && contrast(style.borderTopColor, back) >= 3;
  for (const box of visible("button, .kn-button, .kn-jumps a, .kn-panel, .kn-card")) {
    if (!edged(getComputedStyle(box), behind(box.parentElement))) { wrong.add(`no edge: ${box.className}`); }
  }
  for (const stop of visible("a[href], button, input, summary, [tabindex='0']")) {
    stop.focus({ focusVisible: true, preventScroll: true });
    const { outlineStyle, outlineColor } = getComputedStyle(stop);
    if (outlineStyle === "none" || contrast(outlineColor, behind(stop.parentElement)) < 3) {
      wrong.add(`no focus: ${named(stop)}`);
    }
  }
  for (const icon of visible("svg[stroke]")) {
    if (contrast(getComputedStyle(icon).stroke, behind(icon)) < 3) { wrong.add(`no drawing: ${icon.getAttribute("class")}`); }
  }
  for (const bar of visible(".kn-strip__open, .kn-bar__value")) {
    if (contrast(getComputedStyle(bar).fill, behind(bar)) < 3) { wrong.add(`no drawing: ${bar.getAttribute("class")}`); }
  }
  for (const current of visible("nav [aria-current]")) {
    const drawn = e => {
      const s = getComputedStyle(e);
      return [s.fontWeight, s.textDecorationLine, s.borderBottomWidth, s.outlineStyle, s.color, s.backgroundColor].join();
    };
    const other = current.closest("ul").querySelector("a:not([aria-current])");
    document.activeElement.blur();
    if (other && drawn(current) === drawn(other)) { wrong.add(`like the others: ${named(current)}`); }
  }
  return [...wrong];
}

// Letters that the language of a text does not have (`names` are in no language), or a text drawn the wrong way round

const SCRIPTS = {
  Greek: /\p{Script=Greek}/u, Arabic: /\p{Script=Arabic}/u, Cyrillic: /\p{Script=Cyrillic}/u, Latin: /\p{Script=Latin}{3,}/u
};
const SCRIPT_OF = { el: "Greek", ar: "Arabic", fa: "Arabic", ur: "Arabic", ru: "Cyrillic", uk: "Cyrillic" };

// Names of offices stay in Latin capitals in every language, and a word of the offices stands in brackets as it is heard
// (WCAG 3.1.2: proper names and technical terms)
const SPOKEN = /\b(?:e-)?[A-Z]{2,}[A-Z0-9]*\b|\([A-Za-z][A-Za-z ]*\)/gu;

function foreignLetters(names) {
  const wrong = [], known = new RegExp(names, "giu");
  every("details").forEach(details => { details.open = true; });
  for (const node of texts()) {
    const { lang } = node.parentElement.closest("[lang]"), own = SCRIPT_OF[lang] || "Latin";
    const text = node.data.replace(known, "").replace(SPOKEN, "");
    for (const [name, letters] of Object.entries(SCRIPTS)) {
      if (name !== own && letters.test(text)) { wrong.push(`${name} in ${lang}: ${short(node.data)}`); }
    }
    const { direction } = getComputedStyle(node.parentElement);
    if (SCRIPTS[own].test(text) && direction !== (own === "Arabic" ? "rtl" : "ltr")) {
      wrong.push(`${lang} drawn ${direction}: ${short(node.data)}`);
    }
  }
  return wrong;
}

// Phones, times, amounts and dates whose letters do not stand in the order in which they are written. Digits and what
// joins them go from left to right in every language: `08:00–15:00`, `2310 555001`. The sign of an amount and the words
// of a date go in the direction of their text. All but a long address stands on one line.

const NUMBER = /(?:[+€]\u00a0?)?\d+(?:[.,:/\u00a0\u202f–-]\d+)*(?:[\u00a0\u202f]?[€%])?/gu;
const DATE = /[^ \n]*\d[^ \n]*\u00a0\p{L}[^ \n]*/gu;

const inline = e => getComputedStyle(e).display === "inline";
const block = e => (getComputedStyle(e).display.startsWith("inline") ? block(e.parentElement) : e);
const container = e => (inline(e) ? container(e.parentElement) : e);
const clipped = e => e && (getComputedStyle(e).clipPath !== "none" || clipped(e.parentElement));
const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
const written = part => part.map(({ letter }) => letter).join("");
const matches = (part, pattern) =>
  [...written(part).matchAll(pattern)].map(found => part.slice(found.index, found.index + found[0].length));

// The letters inside an element in the order of the text, each with its box: one list for each of its blocks
function letters(inside) {
  const range = document.createRange(), blocks = new Map();
  const walker = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node; (node = walker.nextNode());) {
    const { parentElement: parent } = node, own = block(parent);
    if (!blocks.has(own)) { blocks.set(own, []); }
    if (node.localName === "br") { blocks.get(own).push({ letter: "\n", parent }); }
    if (node.nodeType !== Node.TEXT_NODE || !seen(parent) || clipped(parent)) { continue; }
    [...node.data].forEach((letter, i) => {
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      blocks.get(own).push({ letter, parent, box: range.getBoundingClientRect() });
    });
  }
  return [...blocks.values()].filter(part => part.length);
}

function around(boxes) {
  const [left, top] = ["left", "top"].map(side => Math.min(...boxes.map(box => box[side])));
  const [right, bottom] = ["right", "bottom"].map(side => Math.max(...boxes.map(box => box[side])));
  return { left, top, width: right - left, height: bottom - top };
}

function paintedOrder() {
  const wrong = new Set();
  const judge = (part, steps, together) => steps.slice(1).forEach(({ box, direction }, i) => {
    const [x, y] = middle(steps[i].box), [nextX, nextY] = middle(box);
    if (Math.abs(y - nextY) > box.height / 3) {
      if (together) { wrong.add(`on two lines: ${short(written(part))}`); }
    } else if (direction === "rtl" ? nextX >= x : nextX <= x) {
      wrong.add(`out of order: ${short(written(part))}`);
    }
  });
  const number = part => {
    const { direction, whiteSpace, overflowWrap } = getComputedStyle(part[0].parent);
    const drawn = part.filter(({ letter }) => /\S/.test(letter));
    const steps = drawn.map(({ letter, box }, i) =>
      ({ box, direction: /[€%]/.test(letter) || (i && drawn[i - 1].letter === "€") ? direction : "ltr" }));
    judge(part, steps, whiteSpace === "nowrap" || (overflowWrap !== "anywhere" && !/^\d+([–-]\d+)+$/.test(written(part))));
  };
  const date = part => {
    const { direction } = getComputedStyle(part[0].parent);
    const steps = matches(part, /\S+/g).map(word => ({ box: around(word.map(({ box }) => box)), direction }));
    judge(part, steps, !written(part).includes(" "));
  };
  for (const part of letters(document.body)) {
    matches(part, NUMBER).forEach(number);
    for (const found of matches(part, DATE)) {
      const { parent } = found.find(({ letter }) => letter === "\u00a0");
      date(found.filter(one => one.parent === parent));
    }
  }
  visible("time").forEach(time => letters(time).forEach(date));
  visible("bdi").filter(e => /^[^\p{L}]*\d[^\p{L}]*$/u.test(e.textContent)).forEach(e => letters(e).forEach(number));
  for (const link of visible("a[href^='tel:']")) {
    if (!/\d{3}/.test(link.textContent)) { wrong.add(`no number: ${short(link.textContent)}`); }
  }
  return [...wrong];
}

// What does not stand where a mirror would show it when the page is turned from one direction to the other: boxes, and
// the text of each block that has no direction of its own. Letters of another form for a language are no matter here.

function unmirrored() {
  const root = document.documentElement, plain = document.createElement("style");
  const drawn = () => {
    const lines = new Map(), blocks = visible("body *:not(body [dir] *, .kn-strip *, .kn-term)").filter(e => !inline(e));
    for (const node of texts()) {
      const own = container(node.parentElement);
      // Arabic and Latin words in one sentence are broken elsewhere when its direction is turned
      const mixed = SCRIPTS.Arabic.test(own.textContent) && SCRIPTS.Latin.test(own.textContent);
      if (!mixed && !own.closest("body [dir], .kn-strip")) { lines.set(own, [...(lines.get(own) || []), ...boxes(node)]); }
    }
    return [...blocks.map(e => [e, [e.getBoundingClientRect()]]), ...lines].filter(([, parts]) => parts.length)
      .map(([e, parts]) => ({ e, ...around(parts) }));
  };
  plain.textContent = "* { font-family: sans-serif !important; line-height: 1.5 !important; letter-spacing: 0 !important }";
  document.head.append(plain);
  const before = drawn();
  root.dir = root.dir === "rtl" ? "ltr" : "rtl";
  const after = drawn();
  return before.filter(({ left, width }, i) => Math.abs(root.clientWidth - left - width - after[i].left) > 1.5)
    .map(({ e }) => `not mirrored: ${named(e)}`);
}

// Targets outside of running text that are under 24 pixels and too near to another (WCAG 2.5.8); low call buttons

function smallTargets() {
  const wrong = [], all = texts();
  const inSentence = e => {
    const own = block(e.parentElement);
    return inline(e) && all.some(node => own.contains(node) && block(node.parentElement) === own
      && !node.parentElement.closest("a, button, label") && /[\p{L}\d]/u.test(node.data));
  };
  every("details").forEach(details => { details.open = true; });
  const targets = visible("a[href], button, input, summary").filter(e => !e.matches(".kn-skip"))
    .map(e => e.closest("label") || e).map(e => ({ e, box: e.getBoundingClientRect() }));
  const small = box => box.width < 23.9 || box.height < 23.9;
  for (const { e, box } of targets) {
    if (e.matches(".kn-call") && box.height < 44) { wrong.push(`low: ${short(e.textContent)} ${box.height}`); }
    if (!small(box) || inSentence(e)) { continue; }
    const [x, y] = middle(box);
    const near = targets.some(other => {
      const o = other.box, [ox, oy] = middle(o);
      const dx = Math.max(o.left - x, 0, x - o.right), dy = Math.max(o.top - y, 0, y - o.bottom);
      return other.e !== e && (Math.hypot(dx, dy) < 12 || (small(o) && Math.hypot(ox - x, oy - y) < 24));
    });
    if (near) { wrong.push(`${short(e.textContent)}: ${Math.round(box.width)} x ${Math.round(box.height)}`); }
  }
  return wrong;
}

// What does not belong on paper, or is missing there

function misprinted() {
  const wrong = ["nav", ".kn-skip", ".kn-filter", "button"].filter(selector => visible(selector).length)
    .map(selector => `printed: ${selector}`);
  for (const selector of ["phone", "address", "hours", "hours-change"].map(kind => `[data-fact=${kind}]`).concat(".kn-sources li")) {
    const wanted = every(selector);
    if (!wanted.length || !wanted.every(seen)) { wrong.push(`not printed: ${selector}`); }
  }
  return wrong;
}
