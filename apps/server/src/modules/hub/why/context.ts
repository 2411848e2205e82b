import type { Chain, ChainLink, NoSale } from "@counterfoil/contracts";
import type { Clock } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { Communication } from "../communication/index.ts";

export type WhyStore = {
  storeId: string;
  timeZone: string;
  currency: string;
  salesOrganisation: string;
  distributionChannel: string;
};
export type WhyTill = {
  tillId: string;
  storeId: string;
  kind: "regular" | "replay";
  pairedAt?: string | undefined;
  state?: { priceBook: number; lastSeenAt: string } | undefined;
};
export type WhyPrice = {
  storeId?: string | undefined;
  priceList?: string | undefined;
  salesOrganisation?: string | undefined;
  distributionChannel?: string | undefined;
  currency: string;
  amountMinor: number;
  unit: string;
  from: string;
  to: string;
  fromQuantityMilli: number;
  fromBook: number;
  toBook?: number | undefined;
};

/** What the chain asks of the server's modules; each says how it stands now. */
export type WhyContext = {
  db: Db;
  clock: Clock;
  communication: Pick<Communication, "readRoutes" | "readDestination" | "outboundService">;
  readStore: (storeId: string) => Promise<WhyStore | undefined>;
  readTills: () => Promise<readonly WhyTill[]>;
  articlesByGtin: (gtin: string) => Promise<{ articleId: string }[]>;
  readArticle: (
    storeId: string,
    articleId: string,
  ) => Promise<{ day: string; article: { noSale: NoSale[]; changedXid: string } | undefined }>;
  nameOfArticle: (articleId: string) => Promise<string | undefined>;
  /** Of every book, with the books that each is in. */
  readPrices: (articleId: string, at: { book: number; day: string }) => Promise<readonly WhyPrice[]>;
  isInBook: (book: number, articleId: string) => Promise<boolean>;
  currentBook: () => Promise<number>;
  /** Of a customer made here, once the ERP has one. */
  erpNumberOf: (partnerId: string) => Promise<string | undefined>;
  readCustomer: (
    partnerId: string,
    place: WhyStore,
  ) => Promise<{ name: string; refusal: string | undefined; changedXid: string } | undefined>;
  readProgress: (
    storeId: string,
  ) => Promise<readonly { tillId: string; servedAt: Date; servedSince: string; servedBook: number }[]>;
};

export type Question = {
  objectType: Chain["objectType"];
  object: string;
  store: WhyStore;
  tillId?: string | undefined;
};

export function link(
  system: ChainLink["system"],
  step: string,
  [state, code]: [ChainLink["state"], string],
  facts: Record<string, string | undefined> = {},
  more: Pick<ChainLink, "at" | "link"> = {},
): ChainLink {
  const known = Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined);
  return { system, step, state, code, facts: Object.fromEntries(known), ...more };
}

export const screen = (intent: string, parameters: Record<string, string>) =>
  `#${intent}?${new URLSearchParams(parameters)}`;
