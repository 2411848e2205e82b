import type { TillComponent } from "@counterfoil/contracts";
import type { TransmittedList } from "../../bulk/transmitted-list.ts";

export type ArticleType = "goods" | "service" | "voucher" | "deposit" | "fee";
export type ArticleText = { language: string; text: string };
/** One of this unit is numerator/denominator of the base unit. The main GTIN comes first. */
export type ArticleUnit = { unit: string; numerator: number; denominator: number; gtins: string[] };
export type ArticleTax = { country: string; code: string };
export type ArticleAttribute = { name: string; value: string };
/** The store may sell the article on these days of its own calendar, the last one included. */
export type Listing = { storeId: string; from: string; to: string; blocked: boolean };
/** A sales status that forbids the sale from a day on: everywhere, in a distribution channel, or in one store. */
export type SalesBlock = {
  status: string;
  from: string;
  storeId?: string;
  distributionChannel?: string;
  names?: Record<string, string>;
};
/** What belongs to one of the base unit: goods of a set, or empties handed over with it. */
export type Component = TillComponent;
export type CategoryLevel = { categoryId: string; name: string };

/** An article as the ERP says it is; lists are sorted by their keys, so that equal articles have equal texts. */
export type ArticleState = {
  type: ArticleType;
  baseUnit: string;
  deleted: boolean;
  blocked: boolean;
  nonDiscountable: boolean;
  categoryId?: string | undefined;
  texts: ArticleText[];
  units: ArticleUnit[];
  taxes: ArticleTax[];
  attributes: ArticleAttribute[];
  listings: Listing[];
  /** Only there when there are any. */
  salesBlocks?: SalesBlock[];
  components?: Component[];
  priceRequired?: true;
  /** It is a variant of that one. */
  genericArticleId?: string;
};

/** An article as a message brings it. */
export type IncomingArticle = {
  articleId: string;
  changeNumber: number | undefined;
  type: ArticleType;
  baseUnit: string;
  deleted: boolean;
  blocked: boolean;
  nonDiscountable: boolean;
  /** The way from the root of the hierarchy down to the article's own category. */
  categoryPath: CategoryLevel[];
  texts: TransmittedList<ArticleText>;
  units: TransmittedList<ArticleUnit>;
  taxes: TransmittedList<ArticleTax>;
  attributes: TransmittedList<ArticleAttribute>;
  listings: TransmittedList<Listing>;
  salesBlocks: TransmittedList<SalesBlock>;
  components: TransmittedList<Component>;
  priceRequired: boolean;
  genericArticleId: string | undefined;
};

export function isWithdrawn(state: ArticleState): boolean {
  return state.deleted || state.blocked;
}

/** Of the codes for several countries the one that has a rate here. */
export function taxCodeOf(state: ArticleState, taxCodes: ReadonlySet<string>): string | undefined {
  return state.taxes.find((tax) => taxCodes.has(tax.code))?.code;
}

export function textOf(state: ArticleState, language = "en"): string | undefined {
  return (state.texts.find((text) => text.language === language) ?? state.texts[0])?.text;
}
