import type { Actor } from "@counterfoil/platform";
import { changeTree, type TreeContext } from "../change-tree.ts";
import { requireOwnValues } from "../check-values.ts";
import type { CompanyFacts } from "../schemas.ts";
import { readCompany, replaceOwnValues, upsertCompany } from "../store.ts";
import { companyKey } from "../tree.ts";
import type { OwnValues } from "../values.ts";

/** Where nothing else was said: what a first set-up starts from. */
const start: OwnValues = { timeZone: "Europe/London", language: "en", distributionChannel: "10" };

export async function saveCompany(context: TreeContext, facts: CompanyFacts, actor: Actor): Promise<void> {
  const { companyCode, name, division, ...given } = facts;
  await changeTree(context, { actor }, async (transaction, tree) => {
    const was = tree.get(companyKey)?.own;
    const own: OwnValues = { ...(was ?? start), ...given };
    requireOwnValues("company", own);
    const before = await readCompany(transaction);
    await upsertCompany(transaction, { companyCode, name, division });
    await replaceOwnValues(transaction, { kind: "company", id: "company" }, own);
    return {
      action: "company.changed",
      objectType: "company",
      objectId: companyCode,
      detail: {
        before: before && { companyCode: before.companyCode, name: before.name, division: before.division, ...was },
        after: { companyCode, name, division, ...own },
      },
      stores: "all",
    };
  });
}
