import { sql } from "@counterfoil/platform";
import type { Db } from "../../database.ts";

/** More customers of one name than this do not help a search. */
const AT_MOST = 200;

/** Customers whose name contains the word, in any case of its letters. */
export async function findByName(db: Db, word: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select partner_id as id from customers.partner
    where is_customer and position(lower(${word}) in lower(concat_ws(' ', state #>> '{common,names,first}',
      state #>> '{common,names,last}', state #>> '{common,names,lines}'))) > 0
    order by partner_id limit ${AT_MOST}`.execute(db);
  return rows.map(({ id }) => id);
}
