import { buildPriceBook, type Offer } from "@counterfoil/pricing";
import { describe, expect, it } from "vitest";
import { addArticle, type Basket, type BasketResult, emptyBasket, takeTriggerBack } from "./basket.ts";
import { buildReceipt } from "./build-receipt.ts";
import { choosablePromotions, choosePromotion } from "./choose-promotions.ts";
import { priceOpenBasket } from "./priced-basket.ts";

const offer = (offerId: string, more: Partial<Offer>): Offer => ({
  offerId,
  name: offerId,
  validFrom: "2010-01-01",
  validTo: "9999-12-31",
  byHand: true,
  terms: { style: "simple", get: { articles: ["MUG"] }, reward: { percentOff: 10 } },
  ...more,
});
const book = buildPriceBook({
  currency: "GBP",
  articles: [{ articleId: "MUG", taxCode: "A1" }],
  prices: [{ articleId: "MUG", unit: "PC", amount: 1000, validFrom: "2010-01-01", validTo: "9999-12-31" }],
  taxes: [{ code: "A1", rate: 20 }],
  offers: [
    offer("SCRATCHED", {}),
    offer("ELSEWHERE", { stores: ["1020"] }),
    offer("BY-ITSELF", { byHand: false, stores: ["1020"] }),
  ],
});
const at = "2026-11-22T00:00:00Z";
const place = { book, storeId: "1010", channel: "10", timeZone: "Europe/London" };
const taken = (result: BasketResult): Basket => {
  if ("refused" in result) throw new Error(result.refused);
  return result.basket;
};
const mugs = taken(addArticle(emptyBasket, { articleId: "MUG", unit: "PC", text: "Mug", quantityMilli: 2000 }));
const scratched = { trigger: "SCRATCHED", promotionIds: ["SCRATCHED"] };
const given = { reason: "DAMAGED", by: "colin" };

describe("promotions by hand", () => {
  it("are those of this store that wait for a person", () => {
    expect(choosablePromotions(mugs, place, at)).toEqual([scratched]);
    expect(choosablePromotions(mugs, { ...place, storeId: "1020" }, at).map(({ trigger }) => trigger)).toEqual([
      "ELSEWHERE",
      "SCRATCHED",
    ]);
    expect(choosablePromotions(mugs, undefined, at)).toEqual([]);
  });

  it("lower the price once chosen, stand on the receipt with reason and person, and can be taken back", () => {
    const chosen = taken(choosePromotion(mugs, scratched, given));
    const again = taken(choosePromotion(chosen, scratched, { ...given, approvedBy: "maya" }));
    expect([mugs, chosen, again].map((basket) => priceOpenBasket(basket, place, at).totals.total)).toEqual([
      2000, 1800, 1800,
    ]);
    const payments = [{ paymentId: "1", method: "CASH", amount: 1800 }];
    const moment = {
      configuration: { store: { storeId: "1010", timeZone: "Europe/London" }, tillId: "1010-01", currency: "GBP" },
      cashier: { personId: "colin", name: "Colin" },
      at,
    } as Parameters<typeof buildReceipt>[0];
    const receipt = buildReceipt(moment, priceOpenBasket(again, place, at), payments);
    expect(receipt.manualTriggers).toEqual([{ trigger: "SCRATCHED", ...given, approvedBy: "maya" }]);
    expect(takeTriggerBack(again, "SCRATCHED")).toEqual(mugs);
  });

  it("are at most 20 in a sale", () => {
    const full = {
      ...mugs,
      triggers: Array.from({ length: 20 }, (_, n) => ({ trigger: `T${n}`, promotionIds: [], ...given })),
    };
    expect(choosePromotion(full, scratched, given)).toEqual({ refused: "tooManyTriggers" });
  });

  it("carry the groups and price list that the till went by", () => {
    const customer = { id: "C1", groups: ["FRIENDS"], priceList: "STAFF" };
    const priced = priceOpenBasket({ ...mugs, customerId: "C1" }, { ...place, customer }, at);
    expect([priced.customerId, priced.customerTerms]).toEqual(["C1", { groups: ["FRIENDS"], priceList: "STAFF" }]);
    expect(priceOpenBasket({ ...mugs, customerId: "C1" }, place, at).customerTerms).toBeUndefined();
  });
});
