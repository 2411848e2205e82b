import type { Deviation, Receipt } from "@counterfoil/contracts";
import { lockUntilCommit } from "@counterfoil/platform";
import type { DbTransaction } from "../../../database.ts";
import { countDeviations, type FoundDeviation, insertDeviations } from "../accept-store.ts";
import { type AcceptedRow, milli } from "../accepted-row.ts";
import { insertReturnedLines, type ReturnedLine, readReturnedTotals } from "../return-store.ts";

/** Writes what is doubtful about accepted transactions; answers it by id. */
export async function recordDoubts(
  transaction: DbTransaction,
  rows: readonly AcceptedRow[],
  others: readonly FoundDeviation[],
): Promise<Map<string, Deviation[]>> {
  const early: FoundDeviation[] = rows.flatMap(({ storeId, id, candidate }) =>
    candidate.doubts.map((deviation) => ({ storeId, id, deviation })),
  );
  const late: FoundDeviation[] = [...(await doubtReturns(transaction, rows.flatMap(returnedLinesOf))), ...others];
  await insertDeviations(transaction, [...early, ...late]);
  // The early ones were counted when the row was written.
  await countDeviations(transaction, late);
  const byId = Map.groupBy([...early, ...late], ({ id }) => id);
  return new Map([...byId].map(([id, found]) => [id, found.map(({ deviation }) => deviation)]));
}

function returnedLinesOf({ storeId, id, candidate }: AcceptedRow): ReturnedLine[] {
  if (candidate.transaction.kind !== "receipt") return [];
  const { lines, number }: Receipt = candidate.transaction;
  return lines.flatMap((line) =>
    line.returnOf
      ? [
          {
            receiptNumber: line.returnOf.receiptNumber,
            lineId: line.returnOf.lineId,
            returnStoreId: storeId,
            returnId: id,
            returnNumber: number,
            returnLineId: line.lineId,
            quantityMilli: -milli(line.quantity),
            amountMinor: -line.amount,
          },
        ]
      : [],
  );
}

/**
 * The goods are back on the counter already, so too many of them are recorded and not refused. Returns of one receipt at two
 * tills wait for each other here, or neither would see the other.
 */
async function doubtReturns(transaction: DbTransaction, returned: readonly ReturnedLine[]): Promise<FoundDeviation[]> {
  if (returned.length === 0) return [];
  const numbers = [...new Set(returned.map(({ receiptNumber }) => receiptNumber))].sort();
  for (const number of numbers) await lockUntilCommit(transaction, `sales.return ${number}`);
  await insertReturnedLines(transaction, returned);
  const totals = await readReturnedTotals(transaction, numbers);
  return returned.flatMap((line) => {
    const deviation = doubtAbout(line, totals.get(`${line.receiptNumber} ${line.lineId}`));
    return deviation ? [{ storeId: line.returnStoreId, id: line.returnId, deviation }] : [];
  });
}

function doubtAbout(
  { receiptNumber, lineId, returnLineId }: ReturnedLine,
  total: { soldMilli: number; returnedMilli: number } | undefined,
): Deviation | undefined {
  const of = `line ${lineId} of ${receiptNumber}`;
  if (!total)
    return { code: "returnOfUnknown", lineId: returnLineId, actual: receiptNumber, detail: `There is no ${of}.` };
  if (total.returnedMilli <= total.soldMilli) return undefined;
  return {
    code: "returnedMoreThanSold",
    lineId: returnLineId,
    expected: String(total.soldMilli / 1000),
    actual: String(total.returnedMilli / 1000),
    detail: `More came back of ${of} than was sold.`,
  };
}
