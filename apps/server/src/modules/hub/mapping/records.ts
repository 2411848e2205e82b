import type { MappedService } from "@counterfoil/contracts";
import { type MappedRecord, type SegmentTable, segmentTable } from "@counterfoil/sap";
import type { SegmentSources } from "./source.ts";
import { goodsSegments, moneySegments } from "./sources/movements.ts";
import { orderSegments } from "./sources/order.ts";
import { receiptSegments } from "./sources/receipt.ts";
import { paymentListSegments, salesSumSegments } from "./sources/sums.ts";

/** Each kind of document: which service it goes by, its segments, and what its fields may come from. */
export const records: Record<MappedRecord, { service: MappedService; table: SegmentTable; sources: SegmentSources }> = {
  WPUBON01: { service: "salesTransactions", table: segmentTable("WPUBON01"), sources: receiptSegments },
  WPUUMS01: { service: "salesTransactions", table: segmentTable("WPUUMS01"), sources: salesSumSegments },
  WPUTAB01: { service: "salesTransactions", table: segmentTable("WPUTAB01"), sources: paymentListSegments },
  WPUFIB01: { service: "financialTransactions", table: segmentTable("WPUFIB01"), sources: moneySegments },
  WPUWBW01: { service: "goodsMovements", table: segmentTable("WPUWBW01"), sources: goodsSegments },
  A_SalesOrder: { service: "orderCreation", table: segmentTable("A_SalesOrder"), sources: orderSegments },
};

export const typesOf = (service: MappedService): MappedRecord[] =>
  (Object.keys(records) as MappedRecord[]).filter((type) => records[type].service === service);

/** SAP's segment for fields of one's own; each is a rule of its own: `E1WPB01.E1WXX01.CF.TRANSACTION_ID`. */
export const EXTENSION = "E1WXX01";
