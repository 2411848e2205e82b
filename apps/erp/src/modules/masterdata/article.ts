import { ArticleIdSchema, DateSchema, isGtin, StoreIdSchema, UnitSchema } from "@counterfoil/contracts";
import { type Static, Type } from "typebox";
import type { ElementProblem } from "../../elements.ts";
import { dayFault, numberFault } from "./value-faults.ts";

const Text = Type.String({ minLength: 1, maxLength: 80 });

export const ArticleUnitSchema = Type.Object(
  {
    unit: UnitSchema,
    numerator: Type.Integer({
      minimum: 1,
      maximum: 99_999,
      description: "One of this unit is numerator/denominator base units.",
    }),
    denominator: Type.Integer({ minimum: 1, maximum: 99_999 }),
    gtins: Type.Optional(Type.Array(Type.String({ maxLength: 14 }), { maxItems: 20 })),
  },
  { additionalProperties: false },
);

export const ListingSchema = Type.Object(
  { siteId: StoreIdSchema, from: DateSchema, to: DateSchema, blocked: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
);

/** From a day on not sold (SAP: cross-chain, distribution-chain and plant-specific status): without a scope, everywhere. */
export const SalesBlockSchema = Type.Object(
  {
    status: Type.String({ minLength: 1, maxLength: 2, description: "A code of the value list salesStatus." }),
    from: DateSchema,
    distributionChannel: Type.Optional(Type.String({ minLength: 1, maxLength: 2 })),
    siteId: Type.Optional(StoreIdSchema),
  },
  { additionalProperties: false },
);
export type SalesBlock = Static<typeof SalesBlockSchema>;

/** What belongs to one of the base unit: the goods of a structured article (sales set), or empties handed over with it. */
const ComponentSchema = Type.Object(
  {
    use: Type.Enum(["set", "empties"]),
    articleId: ArticleIdSchema,
    unit: UnitSchema,
    quantity: Type.Number({ exclusiveMinimum: 0, maximum: 9999, multipleOf: 0.001 }),
  },
  { additionalProperties: false },
);

/** An article (SAP: material) with all that belongs to it but its prices, which have a life of their own. */
export const ArticleSchema = Type.Object(
  {
    articleId: ArticleIdSchema,
    type: Type.Enum(["goods", "service", "voucher"]),
    texts: Type.Object({ en: Text, de: Type.Optional(Text) }, { additionalProperties: false }),
    baseUnit: UnitSchema,
    units: Type.Optional(Type.Array(ArticleUnitSchema, { maxItems: 20 })),
    categoryId: Type.Optional(Type.String({ maxLength: 18 })),
    taxCode: Type.String({ minLength: 1, maxLength: 4 }),
    attributes: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 200 }))),
    listings: Type.Optional(Type.Array(ListingSchema, { maxItems: 200 })),
    salesBlocks: Type.Optional(Type.Array(SalesBlockSchema, { maxItems: 200 })),
    nonDiscountable: Type.Optional(Type.Boolean()),
    priceRequired: Type.Optional(Type.Boolean({ description: "It has no price: the till asks for one." })),
    /** It is a variant of this one (SAP: cross-plant configurable material). */
    genericArticleId: Type.Optional(ArticleIdSchema),
    components: Type.Optional(Type.Array(ComponentSchema, { maxItems: 50 })),
    blocked: Type.Optional(Type.Boolean()),
    deleted: Type.Optional(Type.Boolean({ description: "Deletion flag; the article stays, for its documents." })),
    changeNumber: Type.Optional(
      Type.Integer({ description: "Take this only if the article still has that change number." }),
    ),
  },
  { additionalProperties: false },
);
export type Article = Static<typeof ArticleSchema>;
export type ArticleUnit = Static<typeof ArticleUnitSchema>;

/** The same article always looks the same: the base unit is among its units, absent lists are empty. */
export function normaliseArticle({ changeNumber: _, salesBlocks = [], components = [], ...article }: Article) {
  const units = article.units ?? [];
  const base = units.find(({ unit }) => unit === article.baseUnit) ?? {
    unit: article.baseUnit,
    numerator: 1,
    denominator: 1,
  };
  const others = units.filter(({ unit }) => unit !== article.baseUnit);
  return {
    ...article,
    units: [base, ...others].map((unit) => ({ ...unit, gtins: unit.gtins ?? [] })),
    attributes: article.attributes ?? {},
    listings: article.listings ?? [],
    ...(salesBlocks.length === 0 ? {} : { salesBlocks }),
    ...(components.length === 0 ? {} : { components }),
  };
}
export type StoredArticle = ReturnType<typeof normaliseArticle>;

/** What is wrong with an article in itself, without a look at others. */
export function articleFault(article: StoredArticle): ElementProblem | undefined {
  const [base] = article.units;
  if (base && base.numerator !== base.denominator)
    return {
      code: "base-unit-conversion",
      detail: `${base.unit} is the base unit and must be 1 to 1.`,
      where: "/units",
    };
  if (new Set(article.units.map(({ unit }) => unit)).size < article.units.length)
    return { code: "unit-twice", detail: "A unit is named twice.", where: "/units" };
  const gtins = article.units.flatMap((unit) => unit.gtins);
  const wrong = gtins.find((gtin) => !isGtin(gtin));
  if (wrong !== undefined)
    return { code: "gtin-invalid", detail: `${wrong} is no GTIN: length or check digit is wrong.`, where: "/units" };
  if (new Set(gtins).size < gtins.length)
    return { code: "gtin-twice", detail: "A GTIN is named twice.", where: "/units" };
  return (
    numberFault(article.articleId, "/articleId") ??
    listingFault(article) ??
    salesBlockFault(article) ??
    partFault(article)
  );
}

/** An article that were in itself would never end. */
function partFault({ articleId, genericArticleId, components = [] }: StoredArticle): ElementProblem | undefined {
  if (genericArticleId === articleId)
    return {
      code: "variant-of-itself",
      detail: `${articleId} cannot be a variant of itself.`,
      where: "/genericArticleId",
    };
  if (components.some((component) => component.articleId === articleId))
    return { code: "component-of-itself", detail: `${articleId} cannot be in itself.`, where: "/components" };
  const names = components.map((component) => `${component.use} ${component.articleId}`);
  if (new Set(names).size < names.length)
    return { code: "component-twice", detail: "A component is named twice.", where: "/components" };
  return undefined;
}

function salesBlockFault({ salesBlocks = [] }: StoredArticle): ElementProblem | undefined {
  const noDay = dayFault(
    salesBlocks.map(({ from }) => from),
    "/salesBlocks",
  );
  if (noDay) return noDay;
  const both = salesBlocks.some(
    ({ siteId, distributionChannel }) => siteId !== undefined && distributionChannel !== undefined,
  );
  if (both)
    return {
      code: "sales-block-scope",
      detail: "A sales status is for a distribution channel or for a site, not both.",
      where: "/salesBlocks",
    };
  const days = salesBlocks.map(({ siteId, distributionChannel, from }) => `${siteId}/${distributionChannel}/${from}`);
  if (new Set(days).size < days.length)
    return { code: "sales-block-twice", detail: "A day has two sales statuses of one scope.", where: "/salesBlocks" };
  return undefined;
}

function listingFault({ listings }: StoredArticle): ElementProblem | undefined {
  const noDay = dayFault(
    listings.flatMap(({ from, to }) => [from, to]),
    "/listings",
  );
  if (noDay) return noDay;
  const sorted = listings.toSorted((one, other) => (one.siteId + one.from < other.siteId + other.from ? -1 : 1));
  for (const [index, { siteId, from, to }] of sorted.entries()) {
    const previous = sorted[index - 1];
    if (to < from)
      return { code: "listing-period", detail: `The listing in ${siteId} ends before it begins.`, where: "/listings" };
    if (previous?.siteId === siteId && previous.to >= from)
      return { code: "listing-overlap", detail: `The listings in ${siteId} overlap at ${from}.`, where: "/listings" };
  }
  return undefined;
}
