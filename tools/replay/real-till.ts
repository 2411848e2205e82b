import "fake-indexeddb/auto";
import type { Money, TillConfiguration } from "@counterfoil/contracts";
import { closeDay, readFigures } from "../../apps/till/src/cash/close-day.ts";
import { emptyCount } from "../../apps/till/src/cash/compare-count.ts";
import { countedMethodsOf } from "../../apps/till/src/cash/move-cash.ts";
import { type Catalogue, loadCatalogue, resolveCode } from "../../apps/till/src/catalogue/index.ts";
import {
  appendTransaction,
  type LedgerRow,
  readSetting,
  summariseUnsent,
  TillDatabase,
  type TransactionDraft,
} from "../../apps/till/src/ledger/index.ts";
import {
  addArticle,
  addReturn,
  assignCustomer,
  type BasketResult,
  emptyBasket,
} from "../../apps/till/src/selling/basket.ts";
import { buildReceipt } from "../../apps/till/src/selling/build-receipt.ts";
import { openSale } from "../../apps/till/src/selling/open-sale.ts";
import { giveBack, payExactly } from "../../apps/till/src/selling/payments.ts";
import { priceOpenBasket } from "../../apps/till/src/selling/priced-basket.ts";
import { returnWithoutReceipt } from "../../apps/till/src/selling/return-without-receipt.ts";
import { runMasterDataRound } from "../../apps/till/src/sync/master-data-round.ts";
import { pairTill } from "../../apps/till/src/sync/pair-till.ts";
import { refreshConfiguration } from "../../apps/till/src/sync/refresh-configuration.ts";
import { sendTransactions } from "../../apps/till/src/sync/send-transactions.ts";
import { connectServer, type Server, ServerUnreachable } from "../../apps/till/src/sync/server.ts";

/** One line as it was sold: a negative quantity came back. */
export type SoldLine = { articleId: string; text: string; quantity: number; unitPrice: Money };
export type Sold = { at: string; customerId?: string | undefined; reference: string; lines: SoldLine[] };

/** Nobody knows who stood at the till. */
const cashier = { personId: "REPLAY", name: "Replay of old receipts" };

/** Every request of a till without a network. */
const noNetwork: Server = {
  call: () => Promise.reject(new ServerUnreachable("no network")),
  open: () => Promise.reject(new ServerUnreachable("no network")),
};

/**
 * The till's own program without its screens: memory, catalogue, open sale, prices, ledger, closing and sending are the ones of the shop.
 * Paired and filled once; from then on it sells without a network until it is told to send.
 */
export async function openRealTill(serverUrl: string, pairingCode: string) {
  const database = new TillDatabase(`replay-${pairingCode}`);
  const server = connectServer(serverUrl);
  await pairTill(database, server, pairingCode);
  const token = (await readSetting(database, "deviceToken")) as string;
  const configuration = await refreshConfiguration(database, server, token);
  await runMasterDataRound(database, server, token, () => undefined);
  const catalogue = await loadCatalogue(database, configuration.currency);
  const append = (draft: TransactionDraft) => appendTransaction(database, draft);
  return {
    configuration,
    append,
    sell: (sold: Sold) => sellAs(sold, { configuration, catalogue, append }),
    closeDay: (at: string) => closeAsExpected(database, configuration, catalogue.book.number, at),
    waiting: async () => (await summariseUnsent(database)).waiting,
    /** As the till does while there is no network: it tries, and everything waits on. */
    tryWithoutNetwork: () => sendTransactions(database, noNetwork, token).catch((error: Error) => error),
    send: () => sendTransactions(database, server, token),
    rows: () => database.transactions.orderBy("running").toArray(),
    close: () => database.delete(),
  };
}
export type RealTill = Awaited<ReturnType<typeof openRealTill>>;

type Counter = { configuration: TillConfiguration; catalogue: Catalogue; append: RealTillAppend };
type RealTillAppend = (draft: TransactionDraft) => Promise<LedgerRow>;

/** Entered, priced, paid and written as at the counter; at the prices it was really sold at. */
async function sellAs({ at, customerId, reference, lines }: Sold, counter: Counter): Promise<LedgerRow> {
  const { configuration, catalogue } = counter;
  const { storeId, timeZone, channel = "10" } = configuration.store;
  const place = { book: catalogue.book, storeId, channel, timeZone };
  const sale = openSale({
    price: (basket) => priceOpenBasket(basket, place, at),
    keep: () => undefined,
    wrong: () => undefined,
  });
  const enter = (result: BasketResult) => {
    if ("refused" in result) throw new Error(`${reference}: ${result.refused}`);
    sale.change(result.basket);
  };
  sale.change(assignCustomer(emptyBasket, customerId));
  for (const line of lines) {
    const { basket } = sale.state.get();
    const goods = { ...unitOf(catalogue, line, at.slice(0, 10), configuration), text: line.text };
    const quantityMilli = Math.abs(line.quantity) * 1000;
    const { unitPrice } = line;
    if (line.quantity > 0)
      enter(addArticle(basket, { ...goods, quantityMilli, price: { amount: unitPrice, origin: "given" } }));
    else
      enter(
        addReturn(
          basket,
          returnWithoutReceipt({ ...goods, quantityMilli, unitPrice }, { by: cashier.personId }, place, at),
        ),
      );
  }
  const priced = sale.startPaying();
  const method = customerId === undefined ? "CARD" : "ACCOUNT";
  const payments = paid(priced.totals.total, method);
  return counter.append({
    ...buildReceipt({ configuration, cashier, at }, priced, payments),
    externalReference: reference,
  });
}

function unitOf(catalogue: Catalogue, { articleId }: SoldLine, day: string, { currency, settings }: TillConfiguration) {
  const barcodes = settings?.barcodes;
  if (!barcodes) throw new Error("the server does not say how codes are read");
  const found = resolveCode(catalogue, articleId, { day, currency, barcodes });
  if (found.kind !== "article" && found.kind !== "openPrice")
    throw new Error(`${articleId} is ${found.kind} at the till`);
  return { articleId: found.target.article.articleId, unit: found.target.unit };
}

/** The data does not tell how was paid. */
function paid(total: Money, method: string) {
  if (total === 0) return [];
  const result = total > 0 ? payExactly(total, [], method, total) : giveBack(total, [], { method });
  if ("refused" in result) throw new Error(`${total} by ${method}: ${result.refused}`);
  return result.payments;
}

/** Everything that should be there was counted. */
async function closeAsExpected(
  database: TillDatabase,
  configuration: TillConfiguration,
  priceBook: number,
  at: string,
) {
  const figures = await readFigures(database, countedMethodsOf(configuration));
  if (!figures) return "noDay";
  const compared = figures.ways.map(({ method, cardType, expected }) => ({
    ...{ method, expected, counted: expected, difference: 0 },
    ...(cardType === undefined ? {} : { cardType }),
  }));
  const said = { compared, count: emptyCount, countedBy: cashier.name, explanations: [], priceBook };
  const cash = configuration.settings?.cash;
  if (!cash) throw new Error("the server does not say how days are closed");
  const closed = await closeDay(database, { configuration, cashier, at }, said, { settings: cash, language: "en" });
  return "refused" in closed ? closed.refused : undefined;
}
