// The papers of a benefit that somebody has ready: ticked, counted and kept on the device alone, under the address of the
// site, as sites of one host share what is kept. Where nothing can be kept the list stays a list.
() => {
  const list = document.querySelector("[data-papers]"), tools = document.querySelector(".kn-ready");
  const boxes = [...list.querySelectorAll("input")], paper = box => box.closest("li").dataset.document;
  const { src } = document.currentScript;
  let store, key, ready;
  try {
    key = `kentro:${src ? new URL("..", src).pathname : ""}:papers:${list.dataset.papers}`;
    store = localStorage;
    ready = JSON.parse(store.getItem(key)) || [];
  } catch {
    return;
  }

  const count = () => {
    ready = boxes.filter(box => box.checked).map(paper);
    tools.querySelector("[data-count]").textContent = ready.length;
  };
  const keep = () => {
    count();
    try {
      if (ready.length) store.setItem(key, JSON.stringify(ready));
      else store.removeItem(key);
    } catch { }
  };

  for (const box of boxes) {
    box.hidden = false;
    box.checked = ready.includes(paper(box));
  }
  list.dataset.live = "";
  list.addEventListener("change", keep);
  tools.querySelector("button").addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    keep();
  });
  count();
  tools.hidden = false;
}
