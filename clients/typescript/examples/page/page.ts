/** Briefs a report that is pasted into the page, over gRPC-Web, and shows where its findings stand. */
import { article, CancelledError, connect, PeacebriefError, RefusedError } from "@peacebrief/client/web";
import type { Brief } from "@peacebrief/client/v1";

import { type Finding, findingsOf, HEADINGS } from "./findings.js";
import { segments } from "./segments.js";

function find<E extends HTMLElement>(id: string, kind: new () => E): E {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`no ${id} in the page`);
  return element;
}

const body = find("body", HTMLTextAreaElement);
const published = find("published", HTMLInputElement);
const service = find("service", HTMLInputElement);
const key = find("key", HTMLInputElement);
const status = find("status", HTMLElement);
const fault = find("fault", HTMLElement);
const result = find("result", HTMLElement);

/** Where on the page a field of the request comes from. */
const FIELDS: Readonly<Record<string, HTMLElement>> = { "article.body": body, "article.published": published };

let asked = new AbortController();

async function ask(): Promise<void> {
  // Who asks again does not wait for the first answer.
  asked.abort();
  const { signal } = (asked = new AbortController());
  tellFault("");
  status.textContent = "Reading…";
  try {
    // A text area has line ends of one sort only: what is shown is what was sent.
    const text = body.value;
    const client = connect(service.value, key.value ? { apiKey: key.value } : {});
    const brief = await client.summarize(article(text, published.value ? { published: published.value } : {}), { signal });
    show(text, brief);
  } catch (error) {
    if (error instanceof CancelledError) return;
    status.textContent = "";
    result.hidden = true;
    if (!(error instanceof PeacebriefError)) throw error;
    const field = error instanceof RefusedError ? FIELDS[error.fields[0]?.field ?? ""] : undefined;
    tellFault(error.message, field);
  }
}

function tellFault(message: string, field?: HTMLElement): void {
  fault.textContent = message;
  for (const one of Object.values(FIELDS)) one.removeAttribute("aria-invalid");
  field?.setAttribute("aria-invalid", "true");
  field?.focus();
}

// Nothing of an article is ever taken for markup: all of it goes into the page as text.

function show(text: string, brief: Brief): void {
  const findings = findingsOf(brief);
  find("gist", HTMLElement).textContent = brief.summary?.text || "The report says nothing of a peace process.";
  find("findings", HTMLElement).replaceChildren(...HEADINGS.flatMap(([kind, heading]) => group(kind, heading, findings)));
  const kinds = new Map(findings.map(({ id, kind }) => [id, kind]));
  const marks = findings.flatMap(({ id, spans }) => spans.map(({ start, end }) => ({ start, end, id })));
  const pieces = segments(text, marks).map(({ text, ids }) => {
    const first = ids[0];
    if (first === undefined) return document.createTextNode(text);
    const mark = document.createElement("mark");
    mark.className = kinds.get(first) ?? "";
    mark.dataset["findings"] = ids.join(" ");
    mark.textContent = text;
    return mark;
  });
  find("article", HTMLElement).replaceChildren(...pieces);
  result.hidden = false;
  status.textContent = `${findings.length} ${findings.length === 1 ? "finding" : "findings"}. Choose one to see the words that say it.`;
}

function group(kind: Finding["kind"], heading: string, findings: readonly Finding[]): HTMLElement[] {
  const own = findings.filter((finding) => finding.kind === kind);
  if (own.length === 0) return [];
  const title = document.createElement("h3");
  title.textContent = heading;
  const list = document.createElement("ul");
  list.append(
    ...own.map((finding) => {
      const item = document.createElement("li");
      item.append(button(finding));
      return item;
    }),
  );
  return [title, list];
}

function button({ id, kind, title, detail }: Finding): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = kind;
  button.dataset["finding"] = id;
  button.setAttribute("aria-pressed", "false");
  // Names in other scripts keep to their own direction.
  for (const [tag, text] of [["bdi", title], ["small", detail]] as const) {
    const line = document.createElement(tag);
    line.textContent = text;
    if (tag === "small") line.dir = "auto";
    if (text) button.append(line);
  }
  button.addEventListener("click", () => light(button.getAttribute("aria-pressed") === "true" ? undefined : id));
  return button;
}

function light(id: string | undefined): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-finding]")) {
    button.setAttribute("aria-pressed", String(button.dataset["finding"] === id));
  }
  const lit = [...document.querySelectorAll<HTMLElement>("mark")].filter((mark) => {
    const is = id !== undefined && (mark.dataset["findings"] ?? "").split(" ").includes(id);
    mark.classList.toggle("lit", is);
    return is;
  });
  lit[0]?.scrollIntoView({ block: "nearest" });
}

service.value = new URLSearchParams(location.search).get("service") ?? "http://127.0.0.1:50051";
find("ask", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  void ask();
});
