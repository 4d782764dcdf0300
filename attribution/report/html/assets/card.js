// Pointing at an attribution, or stepping to it: its parts light up, and a card says what is known of it.

const card = document.getElementById("card");
const at = (event) => `${event.clientX} ${event.clientY}`;
let pointer = ""; // where it was last
let rested = ""; // where it was when another view came
addEventListener("pointermove", (event) => (pointer = at(event)));
addEventListener("pointerdown", (event) => (pointer = at(event)));

let leaving; // the timer that takes the card away, so that the pointer has time to reach it

/** Light up attributions by number, in the text and in the side list. */
function light(section, rows) {
  for (const element of section.querySelectorAll(".lit")) element.classList.remove("lit");
  for (const element of section.querySelectorAll("[data-rows], [data-row]")) {
    const own = (element.dataset.rows ?? element.dataset.row).split(" ");
    element.classList.toggle("lit", own.some((row) => rows.includes(row)));
  }
  section.querySelector(".text")?.classList.toggle("lighting", rows.length > 0);
}

function explain(rows, near) {
  clearTimeout(leaving);
  card.replaceChildren(...rows.map((row) => cardOf(shown.own[row])));
  card.hidden = false;
  // Beside all that is lit, so that it covers nothing of that; narrow pages pin it to their foot instead.
  const boxes = [...near.closest(".text").querySelectorAll(".lit")].map((part) => part.getBoundingClientRect());
  const [top, bottom] = [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
  const height = card.offsetHeight + 8;
  const y = bottom + height < innerHeight ? bottom + 8 : top > height ? top - height : near.getBoundingClientRect().bottom + 8;
  const most = document.documentElement.clientWidth - card.offsetWidth - 8;
  card.style.left = `${Math.max(8, Math.min(near.getBoundingClientRect().left, most))}px`;
  card.style.top = `${Math.max(8, Math.min(y, innerHeight - height))}px`;
}

function cardOf(claim) {
  const source = claim.source;
  return h("div", null,
    h("p", { class: "title" }, h("b", { class: "place" }, String(claim.place)), h("a", { href: link({ source: source.key }) }, source.label)),
    facts([
      ["source", claim.mention ?? "—"],
      ["kind", kindOf(source)],
      ["country", country(source.country)],
      ["via", claim.via],
      ["cue", claim.cue],
      ["mode", words.mode[claim.mode]],
      ["stance", words.stance[claim.stance]],
      ["construction", claim.construction],
      ["resolution", claim.resolution],
      ["confidence", claim.confidence != null && percent(claim.confidence)],
    ]),
  );
}

function dismiss() {
  card.hidden = true;
  const section = sectionOf("doc");
  light(section, chosen < 0 ? [] : [String(chosen)]);
}

const rowsAt = (element) => (element?.dataset.rows ?? element?.dataset.row)?.split(" ");

/** Let pointer and keyboard explain what they come to. */
function follow(section) {
  const text = section.querySelector(".text");
  const side = section.querySelector(".side");
  const show = (element) => {
    light(section, rowsAt(element));
    bring(side, rowsAt(element)[0]);
    explain(rowsAt(element), element);
  };
  text.addEventListener("pointerover", (event) => {
    if (at(event) === rested) return; // the text came to the pointer, not the pointer to the text
    rested = "";
    const part = event.target.closest("[data-row], [data-rows]");
    if (part) show(part);
    else leave();
  });
  text.addEventListener("pointerleave", leave);
  text.addEventListener("focusin", (event) => event.target.closest(".pin") && show(event.target));
  text.addEventListener("focusout", leave);
  text.addEventListener("click", (event) => {
    const part = event.target.closest("[data-rows]");
    if (part && !event.target.closest("a") && getSelection().isCollapsed) location.replace(linkOf(shown.own[rowsAt(part)[0]]));
  });
  for (const kind of ["pointerover", "focusin"])
    side.addEventListener(kind, (event) => {
      const item = event.target.closest("li[data-row]");
      if (item) light(section, rowsAt(item));
    });
  for (const kind of ["pointerleave", "focusout"]) side.addEventListener(kind, () => card.hidden && dismiss());
  watch(text, side);
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(dismiss, 250);
}
card.addEventListener("pointerenter", () => clearTimeout(leaving));
card.addEventListener("pointerleave", leave);
addEventListener("keydown", (event) => event.key === "Escape" && dismiss());

/** Scroll an attribution of the side list into its upper part; the page itself does not move. */
function bring(side, row) {
  side.scrollTop = side.querySelector(`li[data-row="${row}"]`).offsetTop - side.clientHeight / 3;
}

/** The side list goes along with the text: the first attribution in sight is brought up. */
function watch(text, side) {
  const visible = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) visible[isIntersecting ? "add" : "delete"](+target.dataset.row);
    if (!visible.size || side.matches(":hover")) return;
    bring(side, Math.min(...visible));
  }, { rootMargin: "-10% 0px -40% 0px" });
  for (const mark of text.querySelectorAll(".pin")) observer.observe(mark);
}

let chosen = -1; // the attribution that the address names

function choose(section, row) {
  chosen = row;
  for (const item of section.querySelectorAll("[aria-current]")) item.removeAttribute("aria-current");
  light(section, row < 0 ? [] : [String(row)]);
  if (row < 0) return;
  section.querySelector(`li[data-row="${row}"] a`).setAttribute("aria-current", "true");
  section.querySelector(`.pin[data-row="${row}"]`).scrollIntoView({ block: "center" });
}
