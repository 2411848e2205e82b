import { CurrencySchema, DateSchema, StoreIdSchema } from "@counterfoil/contracts";
import { type Static, Type } from "typebox";
import type { ElementProblem } from "../../elements.ts";
import { dayFault, numberFault } from "./value-faults.ts";

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const optional = (maxLength: number) => Type.Optional(text(maxLength));
const flag = Type.Optional(Type.Boolean());
const closed = { additionalProperties: false };
export const PartnerNumberSchema = Type.String({
  pattern: "^[A-Z0-9]{1,10}$",
  description: "Business partner number (10).",
});

const Address = Type.Object(
  {
    street: optional(60),
    houseNumber: optional(10),
    city: optional(40),
    postalCode: optional(10),
    country: Type.String({ pattern: "^[A-Z]{2}$" }),
    region: optional(3),
    emails: Type.Optional(Type.Array(Type.String({ pattern: "^[^@\\s]{1,64}@[^@\\s]{1,180}$" }), { maxItems: 20 })),
    phones: Type.Optional(
      Type.Array(Type.Object({ number: Type.String({ pattern: "^[+0-9][0-9 ()/.-]{2,29}$" }), mobile: flag }, closed), {
        maxItems: 20,
      }),
    ),
    usages: Type.Optional(Type.Array(text(10), { maxItems: 10 })),
  },
  closed,
);

export const PartnerFunctionSchema = Type.Object(
  {
    function: Type.Enum(["SP", "SH", "BP", "PY"]),
    partnerId: Type.Optional(PartnerNumberSchema),
    isDefault: flag,
  },
  closed,
);

const SalesArea = Type.Object(
  {
    salesOrganisation: text(4),
    distributionChannel: text(2),
    division: text(2),
    currency: CurrencySchema,
    customerGroup: optional(2),
    priceGroup: optional(2),
    priceList: optional(2),
    paymentTerms: optional(4),
    deliveringPlant: Type.Optional(StoreIdSchema),
    orderBlock: optional(2),
    deleted: flag,
    partnerFunctions: Type.Optional(Type.Array(PartnerFunctionSchema, { maxItems: 100 })),
  },
  closed,
);

const Customer = Type.Object(
  {
    accountGroup: Type.Optional(Type.String({ maxLength: 4, description: "Follows from the grouping; only checked." })),
    orderBlock: optional(2),
    deliveryBlock: optional(2),
    billingBlock: optional(2),
    postingBlocked: flag,
    customerGroup: optional(2),
    salesAreas: Type.Array(SalesArea, { maxItems: 50 }),
  },
  closed,
);

/** One party, whatever roles it plays. Category 1 person, 2 organisation, 3 group in SAP's digits. */
export const BusinessPartnerSchema = Type.Object(
  {
    partnerId: Type.Optional(PartnerNumberSchema),
    category: Type.Enum(["person", "organisation", "group"]),
    grouping: text(4),
    person: Type.Optional(
      Type.Object(
        { given: optional(40), family: text(40), title: optional(20), birthDate: Type.Optional(DateSchema) },
        closed,
      ),
    ),
    organisation: Type.Optional(Type.Object({ line1: text(40), line2: optional(40), legalForm: optional(20) }, closed)),
    group: Type.Optional(Type.Object({ name: text(40) }, closed)),
    externalId: Type.Optional(Type.String({ minLength: 1, maxLength: 20, description: "Number in another system." })),
    language: Type.Optional(Type.String({ pattern: "^[a-z]{2}$" })),
    searchTerm: optional(20),
    roles: Type.Array(text(6), { maxItems: 20 }),
    roleDates: Type.Optional(
      Type.Array(
        Type.Object({ role: text(6), from: Type.Optional(DateSchema), to: Type.Optional(DateSchema) }, closed),
        { maxItems: 20, description: "Roles that hold from a day or until one; others hold always." },
      ),
    ),
    addresses: Type.Optional(Type.Array(Address, { maxItems: 20 })),
    customer: Type.Optional(Customer),
    blocked: flag,
    deleted: flag,
    changeNumber: Type.Optional(
      Type.Integer({ description: "Take this only if the partner still has that change number." }),
    ),
  },
  closed,
);
export type BusinessPartner = Static<typeof BusinessPartnerSchema>;
export const isCustomer = (partner: { roles: string[] }) => partner.roles.includes("FLCU01");

type GivenAddress = NonNullable<BusinessPartner["addresses"]>[number];
type StoredAddress = GivenAddress & Required<Pick<GivenAddress, "emails" | "phones" | "usages">>;
type StoredFunction = Static<typeof PartnerFunctionSchema> & { partnerId: string };
type StoredArea = Omit<Static<typeof SalesArea>, "partnerFunctions"> & { partnerFunctions: StoredFunction[] };
type StoredCustomer = Omit<Static<typeof Customer>, "salesAreas"> & { accountGroup: string; salesAreas: StoredArea[] };
export type StoredPartner = Omit<BusinessPartner, "addresses" | "changeNumber" | "customer"> & {
  partnerId: string;
  addresses: StoredAddress[];
  customer?: StoredCustomer;
};

/** Absent lists are empty; a sales area without functions has the partner itself in all four. */
export function normalisePartner(given: BusinessPartner, partnerId: string, accountGroup: string): StoredPartner {
  const { changeNumber: _, customer, addresses = [], ...partner } = given;
  const complete = {
    ...partner,
    partnerId,
    roles: [...new Set(partner.roles)].sort(),
    addresses: addresses.map((address, index) => ({
      ...address,
      emails: address.emails ?? [],
      phones: address.phones ?? [],
      usages: address.usages ?? (index === 0 ? ["XXDEFAULT"] : []),
    })),
  };
  if (!customer) return complete;
  const salesAreas = customer.salesAreas.map((area) => completeArea(area, partnerId));
  return { ...complete, customer: { ...customer, accountGroup, salesAreas } };
}

function completeArea(area: Static<typeof SalesArea>, partnerId: string): StoredArea {
  const given = area.partnerFunctions ?? [];
  const missing = (["SP", "SH", "BP", "PY"] as const).filter((code) => !given.some((each) => each.function === code));
  return {
    ...area,
    partnerFunctions: [
      ...given.map((each) => ({ ...each, partnerId: each.partnerId ?? partnerId })),
      ...missing.map((code) => ({ function: code, partnerId, isDefault: true })),
    ],
  };
}

function roleDatesFault({ roles, roleDates = [] }: BusinessPartner): ElementProblem | undefined {
  for (const [index, { role, from, to }] of roleDates.entries()) {
    const where = `/roleDates/${index}`;
    const days = [from, to].filter((day) => day !== undefined);
    const wrong = dayFault(days, where);
    if (wrong) return wrong;
    if (!roles.includes(role)) return { code: "role-missing", detail: `The partner has no role ${role}.`, where };
    if (from !== undefined && to !== undefined && to < from)
      return { code: "role-period", detail: "The role ends before it begins.", where };
  }
  return undefined;
}

/** What is wrong with a partner in itself, without a look at others. */
export function partnerFault(partner: BusinessPartner): ElementProblem | undefined {
  if (!partner[partner.category])
    return {
      code: "name-missing",
      detail: `A partner of category ${partner.category} needs its name in \`${partner.category}\`.`,
      where: `/${partner.category}`,
    };
  const wrongValue =
    numberFault(partner.partnerId, "/partnerId") ??
    dayFault(partner.person?.birthDate === undefined ? [] : [partner.person.birthDate], "/person/birthDate");
  if (wrongValue) return wrongValue;
  const wrongDates = roleDatesFault(partner);
  if (wrongDates) return wrongDates;
  if (isCustomer(partner) && !partner.customer)
    return {
      code: "customer-missing",
      detail: "Role FLCU01 needs the customer's data with a sales area.",
      where: "/customer",
    };
  if (partner.customer && !isCustomer(partner) && !partner.roles.includes("FLCU00"))
    return { code: "role-missing", detail: "A customer needs the role FLCU00 or FLCU01.", where: "/roles" };
  const areas = (partner.customer?.salesAreas ?? []).map(
    (area) => `${area.salesOrganisation}/${area.distributionChannel}/${area.division}`,
  );
  const twice = areas.find((area, index) => areas.indexOf(area) !== index);
  if (twice)
    return { code: "sales-area-twice", detail: `Sales area ${twice} is named twice.`, where: "/customer/salesAreas" };
  return undefined;
}
