import { type Door, unless } from "../demo/door.ts";
import { type ClassifiedInvoice, dayOf, readable, specialCode } from "../retail-data/index.ts";
import type { Playing, Stage } from "./playing.ts";
import { openRealTill, type RealTill } from "./real-till.ts";
import { instantOf, toTransaction } from "./to-transaction.ts";

const till = { tillId: "1010-92", storeId: "1010", number: "92" };
/** A till takes no longer sale: who sells more makes a second receipt. */
const MOST_LINES = 500;

/**
 * Sells the days at a till without a network, by the till's own code, closes each day, and only then sends all of it. A till that
 * has closed a day takes nothing more for it, so a second run sells later days.
 */
export async function playThroughTill({ server, say }: Stage, whole: ClassifiedInvoice[]): Promise<Playing> {
  const invoices = whole.flatMap(inReceipts).filter(({ kind }) => kind !== "none");
  const real = await openRealTill(server.baseUrl, await makePairingCode(server));
  refuseClosedDays(real, invoices);
  const numbers = await sellDays(real, invoices);
  const failure = await real.tryWithoutNetwork();
  say(`till ${till.tillId}: ${numbers.size} transactions sold and closed without a network (${failure}).`);
  say(`waiting: ${await real.waiting()}`);
  const sent = await real.send();
  const refused = (await real.rows()).flatMap(({ number, state, problem }) =>
    state === "confirmed" ? [] : { number, reason: `${problem?.code}: ${problem?.detail}` },
  );
  say(`sent ${sent}, refused ${refused.length}`);
  await real.close();
  const days = [...new Set(invoices.map(dayOf))].sort();
  const numberOf = (invoice: string) => numbers.get(invoice) ?? "";
  return { till, invoices, days, refused, numberOf };
}

async function makePairingCode(server: Door): Promise<string> {
  const { storeId, number, tillId } = till;
  await unless(
    "till-exists",
    server.post("/api/organisation/tills", { storeId, number, name: "Replay at the counter" }),
  );
  return (await server.post<{ pairingCode: string }>(`/api/organisation/tills/${tillId}/pairing-code`)).pairingCode;
}

function refuseClosedDays({ configuration }: RealTill, invoices: ClassifiedInvoice[]): void {
  const closed = configuration.lastClosing?.businessDate ?? "";
  const day = invoices.map(dayOf).find((each) => each <= closed);
  if (day) throw new Error(`Till ${till.tillId} has closed ${closed}: it sells nothing more on ${day}.`);
}

function inReceipts(invoice: ClassifiedInvoice): ClassifiedInvoice[] {
  const parts = Math.ceil(invoice.lines.length / MOST_LINES);
  if (invoice.kind !== "receipt" || parts === 1) return [invoice];
  return Array.from({ length: parts }, (_none, part) => ({
    ...invoice,
    invoice: `${invoice.invoice}/${part + 1}`,
    lines: invoice.lines.slice(part * MOST_LINES, (part + 1) * MOST_LINES),
  }));
}

/** Answers the receipt numbers by invoice. */
async function sellDays(real: RealTill, invoices: ClassifiedInvoice[]): Promise<Map<string, string>> {
  const numbers = new Map<string, string>();
  let last: { day: string; at: string } | undefined;
  for (const invoice of invoices) {
    const day = dayOf(invoice);
    if (last && last.day !== day) await endDay(real, last.at);
    const { number, transaction } = await enter(real, invoice);
    numbers.set(invoice.invoice, number);
    last = { day, at: transaction.occurredAt };
  }
  if (last) await endDay(real, last.at);
  return numbers;
}

async function endDay(real: RealTill, at: string): Promise<void> {
  const refused = await real.closeDay(at);
  if (refused) throw new Error(`The day of ${at} cannot be closed: ${refused}`);
}

/** A sale goes the way of the counter. Fees and corrections of the stock have no screen at the till. */
async function enter(real: RealTill, invoice: ClassifiedInvoice) {
  const { currency, store } = real.configuration;
  const [first] = invoice.lines;
  if (!first) throw new Error(`Invoice ${invoice.invoice} has no lines.`);
  if (invoice.kind === "receipt")
    return real.sell({
      at: instantOf(first.at, store.timeZone),
      customerId: first.customer,
      reference: invoice.invoice,
      lines: invoice.lines.map(({ stockCode, description, quantity, unitPriceMinor }) => ({
        articleId: stockCode,
        text: (specialCode(stockCode)?.texts.en ?? (readable(description) || stockCode)).slice(0, 80),
        quantity,
        unitPrice: unitPriceMinor,
      })),
    });
  const person = { cashierId: "REPLAY", cashierName: "Replay of old receipts" };
  const place = { tillId: till.tillId, storeId: till.storeId, tillNumber: till.number, currency, ...person };
  const made = toTransaction(invoice, { ...place, timeZone: store.timeZone, books: new Map(), taxes: [] });
  if (!made) throw new Error(`Invoice ${invoice.invoice} moves nothing.`);
  const { id: _id, number: _number, ...draft } = made;
  return real.append(draft);
}
