import { type Actor, inTransaction, recordChange, sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";

export type AccountCode = { purpose: string; code: string; account: string; texts: { en: string; de?: string } };

export async function readCodes(db: Db): Promise<AccountCode[]> {
  const { rows } =
    await sql<AccountCode>`select purpose, code, account, texts from documents.account_code order by purpose, code`.execute(
      db,
    );
  return rows;
}

/** A code that a till uses and we did not know: once it is here, what was set aside for it can be posted. */
export async function saveCode(db: Db, given: AccountCode, actor: Actor): Promise<void> {
  const { purpose, code, account, texts } = given;
  await inTransaction(db, async (transaction) => {
    const { rows } = await sql<{ before: string | null }>`
      insert into documents.account_code (purpose, code, account, texts) values (${purpose}, ${code}, ${account}, ${JSON.stringify(texts)})
      on conflict (purpose, code) do update set account = excluded.account, texts = excluded.texts
      returning old.account as before`.execute(transaction);
    const detail = { before: rows[0]?.before ?? null, account };
    const objectId = `${purpose} ${code}`;
    await recordChange(transaction, {
      actor,
      action: "accountCode.saved",
      objectType: "accountCode",
      objectId,
      detail,
    });
  });
}
