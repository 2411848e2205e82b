import {
  CurrencySchema,
  GroupIdSchema,
  PaymentKindSchema,
  StoreIdSchema,
  TillDeviceSchema,
  TillIdSchema,
  tillSettingAreas,
} from "@counterfoil/contracts";
import { type Static, Type } from "typebox";
import {
  ClosedDaysSchema,
  Name,
  nodeKinds,
  OpeningHoursSchema,
  OwnValuesSchema,
  StorageLocationSchema,
  valueNames,
} from "./values.ts";

export const CompanySchema = Type.Object({
  companyCode: Type.String({ pattern: "^[A-Z0-9]{1,4}$" }),
  name: Name,
  currency: CurrencySchema,
  salesOrganisation: Type.String({ pattern: "^[A-Z0-9]{1,4}$" }),
  division: Type.String({ pattern: "^[A-Z0-9]{1,2}$" }),
});
export type Company = Static<typeof CompanySchema>;

/** The company as it is set up: values that are left out stay, or start as Europe/London, English and channel 10. */
export const CompanyFactsSchema = Type.Object({ ...OwnValuesSchema.properties, ...CompanySchema.properties });
export type CompanyFacts = Static<typeof CompanyFactsSchema>;

/** A store as it is saved: a value that is left out stays as it is, and is inherited at a new store. */
export const StoreFactsSchema = Type.Object({
  name: Name,
  addressLines: Type.Array(Type.String({ maxLength: 80 }), { maxItems: 6 }),
  groupId: Type.Optional(Type.Union([GroupIdSchema, Type.Null()])),
  ...OwnValuesSchema.properties,
});
export type StoreFacts = Static<typeof StoreFactsSchema>;

/** A store with the values that hold there, wherever they come from. */
export const StoreSchema = Type.Object({
  storeId: StoreIdSchema,
  name: Name,
  addressLines: Type.Array(Type.String()),
  groupId: Type.Optional(Type.String()),
  timeZone: Type.String(),
  currency: Type.String(),
  language: Type.Enum(["en", "de"]),
  taxNumber: Type.Optional(Type.String()),
  salesOrganisation: Type.String(),
  distributionChannel: Type.String(),
  storageLocations: Type.Array(StorageLocationSchema),
  openingHours: Type.Array(OpeningHoursSchema),
  closedDays: ClosedDaysSchema,
});
export type Store = Static<typeof StoreSchema>;

export const StoreGroupFactsSchema = Type.Object({
  name: Name,
  parentId: Type.Optional(Type.Union([GroupIdSchema, Type.Null()])),
});
export type StoreGroupFacts = Static<typeof StoreGroupFactsSchema>;

/** Stores and groups that go to another place in the tree; null is right below the company. */
export const MoveSchema = Type.Object({
  stores: Type.Array(StoreIdSchema, { maxItems: 1000, uniqueItems: true }),
  groups: Type.Optional(Type.Array(GroupIdSchema, { maxItems: 100, uniqueItems: true })),
  to: Type.Union([GroupIdSchema, Type.Null()]),
});
export type Move = Static<typeof MoveSchema>;

export const NodeReferenceSchema = Type.Object({
  kind: Type.Enum([...nodeKinds]),
  id: Type.String({ minLength: 1, maxLength: 40 }),
});
const AnyValue = Type.Unknown();
export const TreeNodeSchema = Type.Object({
  kind: Type.Enum([...nodeKinds]),
  id: Type.String(),
  name: Type.String(),
  /** "group/NORTH"; the company has none. */
  parent: Type.Union([Type.String(), Type.Null()]),
});
export const TreeSchema = Type.Object({ nodes: Type.Array(TreeNodeSchema) });

export const NodeDetailSchema = Type.Object({
  node: TreeNodeSchema,
  /** What it is below, the company first. */
  path: Type.Array(TreeNodeSchema),
  stores: Type.Integer(),
  tills: Type.Integer(),
  values: Type.Array(
    Type.Object({
      name: Type.Enum([...valueNames]),
      settable: Type.Boolean(),
      required: Type.Boolean(),
      own: Type.Optional(AnyValue),
      held: Type.Optional(Type.Object({ value: AnyValue, from: TreeNodeSchema })),
      /** What would hold here without an own value. */
      inherited: Type.Optional(Type.Object({ value: AnyValue, from: TreeNodeSchema })),
    }),
  ),
});

export const EffectSchema = Type.Object({
  stores: Type.Integer(),
  tills: Type.Integer(),
  changes: Type.Array(
    Type.Object({
      name: Type.Enum([...valueNames, ...tillSettingAreas]),
      before: Type.Optional(AnyValue),
      after: Type.Optional(AnyValue),
      stores: Type.Integer(),
      tills: Type.Integer(),
    }),
  ),
  groups: Type.Array(
    Type.Object({ groupId: Type.String(), joining: Type.Array(Type.String()), leaving: Type.Array(Type.String()) }),
  ),
});

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
      /** Areas in which it does not work by the settings that hold at it now; left out of tills that do not tell. */
      settingsBehind: Type.Optional(Type.Array(Type.Enum([...tillSettingAreas]))),
      device: Type.Optional(TillDeviceSchema),
    }),
  ),
});
export type ListedTill = Static<typeof TillSchema>;

export const PaymentMethodFactsSchema = Type.Object({
  kind: PaymentKindSchema,
  names: Type.Record(Type.String({ pattern: "^[a-z]{2}$" }), Name, { maxProperties: 10 }),
  /** Left out only of cards: each card type then has a code of its own, or none. */
  erpCode: Type.Optional(Type.String({ pattern: "^[A-Z0-9]{1,4}$" })),
  position: Type.Integer({ minimum: 0, maximum: 1000 }),
});
export const PaymentMethodRowSchema = Type.Object({
  code: Type.String({ pattern: "^[A-Z0-9]{1,10}$" }),
  ...PaymentMethodFactsSchema.properties,
});
export type PaymentMethodRow = Static<typeof PaymentMethodRowSchema>;
