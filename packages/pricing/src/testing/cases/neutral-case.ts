/** The form in which the cases of other systems are written down: see packages/pricing/cases/README.md. Amounts in minor units. */
export type NeutralGoods = {
  group?: string;
  item?: string;
  attribute?: Record<string, string>;
  minPrice?: number;
  maxPrice?: number;
};

export type NeutralReward = {
  percentOff?: number;
  percentOffAll?: number;
  percentOffEach?: number;
  percentOffTotal?: number;
  amountOff?: number;
  amountOffEach?: number;
  amountOffSet?: number;
  newUnitPrice?: number;
  newSetPrice?: number;
  newTotal?: number;
  unitsFree?: number;
  maxAmount?: number;
};

export type NeutralPromotion = {
  id: string;
  type: string;
  target?: NeutralGoods;
  reward?: NeutralReward;
  qualify?: NeutralGoods & { qty?: number; minAmount?: number; minDiscountedAmount?: number };
  buy?: NeutralGoods & { qty?: number };
  get?: NeutralGoods & { qty?: number; equalOrLesserPrice?: boolean; leastExpensive?: boolean };
  gift?: { item: string; qty: number; unitPrice?: number };
  slots?: (NeutralGoods & { qty: number })[];
  tiers?: { from: number; percentOff: number }[];
  actions?: { target?: NeutralGoods; percentOff?: number; amountOffEach?: number; orderAmountOff?: number }[];
  times?: number;
  maxRedemptions?: number;
  code?: string;
  exclusive?: boolean;
  regularPriceOnly?: boolean;
};

export type NeutralLine = {
  item: string;
  unitPrice: number;
  qty: number;
  groups?: string[];
  attributes?: Record<string, string>;
  minPrice?: number;
  taxRate?: number;
  taxIncluded?: boolean;
};

export type Expected = Record<string, unknown>;

export type NeutralCase = {
  id: string;
  system: string;
  title: string;
  currency: string;
  basket: NeutralLine[];
  promotions: NeutralPromotion[];
  expected: Expected;
  policy?: { shippingFee?: number };
};
