import { sql } from "@counterfoil/platform";

/** The latest reversal of each receipt that has any, to be joined by `receipt_id`. */
export const latestReversal = sql`(
  select distinct on (receipt_id) receipt_id, reversed_at, reversed_by, why from documents.reversal
  order by receipt_id, reversed_at desc) reversal`;

/** For OData. */
export const reversalColumns = sql`
  to_char(reversed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "ReversedAt", reversed_by as "ReversedBy",
  why as "ReversalReason"`;
