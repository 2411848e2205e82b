import { type Static, Type } from "typebox";
import { DateSchema, InstantSchema, StoreIdSchema, TillIdSchema, TransactionIdSchema } from "./ids.ts";

/**
 * What happens at a till beside its transactions, for whoever must see that nothing was done in secret. It has no receipt number;
 * its own sequence runs without gaps per till, so that a missing one shows.
 */
export const journalKinds = [
  "signedIn",
  "locked",
  "signedOut",
  "refusedPin",
  "approved",
  "lineCancelled",
  "saleCancelled",
  "priceChanged",
  "drawerOpened",
  "receiptCancelled",
  "reprinted",
  "mailed",
  "xReport",
  "dayOpened",
  "counted",
  "parked",
  "resumed",
  "goodsReserved",
  "goodsPutAside",
  "reservedCancelled",
  "clockedIn",
  "clockedOut",
  "trainingBegun",
  "trainingEnded",
  "offlineBegun",
  "offlineEnded",
  "exported",
  "memoryLost",
  "takenOver",
  "cardUnknown",
  "cardDecided",
  "cardCancelled",
  "customerPerhapsTwice",
] as const;

export const JournalEntrySchema = Type.Object(
  {
    id: TransactionIdSchema,
    tillId: TillIdSchema,
    sequence: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
    occurredAt: InstantSchema,
    /** A till may be newer than its server: what the server does not know it keeps as well. */
    kind: Type.Unsafe<(typeof journalKinds)[number]>(Type.String({ pattern: "^[a-z][A-Za-z]{0,40}$" })),
    /** Who was at the till; nobody when it was locked. */
    personId: Type.Optional(Type.String({ maxLength: 40 })),
    personName: Type.Optional(Type.String({ maxLength: 80 })),
    /** Who lent a right over the shoulder. */
    approvedBy: Type.Optional(Type.String({ maxLength: 40 })),
    /** The receipt or movement that it belongs to. */
    transactionId: Type.Optional(TransactionIdSchema),
    /** Facts by name, as the kind has them; amounts in minor units. */
    facts: Type.Record(
      Type.String({ pattern: "^[a-z][A-Za-z]{0,30}$" }),
      Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean()]),
      { maxProperties: 20 },
    ),
  },
  { additionalProperties: false },
);
export type JournalEntry = Static<typeof JournalEntrySchema>;
export type JournalKind = JournalEntry["kind"];

/** `POST /api/tills/journal` (device token): all or nothing; what is known already counts as taken. */
export const TillJournalSchema = Type.Object({
  entries: Type.Array(JournalEntrySchema, { minItems: 1, maxItems: 200 }),
});
export const TillJournalAnswerSchema = Type.Object({ taken: Type.Array(TransactionIdSchema) });

/** `GET /api/journal/entries` (receipts.read), newest first. */
export const JournalQuerySchema = Type.Object({
  storeId: Type.Optional(StoreIdSchema),
  tillId: Type.Optional(TillIdSchema),
  kind: Type.Optional(JournalEntrySchema.properties.kind),
  /** Part of a person's name or of a fact. */
  query: Type.Optional(Type.String({ maxLength: 80 })),
  /** Days, both included, in UTC. */
  from: Type.Optional(DateSchema),
  to: Type.Optional(DateSchema),
  next: Type.Optional(Type.String({ maxLength: 80 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
});
export type JournalQuery = Static<typeof JournalQuerySchema>;
export const JournalPageSchema = Type.Object({
  items: Type.Array(Type.Object({ ...JournalEntrySchema.properties, arrivedAt: InstantSchema })),
  next: Type.Optional(Type.String()),
});
export type JournalPage = Static<typeof JournalPageSchema>;
