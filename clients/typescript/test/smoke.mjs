// Runs the README's quickstart to the letter, as a user of the package in the given folder would, in an empty folder of its own.
// The quickstart calls the port that a service has by itself, so both are given a network of their own where the kernel allows it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL("..", import.meta.url));
const server = process.env.PEACEBRIEF_SERVER ?? join(here, "../../target/debug/peacebrief-server");
const packages = process.argv[2];
if (!packages) throw new Error("which folder is the package in?");

const quickstart = /^## Quickstart$[^]*?^```ts\n([^]*?)^```$/m.exec(readFileSync(join(here, "README.md"), "utf8"))?.[1];
if (!quickstart) throw new Error("the README has no quickstart");
if (quickstart.split("\n").length > 15) throw new Error("the quickstart is longer than 15 lines");

function run(program, ...args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${error ?? ""}\n${stdout}${stderr}`);
  return stdout;
}

const folder = mkdtempSync(join(tmpdir(), "peacebrief-smoke-"));
try {
  const [tarball] = readdirSync(packages).filter((name) => name.endsWith(".tgz"));
  if (!tarball) throw new Error(`no tarball in ${packages}: make package`);
  run("npm", "install", "--no-audit", "--no-fund", "--loglevel=error", resolve(packages, tarball));
  run("npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "--save-dev", "typescript@6.0.3", "@types/node@20");
  writeFileSync(join(folder, "quickstart.mts"), quickstart);
  // As a user in TypeScript: the types hold, too.
  const tsc = join(folder, "node_modules/.bin/tsc");
  run(tsc, "--strict", "--module", "nodenext", "--target", "es2022", "--types", "node", "--skipLibCheck", "false", "--ignoreConfig", "quickstart.mts");
  const script = `
    ip link set lo up 2>/dev/null
    "$0" --log warn & server=$!
    until (exec 3<>/dev/tcp/127.0.0.1/50051) 2>/dev/null; do kill -0 $server || exit 1; sleep 0.1; done
    node quickstart.mjs; status=$?
    kill $server; wait $server 2>/dev/null; exit $status`;
  const alone = spawnSync("unshare", ["-rn", "true"]).status === 0;
  const said = alone ? run("unshare", "-rn", "bash", "-c", script, server) : run("bash", "-c", script, server);
  if (!said.includes("ceasefire") || !said.includes("signed a ceasefire in Nairobi")) throw new Error(`the quickstart said:\n${said}`);
  process.stdout.write("quickstart: well, from the package\n");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
