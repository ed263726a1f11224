/** The example page in headless Chromium, against a real server over gRPC-Web. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server as Web } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { type Browser, chromium, type Page } from "playwright-core";

import { Server, TOP } from "./support/server.js";

const HERE = join(TOP, "clients/typescript");
const BUILT = join(HERE, "build/page");
const SAMPLE = readFileSync(join(TOP, "samples/armenia-azerbaijan-calls.txt"), "utf8").split("---\n").slice(2).join("---\n");
const SIGNED = "The government and the rebels signed a ceasefire in Nairobi on Monday, a UN spokesman said.";
const TYPES = { html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript", map: "application/json" };

let web: Web;
let server: Server;
let browser: Browser;
let page: Page;
let address: string;
const complaints: string[] = [];

before(async () => {
  execFileSync(process.execPath, ["examples/page/build.mjs", BUILT], { cwd: HERE });
  web = createServer((request, response) => {
    const name = new URL(request.url ?? "", "http://page").pathname.slice(1) || "index.html";
    const type = /^[a-z]+\.[a-z.]+$/.test(name) && TYPES[(name.split(".").at(-1) ?? "") as keyof typeof TYPES];
    if (!type || !existsSync(join(BUILT, name))) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": type }).end(readFileSync(join(BUILT, name)));
  });
  await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  server = await Server.start("--grpc-web", "true", "--cors-origins", origin);
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  page = await browser.newPage();
  // A machine that is busy is no fault of the page.
  page.setDefaultTimeout(120_000);
  page.on("console", (line) => {
    if (line.type() === "error") complaints.push(line.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  address = `${origin}/?service=${encodeURIComponent(server.url)}`;
});

after(async () => {
  await browser.close();
  await server.stop();
  web.close();
});

async function brief(body: string, published = "2025-08-12"): Promise<void> {
  await page.goto(address);
  await page.getByLabel("Report", { exact: true }).first().fill(body);
  await page.getByLabel("Published").fill(published);
  await page.getByRole("button", { name: "Brief it" }).click();
  await page.waitForFunction(() => !document.getElementById("result")?.hidden || document.getElementById("fault")?.textContent);
}

test("a report that is pasted is briefed, and each finding lights the words that say it", async () => {
  await brief(SAMPLE);
  assert.match(await page.locator("#gist").innerText(), /peace treaty/);
  assert.equal(await page.locator("#article").evaluate((article) => article.textContent), SAMPLE);
  const findings = page.locator("[data-finding]");
  assert.ok((await findings.count()) > 10);
  for (const finding of (await findings.all()).slice(0, 12)) {
    await finding.click();
    assert.equal(await finding.getAttribute("aria-pressed"), "true");
    assert.equal(await page.locator("[aria-pressed=true]").count(), 1);
    const lit = page.locator("mark.lit");
    assert.ok((await lit.count()) > 0);
    await lit.first().waitFor({ state: "visible" });
  }
  const done = page.locator("#findings .event").first();
  await done.click();
  const words = (await page.locator("mark.lit").allInnerTexts()).join("");
  assert.ok(words.includes(await done.locator("bdi").innerText()), words);
  if (process.env["PEACEBRIEF_SCREENSHOTS"]) {
    await page.screenshot({ path: join(process.env["PEACEBRIEF_SCREENSHOTS"], "page.png"), fullPage: true });
    await page.setViewportSize({ width: 390, height: 800 });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.screenshot({ path: join(process.env["PEACEBRIEF_SCREENSHOTS"], "page-phone.png"), fullPage: true });
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ colorScheme: "light" });
  }
});

test("emoji, combining marks and Arabic names stand where they are said to", async () => {
  const body = `🕊️👩🏽‍⚖️ Cafe\u0301 talks: ${SIGNED} محمد العلي (Mohammed al-Ali), the foreign minister of Qatar, met Kofi Annan in Doha on Monday 🤝.`;
  await brief(body);
  assert.equal(await page.locator("#article").evaluate((article) => article.textContent), body);
  for (const finding of await page.locator("#findings .event").all()) {
    await finding.click();
    const words = (await page.locator("mark.lit").evaluateAll((marks) => marks.map((mark) => mark.textContent))).join("");
    assert.ok(words.includes((await finding.locator("bdi").textContent()) ?? "-"), words);
  }
});

test("markup in a report is text, and runs nothing", async () => {
  const evil = `<img src=x onerror="window.hit=1"><script>window.hit=1</script> & &lt;b&gt; "</mark>`;
  const body = `${evil} ${SIGNED.replace("rebels", "rebels <svg onload=window.hit=1>")}`;
  await brief(body);
  assert.equal(await page.locator("#article").evaluate((article) => article.textContent), body);
  assert.equal(await page.locator("main img, main script, main svg").count(), 0);
  assert.equal(await page.evaluate(() => "hit" in window), false);
});

test("what cannot be read is told, at the field at fault", async () => {
  await brief("");
  assert.match(await page.getByRole("alert").innerText(), /article\.body is required/);
  assert.equal(await page.locator("#body").getAttribute("aria-invalid"), "true");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "body");
  await brief("Le gouvernement et les rebelles ont signé un cessez-le-feu à Nairobi lundi, a déclaré un porte-parole des Nations unies.");
  assert.match(await page.getByRole("alert").innerText(), /language/);
  await page.getByLabel("Service").fill("http://127.0.0.1:1");
  await page.getByRole("button", { name: "Brief it" }).click();
  await page.getByText("cannot be reached").waitFor();
  complaints.length = 0; // Chromium tells of the connection that was refused, as it should.
});

test("all of it is reached by keyboard, and has names for a screen reader", async () => {
  await brief(SIGNED);
  for (const name of ["In short", "Findings", "Report"]) assert.equal(await page.getByRole("region", { name, exact: true }).count(), 1);
  assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
  for (const field of await page.locator("textarea, input").all()) {
    assert.ok(await field.evaluate((element) => (element as HTMLInputElement).labels?.length));
  }
  await page.getByRole("button", { name: "Brief it" }).focus();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => (document.activeElement as HTMLElement).dataset["finding"] !== undefined), true);
  await page.keyboard.press("Enter");
  assert.ok((await page.locator("mark.lit").count()) > 0);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true);
});

test("a page of another origin is not answered", async () => {
  const other = await browser.newPage();
  await other.goto(address.replace("127.0.0.1", "localhost"));
  await other.getByLabel("Report", { exact: true }).first().fill(SIGNED);
  await other.getByRole("button", { name: "Brief it" }).click();
  await other.getByText("cannot be reached").waitFor();
  await other.close();
});

test("nothing was complained of", () => {
  assert.deepEqual(complaints, []);
});
