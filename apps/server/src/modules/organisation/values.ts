import { CurrencySchema, DateSchema } from "@counterfoil/contracts";
import { type Static, Type } from "typebox";

export const Name = Type.String({ minLength: 1, maxLength: 80 });
const Code4 = Type.String({ pattern: "^[A-Z0-9]{1,4}$" });

export const StorageLocationSchema = Type.Object({ storageLocation: Code4, name: Name });

/** Opening hours of a weekday (1 is Monday) in the store's time zone; a break makes two of them. */
export const OpeningHoursSchema = Type.Object({
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  opens: Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$" }),
  closes: Type.String({ pattern: "^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$" }),
});

/** Holidays: days on which a store is closed, whatever its opening hours say. */
export const ClosedDaysSchema = Type.Array(DateSchema, { maxItems: 400, uniqueItems: true });

/** What a node of the organisation may set itself; what it leaves out comes from above. */
export const OwnValuesSchema = Type.Object(
  {
    timeZone: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    currency: Type.Optional(CurrencySchema),
    language: Type.Optional(Type.Enum(["en", "de"])),
    taxNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })),
    salesOrganisation: Type.Optional(Code4),
    distributionChannel: Type.Optional(Type.String({ pattern: "^[A-Z0-9]{1,2}$" })),
    storageLocations: Type.Optional(Type.Array(StorageLocationSchema, { maxItems: 50 })),
    openingHours: Type.Optional(Type.Array(OpeningHoursSchema, { maxItems: 28 })),
    closedDays: Type.Optional(ClosedDaysSchema),
  },
  { additionalProperties: false },
);
export type OwnValues = Static<typeof OwnValuesSchema>;
export type ValueName = keyof OwnValues;
export const valueNames = Object.keys(OwnValuesSchema.properties) as ValueName[];

export const nodeKinds = ["company", "group", "store", "till"] as const;
export type NodeKind = (typeof nodeKinds)[number];

const downToStores: readonly NodeKind[] = ["company", "group", "store"];

/** Where each value may be set. Books and receipts of one installation are in one currency; receipts of a till may be in a language of its own. */
export const settableAt: Record<ValueName, readonly NodeKind[]> = {
  timeZone: downToStores,
  currency: ["company"],
  language: nodeKinds,
  taxNumber: downToStores,
  salesOrganisation: downToStores,
  distributionChannel: downToStores,
  storageLocations: downToStores,
  openingHours: downToStores,
  closedDays: downToStores,
};

/** What selling cannot do without: the company sets it, so that every node has it. */
export const required = ["timeZone", "currency", "language", "salesOrganisation", "distributionChannel"] as const;
