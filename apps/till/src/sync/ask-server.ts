import type { CustomerAccount, CustomerPurchases, ReceiptDetail, StockView, UnknownCode } from "@counterfoil/contracts";
import { readSetting, type StockViewRow, type TillDatabase } from "../ledger/index.ts";
import { type Server, ServerRefusal } from "./server.ts";

const ASK_TIMEOUT_MS = 6_000;

async function ask<Answer>(database: TillDatabase, server: Server, path: string): Promise<Answer> {
  const token = await readSetting(database, "deviceToken");
  return server.call<Answer>(token ? { path, token, timeoutMs: ASK_TIMEOUT_MS } : { path, timeoutMs: ASK_TIMEOUT_MS });
}

/** A receipt of any till. Undefined when the server does not know the number. */
export async function askReceipt(
  database: TillDatabase,
  server: Server,
  number: string,
): Promise<ReceiptDetail | undefined> {
  try {
    return await ask<ReceiptDetail>(database, server, `/api/sales/receipts/${encodeURIComponent(number)}`);
  } catch (error) {
    if (error instanceof ServerRefusal && error.status === 404) return undefined;
    throw error;
  }
}

/** What a customer bought at any store, and their points. */
export function askPurchases(database: TillDatabase, server: Server, customerId: string): Promise<CustomerPurchases> {
  return ask(database, server, `/api/tills/customers/${encodeURIComponent(customerId)}/purchases`);
}

/** What a customer owes as far as the server knows; throws when it cannot be asked. */
export function askAccount(database: TillDatabase, server: Server, customerId: string): Promise<CustomerAccount> {
  return ask(database, server, `/api/sales/accounts/${encodeURIComponent(customerId)}`);
}

/** `isLive`: the server has just said it. */
export type AskedStock = { row: StockViewRow; isLive: boolean };

/** Stock of an article as the server sees it now; without the server, what it said last, with the time of that. */
export async function askStock(
  database: TillDatabase,
  server: Server,
  articleId: string,
): Promise<AskedStock | undefined> {
  try {
    const path = `/api/catalog/stock?articleId=${encodeURIComponent(articleId)}`;
    const row = { articleId, view: await ask<StockView>(database, server, path), fetchedAt: new Date().toISOString() };
    await database.stockViews.put(row);
    return { row, isLive: true };
  } catch {
    const row = await database.stockViews.get(articleId);
    return row && { row, isLive: false };
  }
}

/** What the server knows of a code that this till does not; undefined when it cannot be asked now. */
export async function askCode(database: TillDatabase, server: Server, code: string): Promise<UnknownCode | undefined> {
  return ask<UnknownCode>(database, server, `/api/tills/unknown-code?code=${encodeURIComponent(code)}`).catch(
    () => undefined,
  );
}
