import { CurrencySchema, StoreIdSchema } from "@counterfoil/contracts";
import { type Static, Type } from "typebox";

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

export const SiteAddressSchema = Type.Object(
  {
    street: text(60),
    houseNumber: Type.Optional(text(10)),
    city: text(40),
    postalCode: text(10),
    country: Type.String({ pattern: "^[A-Z]{2}$" }),
    region: Type.Optional(text(3)),
  },
  { additionalProperties: false },
);

/** A plant in SAP's words. Sales take their goods from the first storage location. */
export const SiteSchema = Type.Object(
  {
    siteId: StoreIdSchema,
    name: text(40),
    kind: Type.Enum(["store", "distributionCentre"]),
    address: SiteAddressSchema,
    phone: Type.Optional(text(30)),
    customerNumber: Type.Optional(
      Type.String({ minLength: 1, maxLength: 10, description: "Under which the site sends its IDocs." }),
    ),
    companyCode: Type.Optional(text(4)),
    salesOrganisation: Type.Optional(text(4)),
    distributionChannel: Type.Optional(text(2)),
    currency: Type.Optional(CurrencySchema),
    timeZone: Type.Optional(text(40)),
    storageLocations: Type.Array(
      Type.Object({ id: Type.String({ pattern: "^[A-Z0-9]{4}$" }), name: text(40) }, { additionalProperties: false }),
      { minItems: 1, maxItems: 100 },
    ),
    changeNumber: Type.Optional(Type.Integer()),
  },
  { additionalProperties: false },
);
export type Site = Static<typeof SiteSchema>;
