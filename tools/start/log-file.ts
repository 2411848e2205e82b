import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

const mostBytes = 10 * 1024 * 1024;
const kept = 3;

/** Appends lines; a full file becomes `.1`, the one before `.2`, and the oldest goes. */
export class LogFile {
  readonly #path: string;
  #file: number;
  #bytes: number;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#path = path;
    this.#file = openSync(path, "a", 0o600);
    this.#bytes = fstatSync(this.#file).size;
  }

  write(line: string): void {
    const text = `${line}\n`;
    if (this.#bytes + text.length > mostBytes) this.#rotate();
    this.#bytes += writeSync(this.#file, text);
  }

  close(): void {
    closeSync(this.#file);
  }

  #rotate(): void {
    closeSync(this.#file);
    for (let age = kept - 1; age >= 0; age -= 1) {
      const from = age === 0 ? this.#path : `${this.#path}.${age}`;
      if (existsSync(from)) renameSync(from, `${this.#path}.${age + 1}`);
    }
    this.#file = openSync(this.#path, "a", 0o600);
    this.#bytes = 0;
  }
}
