/** A real server on a port of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The top of the repository: this file runs from clients/typescript/build/test/support. */
export const TOP = fileURLToPath(new URL("../../../../../", import.meta.url));

const program = process.env["PEACEBRIEF_SERVER"] ?? join(TOP, "target/debug/peacebrief-server");

/** A folder that is gone when the test is over. */
export function folder(test: { after: (fn: () => void) => void }): string {
  const path = mkdtempSync(join(tmpdir(), "peacebrief-ts-"));
  test.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A server that serves. */
export class Server {
  private constructor(
    private readonly child: ChildProcess,
    /** Where it does: `127.0.0.1:PORT`. */
    readonly address: string,
  ) {}

  /** Its URL. */
  get url(): string {
    return `http://${this.address}`;
  }

  /** Starts one with such flags. */
  static async start(...flags: string[]): Promise<Server> {
    if (!existsSync(program)) throw new Error(`${program} is not there: cargo build -p peacebrief-server, or set PEACEBRIEF_SERVER`);
    const listen = flags.includes("--listen") ? [] : ["--listen", "127.0.0.1:0"];
    const child = spawn(program, [...listen, "--log-format", "json", "--drain-pause", "0s", ...flags], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const said: string[] = [];
    for await (const line of createInterface({ input: child.stderr })) {
      said.push(line);
      const { message, address } = JSON.parse(line.startsWith("{") ? line : "{}") as { message?: string; address?: string };
      if (message === "serving" && address) {
        child.stderr.resume();
        return new Server(child, address);
      }
    }
    throw new Error(`the server did not start:\n${said.join("\n")}`);
  }

  /** Ends it, and waits until it has. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, "exit");
    this.child.kill(signal);
    await exit;
  }
}
