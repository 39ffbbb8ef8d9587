// Finds on a page what a person would: fields, buttons and texts by what is said there. The harness puts this before
// each of its calls; nothing of it stays on the page.
"use strict";

const tidy = (text) => text.replace(/[\u2068\u2069]/g, "").replace(/\s+/g, " ").trim();
// What has no box of its own is seen where it stands.
const shown = (node) => (getComputedStyle(node).display === "contents" ? shown(node.parentElement) : node.checkVisibility({ visibilityProperty: true }));
// What is said of pictures and fields is not their content.
const SILENT = new Set(["INPUT", "SELECT", "TEXTAREA", "SCRIPT", "STYLE", "TEMPLATE"]);

// Of what only decorates, such as initials beside a name, nothing is read aloud.
function said(node, aloud = false) {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue;
  if (node.nodeType !== Node.ELEMENT_NODE || SILENT.has(node.tagName) || !shown(node)) return "";
  if (aloud && node.getAttribute("aria-hidden") === "true") return "";
  if (node.tagName === "IMG") return node.alt;
  if (node.tagName === "BR") return " ";
  if (node.tagName.toLowerCase() === "svg") return pictured(node);
  const inner = [...node.childNodes].map((child) => said(child, aloud)).join("");
  return getComputedStyle(node).display.startsWith("inline") ? inner : ` ${inner} `;
}

// A picture's text alternative, and whatever is written into it.
function pictured(svg) {
  if (svg.getAttribute("aria-hidden") === "true") return "";
  const label = svg.getAttribute("aria-label");
  return label ? ` ${label} ` : ` ${[...svg.querySelectorAll("title, desc, text")].map((part) => part.textContent).join(" ")} `;
}

function name(node) {
  const ids = (node.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const by = ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  const labels = [...(node.labels ?? [])].map((label) => said(label, true)).join(" ");
  const own = SILENT.has(node.tagName) ? (/^(submit|button|reset)$/.test(node.type) ? node.value : "") : said(node, true);
  const candidates = [by, node.getAttribute("aria-label"), labels, own, node.title, node.placeholder];
  return tidy(candidates.find((text) => text && tidy(text)) ?? "");
}

// While a pop-up keeps the rest of the page out of reach, only what is in it can be used.
function within(part) {
  const popUp = [...document.querySelectorAll("dialog:modal")].pop() ?? document;
  if (!part) return popUp;
  const parts = [...popUp.querySelectorAll("tr, li, article, section, fieldset, form, dialog, [role=row], [role=dialog], nav, main")];
  const fitting = parts.filter((node) => shown(node) && (name(node) === part || tidy(said(node)).includes(part)));
  // The innermost: no other that fits is inside of it.
  return fitting.find((node) => !fitting.some((other) => other !== node && node.contains(other)));
}

const FIELDS = "input:not([type=hidden]):not([type=submit]):not([type=button]), select, textarea, [contenteditable=true]";
const BUTTONS = "button, a[href], summary, input[type=submit], input[type=button], [role=button], [role=tab], [role=menuitem], [role=option]";

// The one that is called so; else why there is none. An exact name goes before one that only begins so.
function called(kind, wanted, part) {
  const place = within(part);
  if (!place) return `there is no part of the page that says “${part}”`;
  const all = [...place.querySelectorAll(kind === "field" ? FIELDS : BUTTONS)];
  const usable = all.filter((node) => (shown(node) || node.type === "file") && !node.matches(":disabled"));
  const exact = usable.filter((node) => name(node) === wanted);
  const found = exact.length ? exact : usable.filter((node) => name(node).startsWith(wanted));
  if (found.length === 1) return found[0];
  const names = usable.map((node) => `“${name(node)}”`).join(", ");
  return `${found.length} of the name “${wanted}” among ${names || "none"}`;
}

// What stands beside a field: its hints and problems.
function besides(field) {
  const ids = [field.getAttribute("aria-describedby"), field.getAttribute("aria-errormessage")].join(" ").split(/\s+/);
  return tidy(ids.map((id) => document.getElementById(id)).filter((node) => node && shown(node)).map((node) => said(node)).join(" "));
}

function value(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked;
  return field.tagName === "SELECT" ? tidy(field.selectedOptions[0]?.textContent ?? "") : field.value;
}

// Makes it hold the focus with all that is in it marked, so that typing replaces it.
function mark(field) {
  field.focus();
  if (field.select) field.select();
}

function choose(field, option) {
  const found = [...field.options].filter((candidate) => tidy(candidate.textContent) === option);
  if (found.length !== 1) return `“${option}” is not one of ${[...field.options].map((o) => `“${tidy(o.textContent)}”`).join(", ")}`;
  return found[0];
}

// A page is quiet when it is loaded, nothing of it moves, and htmx waits for no answer.
function quiet() {
  for (const animation of document.getAnimations()) {
    try { animation.finish(); } catch { /* one without an end */ }
  }
  return document.readyState === "complete" && !document.querySelector(".htmx-request, .htmx-settling, .htmx-swapping");
}

// The page as it is, but for what is new in it each time that it is asked for.
function markup() {
  const page = document.documentElement.cloneNode(true);
  for (const field of page.querySelectorAll("input[type=hidden]")) field.removeAttribute("value");
  for (const token of page.querySelectorAll("meta[name=csrf]")) token.remove();
  return page.outerHTML;
}

// How far the content sticks out to the side.
function overflow() {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}
