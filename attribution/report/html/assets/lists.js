// Lists that are searched, sorted and filtered; the address keeps what was asked for, so that it can be sent round.

const PAGE_ROWS = 200;

/** Put items into a parent, and the rest behind a button: a browser chokes on ten thousand rows. */
function listed(parent, more, items, made, from = 0) {
  if (!from) parent.replaceChildren();
  parent.append(...items.slice(from, from + PAGE_ROWS).map(made));
  const left = items.length - from - PAGE_ROWS;
  const button = h("button", { type: "button", onclick: () => listed(parent, more, items, made, from + PAGE_ROWS) });
  button.append(fill(words.sources.more, { number: number(Math.min(left, PAGE_ROWS)) }));
  more.replaceChildren(...(left > 0 ? [button] : []));
}

/** What a view's form asks for, without what is empty. */
const asked = (form) => Object.fromEntries([...new FormData(form)].filter(([, value]) => value));

/** Set a form to what the address says, but not the field in which somebody is writing. */
function answer(form, route) {
  for (const field of form.elements)
    if (field.name && field !== document.activeElement) field.value = route.get(field.name) ?? "";
}

/** Let a view's form and headings change the address, and with it the view. */
function listen(view) {
  const section = sectionOf(view);
  const form = section.querySelector("form");
  const go = (values) => location.replace(link({ [view]: "", ...values }));
  const sorting = () => Object.fromEntries([...route()].filter(([name]) => name === "sort"));
  form.addEventListener("input", () => go({ ...asked(form), ...sorting() }));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault(); // the browser would empty the fields only after us
    for (const field of form.elements) if (field.name) field.value = "";
    go({});
  });
  for (const head of section.querySelectorAll("th[data-sort]"))
    head.firstElementChild.addEventListener("click", () => {
      const name = head.dataset.sort;
      const turned = head.getAttribute("aria-sort") === firstOrder(name) ? opposite(firstOrder(name)) : firstOrder(name);
      go({ ...asked(form), sort: turned === "descending" ? `-${name}` : name });
    });
}

const NUMBERS = ["claims", "documents", "direct", "denied", "sources", "unresolved"];
const firstOrder = (name) => (NUMBERS.includes(name) ? "descending" : "ascending"); // most first, or from A to Z
const opposite = (order) => (order === "ascending" ? "descending" : "ascending");

/** Rows in the order that the address asks for, and the headings that say so. Ties keep the order they came in. */
function sorted(section, rows, standard) {
  const wanted = route().get("sort") || standard;
  const name = wanted.replace(/^-/, "");
  const sign = wanted.startsWith("-") ? -1 : 1;
  for (const head of section.querySelectorAll("th[data-sort]")) {
    if (head.dataset.sort !== name) head.removeAttribute("aria-sort");
    else head.setAttribute("aria-sort", sign < 0 ? "descending" : "ascending");
  }
  const compare = (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return !a - !b ? sign * (!a - !b) : String(a ?? "").localeCompare(String(b ?? ""), lang, { numeric: true }); // nothing last
  };
  return rows.toSorted((a, b) => sign * compare(a[name], b[name]));
}

/** What was found, said aloud, and what there is to say when nothing was. */
function count(section, rows, sentence, nothing) {
  section.querySelector(".count").textContent = rows.length ? sentence : nothing;
  section.querySelector("table, ol").hidden = !rows.length;
}

/** A definition list of what is known: names from words.field, values text or elements. */
function facts(pairs) {
  const known = pairs.filter(([, value]) => value != null && value !== "" && value !== false);
  return h("dl", { class: "facts" }, known.map(([name, value]) => h("div", null, h("dt", null, words.field[name] ?? name), h("dd", null, value))));
}
