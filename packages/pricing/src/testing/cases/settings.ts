import type { BasketLine } from "../../basket.ts";
import type { Offer, Policies, Target, Terms } from "../../book-input.ts";
import type { Promotion } from "../../promotion.ts";
import type { Expected } from "./neutral-case.ts";

/** How a case is told to our engine, where the general translation does not say it all. */
export type Setting = {
  policies?: Policies;
  /** Sequences by offer: lower ones first. */
  sequences?: Record<string, number>;
  /** Other fields of an offer. */
  offers?: Record<string, Partial<Offer>>;
  /** Offers that are written anew, with the reason in `note`. */
  terms?: Record<string, Terms>;
  promotions?: Promotion[];
  coupons?: string[];
  /** Each unit on a line of its own, so that discounts of units can be read. */
  unitLines?: boolean;
  /** Lines beside those of the case: a fee, or the gift in the basket. */
  more?: (BasketLine & { unitPrice: number })[];
  /** Other net or gross prices and rates than those of the case. */
  lines?: Record<string, { unitPrice: number; taxRate: number }>;
  note?: string;
  /** Where we answer otherwise on purpose: our figures in place of the expected ones of the same name, and why. */
  ours?: Expected;
  why?: string;
};

const stacked = (...ids: string[]) => ({ sequences: Object.fromEntries(ids.map((id, index) => [id, 100 + index])) });
const net: Policies = { tax: { prices: "net", rounding: "line" } };
const first: Policies = { remainder: "first" };
const all: Target = { all: true };

/** The cheapest `quantity` of the basket, once: the dearer ones are what must be bought. */
const cheapestPackage = (
  quantity: number,
  buy: number,
  reward: { percentOff: number } | { unitPrice: number } | { setPrice: number },
): Terms => ({
  style: "buyGet",
  buy: [{ target: all, quantity: buy }],
  get: { target: all, quantity, choose: "cheapest" },
  reward,
});

const nthOf = (every: number, choose: "cheapest" | "dearest", percentOff: number, group?: string): Terms => ({
  style: "nth",
  of: group ? { group } : all,
  every,
  choose,
  reward: { percentOff },
});

/** Only what is in both targets: all but what is not in one of these. */
const onlyIn = (...targets: Target[]): Target => ({ all: true, except: targets });

const always = { validFrom: "2020-01-01", validTo: "2030-12-31" };
const rule = { ruleId: "P", sequence: 100, resolution: 0 };

const withAShirt: Promotion = {
  promotionId: "P",
  name: "20 % on all with a shirt",
  ...always,
  rules: [
    {
      ...rule,
      eligibility: {
        type: "all",
        of: [
          { type: "goods", target: { articles: ["shirt"] }, threshold: { by: "quantity", from: 1 } },
          { type: "goods", target: all },
        ],
      },
      priceRule: { type: "RB", control: "line", reward: { percentOff: 20 } },
    },
  ],
};

const windowOfBoxes: Promotion = {
  promotionId: "R",
  name: "17.5 % from 5 to 7 stock units",
  ...always,
  rules: [
    {
      ...rule,
      eligibility: { type: "goods", target: all, threshold: { by: "quantity", from: 1, below: 1.401 } },
      priceRule: { type: "RB", control: "line", reward: { percentOff: 17.5 } },
    },
  ],
};

export const settings: Record<string, Setting> = {
  "ms-round-01": { policies: { remainder: "last" }, unitLines: true },
  "ms-compound-01": stacked("P1", "P2"),
  "liferay-chain-01": stacked("L1", "L2"),
  "opti-01": stacked("D1", "D2"),
  "sap-03": {
    coupons: ["ANNIVERSARY25"],
    policies: { thresholds: "regular" },
    note: "What is missing is measured on the regular price by policy.",
  },
  "sylius-prio-01": stacked("PCT", "FIX"),
  "sylius-prio-03": stacked("PCT", "FIX"),
  "sylius-multi-01": stacked("P", "P-2"),
  "sylius-floor-06": { policies: first, unitLines: true },
  "sylius-floor-08": { policies: first, unitLines: true },
  "sylius-floor-13": { policies: first, unitLines: true },
  "sylius-context-01": {
    ...stacked("HALF", "SHIP"),
    terms: { SHIP: { style: "transaction", minAmount: 10_000, reward: { amountOffTotal: 1000 } } },
    more: [{ lineId: "9", articleId: "shipping", quantity: 1, unitPrice: 1000, nonDiscountable: true }],
    note: "The fee is a line without discounts; its waiver is worth the fee.",
  },
  "sylius-dist-01": { policies: first },
  "sylius-dist-03": { policies: first, unitLines: true },
  "solidus-cap-01": { policies: first },
  "solidus-group-06": {
    ours: { lineDiscounts: [200, 200], discount: 400 },
    why: "Which units fill a group is decided in the customer's favour: the dearer unit belongs into it.",
  },
  "solidus-line-01": {
    promotions: [withAShirt],
    note: "A condition on other goods than the rewarded ones is written in the native form.",
  },
  "solidus-gift-01": {
    more: [{ lineId: "9", articleId: "goodie", quantity: 2, unitPrice: 400 }],
    note: "The gift is recommended, and free once it is in the basket.",
  },
  "vendure-01": { policies: net },
  "vendure-03": { policies: net },
  "vendure-05": { policies: net },
  "medusa-01": stacked("P1", "P2"),
  "medusa-03": stacked("P1", "P2"),
  "shopware-picker-01": {
    terms: { P: nthOf(4, "dearest", 10, "R") },
    ours: { discount: 1000 },
    why: "Groups are formed in the customer's favour, not cheapest first: five of the dear units are each the dearest of a group.",
  },
  "shopware-picker-03": { terms: { P: nthOf(4, "dearest", 10, "R") } },
  "shopware-picker-05": {
    terms: { P: nthOf(4, "cheapest", 10, "R") },
    ours: { discount: 700 },
    why: "The cheapest of each group, groups in the customer's favour; never the cheapest of all units together.",
  },
  "shopware-picker-06": { terms: { P: { ...nthOf(5, "cheapest", 10, "R") } }, offers: { P: { maxApplications: 1 } } },
  "shopware-3for2-01": {
    terms: { P: nthOf(3, "cheapest", 100) },
    ours: { discount: 6000 },
    why: "3 for 2 frees the cheapest of each three, threes in the customer's favour; the system frees the three cheapest of all.",
  },
  "shopware-3for2-03": {
    terms: { P: nthOf(3, "cheapest", 100) },
    ours: { discount: 6000 },
    why: "There is no offer for the middle one of a group, nobody advertises it: the cheapest or the dearest.",
  },
  "shopware-set-01": {
    terms: { P: cheapestPackage(2, 1, { percentOff: 100 }) },
    offers: { P: { maxApplications: 1 } },
  },
  "shopware-set-03": {
    terms: { P: cheapestPackage(2, 1, { unitPrice: 2000 }) },
    offers: { P: { maxApplications: 1 } },
  },
  "shopware-set-05": {
    terms: {
      P: {
        style: "set",
        slots: [
          { target: { group: "S1" }, quantity: 4 },
          { target: { group: "S2" }, quantity: 4 },
        ],
        reward: { percentOff: 100 },
      },
    },
    ours: { discountBySet: { S1: 6000, S2: 16_000 }, discount: 22_000 },
    why: "A set takes the units that serve the customer best, the system the cheapest.",
  },
  "shopware-tax-01": {
    terms: { P: cheapestPackage(5, 3, { setPrice: 20_000 }) },
    offers: { P: { maxApplications: 1 } },
  },
  "shopware-fixed-01": {
    ours: { net: 3550 },
    why: "Tax is worked out on what is left of each line; the system rounds the tax of the discount apart and takes it off.",
  },
  "odoo-free-01": {
    coupons: ["test_10pc"],
    more: [{ lineId: "9", articleId: "cabinet", quantity: 1, unitPrice: 32_000 }],
    note: "The free unit is put into the basket by hand: it is recommended, not added.",
  },
  "odoo-order-01": { ...stacked("TEN", "C288"), policies: net },
  "odoo-threshold-01": stacked("PROMO", "COUPON"),
  "odoo-threshold-03": stacked("PROMO", "COUPON"),
  "odoo-global-01": {
    coupons: [],
    note: "One sequence: of two percentages on the same units one applies, of equal ones the lower id.",
  },
  "odoo-taxmode-01": {
    terms: { P: { style: "transaction", minAmount: 36_800, reward: { percentOff: 20 } } },
    note: "Thresholds are meant as prices are, gross: 320.00 net is 368.00.",
  },
  "odoo-taxmode-03": {
    policies: net,
    offers: { P: { maxDiscount: 17_391 } },
    note: "Limits are meant as prices are, net: 200.00 gross is 173.91.",
  },
  "odoo-multitax-01": {
    policies: net,
    lines: {
      chair: { unitPrice: 9091, taxRate: 10 },
      A: { unitPrice: 7407, taxRate: 85 },
    },
    ours: { netBefore: 159_494, totalBefore: 190_109, net: 143_545, total: 171_099 },
    why: "A basket has net or gross prices, not both, and one rate a line: two articles come in with net prices rounded to the cent.",
  },
  "odoo-pos-03": { ...stacked("CHEAP", "CODE"), policies: net },
  "erpnext-01": { ...stacked("R1", "R2"), offers: { R2: { base: "regular" } } },
  "erpnext-03": { ...stacked("R1", "R2"), offers: { R2: { base: "regular" } } },
  "erpnext-05": { promotions: [windowOfBoxes], note: "Boxes are counted: 5 to 7 stock units are 1 to 1.4 boxes of 5." },
  "erpnext-06": { promotions: [windowOfBoxes] },
  "erpnext-08": {
    terms: {
      R: {
        style: "buyGet",
        buy: [{ target: { articles: ["A"] }, amount: 20_000 }],
        get: { target: { articles: ["B"] }, quantity: 1 },
        reward: { percentOff: 10 },
      },
    },
  },
  "erpnext-10": {
    terms: {
      R: {
        style: "gift",
        buy: [{ target: all, quantity: 2 }],
        gifts: [{ articleId: "a", quantity: 1 }],
      },
    },
    ours: { discount: 20_000, addedLines: [] },
    why: "A gift that is also the article bought is taken from the basket: of seven, two are free, and nothing is added to it.",
  },
  "erpnext-11": {
    terms: {
      R: {
        style: "buyGet",
        buy: [{ target: { articles: ["a"] }, quantity: 5 }],
        get: { target: { articles: ["flask"] }, quantity: 1 },
        reward: { unitPrice: 1000 },
      },
    },
    more: [{ lineId: "9", articleId: "flask", quantity: 1, unitPrice: 2500 }],
    note: "A gift at a price is no gift: the flask costs 10.00 once it is in the basket (its regular price is not stated; 25.00 here).",
  },
  "lattice-tier-01": { offers: { P: { maxDiscount: 2400 } } },
  "lattice-tier-04": { offers: { P: { maxDiscount: 2400 } } },
  "lattice-tier-10": { offers: { P: { maxDiscount: 2400 } }, note: "30 % of the first 80.00 is a limit of 24.00." },
  "lattice-qualify-01": {
    terms: {
      S30: {
        style: "simple",
        get: { group: "snack", except: [onlyIn({ group: "member" }, { group: "student" })] },
        reward: { percentOff: 30 },
      },
      BOGOF: {
        style: "nth",
        of: { group: "drink", except: [onlyIn({ group: "member" }, { group: "off-peak" }), { group: "hot" }] },
        every: 2,
        reward: { percentOff: 100 },
      },
    },
  },
  "lattice-layers-01": {
    sequences: { LOYAL: 200, COUPON: 200 },
    terms: {
      LOYAL: {
        style: "simple",
        get: { all: true, except: [onlyIn({ group: "lunch" }, { group: "drink" })] },
        reward: { percentOff: 5 },
      },
    },
    offers: { COUPON: { regularPriceOnly: true } },
    note: "Who took part in a deal is known by the goods of the deals.",
  },
  "return-macys-01": {
    ours: { allocated: [0, 2000], refundIfReturned: { a: 3000, b: 0 } },
    why: "The discount stands on the unit that is free, as the receipt says; returning what was bought for it is cleared by the policy 'reprice', which refunds 10.00 for it.",
  },
  "return-clawback-01": {
    policies: { returns: "reprice" },
    more: [{ lineId: "9", articleId: "shipping", quantity: 1, unitPrice: 2700, nonDiscountable: true }],
  },
  "return-prorata-01": { policies: { returns: "prorated" } },
  "round-tax-01": { policies: net },
};
