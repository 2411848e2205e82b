import {
  ArticleIdSchema,
  DateSchema,
  InstantSchema,
  MAX_QUANTITY,
  StoreIdSchema,
  UnitSchema,
} from "@counterfoil/contracts";
import { type Static, Type } from "typebox";

/** SAP's movement types with the direction in which they move unrestricted, inspected or blocked stock. */
export const movementTypes = {
  "251": { direction: -1, texts: { en: "Sale", de: "Verkauf" } },
  "252": { direction: 1, texts: { en: "Return of a sale", de: "Retoure" } },
  "551": { direction: -1, texts: { en: "Scrapping", de: "Verschrottung" } },
  "552": { direction: 1, texts: { en: "Scrapping, reversed", de: "Storno Verschrottung" } },
  "561": { direction: 1, texts: { en: "Opening stock", de: "Bestandsaufnahme" } },
  "562": { direction: -1, texts: { en: "Opening stock, reversed", de: "Storno Bestandsaufnahme" } },
  "601": { direction: -1, texts: { en: "Goods issue for a delivery", de: "Warenausgang zur Lieferung" } },
  "602": { direction: 1, texts: { en: "Goods issue, reversed", de: "Storno Warenausgang" } },
  "701": { direction: 1, texts: { en: "Count difference, more", de: "Inventurdifferenz, mehr" } },
  "702": { direction: -1, texts: { en: "Count difference, less", de: "Inventurdifferenz, weniger" } },
} as const;
export type MovementType = keyof typeof movementTypes;
export const isMovementType = (code: string): code is MovementType => Object.hasOwn(movementTypes, code);

export const MAX_ITEMS = 5000;

const Item = Type.Object(
  {
    articleId: ArticleIdSchema,
    siteId: StoreIdSchema,
    storageLocation: Type.Optional(
      Type.String({ pattern: "^[A-Z0-9]{4}$", description: "Left out: the site's first." }),
    ),
    stockType: Type.Optional(Type.Enum(["01", "02", "07"])),
    quantity: Type.Number({
      exclusiveMinimum: 0,
      maximum: MAX_QUANTITY,
      description: "The movement type gives the direction.",
    }),
    unit: Type.Optional(UnitSchema),
  },
  { additionalProperties: false },
);

export const GoodsMovementRequestSchema = Type.Object(
  {
    documentKey: Type.Optional(
      Type.String({ minLength: 1, maxLength: 80, description: "The same key again gets the first answer." }),
    ),
    movementType: Type.Enum(Object.keys(movementTypes) as MovementType[]),
    postingDate: Type.Optional(DateSchema),
    reference: Type.Optional(Type.String({ maxLength: 35 })),
    text: Type.Optional(Type.String({ maxLength: 80 })),
    items: Type.Array(Item, { minItems: 1, maxItems: MAX_ITEMS }),
  },
  { additionalProperties: false },
);
export type GoodsMovementRequest = Static<typeof GoodsMovementRequestSchema>;

export const GoodsMovementAnswerSchema = Type.Object({
  year: Type.Integer(),
  number: Type.Integer(),
  postedAt: InstantSchema,
  repeated: Type.Boolean(),
});

/** A material document ready to be posted; quantities are what the stock gains, in the base unit. */
export type GoodsMovementDraft = {
  documentKey?: string;
  postingDate: string;
  reference: string;
  text: string;
  items: GoodsMovementItem[];
};
export type GoodsMovementItem = {
  movementType: string;
  articleId: string;
  siteId: string;
  storageLocation: string;
  stockType: string;
  quantityMilli: number;
  baseUnit: string;
};
export type DocumentNumber = { year: number; number: number };
