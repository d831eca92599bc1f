// The clock of Athens and dates in words, as `dates`: for the other scripts of a page, before which it stands in their file.
// It is called with how each of their languages writes a date (kentro/wording.py).
languages => ({
  // The date and the time there, as Swedes write them: ["2026-11-22", "10:00:00"].
  athens: moment => new Date(moment).toLocaleString("sv-SE", { timeZone: "Europe/Athens" }).split(" "),
  say: (lang, date, pattern = languages[lang].date) => {
    const { months, first } = languages[lang], [year, month, day] = date.split("-").map(Number);
    return pattern.replace("{day}", day === 1 ? first : day).replace("{month}", months[month - 1]).replace("{year}", year);
  },
  // An element whose text is of this language.
  mark: (element, lang) => lang === document.documentElement.lang ? element : Object.assign(element, { lang, dir: "ltr" })
})
