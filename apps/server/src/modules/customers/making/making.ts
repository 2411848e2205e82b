import type { CreationSettings } from "@counterfoil/contracts";
import type { Actor, Clock } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { Place } from "./to-state.ts";

/** What making a customer works with. */
export type Making = {
  db: Db;
  clock: Clock;
  announceChanged: (transaction: DbTransaction) => Promise<void>;
  /** The sales area of a store; of the first one when none is named. */
  readPlace: (storeId: string | undefined) => Promise<(Place & { storeId: string }) | undefined>;
  readTerms: () => Promise<CreationSettings>;
  /** The way to the ERP. */
  tellErp: (transaction: DbTransaction, creation: { id: string; storeId: string; reference: string }) => Promise<void>;
  retry: (ids: readonly string[], actor: Actor) => Promise<unknown>;
  /** False when the ERP may have it. */
  withdraw: (transaction: DbTransaction, id: string) => Promise<boolean>;
  /** What was withdrawn goes after all; false when it was not. */
  renew: (transaction: DbTransaction, id: string) => Promise<boolean>;
  wake: () => void;
  /** Receipts that waited for the customer's number may go, and orders that were refused for the lack of it. */
  numberKnown: (transaction: DbTransaction, partnerId: string) => Promise<void>;
};

/** How far the ERP is with a customer: `dead` is refused, `erpKey` its number there. */
export type ErpProgress = {
  id: string;
  state: "waiting" | "sending" | "failed" | "dead" | "created" | "withdrawn";
  erpKey: string | null;
  reason: string | null;
  causeCode: string | null;
  causeSubject: string | null;
};
