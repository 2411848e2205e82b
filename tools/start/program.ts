import { type ChildProcess, spawn } from "node:child_process";
import { get, type IncomingMessage } from "node:http";
import { get as getByTls } from "node:https";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { repository } from "../database/apps.ts";
import { nodeEnvironment, nodeFlags } from "../running/node-flags.ts";
import { identify, stopProcess } from "../running/process-identity.ts";
import { StartFault } from "./fault.ts";
import { LogFile } from "./log-file.ts";
import { say } from "./progress.ts";
import { consoleLine } from "./warnings.ts";

export type ProgramOptions = {
  name: string;
  main: string;
  environment: Record<string, string>;
  dataDir: string;
  giveUp: (reason: string) => void;
  /** Before the first new start; doubled each time. */
  firstDelayMs?: number;
};

// Half a second, a second, two, four; who falls five times within a minute does not get up by being lifted again.
const mostFalls = 5;
const fallsWithinMs = 60_000;
const stopWaitMs = 20_000;
const readyWaitMs = 60_000;

/** A program of ours as a process: its lines go to its log, it is started again when it falls. */
export class Program {
  readonly #options: ProgramOptions;
  readonly #log: LogFile;
  #child: ChildProcess | undefined;
  #stopping = false;
  #falls: number[] = [];

  constructor(options: ProgramOptions) {
    this.#options = options;
    this.#log = new LogFile(join(options.dataDir, "logs", `${options.name}.log`));
    this.#start();
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Waits for 200 from /readyz. A program that needs longer than a minute hangs. */
  async ready(url: string): Promise<void> {
    let answer = "no answer";
    for (
      const endMs = performance.now() + readyWaitMs;
      performance.now() < endMs && !this.#stopping;
      await pause(100)
    ) {
      try {
        const { status, text } = await ask(`${url}/readyz`);
        if (status === 200) return;
        answer = text;
      } catch {
        // Not listening yet.
      }
    }
    throw new StartFault(
      "start.not-ready",
      `${this.#options.name} is not ready after a minute: ${answer} (${this.#logName()})`,
    );
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const pid = this.#child?.pid;
    if (pid !== undefined && this.#child?.exitCode === null) await stopProcess(identify(pid), stopWaitMs);
  }

  /** In a process group of its own: Ctrl-C reaches start alone, which stops the programs one after another. */
  #start(): void {
    const { main, environment } = this.#options;
    const follow = join(repository, "tools", "start", "follow-parent.ts");
    const child = spawn(process.execPath, [...nodeFlags, "--import", follow, resolve(repository, main)], {
      cwd: repository,
      detached: true,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      env: { ...nodeEnvironment, ...process.env, ...environment },
    });
    this.#child = child;
    const lastWords: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on("line", (line) => this.#hear(line, lastWords));
    child.once("close", (code, signal) => void this.#fell(signal ?? `exit code ${code}`, lastWords));
  }

  #hear(line: string, lastWords: string[]): void {
    this.#log.write(line);
    lastWords.push(line);
    if (lastWords.length > 20) lastWords.shift();
    const warning = consoleLine(this.#options.name, line);
    if (warning) say(warning);
  }

  async #fell(how: string, lastWords: string[]): Promise<void> {
    if (this.#stopping) return this.#log.close();
    const now = performance.now();
    this.#falls = [...this.#falls.filter((fall) => now - fall < fallsWithinMs), now];
    const { name, giveUp, firstDelayMs = 500 } = this.#options;
    const reason = `${name} ended by itself (${how})`;
    if (this.#falls.length >= mostFalls) {
      return giveUp(
        `${reason}, ${mostFalls} times within a minute. Its last words (${this.#logName()}):\n${lastWords.join("\n")}`,
      );
    }
    const delayMs = firstDelayMs * 2 ** (this.#falls.length - 1);
    // What a person can mend is said here at once, and not only in the log.
    const why = lastWords.find((line) => / cannot (use a setting|go on): /.test(line));
    say(`${reason}; starting it again in ${delayMs / 1000} s${why === undefined ? "" : `. ${why}`}`);
    await pause(delayMs);
    if (!this.#stopping) this.#start();
  }

  #logName(): string {
    return join(this.#options.dataDir, "logs", `${this.#options.name}.log`);
  }
}

/** Our own program, started a moment ago: its certificate is for the name that people use, and need not be trusted here. */
async function ask(url: string): Promise<{ status: number | undefined; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const request = url.startsWith("https:")
    ? getByTls(url, { rejectUnauthorized: false, timeout: 5_000 }, resolve)
    : get(url, { timeout: 5_000 }, resolve);
  request.on("error", reject).on("timeout", () => request.destroy(new Error("no answer")));
  const answer = await promise;
  return { status: answer.statusCode, text: Buffer.concat(await answer.toArray()).toString("utf8") };
}
