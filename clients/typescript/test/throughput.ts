/** How many articles a second the layer condenses, beside the bare stub: clients/conformance/README.md. */
import { readFileSync } from "node:fs";

import { fromJson, type JsonValue } from "@bufbuild/protobuf";

import { type Client, connect } from "../src/node.js";
import { type Article, ArticleSchema, type Brief, EncodingType } from "../src/v1.js";

interface Run {
  client: { url: string; ca_file?: string; token_file?: string; api_key_file?: string };
  articles: JsonValue[];
  rounds: number;
  concurrency: number;
}

const run = JSON.parse(readFileSync(process.env["PEACEBRIEF_THROUGHPUT"] ?? "", "utf8")) as Run;
const articles = run.articles.map((one) => fromJson(ArticleSchema, one));
const { ca_file: tlsCa, token_file: tokenFile, api_key_file: apiKeyFile } = run.client;
const client = connect(run.client.url, { ...(tlsCa && { tlsCa }), ...(tokenFile && { tokenFile }), ...(apiKeyFile && { apiKeyFile }) });

async function layer(client: Client, articles: Article[]): Promise<number> {
  let answered = 0;
  for await (const outcome of client.summarizeMany(articles, { concurrency: run.concurrency })) {
    if (outcome instanceof Error) throw outcome;
    answered++;
  }
  return answered;
}

async function stub({ stubs }: Client, articles: Article[]): Promise<number> {
  const briefs: (Brief | undefined)[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let place = next++; place < articles.length; place = next++) {
      const article = articles[place];
      if (!article) return;
      briefs[place] = (await stubs.summarizer.summarize({ article, encodingType: EncodingType.UTF16 })).brief;
    }
  };
  await Promise.all(Array.from({ length: run.concurrency }, work));
  return briefs.filter((brief) => brief !== undefined).length;
}

const variants = { stub, layer };

async function timed(variant: keyof typeof variants, round: number | undefined): Promise<void> {
  const begun = performance.now();
  const answered = await variants[variant](client, articles);
  const seconds = (performance.now() - begun) / 1000;
  if (answered !== articles.length) throw new Error(`${variant}: ${answered} answers to ${articles.length} articles`);
  if (round !== undefined) process.stdout.write(`${JSON.stringify({ variant, round, articles: answered, seconds })}\n`);
}

for (const variant of ["stub", "layer"] as const) await timed(variant, undefined);
for (let round = 0; round < run.rounds; round++) {
  for (const variant of round % 2 === 0 ? (["stub", "layer"] as const) : (["layer", "stub"] as const)) await timed(variant, round);
}
client.close();
