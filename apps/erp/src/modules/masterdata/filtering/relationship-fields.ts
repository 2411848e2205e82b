import { sql } from "@counterfoil/platform";
import { changedOn } from "./article-fields.ts";
import { type FilterField, list, one } from "./field.ts";

/** Beside these, both partners have to be at the receiver: a contact follows the filter of business partners. */
export const relationshipFields = {
  companyId: one(sql`object.company_id`, "number", "Company", "Firma", { valueHelp: "businessPartner" }),
  personId: one(sql`object.person_id`, "number", "Contact person", "Ansprechpartner", { valueHelp: "businessPartner" }),
  function: one(sql`object.content ->> 'function'`, "code", "Function", "Funktion", list("contactFunction")),
  department: one(sql`object.content ->> 'department'`, "code", "Department", "Abteilung", list("contactDepartment")),
  changedOn,
} satisfies Record<string, FilterField>;
