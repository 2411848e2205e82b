import { convertOffer, type Offer, type Promotion } from "@counterfoil/pricing";
import { afterAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../../../../tools/testing/database.ts";
import example from "../../../../../counterfoil.config.example.ts";
import { articleDraft, articleMessage } from "../../../hub/inbound/testing/messages.ts";
import { openSuite, stores } from "../../../hub/inbound/testing/suite.ts";
import type { RetailerHooks } from "../../hooks.ts";
import { toPromotion } from "./activate-offer.ts";

const offer: Offer = {
  offerId: "LAST",
  name: "Last pieces",
  validFrom: "2026-01-01T00:00:00",
  validTo: "2099-12-31T23:59:59",
  offerSet: "CLEARANCE",
  terms: { style: "simple", get: { articles: ["TEA"] }, reward: { percentOff: 50 } },
};

describe("the retailer's own conversion", () => {
  test("the example sends clearance to the end and lets it stand alone", () => {
    const promotion = toPromotion(offer, example);
    expect(promotion.promotionType).toBe("ZCLR");
    expect(promotion.rules.map(({ sequence, exclusive }) => [sequence, exclusive])).toEqual([[900, true]]);
    expect(toPromotion({ ...offer, offerSet: "SPRING" }, example)).toEqual(
      convertOffer({ ...offer, offerSet: "SPRING" }),
    );
  });

  const wrong: [string, RetailerHooks["onOfferConversion"], RegExp][] = [
    [
      "throws",
      () => {
        throw new Error("no clearance in March");
      },
      /onOfferConversion: no clearance in March/,
    ],
    ["loses the number", (promotion) => ({ ...promotion, promotionId: "OTHER" }), /has not answered promotion LAST/],
    ["answers nothing", () => undefined as never, /has not answered promotion LAST/],
    ["leaves no rule", (promotion) => ({ ...promotion, rules: [] }), /has not answered promotion LAST/],
  ];
  test.each(wrong)("one that %s is refused with the reason", (_what, onOfferConversion, reason) => {
    expect(() => toPromotion(offer, { onOfferConversion } as RetailerHooks)).toThrow(reason);
  });

  test("a hook gets copies: what it does to them changes no offer", () => {
    const before = structuredClone(offer);
    toPromotion(offer, {
      onOfferConversion(promotion, given) {
        given.name = "changed";
        return promotion;
      },
    });
    expect(offer).toEqual(before);
  });
});

describe("activation with the retailer's rules and saved tests", async () => {
  const database = await testDatabase("server");
  let throws = true;
  const hooks: RetailerHooks = {
    onOfferConversion(promotion: Promotion) {
      if (throws) throw new Error("not today");
      return { ...promotion, rules: promotion.rules.map((rule) => ({ ...rule, sequence: 7 })) };
    },
  };
  const suite = await openSuite(database.url, { hooks });
  afterAll(async () => {
    await suite.close();
    await database.drop();
  });
  const { offers } = suite.prices;
  const writer = { kind: "person", id: "w", name: "Writer" } as const;
  const approver = { kind: "person", id: "a", name: "Approver" } as const;

  test("a hook that throws activates nothing; one that works decides what is in the book", async () => {
    await suite.send("article", articleMessage([articleDraft("TEA")]));
    const book = await suite.prices.publish();
    await offers.create(offer, writer);
    throws = false;
    expect((await offers.check({ offerId: "LAST", actor: writer })).record.draftState).toBe("checked");
    await offers.approve({ offerId: "LAST", actor: approver });
    throws = true;
    const before = await offers.read("LAST");
    await expect(offers.activate({ offerId: "LAST", actor: approver })).rejects.toMatchObject({
      facts: { status: 422, code: "offer-hook-failed", detail: "onOfferConversion: not today" },
    });
    expect(await offers.read("LAST")).toEqual(before);
    expect(await suite.prices.publish()).toBeUndefined();
    expect(await suite.prices.currentBook()).toBe(book);
    throws = false;
    const { book: next } = await offers.activate({ offerId: "LAST", actor: approver });
    const input = await suite.prices.bookInput(next, stores[0] as (typeof stores)[number]);
    expect(input?.promotions?.map(({ rules }) => rules[0]?.sequence)).toEqual([7]);
    expect(suite.told).toContain("all");
  });
});
