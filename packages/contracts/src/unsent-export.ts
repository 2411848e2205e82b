import { type Static, Type } from "typebox";
import { InstantSchema, TillIdSchema } from "./ids.ts";

/**
 * The emergency export of a till: all that the server has not confirmed, as it would have been sent. `digest` tells a slip of the hand
 * or of a file, `signature` (by the device's token, which nobody else has) a stranger.
 */
export const UnsentExportSchema = Type.Object(
  {
    format: Type.Literal("counterfoil-unsent-1"),
    tillId: TillIdSchema,
    exportedAt: InstantSchema,
    transactions: Type.Array(Type.Unknown(), { minItems: 1, maxItems: 20_000 }),
    digest: Type.String({ pattern: "^[0-9a-f]{64}$", description: "SHA-256 of what is signed." }),
    signature: Type.String({ pattern: "^[0-9a-f]{64}$", description: "HMAC-SHA256; its key is the token's SHA-256." }),
  },
  { additionalProperties: false },
);
export type UnsentExport = Static<typeof UnsentExportSchema>;

/** The text that digest and signature are of: the same however the file was indented. */
export function signedText({ tillId, exportedAt, transactions }: Omit<UnsentExport, "digest" | "signature">): string {
  return JSON.stringify([tillId, exportedAt, transactions]);
}

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
      /** `taken`: in a trial, it would be. `known`: the server had it already. */
      outcome: Type.Enum(["taken", "known", "rejected"]),
      problem: Type.Optional(Type.Object({ code: Type.String(), detail: Type.String() })),
    }),
  ),
});
export type UnsentImportAnswer = Static<typeof UnsentImportAnswerSchema>;
