// Who is the source of how much, and each source with all its claims.

/** The claims that meet the conditions of the form. */
function filtered(route) {
  const is = (name, value) => !route.get(name) || route.get(name) === value;
  const carried = route.get("carried");
  return claims.filter(
    (claim) =>
      is("kind", claim.source.kind ?? "unknown") &&
      is("country", claim.source.country) &&
      is("mode", claim.mode) &&
      is("stance", claim.stance) &&
      (!carried || claim.source.name === carried || (claim.via ?? "").split("; ").includes(carried)) &&
      (!route.get("from") || (claim.date && claim.date >= route.get("from"))) &&
      (!route.get("to") || (claim.date && claim.date.slice(0, 10) <= route.get("to"))),
  );
}

/** The claims whose source, words or cue hold what is searched for. */
function searched(rows, text) {
  const wanted = folded(text).trim();
  if (!wanted) return rows;
  return rows.filter((claim) => [claim.source.label, claim.mention, claim.content].some((each) => folded(each).includes(wanted)));
}

const FILTERS = ["q", "kind", "country", "mode", "stance", "carried", "from", "to"];
const conditions = (route) => Object.fromEntries([...route].filter(([name]) => FILTERS.includes(name)));

function showSources(section, route) {
  answer(section.querySelector("form"), route);
  const found = searched(filtered(route), route.get("q"));
  const groups = Map.groupBy(found, (claim) => claim.source);
  const rows = [...groups].map(([source, own]) => ({
    source,
    name: source.label,
    kind: kindOf(source),
    country: country(source.country) ?? "",
    claims: sum(own),
    documents: new Set(own.map((claim) => claim.document)).size,
    direct: sum(own.filter((claim) => claim.mode === "direct")),
    denied: sum(own.filter((claim) => claim.stance === "denied")),
  }));
  rows.sort((a, b) => b.claims - a.claims || a.name.localeCompare(b.name, lang));
  const totals = { shown: number(rows.length), claims: number(sum(found)) };
  count(section, rows, fill(words.sources.shown, totals), words.sources.none);
  const body = section.querySelector("tbody");
  listed(body, section.querySelector(".more"), sorted(section, rows, "-claims"), (row) =>
    h("tr", null,
      h("th", { scope: "row" }, h("a", { href: link({ source: row.source.key, ...conditions(route) }) }, row.name)),
      h("td", null, kindBadge(row.source)),
      h("td", { class: "less" }, row.country),
      h("td", { class: "figure" }, number(row.claims)),
      !isIndex && h("td", { class: "figure less" }, number(row.documents)),
      h("td", { class: "figure less" }, number(row.direct)),
      h("td", { class: "figure less" }, number(row.denied)),
    ),
  );
}

function showSource(section, route) {
  const source = sources.find((each) => each.key === route.get("source"));
  if (!source) return false;
  const chosen = filtered(route).filter((claim) => claim.source === source);
  const kept = conditions(route);
  const parts = isIndex ? partsOf(source) : [...tallies(chosen), chronicle(chosen)];
  section.replaceChildren(
    h("p", { class: "back" }, h("a", { href: link({ sources: "", ...kept }) }, `← ${words.sources.back}`)),
    h("h1", { tabindex: -1 }, source.label),
    h("p", { class: "lead" }, kindBadge(source), source.country && ` · ${country(source.country)}`, ` · ${words.chart.attributions} ${number(sum(chosen))}`),
    ...parts,
  );
  return source.label;
}

/** Its cues, who relayed it and where it is quoted, with numbers. */
function tallies(own) {
  const of = (name, valuesOf) => {
    const values = counted(own, valuesOf);
    if (!values.length) return null;
    const items = values.slice(0, 12).map(([value, times]) => h("li", null, value, h("b", null, number(times))));
    return h("section", { class: "tally" }, h("h2", null, name), h("ul", null, items));
  };
  const found = [
    of(words.sources.cues, (claim) => (claim.lemma ? [claim.lemma] : [])),
    of(words.sources.relays, (claim) => (claim.via ? claim.via.split("; ") : [])),
    of(words.sources.outlets, (claim) => (claim.document.outlet ? [claim.document.outlet] : [])),
  ];
  return [h("div", { class: "tallies" }, ...found.filter(Boolean))];
}

/** All its claims, earliest first; undated ones at the end. */
function chronicle(own) {
  const items = own.toSorted((a, b) => (a.date || "9999").localeCompare(b.date || "9999"));
  const list = h("ol", { class: "chronicle" });
  const more = h("p", { class: "more" });
  listed(list, more, items, (claim) =>
    h("li", null,
      h("p", { class: "where" },
        h("time", null, day(claim.date)), " ",
        h("a", { href: linkOf(claim) }, claim.document.label), " ",
        claim.document.outlet && h("span", null, claim.document.outlet), " ",
      ),
      h("blockquote", null, claim.content),
      h("p", { class: "how" },
        claim.mention && h("strong", { class: "source" }, claim.mention), " ",
        claim.cue && h("em", { class: "cue" }, claim.cue), " ",
        h("span", { class: "badge" }, words.mode[claim.mode]), " ",
        stanceBadge(claim.stance),
        claim.via && labelled("via", claim.via),
      ),
    ),
  );
  return h("section", null, h("h2", null, words.sources.claims), list, more);
}

/** Where an index leads: the pages that hold claims of a source, with numbers. */
function partsOf(source) {
  const items = counted(source.claims, (claim) => [claim.part]).sort(([a], [b]) => a.localeCompare(b));
  const made = ([part, times]) =>
    h("li", null, h("a", { href: part + link({ source: source.key }) }, `${words.field.page} ${parseInt(part.match(/(\d+)\.html$/)[1], 10)}`), h("b", null, number(times)));
  return [h("section", { class: "tally" }, h("h2", null, words.sources.in_part), h("ul", null, items.map(made)))];
}
