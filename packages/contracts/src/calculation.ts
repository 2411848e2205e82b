import { type Static, type TSchema, Type } from "typebox";
import { ArticleIdSchema, InstantSchema, PartnerIdSchema, StoreIdSchema, UnitSchema } from "./ids.ts";
import { CurrencySchema, MoneySchema } from "./money.ts";
import { MAX_QUANTITY, QuantitySchema } from "./quantity.ts";
import { LineTaxSchema, ModifierSchema, TransactionModifierSchema } from "./transactions.ts";

const Percent = Type.Number({ exclusiveMinimum: 0, maximum: 100, description: "Percent, up to three places." });
const Id = Type.String({ minLength: 1, maxLength: 40 });
const Amount = Type.Integer({ minimum: 0, maximum: 10_000_000_000, description: "Minor units (1999 = 19.99)." });
const ids = (description: string) => Type.Optional(Type.Array(Id, { maxItems: 200, description }));

export const ManualDiscountSchema = Type.Object(
  {
    percent: Type.Optional(Percent),
    amount: Type.Optional(Amount),
    unitPrice: Type.Optional(Amount),
    reason: Type.String({ minLength: 1, maxLength: 40 }),
  },
  {
    description:
      "A discount that a person gives: one of percent, amount and, on a line, unitPrice: what each unit costs then, if that is less.",
  },
);

export const BasketLineSchema = Type.Object({
  lineId: Type.String({ minLength: 1, maxLength: 10, description: "Names the line in the answer." }),
  articleId: ArticleIdSchema,
  quantity: Type.Number({
    exclusiveMinimum: 0,
    maximum: MAX_QUANTITY,
    multipleOf: 0.001,
    description: "Above zero, up to three places.",
  }),
  unit: Type.Optional(UnitSchema),
  unitPrice: Type.Optional(Amount),
  fixedPrice: Type.Optional(
    Type.Boolean({ description: "The unit price given is kept whatever the book says; offers apply to it." }),
  ),
  nonDiscountable: Type.Optional(Type.Boolean({ description: "May buy, but is never lowered." })),
  article: Type.Optional(
    Type.Object(
      {
        categories: ids("Leaf categories."),
        groups: ids("Product groups."),
        attributes: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 80 }))),
        taxCode: Type.Optional(Type.String({ maxLength: 4 })),
        baseUnit: Type.Optional(UnitSchema),
        nonDiscountable: Type.Optional(Type.Boolean()),
        minPrice: Type.Optional(Amount),
      },
      { description: "Facts of an article that the price book does not know." },
    ),
  ),
  manualDiscounts: Type.Optional(Type.Array(ManualDiscountSchema, { maxItems: 10 })),
});

const exampleLines = [
  { lineId: "1", articleId: "85123A", quantity: 3 },
  { lineId: "2", articleId: "22423", quantity: 1, manualDiscounts: [{ percent: 10, reason: "DAMAGED" }] },
];

/** What is to be priced: `POST /api/prices/calculations`. */
export const BasketSchema = Type.Object(
  {
    store: StoreIdSchema,
    channel: Type.Optional(Type.String({ maxLength: 10, description: "10 stores, 20 web." })),
    at: Type.Optional(InstantSchema),
    customer: Type.Optional(
      Type.Object(
        {
          id: PartnerIdSchema,
          groups: ids("Customer groups."),
          priceList: Type.Optional(Type.String({ maxLength: 10 })),
        },
        { description: "With the id alone the server adds groups and price list of the customer in this store." },
      ),
    ),
    coupons: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 50, description: "Codes as shown." }),
    ),
    basketId: Type.Optional(
      Type.String({ maxLength: 40, description: "Whose reservations of coupons are one's own." }),
    ),
    manualTriggers: ids("Promotions that a person has chosen, by the name of their trigger."),
    kind: Type.Optional(Type.Enum(["sale", "return"])),
    lines: Type.Array(BasketLineSchema, { minItems: 1, maxItems: 2000 }),
    manualDiscounts: Type.Optional(
      Type.Array(ManualDiscountSchema, { maxItems: 10, description: "On the whole basket." }),
    ),
    explain: Type.Optional(Type.Boolean({ description: "Say of each offer that did not apply why not." })),
    nearMisses: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 10,
        description:
          "How many of what is nearly reached are looked for, 3 when left out; each costs as much as the price itself.",
      }),
    ),
  },
  { examples: [{ store: "1010", coupons: ["SUMMER10"], lines: exampleLines }] },
);
export type BasketRequest = Static<typeof BasketSchema>;

const named = { promotionId: Type.String(), ruleId: Type.String(), offerId: Type.Optional(Type.String()) };
/** Described, and open: what the engine adds later is not cut off. */
const open = <Properties extends Record<string, TSchema>>(properties: Properties, description?: string) =>
  Type.Object(properties, { additionalProperties: true, ...(description === undefined ? {} : { description }) });

export const PricedLineSchema = open({
  lineId: Type.String(),
  unitPrice: MoneySchema,
  regularAmount: MoneySchema,
  amount: Type.Integer({
    description: "After all discounts, in minor units; shares of transaction discounts included.",
  }),
  modifiers: Type.Array(ModifierSchema, { description: "Each reason why it costs less; a negative amount lowers it." }),
  tax: LineTaxSchema,
  triggers: Type.Optional(Type.Array(open({ ...named, quantity: QuantitySchema }))),
  points: Type.Optional(Type.Array(open({ ...named, points: Type.Integer(), quantity: QuantitySchema }))),
});

const missing = Type.Object({ quantity: Type.Optional(Type.Number()), amount: Type.Optional(MoneySchema) });

/** The answer of a calculation. */
export const PricedSchema = open({
  book: Type.Integer({ description: "Number of the price book." }),
  currency: CurrencySchema,
  lines: Type.Array(PricedLineSchema),
  modifiers: Type.Array(TransactionModifierSchema, {
    description: "Discounts of the whole basket; lines have the shares.",
  }),
  totals: open(
    {
      regular: MoneySchema,
      discount: MoneySchema,
      total: MoneySchema,
      net: MoneySchema,
      tax: MoneySchema,
      byTaxCode: Type.Array(LineTaxSchema),
    },
    "total is what is paid, tax included; net = total - tax; discount is positive.",
  ),
  coupons: Type.Array(
    open({
      code: Type.String(),
      couponId: Type.Optional(Type.String()),
      used: Type.Boolean(),
      reason: Type.Optional(
        Type.String({
          description:
            "no-offer, not-valid, conditions; of the code itself: unknown, blocked, not-yet-valid, expired, used, reserved, limit, customer-needed, too-many-tries (not checked now).",
        }),
      ),
    }),
  ),
  points: Type.Number(),
  gifts: Type.Array(open({ articleId: Type.String(), quantity: Type.Number(), offerId: Type.String() })),
  printedCoupons: Type.Array(open({ code: Type.String(), offerId: Type.String(), count: Type.Integer() })),
  applied: Type.Array(open({ ...named, count: Type.Number(), amount: MoneySchema })),
  nearMisses: Type.Array(open({ ...named, missing, gain: MoneySchema }), {
    description: "What is nearly reached, and what it would save.",
  }),
  refusals: Type.Optional(
    Type.Array(open({ ...named, reason: Type.String(), detail: Type.String() }), { description: "With explain." }),
  ),
  proof: open(
    { optimal: Type.Boolean(), upperBound: MoneySchema, nodes: Type.Integer() },
    "optimal: no other combination of these offers saves more; else the most one could, and how many were looked at.",
  ),
});

export const ExplanationRequestSchema = Type.Object({
  ...BasketSchema.properties,
  language: Type.Optional(Type.Enum(["en", "de"])),
});

/** The same as sentences: `POST /api/prices/explanations`. */
export const ExplanationSchema = open({
  ...PricedSchema.properties,
  sentences: open({
    lines: Type.Array(Type.Object({ lineId: Type.String(), texts: Type.Array(Type.String()) })),
    nearMisses: Type.Array(Type.Object({ offerId: Type.String(), text: Type.String() })),
    refusals: Type.Array(Type.Object({ offerId: Type.String(), text: Type.String() })),
    coupons: Type.Array(Type.String()),
  }),
});
