import type { Offer } from "@counterfoil/pricing";

/** Groups of real articles that the demo retailer's offers are about. */
export const demoGroups = [
  group("TEALIGHTS", ["T-light holders", "Teelichthalter"], ["20846", "20956", "21313", "21326", "21413", "21494"]),
  group("LANTERNS", ["Lanterns", "Laternen"], ["21324", "22224", "22464", "22465", "22784", "84760S"]),
  group("MUGS", ["Vintage mugs", "Vintage-Becher"], ["21066", "21067", "21068", "21069", "21070", "21071"]),
  group("BUNTING", ["Paper bunting", "Papierwimpel"], ["22087", "22088", "22089", "22090"]),
  group(
    "BOTTLES",
    ["Hot water bottles", "Wärmflaschen"],
    ["21479", "21481", "21484", "21485", "22111", "22112", "22113"],
  ),
  group("TOWELS", ["Tea towels", "Geschirrtücher"], ["22480", "22481", "22482"]),
];

function group(groupId: string, [en, de]: [string, string], articleIds: string[]) {
  return { groupId, names: { en, de }, articleIds };
}

/** The one coupon that anybody may type. */
export const demoCoupon = {
  couponId: "WELCOME5",
  kind: "single",
  code: "WELCOME5",
  name: "Welcome",
  offline: "accept",
};

type Terms = Offer["terms"];
type DemoOffer = Pick<Offer, "offerId" | "name" | "terms"> & Partial<Pick<Offer, "happyHours" | "coupon">>;
const of = (groupId: string) => ({ group: groupId });

const active: DemoOffer[] = [
  offer("TEALIGHTS-3FOR2", "Three T-light holders for two", {
    style: "nth",
    of: of("TEALIGHTS"),
    every: 3,
    reward: { percentOff: 100 },
  }),
  offer("LANTERNS-20", "A fifth off lanterns", { style: "simple", get: of("LANTERNS"), reward: { percentOff: 20 } }),
  offer("BUNTING-2FOR5", "Two paper buntings for 5.00", {
    style: "multibuy",
    of: of("BUNTING"),
    quantity: 2,
    reward: { setPrice: 500 },
  }),
  offer("MUGS-BY-THE-DOZEN", "The more mugs, the cheaper", {
    style: "tiered",
    get: of("MUGS"),
    tiers: [
      { quantity: 4, reward: { percentOff: 10 } },
      { quantity: 12, reward: { percentOff: 20 } },
    ],
  }),
  {
    ...offer("BOTTLES-EVENING", "Warm evenings", { style: "simple", get: of("BOTTLES"), reward: { percentOff: 25 } }),
    happyHours: [{ days: [1, 2, 3, 4, 5], from: "17:00", to: "19:00" }],
  },
  {
    ...offer("WELCOME5", "Welcome: 5.00 off from 30.00", {
      style: "transaction",
      minAmount: 3000,
      reward: { amountOffTotal: 500 },
    }),
    coupon: demoCoupon.couponId,
  },
];

/** Left for the one who looks around: checked, and waiting for a second person. */
const waiting = offer("TOWELS-SECOND-HALF", "The second tea towel at half price", {
  style: "buyGet",
  buy: [{ target: of("TOWELS"), quantity: 1 }],
  get: { target: of("TOWELS"), quantity: 1, choose: "cheapest" },
  reward: { percentOff: 50 },
});

function offer(offerId: string, name: string, terms: Terms): DemoOffer {
  return { offerId, name, terms };
}

export const demoOffers = [...active.map((each) => ({ ...each, wanted: "active" })), { ...waiting, wanted: "checked" }];
