import { type Logger, pino } from "pino";

export type Log = Logger;

/** JSON lines on standard output. Secrets never reach a line: these paths are cut out wherever they appear. */
export function createLog({ name, level }: { name: string; level: string }): Log {
  return pino({
    name,
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        "authorization",
        "*.authorization",
        "req.headers.authorization",
        "req.headers.cookie",
        "password",
        "*.password",
        "secret",
        "*.secret",
        "token",
        "*.token",
        "pin",
        "*.pin",
      ],
      censor: "[hidden]",
    },
  });
}
