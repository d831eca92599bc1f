// Shares, copies and prints. Every button stands in the page, hidden; those of what a browser cannot do stay so.
// `dates` is dates.js.
() => {
  const all = selector => [...document.querySelectorAll(selector)];
  const { href } = document.querySelector("link[rel=canonical]") || location, page = /^http/.test(href) ? href.split("#")[0] : "";
  const said = document.querySelector(".kn-keep [role=status]");

  const say = when => {
    for (const one of said.children) one.hidden = true;
    setTimeout(() => { said.querySelector(`[data-when=${when}]`).hidden = false; }, 50);
  };

  const offer = (name, can, act) => {
    for (const button of can ? all(`[data-keep=${name}]`) : []) {
      button.hidden = button.closest("section").hidden = false;
      button.addEventListener("click", () => act(button));
    }
  };

  const sheet = { title: document.title, url: page };
  const canCopy = navigator.clipboard && navigator.clipboard.writeText;
  const canShare = page && navigator.share && (!navigator.canShare || navigator.canShare(sheet));
  const copy = text => navigator.clipboard.writeText(text).then(() => say("copied"), () => say("failed"));
  const offerLink = () => offer("link", canCopy && page, () => copy(page));

  offer("copy", canCopy, button => copy(button.dataset.text));
  offer("share", canShare, () => navigator.share(sheet).catch(error => {
    if (error.name !== "AbortError") offerLink();
  }));
  if (canShare) for (const mail of all("[data-keep=mail]")) mail.hidden = true;
  else offerLink();
  offer("print", window.print, () => print());

  addEventListener("beforeprint", () => {
    const date = document.querySelector("[data-printed]");
    date.textContent = dates.say(date.lang, dates.athens(Date.now())[0]);
    date.closest("p").hidden = false;
  });
}
