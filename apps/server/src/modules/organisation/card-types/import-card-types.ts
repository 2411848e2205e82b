import { type Actor, inTransaction } from "@counterfoil/platform";
import {
  type RowFault,
  type RowProblem,
  readNumber,
  readTable,
  readYes,
  rowProblem,
  type TableRow,
  writeTable,
} from "../../../csv/index.ts";
import type { CardType, CardTypeContext, ListedCardType } from "./card-type.ts";
import { readCardMethods, saveCardTypes } from "./save-card-types.ts";

const columns = ["method", "code", "nameEn", "nameDe", "position", "active", "erpCode"] as const;
type RowResult = { row: number; code: string } & Partial<RowProblem>;
type Read = RowResult & { type?: CardType; erpCode?: string };

/** The same table that the export writes. Good rows are taken, wrong ones said; an ERP code that is another one becomes an entry of the lookup. */
export async function importCardTypes(
  { db, readPaymentLookup, addPaymentLookup }: CardTypeContext,
  text: string,
  { dryRun, actor }: { dryRun: boolean; actor: Actor },
): Promise<{ rows: RowResult[]; good: number; failed: number }> {
  const rows = await inTransaction(db, async (transaction) => {
    const methods = await readCardMethods(transaction);
    const read = readTable(text, ["method", "code"]).rows.map((row) => readRow(row, methods));
    const types = read.flatMap(({ type }) => type ?? []);
    if (!dryRun && types.length > 0) await saveCardTypes(transaction, types, actor);
    return read;
  });
  const lookup = await readPaymentLookup();
  if (!dryRun)
    for (const { type, erpCode = "" } of rows) {
      const way = type && `${type.method}/${type.code}`;
      if (way && erpCode !== "" && lookup[way] !== erpCode) await addPaymentLookup(way, erpCode, actor);
    }
  const failed = rows.filter(({ problem }) => problem !== undefined).length;
  return {
    rows: rows.map(({ type: _type, erpCode: _erpCode, ...row }) => row),
    good: rows.length - failed,
    failed,
  };
}

function readRow({ line: row, cells }: TableRow, methods: ReadonlySet<string>): Read {
  const method = (cells.method ?? "").toUpperCase();
  const code = (cells.code ?? "").toUpperCase();
  const erpCode = (cells.erpcode ?? "").toUpperCase();
  const wrong = (fault: RowFault["code"], value: string) => ({ row, code, ...rowProblem(fault, value) });
  if (!methods.has(method)) return wrong("method-no-card", method);
  if (!/^[A-Z0-9]{1,20}$/.test(code)) return wrong("code-invalid", code);
  if (!/^[A-Z0-9]{0,4}$/.test(erpCode)) return wrong("erp-code-invalid", erpCode);
  const position = readNumber(cells.position || "10");
  if (position === undefined || !Number.isInteger(position) || position < 0 || position > 1000)
    return wrong("position-invalid", cells.position ?? "");
  const active = readYes(cells.active || "yes");
  if (active === undefined) return wrong("yes-no-invalid", cells.active ?? "");
  const names = { en: (cells.nameen || code).slice(0, 80), ...(cells.namede ? { de: cells.namede.slice(0, 80) } : {}) };
  return { row, code, type: { method, code, names, position, active }, erpCode };
}

export function exportCardTypes(types: readonly ListedCardType[]): string {
  return writeTable(
    columns,
    types.map(({ method, code, names, position, active, erpCode, origin }) => ({
      method,
      code,
      nameEn: names.en ?? "",
      nameDe: names.de ?? "",
      position,
      active: active ? "yes" : "no",
      erpCode: origin === "own" ? erpCode : "",
    })),
  );
}
