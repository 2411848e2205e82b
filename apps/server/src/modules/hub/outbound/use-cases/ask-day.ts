import {
  readAnswer,
  type TillDayCompleteness,
  type TillDayReceipt,
  tillDayCompleteness,
  tillDayReceipt,
} from "@counterfoil/sap";
import { callErp, type Destination, understood } from "../../communication/index.ts";

const service = "/sap/opu/odata/sap/ZCF_POS_STATUS_SRV";
const TIMEOUT_MS = 30_000;
const ROWS_A_PAGE = 500;
const PAGES_AT_MOST = 200;

/** How many receipts the ERP has of a store's business date, by till. */
export async function askDay(
  destination: Destination,
  storeId: string,
  businessDate: string,
): Promise<Partial<TillDayCompleteness>[]> {
  const query = {
    $filter: `Site eq '${storeId}' and BusinessDate eq datetime'${businessDate}T00:00:00'`,
    $top: String(ROWS_A_PAGE),
    $format: "json",
  };
  const call = { method: "GET", path: `${service}/CompletenessSet`, query, timeoutMs: TIMEOUT_MS } as const;
  return understood(await callErp(destination, call), (body) => readAnswer(body, tillDayCompleteness)).rows;
}

/** The receipts themselves. */
export async function askDayReceipts(
  destination: Destination,
  tillId: string,
  businessDate: string,
): Promise<Partial<TillDayReceipt>[]> {
  const [storeId, till] = [tillId.slice(0, -3), tillId.slice(-2)];
  const $filter = `Site eq '${storeId}' and Till eq '${till}' and BusinessDate eq datetime'${businessDate}T00:00:00'`;
  const rows: Partial<TillDayReceipt>[] = [];
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const query = { $filter, $top: String(ROWS_A_PAGE), $skip: String(page * ROWS_A_PAGE), $format: "json" };
    const call = { method: "GET", path: `${service}/ReceiptSet`, query, timeoutMs: TIMEOUT_MS } as const;
    const answer = understood(await callErp(destination, call), (body) => readAnswer(body, tillDayReceipt));
    rows.push(...answer.rows);
    if (answer.rows.length < ROWS_A_PAGE) break;
  }
  return rows;
}
