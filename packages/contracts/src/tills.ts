import { type Static, Type } from "typebox";
import {
  ArticleIdSchema,
  DateSchema,
  InstantSchema,
  LocalDateTimeSchema,
  PartnerIdSchema,
  StoreIdSchema,
  TillIdSchema,
  UnitSchema,
} from "./ids.ts";
import { CurrencySchema, MoneySchema } from "./money.ts";
import { QuantitySchema } from "./quantity.ts";
import { ReceiptLinksSchema } from "./receipt-links.ts";
import { TillSettingsSchema } from "./till-settings/index.ts";

/** `POST /api/tills/pairing` (no sign-in; the code works once, for a limited time, with few tries). */
export const PairingRequestSchema = Type.Object({
  pairingCode: Type.String({ minLength: 6, maxLength: 20 }),
  deviceName: Type.Optional(Type.String({ maxLength: 80 })),
});

/** `rounding`: what cash has no coins for; tills add it by themselves, and nobody chooses it. */
export const PaymentKindSchema = Type.Enum(["cash", "card", "account", "voucher", "rounding"]);

export const PaymentMethodSchema = Type.Object({
  code: Type.String(),
  kind: PaymentKindSchema,
  names: Type.Record(Type.String(), Type.String(), { description: "Name per language (en, de)." }),
  /** Cards to choose from; left out: the till does not ask. */
  cardTypes: Type.Optional(
    Type.Array(
      Type.Object({
        code: Type.String(),
        names: Type.Record(Type.String(), Type.String()),
        /** The ERP has no code for it yet: its receipts wait at the server until it has one. */
        unmapped: Type.Optional(Type.Boolean()),
      }),
    ),
  ),
});

/** A scan that begins so is a person's badge. */
export const badgePrefix = "CFB";

/** A person who may sign in at the till without a network: PBKDF2-SHA256 of the PIN, base64. */
export const TillPersonSchema = Type.Object({
  personId: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.String()),
  pin: Type.Object({ salt: Type.String(), iterations: Type.Integer(), hash: Type.String() }),
  /** SHA-256 of the code of their badge, base64. */
  badge: Type.Optional(Type.String()),
});
export type TillPerson = Static<typeof TillPersonSchema>;

/** Which discounts people may give at a till: the reasons to choose from, and the most percent by role. */
export const ManualDiscountRulesSchema = Type.Object({
  reasons: Type.Array(
    Type.Object({
      code: Type.String({ minLength: 1, maxLength: 40 }),
      names: Type.Record(Type.String(), Type.String({ maxLength: 60 }), { description: "Name per language (en, de)." }),
    }),
    { maxItems: 40 },
  ),
  limits: Type.Array(
    Type.Object({ role: Type.String({ maxLength: 40 }), maxPercent: Type.Number({ minimum: 0, maximum: 100 }) }),
    { maxItems: 40 },
  ),
});
export type ManualDiscountRules = Static<typeof ManualDiscountRulesSchema>;

/** `GET /api/tills/configuration` (device token). */
export const TillConfigurationSchema = Type.Object({
  tillId: TillIdSchema,
  tillNumber: Type.String({ pattern: "^\\d{2}$" }),
  store: Type.Object({
    storeId: StoreIdSchema,
    name: Type.String(),
    addressLines: Type.Array(Type.String()),
    timeZone: Type.String(),
    language: Type.String(),
    taxNumber: Type.Optional(Type.String()),
    /** Distribution channel, which offers may ask for; 10 when left out. */
    channel: Type.Optional(Type.String()),
  }),
  company: Type.Object({ name: Type.String() }),
  currency: CurrencySchema,
  paymentMethods: Type.Array(PaymentMethodSchema),
  /** Left out by a server that is older than the till: as they come. */
  settings: Type.Optional(TillSettingsSchema),
  /** Tells one state of the settings from another; the till's heartbeat says by which it works. */
  settingsVersion: Type.Optional(Type.String()),
  /** Left out by a server that knows no links yet. */
  receiptLinks: Type.Optional(ReceiptLinksSchema),
  people: Type.Array(TillPersonSchema),
  /** Left out: nobody gives any. */
  manualDiscounts: Type.Optional(ManualDiscountRulesSchema),
  /** The number the server has seen last from this till; a till that lost its memory goes on after it. */
  lastRunningNumber: Type.Integer(),
  /** The till's last closing, as far as the server knows: a till that lost its memory goes on after it. */
  lastClosing: Type.Optional(
    Type.Object({
      running: Type.Integer(),
      businessDate: DateSchema,
      zNumber: Type.Integer({ minimum: 0 }),
      /** What stayed in the drawer. */
      left: MoneySchema,
    }),
  ),
  serverTime: InstantSchema,
});
export type TillConfiguration = Static<typeof TillConfigurationSchema>;

/** The device that the till was at before, as it told last; what it had not sent may be there still. */
export const DeviceBeforeSchema = Type.Object({
  deviceName: Type.String(),
  lastSeenAt: Type.Optional(InstantSchema),
  unsent: Type.Integer(),
});
export type DeviceBefore = Static<typeof DeviceBeforeSchema>;

export const PairingAnswerSchema = Type.Object({
  deviceToken: Type.String(),
  configuration: TillConfigurationSchema,
  before: Type.Optional(DeviceBeforeSchema),
});
export type PairingAnswer = Static<typeof PairingAnswerSchema>;

/**
 * Days of the store's calendar on which an article is not sold, both included; without an end it goes on. Tills turn by their own
 * calendar, so that what begins or ends tomorrow does so without a network.
 */
export const NoSaleSchema = Type.Object({
  from: Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }),
  to: Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })),
  /** Deletion flag; block; sales status of the article; listing of the store blocked; no listing of the store. */
  why: Type.Enum(["deleted", "blocked", "salesStatus", "listingBlocked", "notListed"]),
  /** What the retailer calls the sales status, per language. */
  status: Type.Optional(Type.Record(Type.String(), Type.String())),
});
export type NoSale = Static<typeof NoSaleSchema>;

export const TillComponentSchema = Type.Object({
  use: Type.Enum(["set", "empties"]),
  articleId: ArticleIdSchema,
  unit: UnitSchema,
  quantity: QuantitySchema,
});
export type TillComponent = Static<typeof TillComponentSchema>;

export const TillArticleSchema = Type.Object({
  articleId: ArticleIdSchema,
  type: Type.Enum(["goods", "service", "voucher"]),
  texts: Type.Record(Type.String(), Type.String(), { description: "Text per language (en, de)." }),
  baseUnit: UnitSchema,
  units: Type.Array(
    Type.Object({
      unit: UnitSchema,
      numerator: Type.Integer(),
      denominator: Type.Integer(),
      gtins: Type.Array(Type.String()),
    }),
  ),
  categoryId: Type.Optional(Type.String()),
  taxCode: Type.String(),
  nonDiscountable: Type.Optional(Type.Boolean()),
  /** What offers may look at beside group and category. */
  attributes: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** No promotion goes below this price of a base unit. */
  minPrice: Type.Optional(MoneySchema),
  /** It has no price of its own: whoever sells it types one each time. */
  priceRequired: Type.Optional(Type.Boolean()),
  /** It is a variant of that article, which is sold as one of its variants only. */
  genericArticleId: Type.Optional(ArticleIdSchema),
  /** What belongs to one of its base unit: the goods in a set, and empties whose deposit is taken with it. */
  components: Type.Optional(Type.Array(TillComponentSchema)),
  /** When and why it is not sold in this store; left out: it is sold. */
  noSale: Type.Optional(Type.Array(NoSaleSchema)),
  /** Not sold today: for tills that do not know `noSale` yet. */
  withdrawn: Type.Optional(Type.Boolean()),
});
export type TillArticle = Static<typeof TillArticleSchema>;

/**
 * `GET /api/tills/unknown-code?code=…` (device token): what the server knows of a code that a till does not. Nothing, when it is
 * unknown here as well; without `noSale` the article is on its way to the till.
 */
export const UnknownCodeSchema = Type.Object({
  article: Type.Optional(
    Type.Object({
      articleId: ArticleIdSchema,
      texts: Type.Record(Type.String(), Type.String()),
      noSale: Type.Optional(NoSaleSchema),
    }),
  ),
});
export type UnknownCode = Static<typeof UnknownCodeSchema>;

export const TillCustomerSchema = Type.Object({
  customerId: PartnerIdSchema,
  /** Of one made here: by which the ERP knows them, once it does. */
  erpNumber: Type.Optional(PartnerIdSchema),
  name: Type.String(),
  city: Type.Optional(Type.String()),
  country: Type.Optional(Type.String()),
  emails: Type.Array(Type.String()),
  phones: Type.Array(Type.String(), { description: "E.164." }),
  groups: Type.Array(Type.String()),
  priceList: Type.Optional(Type.String()),
  loyaltyNumber: Type.Optional(Type.String()),
  /** The most that may be open on account, in minor units. */
  creditLimit: Type.Optional(Type.Integer()),
  /** Nothing is sold to this customer here; without `blocked` the till forgets all about them. */
  withdrawn: Type.Optional(Type.Boolean()),
  /** Why: blocked as a partner, for orders, in the store's sales area, or no longer kept in that area. */
  blocked: Type.Optional(Type.Enum(["central", "orders", "salesArea", "areaDeleted"])),
});
export type TillCustomer = Static<typeof TillCustomerSchema>;

/** One row of the price book; the engine's `Price` with the id by which a later book takes it away. */
export const BookPriceSchema = Type.Object({
  priceId: Type.String(),
  articleId: ArticleIdSchema,
  unit: UnitSchema,
  stores: Type.Optional(Type.Array(StoreIdSchema)),
  priceList: Type.Optional(Type.String()),
  validFrom: LocalDateTimeSchema,
  validTo: LocalDateTimeSchema,
  amount: MoneySchema,
  per: Type.Optional(QuantitySchema),
  fromQuantity: Type.Optional(QuantitySchema),
});
export type BookPrice = Static<typeof BookPriceSchema>;

/** A promotion in the price engine's native form (`Promotion` of packages/pricing). It came out of a checked book, so it is not checked again. */
export const BookPromotionSchema = Type.Unsafe<{ promotionId: string; rules: unknown[] }>(
  Type.Object({ promotionId: Type.String() }, { additionalProperties: true }),
);
export type BookPromotion = Static<typeof BookPromotionSchema>;

/** The members of a product group (merchandise set) in the round's book. */
export const BookGroupSchema = Type.Object({
  groupId: Type.String(),
  articleIds: Type.Array(ArticleIdSchema),
  names: Type.Optional(Type.Record(Type.String(), Type.String(), { description: "Name per language (en, de)." })),
});
export type BookGroup = Static<typeof BookGroupSchema>;

/**
 * A coupon as tills know it. The codes of a series stay at the server: without it the till knows a code by its prefix and its
 * check character alone. `withdrawn`: deleted or blocked.
 */
export const TillCouponSchema = Type.Object({
  couponId: Type.String(),
  kind: Type.Enum(["single", "series"]),
  name: Type.String(),
  /** The one code of a single coupon, on everybody's paper. */
  code: Type.Optional(Type.String()),
  /** What the codes of a series begin with, of this series only. */
  prefix: Type.Optional(Type.String()),
  validFrom: Type.Optional(LocalDateTimeSchema),
  validTo: Type.Optional(LocalDateTimeSchema),
  offline: Type.Enum(["accept", "refuse", "acceptOnce"]),
  withdrawn: Type.Optional(Type.Boolean()),
});
export type TillCoupon = Static<typeof TillCouponSchema>;

/**
 * `GET /api/tills/master-data?cursor=…` (device token): all that changed since the cursor, in pages. A round is all pages up to `more: false`;
 * the till applies a round as one local transaction, and only the last page names the book that its prices then are.
 * Without cursor: everything. Objects may be delivered twice.
 */
export const MasterDataPageSchema = Type.Object({
  cursor: Type.String(),
  more: Type.Boolean(),
  articles: Type.Array(TillArticleSchema),
  categories: Type.Array(
    Type.Object({
      categoryId: Type.String(),
      parentId: Type.Optional(Type.String()),
      names: Type.Record(Type.String(), Type.String()),
    }),
  ),
  customers: Type.Array(TillCustomerSchema),
  prices: Type.Object({ upserts: Type.Array(BookPriceSchema), removals: Type.Array(Type.String()) }),
  taxes: Type.Array(Type.Object({ code: Type.String(), rate: Type.Number() })),
  /** Optional, so that a till which is newer than its server goes on selling. */
  promotions: Type.Optional(
    Type.Object({ upserts: Type.Array(BookPromotionSchema), removals: Type.Array(Type.String()) }),
  ),
  groups: Type.Optional(Type.Object({ upserts: Type.Array(BookGroupSchema), removals: Type.Array(Type.String()) })),
  /** The category tree as of the book; `categories` is what the catalog shows, and may be ahead of it. */
  categoryNodes: Type.Optional(
    Type.Object({
      upserts: Type.Array(Type.Object({ categoryId: Type.String(), parentId: Type.Optional(Type.String()) })),
      removals: Type.Array(Type.String()),
    }),
  ),
  coupons: Type.Optional(Type.Array(TillCouponSchema)),
  /** The retailer's policies of the round's book (`Policies` of packages/pricing), when they changed. */
  policies: Type.Optional(Type.Unsafe<object>(Type.Object({}, { additionalProperties: true }))),
  priceBook: Type.Optional(Type.Integer()),
  serverTime: InstantSchema,
});
export type MasterDataPage = Static<typeof MasterDataPageSchema>;

/** `GET /api/tills/events` (device token; server-sent events read with fetch). `changed`: fetch a round of master data or the configuration. */
export type TillEvent = { event: "changed"; data: { masterData?: boolean; configuration?: boolean } };

/** What a till runs on. */
export const TillDeviceSchema = Type.Object({
  browser: Type.String({ maxLength: 200 }),
  /** The browser does not clear the till's memory by itself. */
  persisted: Type.Boolean(),
  usedBytes: Type.Optional(Type.Integer({ minimum: 0 })),
  quotaBytes: Type.Optional(Type.Integer({ minimum: 0 })),
});

/** `POST /api/tills/heartbeat` (device token), each minute while online: what the back office shows about the till. */
export const HeartbeatSchema = Type.Object({
  unsent: Type.Integer({ minimum: 0 }),
  oldestUnsentAt: Type.Optional(InstantSchema),
  /** The number it gave last. */
  lastRunning: Type.Optional(Type.Integer({ minimum: 0, maximum: 9_999_999 })),
  priceBook: Type.Integer({ minimum: 0 }),
  clock: InstantSchema,
  appVersion: Type.String({ maxLength: 40 }),
  settingsVersion: Type.Optional(Type.String({ maxLength: 2000 })),
  device: Type.Optional(TillDeviceSchema),
});
export type Heartbeat = Static<typeof HeartbeatSchema>;

/** `GET /api/catalog/stock?articleId=…` (device token or person). Quantities in the base unit. */
export const StockViewSchema = Type.Object({
  articleId: ArticleIdSchema,
  unit: UnitSchema,
  /** When the ERP was last asked with success; `stale`: it does not answer now. */
  asOf: InstantSchema,
  stale: Type.Boolean(),
  stores: Type.Array(
    Type.Object({
      storeId: StoreIdSchema,
      name: Type.String(),
      unrestricted: QuantitySchema,
      /** Sold here and not yet posted in the ERP; already taken off `available`. */
      unposted: QuantitySchema,
      /** Kept for customers; already taken off `available`. */
      reserved: QuantitySchema,
      available: QuantitySchema,
      /** What the ERP has where in the store; what is unposted belongs to the store and to none of them yet. */
      locations: Type.Optional(
        Type.Array(Type.Object({ storageLocation: Type.String(), name: Type.String(), unrestricted: QuantitySchema })),
      ),
    }),
  ),
});
export type StockView = Static<typeof StockViewSchema>;
