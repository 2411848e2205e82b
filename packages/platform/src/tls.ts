import { readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import type { Server } from "node:https";
import { createSecureContext } from "node:tls";
import { type Environment, SettingError } from "./environment.ts";
import type { Log } from "./log.ts";

/** Where the certificate (with its chain) and its key are, as PEM. */
export type TlsFiles = { certificate: string; key: string };

/** TLS_CERT and TLS_KEY: both or none. They are read at the start, so that a wrong one is said then. */
export function tlsSetting(environment: Environment): TlsFiles | undefined {
  const [certificate, key] = [environment.TLS_CERT?.trim(), environment.TLS_KEY?.trim()];
  if (!certificate && !key) return undefined;
  if (!certificate || !key) throw new SettingError("TLS_CERT and TLS_KEY belong together: set both or none.");
  readTls({ certificate, key });
  return { certificate, key };
}

export function readTls({ certificate, key }: TlsFiles): { cert: Buffer; key: Buffer } {
  try {
    const pair = { cert: readFileSync(certificate), key: readFileSync(key) };
    createSecureContext(pair);
    return pair;
  } catch (error) {
    throw new SettingError(`TLS_CERT and TLS_KEY cannot be used: ${error instanceof Error ? error.message : error}`);
  }
}

const LOOKED_AT_EVERY_MS = 10_000;

/**
 * Takes a renewed certificate without a restart. The times of the files are looked at, for tools that renew certificates replace files or
 * links, which watchers lose. A pair that does not fit, for one of the two is not written yet, is tried again.
 */
export function followTls(server: Server, files: TlsFiles, log: Log, everyMs = LOOKED_AT_EVERY_MS): { stop(): void } {
  let known = timesOf(files);
  async function look(): Promise<void> {
    const now = await timesOf(files);
    if (now === (await known)) return;
    server.setSecureContext(readTls(files));
    known = Promise.resolve(now);
    log.info({ certificate: files.certificate }, "the certificate was read again");
  }
  const timer = setInterval(
    () => void look().catch((error) => log.error({ err: error }, "the certificate cannot be read again")),
    everyMs,
  );
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

async function timesOf({ certificate, key }: TlsFiles): Promise<string> {
  return (await Promise.all([stat(certificate), stat(key)])).map(({ mtimeMs, ino }) => `${mtimeMs} ${ino}`).join(" ");
}
