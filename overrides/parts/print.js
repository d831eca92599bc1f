// The styles of paper are fetched when everything else is there. Without a script they stand in <noscript>.
() => {
  const styles = document.querySelector("noscript");
  if (styles) addEventListener("load", () => document.head.insertAdjacentHTML("beforeend", styles.textContent));
}
