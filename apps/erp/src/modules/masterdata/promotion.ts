import {
  ArticleIdSchema,
  CurrencySchema,
  DateSchema,
  MAX_AMOUNT_MINOR,
  MAX_QUANTITY,
  StoreIdSchema,
  UnitSchema,
} from "@counterfoil/contracts";
import { type Static, Type } from "typebox";

/*
 * Two ways to sell for less. A promotion (SAP: promotion, POFF) gives articles another price for some days; a bonus buy (SAP: bonus
 * buy, PBBY) gives something to whoever buys something. They share their head.
 */
const Name = Type.String({ minLength: 1, maxLength: 60 });
const Amount = Type.Integer({ minimum: 0, maximum: MAX_AMOUNT_MINOR, description: "Minor units." });
const Quantity = Type.Number({ exclusiveMinimum: 0, maximum: MAX_QUANTITY });
const closed = { additionalProperties: false };

/** One of: an article (in a unit), any of some articles, anything of a merchandise category. */
const goods = {
  articleId: Type.Optional(ArticleIdSchema),
  unit: Type.Optional(UnitSchema),
  articleIds: Type.Optional(Type.Array(ArticleIdSchema, { minItems: 1, maxItems: 500, uniqueItems: true })),
  categoryId: Type.Optional(Type.String({ minLength: 1, maxLength: 18 })),
};
/** One of: percent off, an amount off each, another price each. A price of 0 is free. */
const discount = {
  percentOff: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 100, multipleOf: 0.001 })),
  amountOff: Type.Optional(Amount),
  price: Type.Optional(Amount),
};

const Time = Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$" });
const Days = Type.Array(Type.Integer({ minimum: 1, maximum: 7, description: "1 Monday to 7 Sunday." }), {
  minItems: 1,
  maxItems: 7,
  uniqueItems: true,
});

export const promotionStatuses = ["inWork", "released", "withdrawn"] as const;
const head = {
  names: Type.Object({ en: Name, de: Type.Optional(Name) }, closed),
  status: Type.Optional(
    Type.Enum([...promotionStatuses], { description: "In work: stays here. Released: is sent. Withdrawn: ends." }),
  ),
  promotionType: Type.Optional(
    Type.String({ minLength: 1, maxLength: 4, description: "As in the list promotionType." }),
  ),
  validFrom: DateSchema,
  validTo: Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "Included." }),
  siteIds: Type.Optional(
    Type.Array(StoreIdSchema, { maxItems: 1000, uniqueItems: true, description: "None: all stores." }),
  ),
  customerGroup: Type.Optional(Type.String({ minLength: 1, maxLength: 2 })),
  coupon: Type.Optional(Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9 _-]{0,39}$" })),
  currency: CurrencySchema,
  sequence: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 999_999, description: "Lower ones are applied first; 100." }),
  ),
  resolution: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 999_999, description: "Among equals the higher wins." }),
  ),
  exclusive: Type.Optional(Type.Boolean({ description: "Nothing that is applied later touches the same goods." })),
  regularPriceOnly: Type.Optional(Type.Boolean({ description: "Not on goods that are reduced already." })),
  happyHours: Type.Optional(
    Type.Array(Type.Object({ days: Days, from: Time, to: Time }, closed), {
      maxItems: 14,
      description: "When it holds, in the store's time; none: always. An end before the beginning is on the next day.",
    }),
  ),
  changeNumber: Type.Optional(Type.Integer({ description: "Take this only if it still has that change number." })),
};
const PromotionNumber = Type.String({ pattern: "^[0-9]{10}$" });

export const PromotionSchema = Type.Object(
  {
    promotionId: Type.Optional(PromotionNumber),
    ...head,
    items: Type.Array(Type.Object({ ...goods, ...discount }, closed), { minItems: 1, maxItems: 500 }),
  },
  closed,
);

export const BonusBuySchema = Type.Object(
  {
    bonusBuyId: Type.Optional(PromotionNumber),
    promotionId: Type.Optional(PromotionNumber),
    ...head,
    combine: Type.Optional(Type.Enum(["all", "any"], { description: "Of the prerequisites; all." })),
    prerequisites: Type.Optional(
      Type.Array(
        Type.Object(
          {
            ...goods,
            quantity: Type.Optional(Quantity),
            amount: Type.Optional(Amount),
            orMore: Type.Optional(
              Type.Boolean({ description: "From there on all of them count, not only full groups of that many." }),
            ),
          },
          closed,
        ),
        { maxItems: 20 },
      ),
    ),
    basketFrom: Type.Optional(
      Type.Integer({ minimum: 0, maximum: MAX_AMOUNT_MINOR, description: "The whole basket from this amount." }),
    ),
    rewards: Type.Array(
      Type.Object(
        {
          on: Type.Enum(["goods", "prerequisites", "basket"]),
          ...goods,
          quantity: Type.Optional(Quantity),
          ...discount,
          setPrice: Type.Optional(
            Type.Integer({ minimum: 0, maximum: MAX_AMOUNT_MINOR, description: "All together cost this." }),
          ),
        },
        closed,
      ),
      { minItems: 1, maxItems: 20 },
    ),
    maxApplications: Type.Optional(Type.Integer({ minimum: 1, maximum: 9999, description: "Per basket." })),
  },
  closed,
);

export type PromotionElement = Static<typeof PromotionSchema>;
export type BonusBuyElement = Static<typeof BonusBuySchema>;
export type PromotionKind = "promotion" | "bonusBuy";
type Head = "status" | "siteIds" | "sequence" | "resolution";
type Kept<Element, Filled extends keyof Element> = Omit<Element, Filled | "changeNumber"> &
  Required<Pick<Element, Filled>>;
export type StoredPromotion = Kept<PromotionElement, Head | "promotionId">;
export type StoredBonusBuy = Kept<BonusBuyElement, Head | "bonusBuyId" | "combine" | "prerequisites">;
export type Goods = Pick<PromotionElement["items"][number], "articleId" | "articleIds" | "categoryId" | "unit">;
export type Discount = Pick<PromotionElement["items"][number], "percentOff" | "amountOff" | "price">;
export type Prerequisite = StoredBonusBuy["prerequisites"][number];
export type BonusReward = StoredBonusBuy["rewards"][number];

const headOf = <Element extends Partial<StoredPromotion>>(element: Element) => ({
  status: element.status ?? ("inWork" as const),
  siteIds: (element.siteIds ?? []).toSorted(),
  sequence: element.sequence ?? 100,
  resolution: element.resolution ?? 0,
});

export function normalisePromotion({ changeNumber: _, ...element }: PromotionElement): StoredPromotion {
  return { ...element, ...headOf(element), promotionId: element.promotionId ?? "" };
}

export function normaliseBonusBuy({ changeNumber: _, ...element }: BonusBuyElement): StoredBonusBuy {
  const { bonusBuyId = "", combine = "all", prerequisites = [] } = element;
  return { ...element, ...headOf(element), bonusBuyId, combine, prerequisites };
}

export const isBonusBuy = (stored: StoredPromotion | StoredBonusBuy): stored is StoredBonusBuy => "rewards" in stored;

/** Everything that a promotion or bonus buy names, with its place. */
export function goodsOf(stored: StoredPromotion | StoredBonusBuy): { goods: Goods; where: string }[] {
  const named = (list: Goods[], where: string) => list.map((goods, index) => ({ goods, where: `/${where}/${index}` }));
  if (!isBonusBuy(stored)) return named(stored.items, "items");
  return [...named(stored.prerequisites, "prerequisites"), ...named(stored.rewards, "rewards")];
}
