import { expect, it } from "vitest";
import { type FlowStep, flowHref } from "./flow-link.ts";

const step = (system: FlowStep["system"], document: string, number: string, link?: string): FlowStep => ({
  system,
  document,
  number,
  ...(link !== undefined && { link }),
});
const erp = "http://127.0.0.1:4100/";

it.each([
  [step("server", "outboundMessage", "019d"), erp, "#OutboundMessage-search?query=1010-01-000123"],
  [step("erp", "idoc", "0000000000000007"), erp, "http://127.0.0.1:4100/#IDoc-display?number=0000000000000007"],
  [
    step("erp", "revenueDocument", "2010/9000000132"),
    erp,
    "http://127.0.0.1:4100/#AccountingDocument-display?AccountingDocument=9000000132&FiscalYear=2010",
  ],
  [
    step("erp", "stockDocument", "2010/4900000146"),
    erp,
    "http://127.0.0.1:4100/#GoodsMovement-display?MaterialDocument=4900000146&MaterialDocumentYear=2010",
  ],
  [step("erp", "idoc", "7"), undefined, undefined],
  [step("till", "transaction", "1010-01-000123"), erp, undefined],
  [step("server", "transaction", "x", "javascript:alert(1)"), erp, undefined],
  [step("server", "transaction", "x", "//evil.example"), erp, undefined],
  [step("server", "transaction", "x", "/api/x"), erp, "/api/x"],
])("%o leads to %s", (given, erpUrl, href) => {
  expect(flowHref(given, "1010-01-000123", erpUrl)).toBe(href);
});
