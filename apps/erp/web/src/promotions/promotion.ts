import type { DraftRow } from "@counterfoil/ui/fiori";
import type { Names } from "../common/names.ts";
import { type Hours, hoursOf, hoursRow } from "./hours.ts";

/** As the ERP's API has promotions and bonus buys. */
export type Goods = { articleId?: string; unit?: string; articleIds?: string[]; categoryId?: string };
export type Discount = { percentOff?: number; amountOff?: number; price?: number; setPrice?: number };
type Head = {
  names: Names;
  status: Status;
  promotionType?: string;
  validFrom: string;
  validTo: string;
  siteIds: string[];
  customerGroup?: string;
  coupon?: string;
  currency: string;
  sequence: number;
  resolution: number;
  exclusive?: boolean;
  regularPriceOnly?: boolean;
  happyHours?: Hours[];
};
export type Prerequisite = Goods & { quantity?: number; amount?: number; orMore?: boolean };
export type Reward = Goods & Discount & { on: "goods" | "prerequisites" | "basket"; quantity?: number };
export type Promotion = Head & {
  promotionId?: string;
  bonusBuyId?: string;
  items?: (Goods & Discount)[];
  combine?: "all" | "any";
  prerequisites?: Prerequisite[];
  basketFrom?: number;
  rewards?: Reward[];
  maxApplications?: number;
};
export type PromotionAnswer = {
  content: Promotion;
  sentence: { en: string; de: string };
  names: Record<string, Names>;
  changeNumber: number;
  changedAt: string;
  changedBy: string;
};
export type PromotionItem = Pick<Head, "names" | "status" | "validFrom" | "validTo" | "siteIds" | "coupon"> & {
  key: string;
  sentence: { en: string; de: string };
};
export type Status = "inWork" | "released" | "withdrawn";
export const statuses: Status[] = ["inWork", "released", "withdrawn"];
export const statusTones = { inWork: "neutral", released: "positive", withdrawn: "negative" } as const;

/** The two kinds, with where they are kept and shown. */
export const kinds = {
  promotion: {
    path: "/api/master-data/promotions",
    object: "Promotion",
    texts: "promotions",
    nothing: "promotions.nothing",
  },
  bonusBuy: {
    path: "/api/master-data/bonus-buys",
    object: "BonusBuy",
    texts: "bonusBuys",
    nothing: "bonusBuys.nothing",
  },
} as const;
export type Kind = keyof typeof kinds;

export const discountKinds = ["percentOff", "amountOff", "price", "free", "setPrice"] as const;
export type PromotionDraft = {
  nameEn: string;
  nameDe: string;
  promotionType: string;
  validFrom: string;
  validTo: string;
  siteIds: string[];
  customerGroup: string;
  coupon: string;
  currency: string;
  sequence: string;
  resolution: string;
  exclusive: boolean;
  regularPriceOnly: boolean;
  happyHours: DraftRow[];
  maxApplications: string;
  combine: "all" | "any";
  on: Reward["on"];
  basketFrom: string;
  prerequisites: DraftRow[];
  /** The articles of a promotion, the rewards of a bonus buy. */
  given: DraftRow[];
};

/** How people write figures here; the screen's formats fit. */
export type Figures = {
  amount(minor: number, currency: string): string;
  quantity(quantity: number): string;
  parseAmount(text: string, currency: string): number | undefined;
  parseQuantity(text: string): number | undefined;
};

export const blankGiven: DraftRow = {
  articles: "",
  categoryId: "",
  quantity: "1",
  discount: "percentOff",
  value: "10",
};
export const blankPrerequisite: DraftRow = {
  articles: "",
  categoryId: "",
  measure: "quantity",
  figure: "1",
  orMore: "",
};

export function blankDraft(today: string): PromotionDraft {
  const given = { ...blankGiven, value: "50" };
  return {
    nameEn: "",
    nameDe: "",
    promotionType: "",
    validFrom: today,
    validTo: today,
    siteIds: [],
    customerGroup: "",
    coupon: "",
    currency: "GBP",
    sequence: "100",
    resolution: "0",
    exclusive: false,
    regularPriceOnly: false,
    happyHours: [],
    maxApplications: "",
    combine: "all",
    on: "goods",
    basketFrom: "",
    prerequisites: [{ ...blankPrerequisite, figure: "2" }],
    given: [given],
  };
}

export function toDraft(promotion: Promotion, figures: Figures): PromotionDraft {
  const { names, items, rewards = [], prerequisites = [], currency, basketFrom, maxApplications } = promotion;
  const amount = (minor: number | undefined) => (minor === undefined ? "" : figures.amount(minor, currency));
  return {
    nameEn: names.en,
    nameDe: names.de ?? "",
    promotionType: promotion.promotionType ?? "",
    validFrom: promotion.validFrom,
    validTo: promotion.validTo,
    siteIds: promotion.siteIds,
    customerGroup: promotion.customerGroup ?? "",
    coupon: promotion.coupon ?? "",
    currency,
    sequence: String(promotion.sequence),
    resolution: String(promotion.resolution),
    exclusive: promotion.exclusive ?? false,
    regularPriceOnly: promotion.regularPriceOnly ?? false,
    happyHours: (promotion.happyHours ?? []).map(hoursRow),
    maxApplications: maxApplications === undefined ? "" : String(maxApplications),
    combine: promotion.combine ?? "all",
    on: rewards[0]?.on ?? "goods",
    basketFrom: amount(basketFrom),
    prerequisites: prerequisites.map((each) => ({
      ...goodsRow(each),
      measure: each.amount === undefined ? "quantity" : "amount",
      figure: each.amount === undefined ? figures.quantity(each.quantity ?? 1) : amount(each.amount),
      orMore: each.orMore ? "true" : "",
    })),
    given: (items ?? rewards).map((each) => ({ ...goodsRow(each), ...discountRow(each, amount, figures) })),
  };
}

const goodsRow = ({ articleId, articleIds, categoryId, unit }: Goods): DraftRow => ({
  articles: (articleIds ?? (articleId === undefined ? [] : [articleId])).join(", "),
  categoryId: categoryId ?? "",
  ...(unit !== undefined && { unit }),
});

function discountRow(
  each: Discount & { quantity?: number },
  amount: (minor?: number) => string,
  figures: Figures,
): DraftRow {
  const { percentOff, amountOff, price, setPrice } = each;
  const quantity = figures.quantity(each.quantity ?? 1);
  if (percentOff !== undefined) return { quantity, discount: "percentOff", value: figures.quantity(percentOff) };
  if (amountOff !== undefined) return { quantity, discount: "amountOff", value: amount(amountOff) };
  if (setPrice !== undefined) return { quantity, discount: "setPrice", value: amount(setPrice) };
  return price === 0
    ? { quantity, discount: "free", value: "" }
    : { quantity, discount: "price", value: amount(price) };
}

/** A figure that is none is sent as it was typed, so that the refusal names its field. */
export function promotionOf(kind: Kind, draft: PromotionDraft, figures: Figures): Record<string, unknown> {
  const { currency } = draft;
  const amount = (text: string) => figures.parseAmount(text, currency) ?? text;
  const whole = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : text);
  const given = (name: string, value: unknown) => (value === "" || value === undefined ? {} : { [name]: value });
  const head = {
    names: { en: draft.nameEn.trim(), ...given("de", draft.nameDe.trim()) },
    ...given("promotionType", draft.promotionType),
    validFrom: draft.validFrom.trim(),
    validTo: draft.validTo.trim(),
    siteIds: draft.siteIds,
    ...given("customerGroup", draft.customerGroup),
    ...given("coupon", draft.coupon.trim()),
    currency,
    sequence: whole(draft.sequence),
    resolution: whole(draft.resolution),
    ...(draft.exclusive && { exclusive: true }),
    ...(draft.regularPriceOnly && { regularPriceOnly: true }),
    ...(draft.happyHours.length > 0 && { happyHours: draft.happyHours.map(hoursOf) }),
  };
  const discounted = (row: DraftRow) => discountOf(row, amount, figures);
  if (kind === "promotion")
    return { ...head, items: draft.given.map((row) => ({ ...goodsOf(row), ...discounted(row) })) };
  return {
    ...head,
    combine: draft.combine,
    prerequisites: draft.prerequisites.map((row) => ({
      ...goodsOf(row),
      ...(row.measure === "amount"
        ? { amount: amount(row.figure ?? "") }
        : { quantity: quantityOf(row.figure, figures) }),
      ...(row.orMore === "true" && { orMore: true }),
    })),
    ...(draft.on === "basket" && { basketFrom: amount(draft.basketFrom) }),
    rewards: draft.given.map((row) => ({
      on: draft.on,
      ...(draft.on === "goods" && { ...goodsOf(row), quantity: quantityOf(row.quantity, figures) }),
      ...discounted(row),
    })),
    ...given("maxApplications", draft.maxApplications === "" ? "" : whole(draft.maxApplications)),
  };
}

const quantityOf = (text: string | undefined, figures: Figures) => figures.parseQuantity(text ?? "") ?? text;

function goodsOf({ articles = "", categoryId = "", unit = "" }: DraftRow): Goods {
  const ids = articles.split(/[\s,;]+/).filter(Boolean);
  return {
    ...(ids.length === 1 && { articleId: ids[0] as string, ...(unit !== "" && { unit }) }),
    ...(ids.length > 1 && { articleIds: ids }),
    ...(categoryId !== "" && { categoryId }),
  };
}

function discountOf(row: DraftRow, amount: (text: string) => unknown, figures: Figures): Record<string, unknown> {
  const { discount = "percentOff", value = "" } = row;
  if (discount === "free") return { price: 0 };
  return { [discount]: discount === "percentOff" ? quantityOf(value, figures) : amount(value) };
}

/** What people start from; the rest is filled in. */
export const templates: Record<string, (draft: PromotionDraft) => PromotionDraft> = {
  third: (draft) => ({
    ...draft,
    on: "goods",
    prerequisites: [{ ...blankPrerequisite, figure: "2" }],
    given: [{ ...blankGiven, value: "50" }],
  }),
  freeWithIt: (draft) => ({
    ...draft,
    on: "goods",
    prerequisites: [{ ...blankPrerequisite }],
    given: [{ ...blankGiven, discount: "free", value: "" }],
  }),
  fromQuantity: (draft) => ({
    ...draft,
    on: "prerequisites",
    prerequisites: [{ ...blankPrerequisite, figure: "10", orMore: "true" }],
    given: [{ ...blankGiven }],
  }),
  together: (draft) => ({
    ...draft,
    on: "prerequisites",
    prerequisites: [{ ...blankPrerequisite, figure: "3" }],
    given: [{ ...blankGiven, discount: "setPrice", value: "" }],
  }),
  basket: (draft) => ({ ...draft, on: "basket", basketFrom: "50", prerequisites: [], given: [{ ...blankGiven }] }),
};
