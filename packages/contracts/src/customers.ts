import { type Static, Type } from "typebox";
import { DateSchema, InstantSchema, PartnerIdSchema, StoreIdSchema, UuidSchema } from "./ids.ts";
import { MoneySchema } from "./money.ts";
import { QuantitySchema } from "./quantity.ts";

const closed = { additionalProperties: false };
/** Ways in which a customer may be written or spoken to. */
export const contactWays = ["email", "sms", "phone", "post"] as const;
export type ContactWay = (typeof contactWays)[number];
/** Roles that only Counterfoil knows; the ERP's are the partner's own. */
export const ownRoles = ["loyaltyMember", "webShop", "staff"] as const;

/** What Counterfoil owns of a customer (`PUT /api/customers/partners/{id}/own`): no message of the ERP changes it. */
export const OwnPartSchema = Type.Object(
  {
    roles: Type.Array(Type.Enum([...ownRoles]), { maxItems: ownRoles.length, uniqueItems: true }),
    /** Marketing: which ways the customer has agreed to. A way that is not named was never asked about. */
    consents: Type.Array(Type.Object({ way: Type.Enum([...contactWays]), given: Type.Boolean() }, closed), {
      maxItems: contactWays.length,
    }),
    contactBy: Type.Optional(Type.Enum([...contactWays, "never"])),
    language: Type.Optional(Type.Enum(["en", "de"])),
    loyaltyNumber: Type.Optional(Type.String({ pattern: "^[A-Z0-9-]{4,20}$" })),
    /** The most that may be open on account, in minor units; left out: what a till allows in one receipt is the only limit. */
    creditLimit: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000_000 })),
    /** What was sold on account up to this day is paid: we hear of no payments at the ERP. */
    paidUpTo: Type.Optional(DateSchema),
  },
  closed,
);
export type OwnPart = Static<typeof OwnPartSchema>;

/** The same with who saved it last, and since when a consent holds. */
export const KeptOwnPartSchema = Type.Object({
  ...OwnPartSchema.properties,
  consents: Type.Array(
    Type.Object({ way: Type.Enum([...contactWays]), given: Type.Boolean(), at: InstantSchema, by: Type.String() }),
  ),
  changedAt: InstantSchema,
  changedBy: Type.String(),
});
export type KeptOwnPart = Static<typeof KeptOwnPartSchema>;

/** For whoever must judge without the server. */
export const factPatterns = {
  country: "^[A-Z]{2}$",
  email: "^[^@\\s]{1,64}@[^@\\s]{1,176}$",
  phone: "^[+0-9][0-9 ()/.-]{2,29}$",
};

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const optional = (maxLength: number) => Type.Optional(text(maxLength));
export const MOST_CONTACTS = 5;

/** What the ERP keeps of a customer, as people write it down; its lengths are SAP's. */
export const CustomerFactsSchema = Type.Object(
  {
    category: Type.Enum(["person", "organisation"]),
    person: Type.Optional(Type.Object({ first: optional(40), last: text(40) }, closed)),
    organisation: Type.Optional(Type.Object({ line1: text(40), line2: optional(40) }, closed)),
    language: Type.Optional(Type.String({ pattern: "^[a-z]{2}$" })),
    address: Type.Object(
      {
        street: optional(60),
        houseNumber: optional(10),
        postalCode: optional(10),
        city: optional(40),
        region: optional(3),
        country: Type.String({ pattern: factPatterns.country }),
      },
      closed,
    ),
    emails: Type.Array(Type.String({ pattern: factPatterns.email }), { maxItems: MOST_CONTACTS }),
    phones: Type.Array(
      Type.Object(
        { number: Type.String({ pattern: factPatterns.phone }), isMobile: Type.Optional(Type.Boolean()) },
        closed,
      ),
      { maxItems: MOST_CONTACTS },
    ),
    priceList: optional(2),
    customerGroup: optional(2),
  },
  closed,
);
export type CustomerFacts = Static<typeof CustomerFactsSchema>;

/** A customer who is made here: `POST /api/customers/partners`, or `/api/tills/customers` by a till. */
export const NewCustomerSchema = Type.Object(
  {
    /** Made by the maker: the same request again answers the first answer. */
    id: UuidSchema,
    /** Whose sales area the customer belongs to; of a till it is the till's own. */
    storeId: Type.Optional(StoreIdSchema),
    ...CustomerFactsSchema.properties,
    own: Type.Optional(Type.Omit(OwnPartSchema, ["creditLimit", "paidUpTo"], closed)),
    /** Numbers of those that are similar and somebody else, as the maker has seen. */
    notTheSameAs: Type.Optional(Type.Array(PartnerIdSchema, { maxItems: 50 })),
  },
  closed,
);
export type NewCustomer = Static<typeof NewCustomerSchema>;

/** How far it is with the ERP; `refused` needs a person, `withdrawn` stays here only. */
export const erpStates = ["waiting", "sending", "failed", "refused", "created", "withdrawn"] as const;
export type ErpState = (typeof erpStates)[number];

export const MadeCustomerSchema = Type.Object({
  partnerId: PartnerIdSchema,
  id: UuidSchema,
  erpState: Type.Enum([...erpStates]),
  /** Its number there. */
  erpNumber: Type.Optional(PartnerIdSchema),
  reason: Type.Optional(Type.String()),
  cause: Type.Optional(Type.Object({ code: Type.String(), subject: Type.String() })),
  madeAt: InstantSchema,
  madeBy: Type.String(),
});
export type MadeCustomer = Static<typeof MadeCustomerSchema>;

/** Somebody who may be the same: `problems` of the refusal `customer-similar`. */
export type SimilarCustomer = {
  partnerId: string;
  name: string;
  postalCode?: string;
  city?: string;
  /** By what. */
  same: ("contact" | "name")[];
};

/** `GET /api/tills/customers/{id}/purchases` (a till): the latest first, those at other stores too. */
export const CustomerPurchasesSchema = Type.Object({
  points: Type.Integer({ description: "Earned by their receipts, less what was taken back of them with goods." }),
  receipts: Type.Array(
    Type.Object({
      number: Type.String(),
      storeId: StoreIdSchema,
      occurredAt: InstantSchema,
      currency: Type.String(),
      total: MoneySchema,
      pieces: QuantitySchema,
      cancels: Type.Optional(Type.String()),
      cancelledBy: Type.Optional(Type.String()),
    }),
  ),
});
export type CustomerPurchases = Static<typeof CustomerPurchasesSchema>;
/** `GET /api/sales/accounts/{customerId}` (a till, or customers.read): what a customer owes, as far as is known here. */
export const CustomerAccountSchema = Type.Object({
  open: Type.Integer({
    description:
      "Minor units: paid on account after the last day that is paid, or in receipts that the ERP has not posted; less what went back on account.",
  }),
  creditLimit: OwnPartSchema.properties.creditLimit,
  paidUpTo: OwnPartSchema.properties.paidUpTo,
});
export type CustomerAccount = Static<typeof CustomerAccountSchema>;
/** So many are shown at a counter. */
export const PURCHASES_SHOWN = 20;

/** Without I, L, O and U, which are read wrongly from paper. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * A customer's number until the ERP gives one, and the reference by which the ERP is asked for it. Out of the maker's id and not counted on,
 * so that a server set back to yesterday does not give it to somebody else, and a till without a network knows it; 45 bits. `sha256` is that
 * of `ownNumberSource`.
 */
export const ownNumberOf = (sha256: Uint8Array): string =>
  `C${Array.from(sha256.subarray(0, 9), (byte) => LETTERS[byte % 32]).join("")}`;

/** `attempt` for the day that two meet. */
export const ownNumberSource = (id: string, attempt = 0): string => `customer ${id} ${attempt}`;
