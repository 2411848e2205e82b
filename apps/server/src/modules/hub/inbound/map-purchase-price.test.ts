import type { PurchaseItem } from "@counterfoil/sap";
import { describe, expect, it } from "vitest";
import { toPurchasePriceRows } from "./map-purchase-price.ts";

const period = { from: "2010-01-01T00:00:00", to: "9999-12-31T23:59:59" };
const price = (amountE5: number, more: object = {}) => ({
  unit: "PC",
  currency: "GBP",
  amountE5,
  perMilli: 1000,
  ...period,
  ...more,
});
const item = (itemId: string, prices: PurchaseItem["prices"]): PurchaseItem => ({
  logicalSystem: "CFERP",
  itemId,
  prices,
});

describe("purchase prices", () => {
  it("of several vendors for the same days count with the lowest, whatever their price unit", () => {
    const dear = price(162_000, { vendor: "Mill" });
    const cheap = price(1_500_000, { vendor: "Works", perMilli: 10_000 });
    const store = price(170_000, { businessUnitId: "1010" });
    const { rows, refused } = toPurchasePriceRows([item("TEA", [dear, cheap, store])]);
    expect(refused.size).toBe(0);
    const common = { articleId: "TEA", unit: "PC", validFrom: "2010-01-01", validTo: "9999-12-31", currency: "GBP" };
    expect(rows).toEqual([
      { ...common, amountMinor: 1500, perMilli: 10_000 },
      { ...common, storeId: "1010", amountMinor: 170, perMilli: 1000 },
    ]);
  });

  it("finer than the currency are said by a bigger price unit", () => {
    expect(toPurchasePriceRows([item("NAIL", [price(500)])]).rows).toMatchObject([
      { amountMinor: 500, perMilli: 1_000_000 },
    ]);
  });

  it.each([
    ["no currency", { currency: "pounds" }, "CURRENCY_ISO_CODE"],
    ["an amount below zero", { amountE5: -1 }, "PRICE_AMT"],
    ["a price for nothing", { perMilli: 0 }, "COND_SPR_UNIT"],
    ["an end before the beginning", { to: "2009-12-31T23:59:59" }, "EXPIRY_DATE"],
  ])("with %s leave their item out and no other", (_name, more, said) => {
    const { rows, refused } = toPurchasePriceRows([item("BAD", [price(100, more)]), item("GOOD", [price(100_000)])]);
    expect([...refused.keys()]).toEqual(["BAD"]);
    expect(refused.get("BAD")).toContain(said);
    expect(rows.map(({ articleId }) => articleId)).toEqual(["GOOD"]);
  });
});
