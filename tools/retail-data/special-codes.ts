/**
 * Stock codes that are no merchandise. `service`, `openPrice`, `discount` and `voucher` are sold or taken back on a receipt,
 * through an article without stock; `money` is no sale at all: the shop pays or gets money.
 */
export type SpecialCode = {
  kind: "service" | "openPrice" | "discount" | "voucher" | "money";
  texts: { en: string; de: string };
};

const codes: Record<string, SpecialCode> = {
  POST: { kind: "service", texts: { en: "Postage", de: "Porto" } },
  DOT: { kind: "service", texts: { en: "Postage, web orders", de: "Porto, Webbestellungen" } },
  C2: { kind: "service", texts: { en: "Carriage", de: "Fracht" } },
  C3: { kind: "service", texts: { en: "Carriage, special", de: "Fracht, besonders" } },
  M: { kind: "openPrice", texts: { en: "Article with open price", de: "Artikel mit offenem Preis" } },
  D: { kind: "discount", texts: { en: "Discount granted later", de: "Nachträglicher Rabatt" } },
  S: { kind: "money", texts: { en: "Samples", de: "Muster" } },
  AMAZONFEE: { kind: "money", texts: { en: "Marketplace fee", de: "Marktplatzgebühr" } },
  "BANK CHARGES": { kind: "money", texts: { en: "Bank charges", de: "Bankgebühren" } },
  CRUK: { kind: "money", texts: { en: "Charity commission", de: "Spendenanteil" } },
  B: { kind: "money", texts: { en: "Bad debt adjustment", de: "Korrektur Forderungsausfall" } },
};

const voucher = /^GIFT_0001_(\d{2,3})$/;

/** Undefined for merchandise, which is every other code: `PADS` and the `DCGS…` codes have stock. */
export function specialCode(stockCode: string): SpecialCode | undefined {
  const value = voucher.exec(stockCode)?.[1];
  if (value === undefined) return codes[stockCode];
  return { kind: "voucher", texts: { en: `Gift voucher £${value}.00`, de: `Geschenkgutschein ${value},00 £` } };
}
