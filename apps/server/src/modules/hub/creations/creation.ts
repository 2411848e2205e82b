import type { AnyKysely, Clock, Log } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../database.ts";
import type { Communication } from "../communication/index.ts";

export type CreationService = "orderCreation" | "businessPartnerCreation";

/** How far it is: `dead` is refused, or given up; `withdrawn` was taken back before the ERP had it. */
export type CreationState = "waiting" | "sending" | "failed" | "dead" | "created" | "withdrawn";

export type NewCreation = {
  service: CreationService;
  /** The object's own id. */
  id: string;
  storeId: string;
  /** By which the ERP knows it before it has a number there; unique in the service. */
  reference: string;
  amountMinor?: number;
  currency?: string;
};

export type CreationChange = {
  service: CreationService;
  id: string;
  storeId: string;
  reference: string;
  state: CreationState;
  amountMinor: number | null;
  currency: string | null;
  reasonCode: string | null;
  reason: string | null;
  causeCode: string | null;
  causeSubject: string | null;
  erpKey: string | null;
  /** When the first call went out: from then on the ERP may have it. */
  sentAt: Date | null;
};

export type Written = { body: string; mappingVersion?: number };

/** What a service brings along: how its objects are told to the ERP, and who hears what came of it. */
export type CreationKind = {
  service: CreationService;
  /** The OData service below the ERP's address, and its set: what is created is posted there. */
  odata: { service: string; set: string };
  /** As it is told now, corrections and mapping included; throws MappingError where that is not possible. */
  write: (id: string) => Promise<Written | { notYet: string }>;
  /** The filter that finds it in that set, and the property that is its number there. */
  question: (creation: { id: string; reference: string }) => string;
  key: string;
  noteState: (transaction: DbTransaction, change: CreationChange) => Promise<void>;
};

export type CreationContext = {
  db: Db;
  log: Log;
  clock: Clock;
  communication: Pick<
    Communication,
    "readRoutes" | "readDestination" | "outboundService" | "noteAnswered" | "noteUnanswered"
  >;
  /** Aborted when the program ends: what is on its way then is asked for by the next one. */
  stopping: AbortSignal;
  kinds: Map<CreationService, CreationKind>;
  /** Mending hears of every change. */
  noteCase: (transaction: AnyKysely, change: CreationChange) => Promise<void>;
};
