"use strict";
// What the page holds, and how elements are made. Text only ever enters as text.

const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;
const lang = document.documentElement.lang;

/** Rows as objects: [["a", 1]] and ["name", "number"] become [{name: "a", number: 1}]. */
const rowsOf = (rows, fields) => rows.map((row) => Object.fromEntries(fields.map((name, n) => [name, row[n]])));

const documents = rowsOf(data.documents, data.fields.document);
const sources = rowsOf(data.sources, data.fields.source);
const claims = rowsOf(data.claims, data.fields.claim);
const tracks = rowsOf(data.tracks, data.fields.track);
const isIndex = data.fields.claim.includes("part"); // an index counts attributions, the pages beside it hold them

for (const source of sources) {
  source.label = source.name ?? words.chart.unresolved;
  source.claims = [];
}
for (const each of documents) {
  each.label = each.title || each.id;
  each.own = [];
}
for (const claim of claims) {
  claim.number ??= 1;
  claim.source = sources[claim.source];
  claim.source.claims.push(claim);
  if (isIndex) continue;
  claim.document = documents[claim.document];
  claim.date = claim.document.date;
  claim.document.own.push(claim);
  claim.place = claim.document.own.length; // what the text calls it, from 1
}

/** An element. Attributes that are null or false are left out; "on…" ones are listeners. */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value != null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== false && child !== ""));
  return element;
}

const number = (value) => new Intl.NumberFormat(lang).format(value);
const percent = (value) => new Intl.NumberFormat(lang, { style: "percent" }).format(value);
const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const regions = new Intl.DisplayNames(lang, { type: "region", fallback: "code" });

/** The name of a country by its ISO code; what is no such code stays as it is. */
const country = (code) => (/^[A-Z]{2}$/.test(code ?? "") ? regions.of(code) : code);
const kindOf = (source) => words.kind[source.kind ?? "unknown"];
const sum = (rows) => rows.reduce((total, row) => total + row.number, 0);

/** An ISO date as people write it; what is no whole date stays as it is. */
function day(date) {
  if (!/^\d{4}-\d{2}-\d{2}/.test(date ?? "")) return date || words.sources.undated;
  const at = new Date(`${date.slice(0, 10)}T12:00:00Z`);
  return Number.isNaN(+at) ? date : at.toLocaleDateString(lang, { day: "numeric", month: "short", year: "numeric" });
}

/** Letters without accents and case, for searching. */
const folded = (text) => (text ?? "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The address of something in this page: link({source: "tass"}) is "#source=tass". */
const link = (parts) => "#" + new URLSearchParams(parts).toString().replace(/=(?=&|$)/g, "");
const linkOf = (claim) => link({ doc: claim.document.id, a: claim.id });

/** How often each value stands in some rows, most frequent first. */
function counted(rows, valuesOf) {
  const counts = new Map();
  for (const row of rows) for (const value of valuesOf(row)) counts.set(value, (counts.get(value) ?? 0) + row.number);
  return [...counts].sort(([a, m], [b, n]) => n - m || String(a).localeCompare(String(b), lang));
}

const kindBadge = (source) => h("span", { class: `badge kind ${source.kind ?? "unknown"}` }, kindOf(source));
const labelled = (name, value) => ` ${words.field[name]}${lang === "fr" ? "\u00a0:" : ":"} ${value}`;
const stanceBadge = (stance) => stance !== "asserted" && h("span", { class: `badge stance ${stance}` }, words.stance[stance]);
