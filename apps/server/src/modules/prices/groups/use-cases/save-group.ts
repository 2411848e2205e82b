import type { ProductGroup } from "@counterfoil/contracts";
import { type Actor, inTransaction, recordChange } from "@counterfoil/platform";
import type { Db, DbTransaction } from "../../../../database.ts";
import { stageGroups } from "../../books/index.ts";
import { articlesUnknown, groupChanged, groupExists, groupUnknown } from "../errors.ts";
import { type GroupRecord, lockGroup, putGroup, readUnknownArticles } from "../group-store.ts";

/** Saves a group and puts its members into the next book. `new` refuses one that exists, `known` one that does not. */
export async function saveGroup(
  db: Db,
  { expected, ...group }: ProductGroup & { expected: "new" | "known" },
  actor: Actor,
): Promise<GroupRecord> {
  return inTransaction(db, async (transaction) => {
    const before = await lockGroup(transaction, group.groupId);
    requireExpected(before, group, expected);
    await requireKnownArticles(transaction, group, before);
    const articleIds = [...new Set(group.articleIds)].sort();
    const record = {
      groupId: group.groupId,
      names: group.names,
      articleIds,
      version: (before?.version ?? 0) + 1,
      changedBy: actor.name,
    };
    await putGroup(transaction, record);
    await stageGroups(transaction, "product", {
      upserts: [{ groupId: group.groupId, members: articleIds }],
      removals: [],
    });
    await recordChange(transaction, {
      actor,
      action: before === undefined ? "productGroup.created" : "productGroup.changed",
      objectType: "productGroup",
      objectId: group.groupId,
      detail: difference(before, articleIds),
    });
    return { ...record, changedAt: new Date() };
  });
}

function requireExpected(before: GroupRecord | undefined, { groupId, version }: ProductGroup, expected: string): void {
  if (expected === "new" && before !== undefined)
    throw groupExists(`There is a product group ${groupId} already.`, "/body/groupId");
  if (expected === "known" && before === undefined) throw groupUnknown(`There is no product group ${groupId}.`);
  if (before !== undefined && version !== before.version)
    throw groupChanged(`${before.changedBy} has saved version ${before.version} meanwhile.`, "/body/version");
}

/** Members that were in before may stay, though their article is gone. */
async function requireKnownArticles(
  transaction: DbTransaction,
  { articleIds }: ProductGroup,
  before: GroupRecord | undefined,
): Promise<void> {
  const old = new Set(before?.articleIds);
  const unknown = await readUnknownArticles(
    transaction,
    articleIds.filter((id) => !old.has(id)),
  );
  const index = articleIds.findIndex((id) => unknown.has(id));
  if (index >= 0) throw articlesUnknown(`There is no article ${articleIds[index]}.`, `/body/articleIds/${index}`);
}

function difference(before: GroupRecord | undefined, now: readonly string[]) {
  const [old, next] = [new Set(before?.articleIds), new Set(now)];
  const shown = 50;
  return {
    added: now.filter((id) => !old.has(id)).slice(0, shown),
    removed: [...old].filter((id) => !next.has(id)).slice(0, shown),
    articles: now.length,
  };
}
