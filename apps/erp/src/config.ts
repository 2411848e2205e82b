import { resolve } from "node:path";
import {
  choiceSetting,
  type Environment,
  portSetting,
  readSecretKey,
  type SecretKey,
  textSetting,
  urlSetting,
} from "@counterfoil/platform";

export type Config = Readonly<{
  host: string;
  port: number;
  baseUrl: string;
  databaseUrl: string;
  logLevel: string;
  secretKey: SecretKey;
  setupToken: string | undefined;
  trustProxy: boolean;
  migrationsFolder: string;
  screensFolder: string;
}>;

const levels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** The only reader of the environment. */
export async function readConfig(environment: Environment): Promise<Config> {
  const port = portSetting(environment, "ERP_PORT", 4100);
  const dataFolder = resolve(textSetting(environment, "DATA_DIR", ".data"));
  return Object.freeze({
    host: textSetting(environment, "HOST", "127.0.0.1"),
    port,
    baseUrl: urlSetting(environment, "ERP_BASE_URL", ["http:", "https:"], `http://127.0.0.1:${port}`),
    databaseUrl: urlSetting(environment, "ERP_DATABASE_URL", ["postgres:", "postgresql:"]),
    logLevel: choiceSetting(environment, "LOG_LEVEL", levels, "info"),
    secretKey: await readSecretKey(environment, dataFolder),
    setupToken: environment.SETUP_TOKEN?.trim() || undefined,
    trustProxy: choiceSetting(environment, "TRUST_PROXY", ["true", "false"], "false") === "true",
    migrationsFolder: resolve(import.meta.dirname, "..", "migrations"),
    screensFolder: resolve(import.meta.dirname, "..", "web", "dist"),
  });
}
