import type { Money } from "@counterfoil/contracts";

/** Why a line costs less (negative `amount`) than its regular price. */
export type Modifier = {
  promotionId: string;
  ruleId: string;
  offerId?: string;
  sequence: number;
  quantity: number;
  base: Money;
  amount: Money;
  prorated?: boolean;
  note: string;
};

export type TaxAmount = { code: string; rate: number; base: Money; amount: Money };

export type PricedLine = {
  lineId: string;
  /** Regular price of one unit. */
  unitPrice: Money;
  regularAmount: Money;
  /** After all discounts, shares of transaction discounts included. */
  amount: Money;
  modifiers: Modifier[];
  tax: TaxAmount;
};

export type TransactionModifier = Modifier & { lineIds: string[] };

export type Priced = {
  book: number;
  currency: string;
  lines: PricedLine[];
  modifiers: TransactionModifier[];
  /** `total` is what is paid, tax included; `net = total - tax`; `discount` is positive. */
  totals: { regular: Money; discount: Money; total: Money; net: Money; tax: Money; byTaxCode: TaxAmount[] };
  coupons: { code: string; used: boolean; reason?: string }[];
  points: number;
  gifts: { articleId: string; quantity: number; offerId: string }[];
  nearMisses: { offerId: string; missing: { quantity?: number; amount?: Money }; gain: Money }[];
  refusals?: { offerId: string; reason: string; detail: string }[];
  proof: { optimal: boolean; upperBound: Money; nodes: number };
};
