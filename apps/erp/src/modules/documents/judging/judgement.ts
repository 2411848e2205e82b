import type { GoodsMovementDraft } from "../../logistics/index.ts";
import type { ArticleFacts, SiteFacts, TaxRates } from "../../masterdata/index.ts";
import type { ClosingFacts } from "./closing-facts.ts";

/** A task that cannot be posted. */
export class SetAside extends Error {
  readonly code: string;
  /** The tax code, article, payment method … that the reason is about. */
  readonly subject: string;

  constructor(code: string, subject: string, reason: string) {
    super(reason);
    this.code = code;
    this.subject = subject;
  }
}

export type PostingKind = "revenue" | "payment" | "cash";
export type PostingItem = {
  account: string;
  /** Debit above zero, credit below. */
  amountMinor: number;
  articleId?: string;
  quantityMilli?: number;
  taxCode?: string;
  code?: string;
};
export type PostingDraft = { kind: PostingKind; items: PostingItem[]; customerId?: string };
export type Booking = { posting: PostingDraft } | { movement: GoodsMovementDraft };

/** What postings must know of the rest of the ERP, read once for a batch. */
export type Facts = ClosingFacts & {
  sites: Map<string, SiteFacts>;
  /** By article number and by GTIN. */
  articles: Map<string, ArticleFacts>;
  taxRates: TaxRates;
  /** "purpose code" -> account. */
  accounts: Map<string, string>;
  customers: { known: ReadonlySet<string>; oneTime: string | null };
};

export function accountOf(facts: Facts, purpose: string, code: string): string | undefined {
  return facts.accounts.get(`${purpose} ${code}`);
}

export function clearingAccount(facts: Facts): string {
  return accountOf(facts, "clearing", "*") ?? "";
}

/** By number, or by the customer number under which a site sends. */
export function siteOf(facts: Facts, siteId: string): SiteFacts {
  const site =
    facts.sites.get(siteId) ?? [...facts.sites.values()].find(({ customerNumber }) => customerNumber === siteId);
  if (!site) throw new SetAside("site-unknown", siteId, `There is no site ${siteId || "(empty)"}.`);
  return site;
}

/** As the ERP numbers it: senders fill numbers up with zeros. */
export const customerNumber = (customer: string) =>
  /^\d+$/.test(customer) ? customer.replace(/^0+(?=\d)/, "") : customer;

/** To whom it was sold, when the till says so; an unknown one is the one-time customer, where the setting names one. */
export function customerOf({ customers: { known, oneTime } }: Facts, customer: string | undefined): string | undefined {
  if (!customer) return undefined;
  const number = customerNumber(customer);
  if (known.has(number)) return number;
  if (oneTime === null) throw new SetAside("customer-unknown", number, `There is no customer ${number}.`);
  return oneTime;
}

export function articleOf(facts: Facts, number: string, line: number): ArticleFacts {
  const article = facts.articles.get(number);
  if (!article) throw new SetAside("article-unknown", number, `Line ${line}: there is no article ${number}.`);
  return article;
}

/** Puts items that differ in nothing but their figures together. */
export function add(all: Map<string, PostingItem>, key: string, item: PostingItem): void {
  const before = all.get(key);
  if (!before) {
    all.set(key, item);
    return;
  }
  before.amountMinor += item.amountMinor;
  if (item.quantityMilli !== undefined) before.quantityMilli = (before.quantityMilli ?? 0) + item.quantityMilli;
}
