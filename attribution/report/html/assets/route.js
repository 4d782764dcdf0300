// The address says what is shown: #overview, #sources&kind=agency, #source=tass, #doc=…&a=…, #track=….

const VIEWS = {
  overview: () => null,
  sources: showSources,
  source: showSource,
  documents: showDocuments,
  doc: showDocument,
  tracks: showTracks,
  track: showTrack,
};
const OVER = { source: "sources", doc: "documents", track: "tracks" }; // which entry of the menu a view belongs to

const sectionOf = (view) => document.getElementById(`view-${view}`);

function route() {
  return new URLSearchParams(location.hash.slice(1));
}

let standing = ""; // view and thing that are shown, to tell a step to another from a changed filter

function show() {
  const asked = route();
  const known = Object.keys(VIEWS).find((name) => asked.has(name) && sectionOf(name));
  let view = known ?? "overview";
  let title = VIEWS[view](sectionOf(view), asked);
  const astray = title === false || (!known && location.hash.length > 1);
  document.getElementById("astray").hidden = !astray;
  if (title === false) [view, title] = ["overview", null];
  for (const section of document.querySelectorAll(".view")) section.hidden = section !== sectionOf(view);
  for (const entry of document.querySelectorAll("nav [data-view]")) {
    if (entry.dataset.view === (OVER[view] ?? view)) entry.setAttribute("aria-current", "page");
    else entry.removeAttribute("aria-current");
  }
  document.title = [title, words.page.title].filter(Boolean).join(" – ");
  card.hidden = true;
  const now = `${view} ${asked.get(view)}`;
  if (now !== standing && standing) {
    rested = pointer;
    scrollTo(0, 0);
    sectionOf(view).querySelector("h1").focus({ preventScroll: true });
  }
  standing = now;
  // Only now that its text is on the page can an attribution be scrolled to.
  if (view === "doc" && chosen >= 0) choose(sectionOf("doc"), chosen);
}

for (const view of ["sources", "documents", "tracks"]) if (sectionOf(view)) listen(view);

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById("main").focus();
});

document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = getComputedStyle(root).getPropertyValue("--dark").trim() === "1";
  root.dataset.theme = dark ? "light" : "dark";
});

for (const choice of document.querySelectorAll("[name=country] option[value]")) choice.textContent = country(choice.value) || choice.textContent;
for (const date of document.querySelectorAll("time")) date.textContent = day(date.textContent);
addEventListener("hashchange", show);
show();
