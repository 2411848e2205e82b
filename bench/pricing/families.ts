import type { Basket, BookInput, Offer, Terms } from "@counterfoil/pricing";

const always = { validFrom: "2020-01-01", validTo: "2030-12-31" };
const PER_FAMILY = 3;

/** A number in [0, most) that looks random and is the same on every machine. */
export function scatter(index: number, most: number): number {
  const mixed = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(index + 7, 0x85ebca6b);
  return ((mixed ^ (mixed >>> 15)) >>> 0) % most;
}

/** Articles in families, as washing powders are one; three promotions meet each family, so that about three are live for each unit. */
export function familiesBook(promotions: number, articles: number): BookInput & { families: string[][] } {
  const count = Math.ceil(promotions / PER_FAMILY);
  const size = Math.max(4, Math.round(articles / count));
  const families = Array.from({ length: count }, (_, family) =>
    Array.from({ length: size }, (_none, index) => `${family}-${index}`),
  );
  const articleIds = families.flat();
  return {
    families,
    number: 1,
    currency: "EUR",
    taxes: [{ code: "A1", rate: 19 }],
    articles: articleIds.map((articleId) => ({ articleId, baseUnit: "PC", taxCode: "A1" })),
    prices: articleIds.map((articleId, index) => ({
      articleId,
      unit: "PC",
      amount: 79 + scatter(index, 2000),
      ...always,
    })),
    offers: familyOffers(families, promotions),
  };
}

/** Three for each family, of all styles. */
export function familyOffers(families: readonly string[][], promotions: number): Offer[] {
  return families.flatMap((family, index) => offersOf(family, index)).slice(0, promotions);
}

function offersOf(family: string[], index: number): Offer[] {
  return Array.from({ length: PER_FAMILY }, (_, which) => {
    const number = index * PER_FAMILY + which;
    // All but one member each, so that the promotions of a family overlap without being alike.
    const articles = family.filter((_id, member) => member !== which);
    return { offerId: `P${number}`, name: `Promotion ${number}`, ...always, terms: termsOf(number, articles) };
  });
}

function termsOf(number: number, articles: string[]): Terms {
  const goods = { articles };
  const kinds: Terms[] = [
    { style: "simple", get: goods, reward: { percentOff: 10 + scatter(number, 30) } },
    { style: "nth", of: goods, every: 3, reward: { percentOff: 100 } },
    { style: "multibuy", of: goods, quantity: 2, reward: { percentOff: 15 + scatter(number, 20) } },
    { style: "simple", get: goods, reward: { amountOff: 20 + scatter(number, 200) } },
    {
      style: "buyGet",
      buy: [{ target: goods, quantity: 1 }],
      get: { target: goods, quantity: 1, equalOrLower: true },
      reward: { percentOff: 50 },
    },
    { style: "multibuy", of: goods, quantity: 3, reward: { setPrice: 900 + scatter(number, 1500) } },
    {
      style: "tiered",
      get: goods,
      tiers: [
        { quantity: 2, reward: { percentOff: 10 } },
        { quantity: 4, reward: { percentOff: 20 } },
      ],
    },
  ];
  return kinds[scatter(number, kinds.length)] as Terms;
}

/** People buy several of a family: about four lines each, one to three pieces a line. */
export function familyBaskets(families: readonly string[][], lines: number, count: number): Basket[] {
  return Array.from({ length: count }, (_, basket) => {
    const taken = new Map<string, number>();
    for (let step = 0; taken.size < lines; step++) {
      const key = basket * 1009 + step;
      const family = families[scatter(basket * 31 + Math.floor(step / 4), families.length)] as string[];
      taken.set(family[scatter(key, family.length)] as string, 1 + scatter(key, 3));
    }
    return {
      store: "1010",
      at: "2026-03-02T10:00:00Z",
      lines: [...taken].map(([articleId, quantity], index) => ({ lineId: String(index + 1), articleId, quantity })),
    };
  });
}
