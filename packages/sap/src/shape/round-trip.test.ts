import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryGroup } from "../../testing/arbitrary.ts";
import { financialIdoc } from "../idoc/financial-transactions.ts";
import { goodsMovementIdoc } from "../idoc/goods-movements.ts";
import { paymentListIdoc } from "../idoc/payment-lists.ts";
import { receiptIdoc } from "../idoc/receipts.ts";
import { salesSumIdoc } from "../idoc/sales-sums.ts";
import { basePriceIdoc } from "../pps/base-price.ts";
import { promotionIdocs } from "../pps/promotion.ts";
import { businessPartnerRequest } from "../soap/business-partner.ts";
import { businessPartnerConfirmation } from "../soap/business-partner-confirmation.ts";
import { posSoapShapes } from "../soap/pos-transactions.ts";
import { articleRequest } from "../soap/product-merchandise-view.ts";
import type { DocumentShape } from "./document.ts";
import { documentReader } from "./reader.ts";
import { documentWriter, writeDocument } from "./writer.ts";

describe.each([
  ["business partners", businessPartnerRequest],
  ["confirmation", businessPartnerConfirmation],
  ["articles", articleRequest],
  ["WPUBON01", receiptIdoc],
  ["WPUFIB01", financialIdoc],
  ["WPUWBW01", goodsMovementIdoc],
  ["WPUUMS01", salesSumIdoc],
  ["WPUTAB01", paymentListIdoc],
  ["receipts in SOAP", posSoapShapes.WPUBON01],
  ["sums in SOAP", posSoapShapes.WPUUMS01],
  ["payment lists in SOAP", posSoapShapes.WPUTAB01],
  ["financial transactions in SOAP", posSoapShapes.WPUFIB01],
  ["/ROP/BASE_PRICE01", basePriceIdoc],
  ["/ROP/PROMOTION02", promotionIdocs["/ROP/PROMOTION02"]],
  ["/ROP/PROMOTION03", promotionIdocs["/ROP/PROMOTION03"]],
] as [string, DocumentShape][])("%s", (_, shape) => {
  const reader = documentReader(shape);
  const writer = documentWriter(shape);

  it("written and read again is the same, wherever the bytes are cut", () => {
    const documents = fc.tuple(arbitraryGroup(shape.header), fc.array(arbitraryGroup(shape.record), { maxLength: 3 }));
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 4000 }), ([header, records], size) => {
        const bytes = Buffer.from([...writeDocument(writer, header, records)].join(""));
        const reading = reader();
        const found = [];
        for (let at = 0; at < bytes.length; at += size) found.push(...reading.write(bytes.subarray(at, at + size)));
        found.push(...reading.end());
        expect(reading.header).toEqual(header);
        expect(found.map((each) => (each.ok ? each.value : each.problems))).toEqual(records);
        expect([...reading.unmodelled]).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
