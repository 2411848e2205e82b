/** SQLSTATE classes that say "not now": connection, serialisation, resources, operator, system. */
const PASSING = new Set(["08", "40", "53", "55", "57", "58"]);

/** A fault of the moment, not of the data: the work stays where it is and is tried again. */
export function isPassingFault(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return PASSING.has(code.slice(0, 2));
  if (typeof code === "string") return /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code);
  return /connection (terminated|ended)|Client was closed|not queryable|timeout exceeded/i.test(String(message));
}
