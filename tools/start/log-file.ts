import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { say } from "./progress.ts";

const mostBytes = 10 * 1024 * 1024;
const kept = 3;

/** Appends lines; a full file becomes `.1`, the one before `.2`, and the oldest goes. */
export class LogFile {
  readonly #path: string;
  #file: number;
  #bytes: number;
  #loses = false;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#path = path;
    this.#file = openSync(path, "a", 0o600);
    this.#bytes = fstatSync(this.#file).size;
  }

  /** On a full disk lines are lost, and that is said once; the suite goes on and takes up again when there is room. */
  write(line: string): void {
    const text = `${line}\n`;
    try {
      if (this.#bytes + text.length > mostBytes) this.#rotate();
      this.#bytes += writeSync(this.#file, text);
      this.#loses = false;
    } catch (cause) {
      if (!this.#loses)
        say(`${this.#path} cannot be written (${(cause as NodeJS.ErrnoException).code}): lines get lost`);
      this.#loses = true;
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #rotate(): void {
    for (let age = kept - 1; age >= 0; age -= 1) {
      const from = age === 0 ? this.#path : `${this.#path}.${age}`;
      if (existsSync(from)) renameSync(from, `${this.#path}.${age + 1}`);
    }
    const full = this.#file;
    this.#file = openSync(this.#path, "a", 0o600);
    closeSync(full);
    this.#bytes = 0;
  }
}
