// The centres nearest to the phone. Where it is, the phone is asked after a tap only, and what it says stays on the page.
// A card says where its centre is in `data-at`. What is said stands in the page: wording.py, `distances`.
() => {
  const box = document.querySelector(".kn-nearest"), list = box.querySelector("ul"), lines = box.querySelectorAll("ul~[hidden]");
  const { sin, cos, asin, max, round, PI } = Math, rad = PI / 180;

  const say = what => {
    for (const one of box.querySelectorAll("[data-when]")) one.hidden = one.dataset.when !== what;
  };

  // The way on the sphere, in metres, by the haversine formula.
  const away = (card, { latitude, longitude }) => {
    const [north, east] = card.dataset.at.split(" "), half = (a, b) => sin((a - b) * rad / 2) ** 2;
    return 12742000 * asin((half(north, latitude) + cos(north * rad) * cos(latitude * rad) * half(east, longitude)) ** .5);
  };

  const said = metres => {
    const n = round(metres / 1000), near = metres < 950;
    const line = lines[near ? 0 : list.dataset.which[n < 200 ? n : 100 + n % 100]].cloneNode(true);
    line.querySelector("bdi").textContent = near ? max(1, round(metres / 100)) * 100 : n;
    line.hidden = false;
    return line;
  };

  const show = ({ coords }) => {
    const near = [...document.querySelectorAll("section [data-at]")].map(card => [away(card, coords), card]);
    list.replaceChildren(...near.sort((a, b) => a[0] - b[0]).slice(0, 10).map(([metres, card]) => {
      const copy = card.cloneNode(true);
      copy.hidden = false;
      copy.prepend(said(metres));
      return copy;
    }));
    for (const one of box.querySelectorAll("h2,ul")) one.hidden = false;
    say("found");
  };

  box.querySelector("button").onclick = () => {
    say("looking");
    navigator.geolocation.getCurrentPosition(show, error => say(error.code === 1 ? "denied" : "failed"), { timeout: 20000, maximumAge: 300000 });
  };
  box.hidden = !(isSecureContext && navigator.geolocation);
}
