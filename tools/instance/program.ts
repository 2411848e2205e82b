import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { repository } from "../database/apps.ts";
import { nodeEnvironment, nodeFlags } from "../running/node-flags.ts";

/** One of our programs as a real process that a test may kill and start again. */
export class RunningProgram {
  readonly url: string;
  readonly #main: string;
  readonly #environment: Record<string, string>;
  readonly #logPath: string;
  #child: ChildProcess | undefined;

  constructor(options: { main: string; url: string; environment: Record<string, string>; logPath: string }) {
    this.url = options.url;
    this.#main = options.main;
    this.#environment = options.environment;
    this.#logPath = options.logPath;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get isUp(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [...nodeFlags, join(repository, this.#main)], {
      cwd: repository,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...nodeEnvironment, ...process.env, ...this.#environment },
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (bytes) => appendFileSync(this.#logPath, bytes));
    await this.ready();
  }

  /** Until it answers that it is up; `/readyz` may rightly say no while its other half is down. A busy machine takes a minute for it. */
  async ready(): Promise<void> {
    for (let waitedMs = 0; waitedMs < 180_000; waitedMs += 50) {
      if (!this.isUp) throw new Error(`${this.#main} ended by itself, see ${this.#logPath}`);
      const answer = await fetch(`${this.url}/healthz`).catch(() => undefined);
      if (answer?.ok) return;
      await pause(50);
    }
    throw new Error(`${this.#main} does not answer, see ${this.#logPath}`);
  }

  /** SIGKILL: no last words, as when somebody pulls the plug. */
  async kill(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    const child = this.#child;
    if (!child || !this.isUp) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  /** When it ended by somebody else's hand. */
  async ended(): Promise<void> {
    const child = this.#child;
    if (child && this.isUp) await once(child, "exit");
  }
}
