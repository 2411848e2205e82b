import { type Static, Type } from "typebox";
import { ArticleIdSchema, UnitSchema } from "../ids.ts";

export const quickKeyColours = ["plain", "green", "blue", "amber", "red", "violet"] as const;

/** An article without a barcode at hand: bread, a bag, a postcard. */
export const QuickKeySchema = Type.Object(
  {
    articleId: ArticleIdSchema,
    /** Left out: the article's base unit. */
    unit: Type.Optional(UnitSchema),
    /** Left out: the article's own text. */
    label: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })),
    colour: Type.Enum([...quickKeyColours]),
  },
  { additionalProperties: false },
);
export type QuickKey = Static<typeof QuickKeySchema>;

const PageSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 30 }),
    keys: Type.Array(QuickKeySchema, { maxItems: 60 }),
  },
  { additionalProperties: false },
);
export type QuickKeyPage = Static<typeof PageSchema>;

/** Keys on the till's screen, in pages, in the order in which they stand. */
export const QuickKeysSchema = Type.Object(
  { pages: Type.Array(PageSchema, { maxItems: 20 }) },
  { additionalProperties: false },
);
export type QuickKeys = Static<typeof QuickKeysSchema>;

export const initialQuickKeys: QuickKeys = { pages: [] };
