import { SettingError } from "@counterfoil/platform";
import { readConfig } from "./config.ts";
import { startErp } from "./wire.ts";

/** What cannot start says so in one line; what has started ends cleanly when asked to. */
try {
  const erp = await startErp(await readConfig(process.env));
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      erp.stop().then(
        () => process.exit(0),
        (error) => fail(error),
      );
    });
  }
} catch (error) {
  fail(error);
}

function fail(error: unknown): never {
  console.error(`The ERP cannot ${error instanceof SettingError ? "use a setting" : "go on"}: ${sayWhy(error)}`);
  process.exit(1);
}

function sayWhy(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return "the port is in use. Set ERP_PORT to a free one.";
  if (code === "ECONNREFUSED" || code === "ENOTFOUND")
    return `the database of ERP_DATABASE_URL does not answer (${code}).`;
  return message || String(error);
}
