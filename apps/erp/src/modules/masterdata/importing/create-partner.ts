import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { NestedEntity } from "@counterfoil/sap";
import type { Db } from "../../../database.ts";
import type { ElementProblem } from "../../../elements.ts";
import { lockObjects, readObjects, specs } from "../object-store.ts";
import { upsertBusinessPartners } from "../use-cases/upsert-business-partners.ts";
import { readPartner } from "./read-partner.ts";

/** Who makes it: the communication user, and from where. */
export type Maker = { actor: Actor; detail: Record<string, unknown> };
export type MadePartner = { partnerId: string } | { problem: ElementProblem };

/**
 * One new partner as API_BUSINESS_PARTNER brings it, whole or not at all. The number comes from the grouping's range; who has a range of
 * its own outside names it, and none that is there already: a creation never changes.
 */
export async function createPartner(db: Db, entity: NestedEntity, { actor, detail }: Maker): Promise<MadePartner> {
  const { number, element, faults, leftOut } = readPartner(entity);
  const missing = faults.filter((fault) => fault !== "BusinessPartner is missing");
  const [fault] = [...missing, ...leftOut.map((what) => `${what} has no place here`)];
  if (fault !== undefined) return { problem: { code: "element-invalid", detail: `${fault}.`, where: "/category" } };
  return inTransaction(db, async (transaction) => {
    await lockObjects(transaction, specs.businessPartner);
    if (number !== "" && (await readObjects(transaction, specs.businessPartner, [number])).length > 0)
      return { problem: { code: "partner-exists", detail: `There is a partner ${number}.`, where: "/partnerId" } };
    const asked = { ...element, ...(number !== "" && { partnerId: number }) };
    const [result] = await upsertBusinessPartners(transaction, [asked], actor.name);
    if (!result || result.problem) return { problem: result?.problem ?? { code: "element-invalid", detail: "" } };
    const partnerId = result.key;
    const object = { objectType: "businessPartner", objectId: partnerId };
    await recordChange(transaction, {
      actor,
      action: "businessPartner.created",
      ...object,
      detail: { ...detail, externalId: element.externalId },
    });
    return { partnerId };
  });
}
