import { inTransaction } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import { type ElementResult, onlyResult } from "../../../elements.ts";
import { upsertBusinessPartners } from "./upsert-business-partners.ts";
import { upsertRelationships } from "./upsert-relationships.ts";

export type NewPerson = { given?: string; family: string };

/** Consumers' numbers, and SAP's role of a contact person. */
const asPartner = (person: NewPerson) => ({ category: "person", grouping: "BP02", roles: ["BUP001"], person });

/** A person who is no business partner yet becomes one and a contact person of the company, both or neither. */
export async function addContact(
  db: Db,
  companyId: string,
  { person, ...relationship }: { person?: NewPerson },
  by: string,
): Promise<ElementResult> {
  return inTransaction(db, async (transaction) => {
    const made = person && onlyResult(await upsertBusinessPartners(transaction, [asPartner(person)], by));
    const element = { ...relationship, companyId, ...(made && { personId: made.key }) };
    return onlyResult(await upsertRelationships(transaction, [element], by));
  });
}
