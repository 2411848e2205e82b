import { type Static, Type } from "typebox";
import { InstantSchema, TillIdSchema } from "./ids.ts";

const list = (maxItems: number) => Type.Array(Type.Unknown(), { maxItems });

/**
 * The emergency export of a till: all that the server has not confirmed, as it would have been sent. `digest` tells a slip of the hand
 * or of a file, `signature` (by the device's token, which nobody else has) a stranger. The first format had transactions only.
 */
export const UnsentExportSchema = Type.Object(
  {
    format: Type.Enum(["counterfoil-unsent-1", "counterfoil-unsent-2"]),
    tillId: TillIdSchema,
    exportedAt: InstantSchema,
    transactions: list(20_000),
    /** Who was made without the server, each as its `NewCustomer`. */
    customers: Type.Optional(list(5_000)),
    parked: Type.Optional(list(500)),
    journal: Type.Optional(list(100_000)),
    digest: Type.String({ pattern: "^[0-9a-f]{64}$", description: "SHA-256 of what is signed." }),
    signature: Type.String({ pattern: "^[0-9a-f]{64}$", description: "HMAC-SHA256; its key is the token's SHA-256." }),
  },
  { additionalProperties: false },
);
export type UnsentExport = Static<typeof UnsentExportSchema>;

/** The text that digest and signature are of: the same however the file was indented. */
export function signedText(made: Omit<UnsentExport, "digest" | "signature">): string {
  const { format, tillId, exportedAt, transactions, customers, parked, journal } = made;
  const beside = format === "counterfoil-unsent-1" ? [] : [customers, parked, journal];
  return JSON.stringify([tillId, exportedAt, transactions, ...beside]);
}

const outcome = {
  /** `taken`: in a trial, it would be. `known`: the server had it already. */
  outcome: Type.Enum(["taken", "known", "rejected"]),
  problem: Type.Optional(Type.Object({ code: Type.String(), detail: Type.String() })),
};
const BesideSchema = Type.Object({
  what: Type.Enum(["customer", "parkedSale", "journalEntry"]),
  taken: Type.Integer(),
  known: Type.Integer(),
  rejected: Type.Integer(),
  /** Of the journal only what was rejected. */
  lines: Type.Array(
    Type.Object({
      name: Type.String(),
      ...outcome,
      /** Customers who are perhaps the same: both are kept. */
      similar: Type.Optional(Type.Array(Type.String())),
    }),
  ),
});
export type ImportedBeside = Static<typeof BesideSchema>;

/** `POST /api/sales/unsent-imports` (receipts.import). A trial says what would be, and keeps nothing. */
export const UnsentImportSchema = Type.Object({ trial: Type.Boolean(), export: UnsentExportSchema });
export const UnsentImportAnswerSchema = Type.Object({
  tillId: TillIdSchema,
  exportedAt: InstantSchema,
  /** Whose device has signed it: the one that the till has now, or one that it had. */
  signedBy: Type.Enum(["device", "formerDevice"]),
  results: Type.Array(
    Type.Object({
      id: Type.Union([Type.String(), Type.Null()]),
      number: Type.Optional(Type.String()),
      /** What stands on its paper, when another transaction has that number. */
      formerNumber: Type.Optional(Type.String()),
      kind: Type.Optional(Type.String()),
      occurredAt: Type.Optional(Type.String()),
      total: Type.Optional(Type.Number()),
      currency: Type.Optional(Type.String()),
      ...outcome,
    }),
  ),
  beside: Type.Array(BesideSchema),
});
export type UnsentImportAnswer = Static<typeof UnsentImportAnswerSchema>;
