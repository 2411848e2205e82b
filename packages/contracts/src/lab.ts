import { type Static, Type } from "typebox";
import { BasketSchema, PricedSchema } from "./calculation.ts";
import { InstantSchema, StoreIdSchema } from "./ids.ts";
import { MoneySchema } from "./money.ts";

const OfferIds = Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 100 });
const Both = Type.Object({ en: Type.String(), de: Type.String() });

/** `POST /api/prices/lab`: a basket with the offers of now and, as if they were active, these drafts. */
export const LabRequestSchema = Type.Object({ basket: BasketSchema, draftOfferIds: Type.Optional(OfferIds) });
export type LabRequest = Static<typeof LabRequestSchema>;

export const LabOfferSchema = Type.Object({
  offerId: Type.String(),
  name: Type.String(),
  state: Type.String({ description: "active, or what the draft is: draft, checked, approved." }),
  outcome: Type.Enum(["applied", "nearlyReached", "refused"]),
  amount: Type.Optional(Type.Integer({ description: "What it saves; nearlyReached: what it would save." })),
  count: Type.Optional(Type.Number({ description: "How often it was applied." })),
  reason: Type.Optional(Type.String({ description: "Code of the refusal." })),
  text: Both,
});
export type LabOffer = Static<typeof LabOfferSchema>;

export const LabAnswerSchema = Type.Object({
  priced: PricedSchema,
  offers: Type.Array(LabOfferSchema, {
    description: "Applied first, then nearly reached, then refused; at most 1,000.",
  }),
  more: Type.Integer({ description: "Refused offers that are not listed." }),
});
export type LabAnswer = Static<typeof LabAnswerSchema>;

export const LabExpectationSchema = Type.Object({
  total: MoneySchema,
  byLine: Type.Optional(
    Type.Array(Type.Object({ lineId: Type.String({ maxLength: 10 }), amount: MoneySchema }), { maxItems: 2000 }),
  ),
  offers: Type.Optional(
    Type.Array(Type.String({ maxLength: 40 }), { maxItems: 200, description: "Exactly these apply." }),
  ),
});
export type LabExpectation = Static<typeof LabExpectationSchema>;

/** `POST /api/prices/lab-tests`: kept, and run at every later activation. The basket's moment belongs to it. */
export const NewLabTestSchema = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 80 }),
  basket: BasketSchema,
  expected: LabExpectationSchema,
  draftOfferIds: Type.Optional(OfferIds),
});
export type NewLabTest = Static<typeof NewLabTestSchema>;

export const LabTestSchema = Type.Object({
  testId: Type.String(),
  ...NewLabTestSchema.properties,
  madeAt: InstantSchema,
  madeBy: Type.String(),
  lastRunAt: Type.Optional(InstantSchema),
  lastPassed: Type.Optional(Type.Boolean()),
  lastDetail: Type.Optional(Type.String()),
});
export type LabTest = Static<typeof LabTestSchema>;

export const LabTestResultSchema = Type.Object({
  testId: Type.String(),
  name: Type.String(),
  passed: Type.Boolean(),
  failsAnyway: Type.Optional(Type.Boolean({ description: "It fails without the drafts, too: they do not break it." })),
  differences: Type.Array(Type.Object({ what: Type.String(), expected: Type.String(), actual: Type.String() })),
  detail: Type.Optional(Type.String()),
});
export type LabTestResult = Static<typeof LabTestResultSchema>;

const Percent = Type.Number({ minimum: -1000, maximum: 100 });

/** `POST /api/prices/margin-guard`. */
export const GuardRequestSchema = Type.Object({
  offerIds: Type.Optional(OfferIds),
  threshold: Type.Optional(Percent),
  store: Type.Optional(StoreIdSchema),
});
export type GuardRequest = Static<typeof GuardRequestSchema>;

export const GuardArticleSchema = Type.Object({
  articleId: Type.String(),
  name: Type.Optional(Type.String()),
  unit: Type.String(),
  regularPrice: Type.Number({ description: "Of one unit, in minor units." }),
  purchasePrice: Type.Optional(Type.Number({ description: "Of one unit, without tax; missing when nobody told it." })),
  worstPrice: Type.Number({ description: "The lowest price of one unit that was found; may have decimals." }),
  discountPercent: Type.Number(),
  margin: Type.Optional(Type.Number({ description: "Percent of the worst price without tax." })),
  breached: Type.Boolean(),
  offers: Type.Array(Type.Object({ offerId: Type.String(), name: Type.String(), amount: MoneySchema })),
  basket: Type.Unsafe<Static<typeof BasketSchema>>(
    Type.Object({}, { additionalProperties: true, description: "The evidence: opens in the lab." }),
  ),
  tried: Type.Integer({ description: "Baskets that were priced in the search." }),
});
export type GuardArticle = Static<typeof GuardArticleSchema>;

export const GuardResultSchema = Type.Object({
  store: Type.String(),
  book: Type.Integer(),
  threshold: Percent,
  breached: Type.Integer(),
  withoutPurchasePrice: Type.Integer(),
  searched: Type.Integer({ description: "Articles." }),
  notSearched: Type.Integer({
    description: "Articles beyond the limit; those with the lowest regular margin were searched.",
  }),
  articles: Type.Array(GuardArticleSchema, { description: "The lowest margin first." }),
});
export type GuardResult = Static<typeof GuardResultSchema>;

const runState = Type.Enum(["running", "done", "cancelled", "failed"]);

export const GuardRunSchema = Type.Object({
  runId: Type.String(),
  state: runState,
  startedAt: InstantSchema,
  startedBy: Type.String(),
  done: Type.Integer(),
  total: Type.Integer(),
  failure: Type.Optional(Type.String()),
  result: Type.Optional(GuardResultSchema),
});
export type GuardRun = Static<typeof GuardRunSchema>;

export const PurchasePriceSchema = Type.Object({
  articleId: Type.String({ minLength: 1, maxLength: 40 }),
  store: Type.Optional(StoreIdSchema),
  unit: Type.String({ minLength: 1, maxLength: 3 }),
  validFrom: Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }),
  validTo: Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }),
  amount: Type.Integer({ minimum: 0, maximum: 10_000_000_000, description: "Without tax, minor units." }),
  currency: Type.String({ pattern: "^[A-Z]{3}$" }),
  per: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 999_999 })),
});
export type PurchasePrice = Static<typeof PurchasePriceSchema>;

const day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", description: "Business day." });

/** `POST /api/prices/replays`. */
export const ReplayRequestSchema = Type.Object({
  offerIds: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { minItems: 1, maxItems: 100 }),
  from: day,
  to: day,
  stores: Type.Optional(Type.Array(StoreIdSchema, { minItems: 1, maxItems: 500 })),
  asIf: Type.Optional(
    Type.Enum(["original", "now"], {
      description:
        "original: at the moment of the sale. now: moved by whole weeks into the validity of the drafts, weekday and time of day kept.",
    }),
  ),
});
export type ReplayRequest = Static<typeof ReplayRequestSchema>;

const replayFigures = {
  receipts: Type.Integer(),
  touched: Type.Integer({ description: "Receipts whose price changes." }),
  cost: Type.Integer({ description: "What the drafts cost: positive when customers pay less, minor units." }),
};
export const ReplayDaySchema = Type.Object({ day, ...replayFigures });
export const ReplayArticleSchema = Type.Object({
  articleId: Type.String(),
  name: Type.Optional(Type.String()),
  quantity: Type.Number({ description: "Sold in touched receipts." }),
  receipts: Type.Integer({ description: "Touched ones with it." }),
  cost: MoneySchema,
});

export const ReplaySchema = Type.Object({
  replayId: Type.String(),
  state: runState,
  ...ReplayRequestSchema.properties,
  startedAt: InstantSchema,
  startedBy: Type.String(),
  endedAt: Type.Optional(InstantSchema),
  book: Type.Integer(),
  currency: Type.String(),
  total: Type.Integer({ description: "Receipts of the period." }),
  done: Type.Integer(),
  failure: Type.Optional(Type.String()),
  ...replayFigures,
  skipped: Type.Integer({ description: "Receipts that could not be priced, or only give back." }),
  revenueBefore: MoneySchema,
  revenueAfter: MoneySchema,
  secondsBusy: Type.Number({ description: "Of all cores together, in the engine." }),
  byDay: Type.Optional(Type.Array(ReplayDaySchema)),
  byArticle: Type.Optional(
    Type.Array(ReplayArticleSchema, { description: "The dearest first, at most 1,000; all in the CSV." }),
  ),
});
export type Replay = Static<typeof ReplaySchema>;
