// Bundles the page: node examples/page/build.mjs FOLDER
import { copyFile, mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = new URL(".", import.meta.url);
const out = process.argv[2] ?? "target/page";
await mkdir(out, { recursive: true });
await build({
  entryPoints: [fileURLToPath(new URL("page.ts", here))],
  outfile: `${out}/page.js`,
  bundle: true,
  minify: true,
  sourcemap: true,
  format: "iife",
  target: "es2022",
  logLevel: "warning",
});
for (const file of ["index.html", "page.css"]) await copyFile(new URL(file, here), `${out}/${file}`);
