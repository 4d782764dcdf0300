// Statements followed across documents: chronology, wordings, and where they contradict each other.

for (const track of tracks) {
  track.variants = rowsOf(track.variants, data.fields.wording);
  track.members = rowsOf(track.members, data.fields.member);
}

const FLAGS = ["source_conflict", "stance_conflict", "wording_changed"];
const flags = (track) => FLAGS.filter((flag) => track[flag]).map((flag) => h("span", { class: `badge flag ${flag}` }, words.tracks[flag]));

function showTracks(section, route) {
  answer(section.querySelector("form"), route);
  const wanted = folded(route.get("q")).trim();
  const found = tracks.filter((track) => [track.wording, ...track.variants.map((one) => one.wording)].some((text) => folded(text).includes(wanted)));
  count(section, found, fill(words.tracks.shown, { shown: number(found.length) }), words.tracks.none);
  listed(section.querySelector("ol"), section.querySelector(".more"), found, (track) =>
    h("li", null,
      h("a", { href: link({ track: track.id }) }, track.wording),
      h("p", { class: "how" }, flags(track), " ", spanOf(track)),
      facts(["attributions", "documents", "outlets"].map((name) => [name, +track[name] > 0 && number(track[name])])),
    ),
  );
}

const spanOf = (track) => (track.first && track.first !== track.last ? `${day(track.first)} – ${day(track.last)}` : day(track.first));

function showTrack(section, route) {
  const track = tracks.find((each) => each.id === route.get("track"));
  if (!track) return false;
  section.replaceChildren(
    h("p", { class: "back" }, h("a", { href: "#tracks" }, `← ${words.tracks.back}`)),
    h("h1", { tabindex: -1 }, track.wording),
    h("p", { class: "lead" }, flags(track)),
    facts([
      [words.tracks.conflicting, track.conflicting],
      ["first_date", track.first && day(track.first)],
      ["last_date", track.last && day(track.last)],
      [words.tracks.days, track.days],
      ["attributions", track.attributions],
      ["documents", track.documents],
      ["documents_distinct", track.distinct],
      ["outlets", +track.outlets > 0 && track.outlets],
    ]),
    h("section", null, h("h2", null, words.tracks.variants), h("ol", { class: "variants" }, track.variants.map(variant))),
    h("section", null, h("h2", null, words.tracks.chronology), h("ol", { class: "chronicle" }, track.members.map(member))),
  );
  return track.wording;
}

const variant = (one) =>
  h("li", null,
    h("p", { class: "wording" }, one.difference.map(([tag, text]) => (tag ? h(tag, null, text) : text))),
    h("p", { class: "how" }, h("span", { class: "badge" }, words.tracks[one.variant] ?? one.variant), " ", flags(one), one.first && ` ${day(one.first)}`),
    facts([["attributions", number(one.attributions)]]),
  );

function member(one) {
  const its = documents[one.document];
  return h("li", null,
    h("p", { class: "where" },
      h("time", null, day(its?.date)), " ",
      its ? h("a", { href: addressOf(its, { a: one.id }) }, its.label) : one.name, " ",
      its?.outlet && h("span", null, its.outlet),
    ),
    h("blockquote", null, one.content),
    h("p", { class: "how" },
      h("strong", { class: "source" }, one.source ?? words.chart.unresolved), " ",
      one.variant && h("span", { class: "badge" }, words.tracks[one.variant] ?? one.variant), " ",
      stanceBadge(one.stance),
      one.via && labelled("via", one.via),
    ),
  );
}
