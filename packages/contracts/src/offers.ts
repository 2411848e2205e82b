import { type Static, type TObject, Type } from "typebox";
import { ArticleIdSchema, LocalDateTimeSchema, StoreIdSchema } from "./ids.ts";
import { MAX_AMOUNT_MINOR } from "./money.ts";
import { MAX_QUANTITY } from "./quantity.ts";

// The engine's Offer as a schema: strict, with limits. "Exactly one of" is said by the number of properties, so that a refusal
// names the field that is wrong and not all the shapes it is none of.

const strict = { additionalProperties: false };
const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Amount = Type.Integer({ minimum: 0, maximum: MAX_AMOUNT_MINOR, description: "Minor units (1999 = 19.99)." });
const Quantity = Type.Number({ exclusiveMinimum: 0, maximum: MAX_QUANTITY, multipleOf: 0.001 });
const Pieces = Type.Integer({ minimum: 1, maximum: 999_999 });
const Choose = Type.Enum(["cheapest", "dearest"]);

// Some words stand in the place of an offer's number in addresses: an offer of that name could not be read.
export const OfferIdSchema = Type.String({
  pattern: "^(?!(?:calendar|imports?|import-sample\\.csv|order|preview|sentence)$)[A-Za-z0-9][A-Za-z0-9_.:/-]{0,59}$",
  description: "Left out of a new offer, one is made: OF-000123.",
});
export const GroupIdSchema = Type.String({ pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$" });

const goods = {
  all: Type.Optional(Type.Literal(true)),
  articles: Type.Optional(Type.Array(ArticleIdSchema, { maxItems: 5000, uniqueItems: true })),
  group: Type.Optional(Text(40)),
  category: Type.Optional(Text(40)),
  attribute: Type.Optional(Type.Object({ name: Text(60), value: Text(60) }, strict)),
};
const Exception = Type.Object(goods, { ...strict, minProperties: 1, maxProperties: 1 });

/** Exactly one of all, articles, group, category, attribute; `except` takes goods out again. */
export const TargetSchema = Type.Object(
  { ...goods, except: Type.Optional(Type.Array(Exception, { maxItems: 50 })) },
  { ...strict, minProperties: 1, maxProperties: 2 },
);

export const RewardSchema = Type.Object(
  {
    percentOff: Type.Optional(Type.Number({ minimum: 0, maximum: 100, multipleOf: 0.001 })),
    amountOff: Type.Optional(Amount),
    amountOffTotal: Type.Optional(Amount),
    unitPrice: Type.Optional(Amount),
    setPrice: Type.Optional(Amount),
    points: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  },
  { ...strict, minProperties: 1, maxProperties: 1, description: "Exactly one of them." },
);

const Buy = Type.Array(
  Type.Object({ target: TargetSchema, quantity: Type.Optional(Quantity), amount: Type.Optional(Amount) }, strict),
  { minItems: 1, maxItems: 20 },
);
const thresholds = { minQuantity: Type.Optional(Quantity), minAmount: Type.Optional(Amount) };

const PrintedCoupon = Type.Object(
  {
    code: Text(40),
    text: Type.Optional(Text(200)),
    validDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 3660 })),
  },
  strict,
);

/** By style: what an offer does. */
export const termsSchemas = {
  simple: Type.Object(
    { style: Type.Literal("simple"), get: TargetSchema, reward: RewardSchema, ...thresholds },
    strict,
  ),
  tiered: Type.Object(
    {
      style: Type.Literal("tiered"),
      get: TargetSchema,
      tiers: Type.Array(
        Type.Object({ quantity: Type.Optional(Quantity), amount: Type.Optional(Amount), reward: RewardSchema }, strict),
        { minItems: 1, maxItems: 20 },
      ),
    },
    strict,
  ),
  multibuy: Type.Object(
    { style: Type.Literal("multibuy"), of: TargetSchema, quantity: Pieces, reward: RewardSchema },
    strict,
  ),
  nth: Type.Object(
    {
      style: Type.Literal("nth"),
      of: TargetSchema,
      every: Pieces,
      reward: RewardSchema,
      choose: Type.Optional(Choose),
    },
    strict,
  ),
  buyGet: Type.Object(
    {
      style: Type.Literal("buyGet"),
      buy: Buy,
      get: Type.Object(
        {
          target: TargetSchema,
          quantity: Pieces,
          choose: Type.Optional(Choose),
          equalOrLower: Type.Optional(Type.Boolean()),
        },
        strict,
      ),
      reward: RewardSchema,
    },
    strict,
  ),
  set: Type.Object(
    {
      style: Type.Literal("set"),
      slots: Type.Array(Type.Object({ target: TargetSchema, quantity: Pieces }, strict), {
        minItems: 1,
        maxItems: 20,
      }),
      reward: RewardSchema,
    },
    strict,
  ),
  transaction: Type.Object(
    { style: Type.Literal("transaction"), ...thresholds, of: Type.Optional(TargetSchema), reward: RewardSchema },
    strict,
  ),
  gift: Type.Object(
    {
      style: Type.Literal("gift"),
      buy: Buy,
      gifts: Type.Array(Type.Object({ articleId: ArticleIdSchema, quantity: Pieces }, strict), {
        minItems: 1,
        maxItems: 50,
      }),
      choose: Type.Optional(Pieces),
    },
    strict,
  ),
  printCoupon: Type.Object(
    { style: Type.Literal("printCoupon"), of: Type.Optional(TargetSchema), ...thresholds, coupon: PrintedCoupon },
    strict,
  ),
  points: Type.Object(
    {
      style: Type.Literal("points"),
      of: Type.Optional(TargetSchema),
      points: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
      per: Type.Optional(
        Type.Object(
          { quantity: Type.Optional(Quantity), amount: Type.Optional(Amount) },
          {
            ...strict,
            minProperties: 1,
            maxProperties: 1,
          },
        ),
      ),
    },
    strict,
  ),
} satisfies Record<string, TObject>;

export type TermsStyle = keyof typeof termsSchemas;
export const termsStyles = Object.keys(termsSchemas) as TermsStyle[];

export const HappyHoursSchema = Type.Object(
  {
    days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true }),
    from: Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$" }),
    to: Type.String({ pattern: "^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$" }),
  },
  { ...strict, description: "Days 1 Monday to 7 Sunday; the end is exclusive, local time of the store." },
);

/** Everything but `terms`, which is looked at by its style. */
export const offerHead = {
  offerId: Type.Optional(OfferIdSchema),
  name: Text(120),
  validFrom: LocalDateTimeSchema,
  validTo: LocalDateTimeSchema,
  happyHours: Type.Optional(Type.Array(HappyHoursSchema, { maxItems: 14 })),
  stores: Type.Optional(Type.Array(StoreIdSchema, { minItems: 1, maxItems: 10_000, uniqueItems: true })),
  storeGroups: Type.Optional(Type.Array(GroupIdSchema, { minItems: 1, maxItems: 100, uniqueItems: true })),
  channels: Type.Optional(Type.Array(Text(10), { minItems: 1, maxItems: 20, uniqueItems: true })),
  customerGroups: Type.Optional(Type.Array(Text(40), { minItems: 1, maxItems: 50, uniqueItems: true })),
  coupon: Type.Optional(Text(40)),
  byHand: Type.Optional(
    Type.Boolean({ description: "Applies only when a person chooses it at the till, by its offerId as trigger." }),
  ),
  sequence: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, description: "Lower is earlier; 100." })),
  resolution: Type.Optional(Type.Integer({ minimum: -1_000_000, maximum: 1_000_000, description: "Higher wins; 0." })),
  exclusive: Type.Optional(Type.Boolean()),
  regularPriceOnly: Type.Optional(Type.Boolean()),
  base: Type.Optional(Type.Enum(["current", "regular"])),
  maxApplications: Type.Optional(Pieces),
  maxDiscount: Type.Optional(Amount),
  offerSet: Type.Optional(Text(60)),
  leadingCategory: Type.Optional(Text(40)),
};

export const OfferSchema = Type.Object(
  { ...offerHead, terms: Type.Union(termsStyles.map((style) => termsSchemas[style])) },
  { ...strict, $id: "Offer" },
);

export const PoliciesSchema = Type.Object(
  {
    tax: Type.Optional(
      Type.Object({ prices: Type.Enum(["gross", "net"]), rounding: Type.Enum(["line", "document"]) }, strict),
    ),
    rounding: Type.Optional(
      Type.Object(
        {
          of: Type.Optional(Type.Enum(["discount", "price"])),
          mode: Type.Optional(Type.Enum(["halfUp", "halfEven", "down"])),
          multiple: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, description: "Minor units." })),
        },
        strict,
      ),
    ),
    remainder: Type.Optional(Type.Enum(["largest", "first", "last"])),
    thresholds: Type.Optional(Type.Enum(["reached", "regular"])),
    returns: Type.Optional(Type.Enum(["prorated", "reprice"])),
    maxNodes: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  },
  { ...strict, $id: "PricePolicies" },
);

const GroupNames = Type.Object({ en: Text(80), de: Text(80) }, strict);
/** `PUT /api/prices/product-groups/{id}`; `version` is that of what was read, left out for a new one. */
export const ProductGroupSchema = Type.Object(
  {
    groupId: GroupIdSchema,
    names: GroupNames,
    articleIds: Type.Array(ArticleIdSchema, { maxItems: 20_000, uniqueItems: true }),
    version: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { ...strict, $id: "ProductGroup" },
);
export type ProductGroup = Static<typeof ProductGroupSchema>;

export const offerStates = ["draft", "checked", "approved", "active", "ended", "scheduled"] as const;
export type OfferState = (typeof offerStates)[number];
export type Words = { en: string; de: string };

/** What is wrong with an offer: `field` is a JSON pointer into it. What is `blocking` keeps it from being checked. */
export type OfferProblem = { field: string; code: string; detail: string; blocking: boolean };

/** A line of `GET /api/prices/offers`. `draft`: the state of a new version beside the active one. Rows of other systems are only shown. */
export type OfferRow = {
  offerId: string;
  name: string;
  state: OfferState;
  draft?: "draft" | "checked" | "approved";
  validFrom: string;
  validTo: string;
  style: string;
  sequence: number;
  resolution: number;
  exclusive: boolean;
  stores?: string[];
  channels?: string[];
  coupon?: string;
  offerSet?: string;
  origin: "app" | "csv" | "erp" | "pps";
  changedAt: string;
  changedBy: string;
  version: number;
  /** Sequence and resolution of the new version beside the active one. */
  planned?: { sequence: number; resolution: number };
  sentence: Words;
};
