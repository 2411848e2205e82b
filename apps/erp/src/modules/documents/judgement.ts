import type { GoodsMovementDraft } from "../logistics/index.ts";
import type { ArticleFacts, SiteFacts } from "../masterdata/index.ts";

/** The three things that a posting does with a receipt. */
export type Task = "revenue" | "payment" | "stock";

/** A receipt that cannot be posted: which task stops it, a code with what is at fault that group them, and the reason for people. */
export class SetAside extends Error {
  readonly task: Task;
  readonly reasonCode: string;
  /** The tax code, article, payment method … that the reason is about. */
  readonly subject: string;

  constructor(task: Task, reasonCode: string, subject: string, reason: string) {
    super(reason);
    this.task = task;
    this.reasonCode = reasonCode;
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
export type PostingDraft = { kind: PostingKind; items: PostingItem[] };

/** What a receipt that can be posted becomes. */
export type Judgement = { siteId: string; postings: PostingDraft[]; movement?: GoodsMovementDraft };

/** What postings must know of the rest of the ERP, read once for a batch. */
export type Facts = {
  sites: Map<string, SiteFacts>;
  /** By article number and by GTIN. */
  articles: Map<string, ArticleFacts>;
  /** Tax code -> percent. */
  taxRates: Map<string, number>;
  /** "purpose code" -> account. */
  accounts: Map<string, string>;
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
  if (!site) throw new SetAside("revenue", "site-unknown", siteId, `There is no site ${siteId || "(empty)"}.`);
  return site;
}

export function articleOf(facts: Facts, number: string, line: number, task: Task): ArticleFacts {
  const article = facts.articles.get(number);
  if (!article) throw new SetAside(task, "article-unknown", number, `Line ${line}: there is no article ${number}.`);
  return article;
}

/** Where a receipt comes from, when no code in it is at fault. */
export const tillOf = ({ siteId, till }: { siteId: string; till: string }) => `${siteId}-${till}`;
