import { resolve } from "node:path";
import {
  choiceSetting,
  type Environment,
  portSetting,
  SettingError,
  tlsSetting,
  urlSetting,
} from "@counterfoil/platform";
import { repository } from "../database/apps.ts";

export type StartSettings = {
  dataDir: string;
  port: number;
  erpPort: number;
  /** The address for people and tills; behind a proxy not the one that we listen on. */
  baseUrl: string;
  serverUrl: string;
  erpUrl: string;
  /** Where a person brings a PostgreSQL of their own. */
  databaseUrl: string | undefined;
  erpDatabaseUrl: string | undefined;
  logLevel: string;
  /** "no": an empty suite for a retailer of one's own. */
  demo: "yes" | "no";
};

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace"] as const;
const postgres = ["postgres:", "postgresql:"];

export function readSettings(environment: Environment): StartSettings {
  const port = portSetting(environment, "PORT", 4000);
  const erpPort = portSetting(environment, "ERP_PORT", 4100);
  if (port === erpPort) throw new SettingError(`PORT and ERP_PORT are both ${port}; each program needs its own.`);
  const scheme = tlsSetting(environment) ? "https" : "http";
  const database = (name: string) => (environment[name]?.trim() ? urlSetting(environment, name, postgres) : undefined);
  const [databaseUrl, erpDatabaseUrl] = [database("DATABASE_URL"), database("ERP_DATABASE_URL")];
  if (databaseUrl && erpDatabaseUrl && placeOf(databaseUrl) === placeOf(erpDatabaseUrl))
    throw new SettingError("DATABASE_URL and ERP_DATABASE_URL are one database; each program needs its own.");
  return {
    dataDir: resolve(repository, environment.DATA_DIR?.trim() || ".data"),
    port,
    erpPort,
    baseUrl: urlSetting(environment, "BASE_URL", ["http:", "https:"], `${scheme}://127.0.0.1:${port}`),
    serverUrl: `${scheme}://127.0.0.1:${port}`,
    erpUrl: `${scheme}://127.0.0.1:${erpPort}`,
    databaseUrl,
    erpDatabaseUrl,
    demo: choiceSetting(environment, "DEMO", ["yes", "no"], "yes"),
    logLevel: choiceSetting(environment, "LOG_LEVEL", logLevels, "info"),
  };
}

function placeOf(databaseUrl: string): string {
  const { hostname, port, pathname } = new URL(databaseUrl);
  return `${hostname}:${port || 5432}${pathname}`;
}
