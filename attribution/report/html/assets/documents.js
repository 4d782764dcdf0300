// The documents, and each text with its attributions marked in it.

const ROLES = ["content", "source", "cue"]; // as the lists of a tree number them
const ELEMENTS = { content: "mark", source: "strong", cue: "em" };

function showDocuments(section, route) {
  answer(section.querySelector("form"), route);
  const wanted = folded(route.get("q")).trim();
  const found = documents.filter((each) => [each.label, each.id, each.outlet, each.author].some((text) => folded(text).includes(wanted)));
  count(section, found, fill(words.documents.shown, { shown: number(found.length) }), words.documents.none);
  const rows = found.map((each) => ({ ...each, each, title: each.label }));
  listed(section.querySelector("tbody"), section.querySelector(".more"), sorted(section, rows, "date"), (row) =>
    h("tr", null,
      h("th", { scope: "row" }, h("a", { href: addressOf(row.each) }, row.label)),
      h("td", { class: "less" }, row.outlet),
      h("td", { class: "date" }, row.date ? day(row.date) : ""),
      h("td", { class: "figure" }, number(row.claims)),
      h("td", { class: "figure less" }, number(row.sources)),
      h("td", { class: "figure less" }, number(row.unresolved)),
    ),
  );
}

/** Where the text of a document stands: here, or on one of an index's pages. */
const addressOf = (each, more = {}) => (each.part ?? "") + link({ doc: each.id, ...more });

let shown = null; // the document whose text stands on the page

function showDocument(section, route) {
  const each = documents.find((one) => one.id === route.get("doc"));
  if (!each) return false;
  if (each.part) {
    location.replace(addressOf(each, route.get("a") ? { a: route.get("a") } : {}));
    return each.label;
  }
  if (shown !== each) {
    shown = each;
    section.replaceChildren(...reader(each));
    follow(section);
  }
  choose(section, each.own.findIndex((claim) => claim.id === route.get("a")));
  return each.label;
}

function reader(each) {
  const place = documents.indexOf(each);
  const step = (other, name, rel) => other && h("a", { href: addressOf(other), rel }, name);
  const origin = /^https?:\/\//i.test(each.url) && h("a", { href: each.url, rel: "noreferrer noopener", target: "_blank" }, new URL(each.url).host);
  const copied = documents.find((one) => one.id === each.copy);
  return [
    h("p", { class: "back" },
      h("a", { href: "#documents" }, `← ${words.documents.back}`),
      step(documents[place - 1], `‹ ${words.documents.previous}`, "prev"),
      step(documents[place + 1], `${words.documents.next} ›`, "next"),
    ),
    h("h1", { tabindex: -1 }, each.label),
    facts([
      ["date", each.date && day(each.date)],
      ["outlet", each.outlet],
      ["author", each.author],
      ["document", each.title && each.id],
      [words.documents.copy_of, copied ? h("a", { href: addressOf(copied) }, copied.label) : each.copy],
      [words.documents.original, origin],
    ]),
    legend(),
    h("div", { class: "reader" }, h("div", { class: "text", lang: "fr" }, textOf(each)), sideOf(each)),
  ];
}

function legend() {
  const sample = (role) => h("li", null, h(ELEMENTS[role], { class: role }, words.part[role]));
  return h("aside", { class: "legend", "aria-label": words.documents.legend }, h("ul", null, ["source", "cue", "content"].map(sample)), h("p", null, words.documents.hint));
}

/** The text as nodes: every stretch that has a part in an attribution is an element, and each attribution begins with its number. */
function textOf(each) {
  const begun = new Set();
  const pins = (role, rows) =>
    role !== "content" ? [] : rows.filter((row) => !begun.has(row) && begun.add(row)).map((row) => pin(each.own[row]));
  const nodes = (tree) =>
    tree.map((piece) => {
      if (typeof piece === "string") return piece;
      const [role, rows, inside] = [ROLES[piece[0]], piece[1], piece[2]];
      return h(ELEMENTS[role], { class: role, "data-rows": rows.join(" ") }, pins(role, rows), nodes(inside));
    });
  return nodes(each.tree);
}

/** An attribution's number at its content's beginning: where the keyboard stops, and what a link to it points at. */
const pin = (claim) =>
  h("a", { class: "pin", href: linkOf(claim), "data-row": claim.place - 1, "aria-label": `${claim.place}, ${claim.source.label}`, "data-number": claim.place });

function sideOf(each) {
  const items = each.own.map((claim, row) =>
    h("li", { "data-row": row },
      h("a", { href: linkOf(claim) }, h("b", { class: "place" }, String(claim.place)), h("span", { class: "who" }, claim.source.label)), " ",
      claim.cue && h("span", { class: "cue" }, claim.cue),
      h("p", { class: "said" }, claim.content),
      h("p", { class: "how" }, kindBadge(claim.source), " ", h("span", { class: "badge" }, words.mode[claim.mode]), " ", stanceBadge(claim.stance), claim.via && labelled("via", claim.via)),
    ),
  );
  const list = items.length ? h("ol", null, items) : h("p", { class: "note" }, words.documents.no_claims);
  return h("nav", { class: "side", "aria-label": words.documents.claims, tabindex: 0 }, h("h2", null, words.documents.claims), list);
}
