import type { Transaction } from "@counterfoil/contracts";
import type { Actor } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { Alerts } from "../alerts/index.ts";
import type { Creations } from "../creations/index.ts";
import type { Inbound } from "../inbound/index.ts";
import type { Mapping } from "../mapping/index.ts";
import type { FindTransactions, Outbound } from "../outbound/index.ts";
import type { OutboundNoting } from "./note-outbound.ts";

/** What mending works with: the ways in and out, and the people. */
export type MendingContext = OutboundNoting & {
  db: Db;
  outbound: Pick<Outbound, "retry" | "resendAnew">;
  creations: Pick<Creations, "retry">;
  inbound: Pick<Inbound, "retry">;
  mapping: Pick<Mapping, "cureOf" | "addLookup">;
  alerts: Pick<Alerts, "tellPerson">;
  findTransactions: FindTransactions;
  /** Articles with this barcode. */
  findArticles: (gtin: string) => Promise<string[]>;
  /** Those who may look after something. */
  readPeople: () => Promise<{ personId: string; name: string }[]>;
  readOriginal: (storeId: string, id: string) => Promise<Transaction | undefined>;
};

/** The program itself, when it tries again what may pass. */
export const itself: Actor = { kind: "system", id: "mending", name: "Counterfoil" };
