import { DateSchema } from "@counterfoil/contracts";
import { type Static, Type } from "typebox";
import type { ElementProblem } from "../../elements.ts";
import { PartnerNumberSchema } from "./business-partner.ts";
import { isDay } from "./price-periods.ts";

const optional = (maxLength: number) => Type.Optional(Type.String({ minLength: 1, maxLength }));
const flag = Type.Optional(Type.Boolean());
const number = Type.Optional(Type.String({ pattern: "^[+0-9][0-9 ()/.-]{2,29}$" }));

/** A person as a contact person of a company (SAP: relationship BUR001). The person is a business partner of its own. */
export const RelationshipSchema = Type.Object(
  {
    relationshipNumber: Type.Optional(
      Type.String({ pattern: "^[1-9][0-9]{0,11}$", description: "A new one gets one." }),
    ),
    companyId: PartnerNumberSchema,
    personId: PartnerNumberSchema,
    validFrom: Type.Optional(DateSchema),
    validTo: Type.Optional(DateSchema),
    isDefault: flag,
    function: optional(4),
    department: optional(4),
    powerOfAttorney: optional(1),
    vip: optional(1),
    note: optional(40),
    email: Type.Optional(Type.String({ pattern: "^[^@\\s]{1,64}@[^@\\s]{1,176}$" })),
    phone: number,
    mobile: number,
    fax: number,
    building: optional(10),
    floor: optional(10),
    room: optional(10),
    deleted: flag,
    changeNumber: Type.Optional(
      Type.Integer({ description: "Take this only if the relationship still has that change number." }),
    ),
  },
  { additionalProperties: false },
);
export type Relationship = Static<typeof RelationshipSchema>;
export type StoredRelationship = Omit<Relationship, "changeNumber" | "relationshipNumber"> & {
  relationshipNumber: string;
  validFrom: string;
  validTo: string;
};

export const HAS_CONTACT_PERSON = "BUR001";

/** Without days it holds from today on, and without end. */
export function normaliseRelationship({ changeNumber: _, ...given }: Relationship, today: string): StoredRelationship {
  const { relationshipNumber = "", validFrom = today, validTo = "9999-12-31" } = given;
  return { ...given, relationshipNumber, validFrom, validTo };
}

export function relationshipFault({ companyId, personId, ...given }: Relationship): ElementProblem | undefined {
  const { validFrom, validTo } = given;
  for (const [name, day] of Object.entries({ validFrom, validTo }))
    if (day !== undefined && !isDay(day))
      return { code: "day-invalid", detail: "This day is not in the calendar.", where: `/${name}` };
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom)
    return { code: "relationship-period", detail: "The relationship ends before it begins.", where: "/validTo" };
  if (companyId === personId)
    return { code: "relationship-self", detail: "Nobody is a contact person of itself.", where: "/personId" };
  return undefined;
}
