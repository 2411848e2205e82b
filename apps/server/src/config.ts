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
  wholeNumberSetting,
} from "@counterfoil/platform";

export type Config = Readonly<{
  host: string;
  port: number;
  /** The address people and tills use; behind a proxy not the one we listen on. */
  baseUrl: string;
  dataFolder: string;
  databaseUrl: string;
  logLevel: string;
  secretKey: SecretKey;
  /** A person says that the key of this database is gone for good. */
  secretKeyLost?: boolean;
  setupToken: string | undefined;
  trustProxy: readonly string[];
  tls: TlsFiles | undefined;
  /** The longest message that a partner system may send in one request; a longer one it has to halve. */
  inboundLimits: { bodyBytes: number };
  /** LOGSYS of the retailer's own ERP; and how callers of the price service name this tenant. */
  priceService: { ownSystem: string; tenant: string };
  /** The retailer's own rules in TypeScript; see docs/CONFIGURATION-FILE.md. */
  configurationFile: string | undefined;
  /** `smtp://user:secret@host:587`; without it mails are kept to be read in the back office. */
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Where apps/till and apps/backoffice are built. */
  appsFolder: string;
}>;

const levels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** The only reader of the environment. */
export async function readConfig(environment: Environment): Promise<Config> {
  const port = portSetting(environment, "PORT", 4000);
  const tls = tlsSetting(environment);
  const dataFolder = resolve(textSetting(environment, "DATA_DIR", ".data"));
  return Object.freeze({
    host: textSetting(environment, "HOST", "127.0.0.1"),
    port,
    baseUrl: urlSetting(environment, "BASE_URL", ["http:", "https:"], `${tls ? "https" : "http"}://127.0.0.1:${port}`),
    dataFolder,
    databaseUrl: urlSetting(environment, "DATABASE_URL", ["postgres:", "postgresql:"]),
    logLevel: choiceSetting(environment, "LOG_LEVEL", levels, "info"),
    secretKey: await readSecretKey(environment, dataFolder),
    secretKeyLost: choiceSetting(environment, "SECRET_KEY_LOST", ["yes", "no"], "no") === "yes",
    setupToken: environment.SETUP_TOKEN?.trim() || undefined,
    trustProxy: networksSetting(environment, "TRUST_PROXY"),
    tls,
    inboundLimits: {
      bodyBytes: wholeNumberSetting(environment, "INBOUND_LIMIT_BYTES", { from: 1024, to: 2 ** 32, fallback: 2 ** 29 }),
    },
    priceService: {
      ownSystem: textSetting(environment, "OWN_LOGICAL_SYSTEM", "CFERP"),
      tenant: textSetting(environment, "TENANT", "demo"),
    },
    configurationFile: environment.CONFIG_FILE?.trim() ? resolve(environment.CONFIG_FILE.trim()) : undefined,
    smtpUrl: environment.SMTP_URL?.trim() ? urlSetting(environment, "SMTP_URL", ["smtp:", "smtps:"]) : undefined,
    mailFrom: textSetting(environment, "MAIL_FROM", "Counterfoil <counterfoil@localhost>"),
    appsFolder: resolve(import.meta.dirname, "..", ".."),
  });
}
