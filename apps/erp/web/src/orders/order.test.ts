import { formatsFor } from "@counterfoil/ui";
import { expect, it } from "vitest";
import { type Order, orderOf, toDraft } from "./order.ts";
import { type Procedure, procedureOf, toDraft as toProcedureDraft } from "./procedure.ts";

const german = formatsFor("de-DE");

it("an order comes out of the form as it went in", () => {
  const order: Order = {
    customerId: "17850",
    siteId: "1010",
    salesOrganisation: "1000",
    distributionChannel: "10",
    division: "00",
    currency: "GBP",
    priceAt: "2010-12-05T10:00:00",
    coupons: ["XMAS", "TEN"],
    reference: "WEB-17",
    items: [{ item: 10, articleId: "85123A", quantity: 1.5, unit: "PC" }],
  };
  const draft = toDraft(order, german.quantity);
  expect(draft.items[0]?.quantity).toBe("1,5");
  expect(orderOf(draft, german.parseQuantity)).toEqual({
    customerId: "17850",
    siteId: "1010",
    reference: "WEB-17",
    priceAt: "2010-12-05T10:00:00",
    coupons: ["XMAS", "TEN"],
    items: [{ articleId: "85123A", quantity: 1.5, unit: "PC" }],
  });
  expect(orderOf({ ...draft, items: [{ articleId: "A", quantity: "many" }] }, german.parseQuantity).items).toEqual([
    { articleId: "A", quantity: "many" },
  ]);
});

it("a pricing procedure comes out of the form as it went in", () => {
  const procedure: Procedure = {
    priceCondition: "PPR0",
    steps: [{ step: 10, conditionType: "PPR0", texts: { en: "Price", de: "Preis" } }],
    mappings: [
      { share: true, conditionType: "OPPT", returned: "summed" },
      { applicationType: "MixMatch", promotionType: "0001", share: false, conditionType: "OPPB", returned: "singly" },
    ],
  };
  expect(procedureOf(toProcedureDraft(procedure))).toEqual(procedure);
});
