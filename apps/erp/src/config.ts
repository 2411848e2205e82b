import { resolve } from "node:path";
import {
  choiceSetting,
  type Environment,
  networksSetting,
  portSetting,
  readSecretKey,
  type SecretKey,
  type TlsFiles,
  textSetting,
  tlsSetting,
  urlSetting,
} from "@counterfoil/platform";

export type Config = Readonly<{
  host: string;
  port: number;
  baseUrl: string;
  databaseUrl: string;
  logLevel: string;
  secretKey: SecretKey;
  /** A person says that the key of this database is gone for good. */
  secretKeyLost?: boolean;
  setupToken: string | undefined;
  trustProxy: readonly string[];
  tls: TlsFiles | undefined;
  migrationsFolder: string;
  screensFolder: string;
}>;

const levels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** The only reader of the environment. */
export async function readConfig(environment: Environment): Promise<Config> {
  const port = portSetting(environment, "ERP_PORT", 4100);
  const tls = tlsSetting(environment);
  const dataFolder = resolve(textSetting(environment, "DATA_DIR", ".data"));
  return Object.freeze({
    host: textSetting(environment, "HOST", "127.0.0.1"),
    port,
    baseUrl: urlSetting(
      environment,
      "ERP_BASE_URL",
      ["http:", "https:"],
      `${tls ? "https" : "http"}://127.0.0.1:${port}`,
    ),
    databaseUrl: urlSetting(environment, "ERP_DATABASE_URL", ["postgres:", "postgresql:"]),
    logLevel: choiceSetting(environment, "LOG_LEVEL", levels, "info"),
    secretKey: await readSecretKey(environment, dataFolder),
    secretKeyLost: choiceSetting(environment, "SECRET_KEY_LOST", ["yes", "no"], "no") === "yes",
    setupToken: environment.SETUP_TOKEN?.trim() || undefined,
    trustProxy: networksSetting(environment, "TRUST_PROXY"),
    tls,
    migrationsFolder: resolve(import.meta.dirname, "..", "migrations"),
    screensFolder: resolve(import.meta.dirname, "..", "web", "dist"),
  });
}
