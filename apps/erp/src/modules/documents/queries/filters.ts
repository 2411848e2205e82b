import { type RawBuilder, sql } from "@counterfoil/platform";

/** Receipts one of whose tasks stopped for this. */
export const hasFault = (fault: { code?: string | undefined; subject?: string | undefined }): RawBuilder<boolean> =>
  sql<boolean>`faults @> ${JSON.stringify([fault])}::jsonb`;
