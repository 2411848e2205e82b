import type { Money } from "@counterfoil/contracts";
import type { Article } from "./book-input.ts";

/** A discount given by a person: one of `percent`, `amount` and, on a line, `unitPrice`, what each unit costs then if that is less. */
export type ManualDiscount = { percent?: number; amount?: Money; unitPrice?: Money; reason: string };

export type BasketLine = {
  lineId: string;
  articleId: string;
  /** Above zero, up to three places. */
  quantity: number;
  unit?: string;
  /** Given, instead of the book's. */
  unitPrice?: Money;
  fixedPrice?: boolean;
  nonDiscountable?: boolean;
  /** Facts sent with the line, for an article the book does not know. */
  article?: Partial<Article>;
  manualDiscounts?: ManualDiscount[];
};

export type Basket = {
  store?: string;
  channel?: string;
  /** Instant, ISO with zone. */
  at: string;
  /** IANA name; UTC when left out. */
  timeZone?: string;
  customer?: { id: string; groups?: string[]; priceList?: string };
  coupons?: string[];
  /** Names of manual triggers (SAP's PromotionManualTrigger) that a person has set. */
  manualTriggers?: string[];
  kind?: "sale" | "return";
  lines: BasketLine[];
  manualDiscounts?: ManualDiscount[];
  /** Wanted are the reasons why offers did not apply, too. */
  explain?: boolean;
};
