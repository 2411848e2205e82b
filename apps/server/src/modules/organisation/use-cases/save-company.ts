import type { Actor } from "@counterfoil/platform";
import { changeTree, type TreeContext } from "../change-tree.ts";
import { requireOwnValues } from "../check-values.ts";
import type { CompanyFacts } from "../schemas.ts";
import { replaceOwnValues, upsertCompany } from "../store.ts";
import { companyKey } from "../tree.ts";
import type { OwnValues } from "../values.ts";

/** Where nothing else was said: what a first set-up starts from. */
const start: OwnValues = { timeZone: "Europe/London", language: "en", distributionChannel: "10" };

export async function saveCompany(context: TreeContext, facts: CompanyFacts, actor: Actor): Promise<void> {
  const { companyCode, name, division, ...given } = facts;
  await changeTree(context, { actor }, async (transaction, tree) => {
    const own: OwnValues = { ...(tree.get(companyKey)?.own ?? start), ...given };
    requireOwnValues("company", own);
    await upsertCompany(transaction, { companyCode, name, division });
    await replaceOwnValues(transaction, { kind: "company", id: "company" }, own);
    return { action: "company.changed", objectType: "company", objectId: companyCode, detail: facts, stores: "all" };
  });
}
