import { type Actor, inTransaction, recordChange, sql } from "@counterfoil/platform";
import { type Static, Type } from "typebox";
import type { Db, DbTransaction } from "../../database.ts";

const Day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", format: "date" });
const Text = Type.String({ minLength: 1, maxLength: 60 });
const Rate = Type.Object(
  { from: Day, percent: Type.Number({ minimum: 0, maximum: 100, multipleOf: 0.001 }) },
  { additionalProperties: false },
);

export const TaxCodeKeySchema = Type.String({ pattern: "^[A-Z0-9]{1,2}$" });
export const SaveTaxCodeSchema = Type.Object(
  {
    texts: Type.Object({ en: Text, de: Type.Optional(Text) }, { additionalProperties: false }),
    rates: Type.Array(Rate, { minItems: 1, maxItems: 50, description: "Each holds until the next one." }),
  },
  { additionalProperties: false },
);
export type SaveTaxCode = Static<typeof SaveTaxCodeSchema>;
export type TaxCode = SaveTaxCode & { taxCode: string };

/** The rates of a code, the latest first. */
export type TaxRates = Map<string, readonly { from: string; percent: number }[]>;

export async function readTaxRates(db: Db): Promise<TaxRates> {
  const { rows } = await sql<{ taxCode: string; from: string; percent: number }>`
    select tax_code as "taxCode", valid_from as "from", rate::float8 as percent from masterdata.tax_rate
    order by tax_code, valid_from desc`.execute(db);
  return Map.groupBy(rows, ({ taxCode }) => taxCode);
}

/** The percent of a day; before the first rate, that one: no sale goes without tax because nobody wrote down the past. */
export function percentOn(rates: TaxRates, taxCode: string, day: string): number | undefined {
  const ofCode = rates.get(taxCode);
  return (ofCode?.find(({ from }) => from <= day) ?? ofCode?.at(-1))?.percent;
}

export async function readTaxCodes(db: Db): Promise<TaxCode[]> {
  const { rows } = await sql<Omit<TaxCode, "rates">>`
    select tax_code as "taxCode", texts from masterdata.tax_code order by tax_code`.execute(db);
  const rates = await readTaxRates(db);
  return rows.map((code) => ({
    ...code,
    rates: (rates.get(code.taxCode) ?? []).map(({ from, percent }) => ({ from, percent })),
  }));
}

/** Makes a tax code or changes it. It cannot be taken away: receipts were posted by it. */
export async function saveTaxCode(db: Db, taxCode: string, { texts, rates }: SaveTaxCode, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const before = (await readTaxCodes(transaction)).find((each) => each.taxCode === taxCode);
    await writeTaxCode(transaction, taxCode, { texts, rates });
    const detail = { before: before ? { texts: before.texts, rates: before.rates } : null, after: { texts, rates } };
    await recordChange(transaction, {
      actor,
      action: "taxCode.saved",
      objectType: "taxCode",
      objectId: taxCode,
      detail,
    });
  });
}

async function writeTaxCode(transaction: DbTransaction, taxCode: string, { texts, rates }: SaveTaxCode): Promise<void> {
  await sql`
    insert into masterdata.tax_code (tax_code, texts) values (${taxCode}, ${JSON.stringify(texts)})
    on conflict (tax_code) do update set texts = excluded.texts`.execute(transaction);
  await sql`delete from masterdata.tax_rate where tax_code = ${taxCode}`.execute(transaction);
  // Of two rates of one day the last one named counts.
  const byDay = new Map(rates.map(({ from, percent }) => [from, percent]));
  await sql`
    insert into masterdata.tax_rate (tax_code, valid_from, rate)
    select ${taxCode}, * from unnest(${[...byDay.keys()]}::date[], ${[...byDay.values()]}::numeric[])`.execute(
    transaction,
  );
}
