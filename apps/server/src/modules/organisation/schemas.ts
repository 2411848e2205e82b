import { CurrencySchema, StoreIdSchema, TillIdSchema } from "@counterfoil/contracts";
import { type Static, Type } from "typebox";

const Name = Type.String({ minLength: 1, maxLength: 80 });

export const CompanySchema = Type.Object({
  companyCode: Type.String({ pattern: "^[A-Z0-9]{1,4}$" }),
  name: Name,
  currency: CurrencySchema,
  salesOrganisation: Type.String({ pattern: "^[A-Z0-9]{1,4}$" }),
  division: Type.String({ pattern: "^[A-Z0-9]{1,2}$" }),
});
export type Company = Static<typeof CompanySchema>;

export const StorageLocationSchema = Type.Object({
  storageLocation: Type.String({ pattern: "^[A-Z0-9]{1,4}$" }),
  name: Name,
});

export const StoreFactsSchema = Type.Object({
  name: Name,
  addressLines: Type.Array(Type.String({ maxLength: 80 }), { maxItems: 6 }),
  timeZone: Type.String({ maxLength: 60 }),
  currency: CurrencySchema,
  language: Type.Enum(["en", "de"]),
  taxNumber: Type.Optional(Type.String({ maxLength: 30 })),
  salesOrganisation: Type.String({ pattern: "^[A-Z0-9]{1,4}$" }),
  distributionChannel: Type.String({ pattern: "^[A-Z0-9]{1,2}$" }),
  storageLocations: Type.Array(StorageLocationSchema, { maxItems: 50 }),
});
export type StoreFacts = Static<typeof StoreFactsSchema>;
export const StoreSchema = Type.Object({ storeId: StoreIdSchema, ...StoreFactsSchema.properties });
export type Store = Static<typeof StoreSchema>;

export const NewTillSchema = Type.Object({
  storeId: StoreIdSchema,
  number: Type.String({ pattern: "^\\d{2}$" }),
  kind: Type.Optional(Type.Enum(["regular", "replay"])),
  name: Type.Optional(Name),
});
export type NewTill = Static<typeof NewTillSchema>;

export const TillSchema = Type.Object({
  tillId: TillIdSchema,
  storeId: StoreIdSchema,
  number: Type.String(),
  kind: Type.Enum(["regular", "replay"]),
  name: Type.String(),
  deviceName: Type.Optional(Type.String()),
  pairedAt: Type.Optional(Type.String()),
  pairingCodeUntil: Type.Optional(Type.String()),
  state: Type.Optional(
    Type.Object({
      lastSeenAt: Type.String(),
      unsent: Type.Integer(),
      oldestUnsentAt: Type.Optional(Type.String()),
      priceBook: Type.Integer(),
      clockAheadMs: Type.Integer(),
      appVersion: Type.String(),
    }),
  ),
});
export type ListedTill = Static<typeof TillSchema>;

export const PaymentMethodFactsSchema = Type.Object({
  kind: Type.Enum(["cash", "card", "account"]),
  names: Type.Record(Type.String({ pattern: "^[a-z]{2}$" }), Name, { maxProperties: 10 }),
  erpCode: Type.String({ pattern: "^[A-Z0-9]{1,4}$" }),
  position: Type.Integer({ minimum: 0, maximum: 1000 }),
});
export const PaymentMethodRowSchema = Type.Object({
  code: Type.String({ pattern: "^[A-Z0-9]{1,10}$" }),
  ...PaymentMethodFactsSchema.properties,
});
export type PaymentMethodRow = Static<typeof PaymentMethodRowSchema>;
