import type { Clock, Log } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";

export type AlertContext = {
  db: Db;
  clock: Clock;
  log: Log;
  /** Opens the secrets of webhooks. */
  key: Buffer;
  /** Links in what is told begin with it. */
  baseUrl: string;
  /** `smtp://user:secret@host:587`; without it mails are kept to be read in the back office. */
  smtpUrl: string | undefined;
  mailFrom: string;
  /** The company's clock, and the language of who has none of their own. */
  readCompanyHabits: () => Promise<{ timeZone: string; language: string }>;
};
