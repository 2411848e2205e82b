import { setTimeout as pause } from "node:timers/promises";
import type { Closing, Receipt, Transaction } from "@counterfoil/contracts";
import { cashMovementOf, closingOf, receiptOf } from "../../apps/server/src/testing/receipts.ts";
import { type Door, DoorRefusal, openDoor } from "../demo/door.ts";
import { SimulatedTill } from "../instance/simulated-till.ts";
import type { Chance } from "./chance.ts";

export type LedgerRow = { running: number; transaction: Transaction; accepted: boolean };

const DAY_MS = 86_400_000;
const PER_REQUEST = 50;

/**
 * A till as a program: what it sells stands in its ledger with a number, and goes to the server in order, again and again until it is
 * answered. It never forgets and never changes what it has sold.
 */
export class ShopTill {
  readonly tillId: string;
  readonly ledger: LedgerRow[] = [];
  /** What the server refused, with its code; there should be none. */
  readonly refused: string[] = [];
  readonly #authorization: string;
  readonly #serverUrls: () => string[];
  readonly #cashierId: string;
  #day: number;
  #sent = 0;
  #closedTo = 0;
  #stopped = false;
  #sending: Promise<void>;

  private constructor(till: SimulatedTill, serverUrls: () => string[]) {
    this.tillId = till.configuration.tillId;
    this.#authorization = till.authorization;
    this.#serverUrls = serverUrls;
    this.#cashierId = till.configuration.people[0]?.personId ?? "";
    // Each closing ends a business date, and there will be many: they begin half a year ago.
    this.#day = Math.floor(Date.now() / DAY_MS) - 180;
    this.#sending = this.#sendForEver();
  }

  static async open(server: Door, tillId: string, serverUrls: () => string[]): Promise<ShopTill> {
    return new ShopTill(await SimulatedTill.pair(server, tillId), serverUrls);
  }

  get businessDate(): string {
    return new Date(this.#day * DAY_MS).toISOString().slice(0, 10);
  }

  get unsent(): number {
    return this.ledger.length - this.#sent;
  }

  sell(lines: { articleId: string; quantity: number; unitPrice: number }[]): void {
    this.#append(receiptOf(this.#head(), lines));
  }

  moveCash(amount: number): void {
    this.#append(cashMovementOf(this.#head(), { amount, type: amount < 0 ? "payOut" : "payIn" }));
  }

  /** Ends the business date; what was counted differs from what should be there by so much. */
  close(difference: number): void {
    const receipts = this.ledger.slice(this.#closedTo).flatMap(receiptIn);
    const total = receipts.reduce((sum, { totals }) => sum + totals.total, 0);
    const payment = { method: "CASH", expected: total, counted: total + difference, difference };
    const closing: Partial<Closing> = { payments: [payment], receipts: { count: receipts.length, total } };
    const [first, last] = [receipts[0], receipts.at(-1)];
    this.#append(
      closingOf(this.#head(), first && last ? { ...closing, from: first.number, to: last.number } : closing),
    );
    this.#closedTo = this.ledger.length;
    this.#day += 1;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#sending;
  }

  #head() {
    return { tillId: this.tillId, running: this.ledger.length + 1 };
  }

  #append(transaction: Transaction): void {
    const { businessDate } = this;
    const cashierId = this.#cashierId;
    this.ledger.push({
      running: this.ledger.length + 1,
      transaction: { ...transaction, businessDate, cashierId },
      accepted: false,
    });
  }

  async #sendForEver(): Promise<void> {
    for (let failures = 0; !this.#stopped; ) {
      const batch = this.ledger.slice(this.#sent, this.#sent + PER_REQUEST);
      const sent = batch.length > 0 && (await this.#send(batch, failures));
      failures = batch.length > 0 && !sent ? failures + 1 : 0;
      if (!sent) await pause(batch.length === 0 ? 40 : Math.min(1000, 100 * 2 ** failures));
    }
  }

  /** To one server, after a failure to the next. */
  async #send(batch: LedgerRow[], failures: number): Promise<boolean> {
    const urls = this.#serverUrls();
    const url = urls[(failures + this.tillId.charCodeAt(6)) % Math.max(1, urls.length)];
    if (url === undefined) return false;
    const transactions = batch.map(({ transaction }) => transaction);
    try {
      const door = openDoor(url, { authorization: this.#authorization });
      const { results } = await door.post<{
        results: { outcome: string; problem?: { code: string; detail: string } }[];
      }>("/api/sales/transactions", { transactions });
      for (const [index, { outcome, problem }] of results.entries()) {
        const row = batch[index] as LedgerRow;
        row.accepted = outcome === "accepted";
        if (!row.accepted) this.refused.push(`${row.transaction.number}: ${problem?.code} ${problem?.detail}`);
      }
      this.#sent += results.length;
      return true;
    } catch (error) {
      if (error instanceof DoorRefusal && error.status < 500 && error.status !== 429)
        this.refused.push(`${this.tillId}: ${error.message}`);
      return false;
    }
  }
}

const receiptIn = ({ transaction }: LedgerRow): Receipt[] => (transaction.kind === "receipt" ? [transaction] : []);

/** Some customers at a till: mostly sales, some bring goods back, some of it is about money alone. */
export function serveSome(till: ShopTill, articles: readonly string[], chance: Chance): void {
  const count = chance.between(1, 4);
  for (let customer = 0; customer < count; customer += 1) {
    if (chance.isSo(0.05)) {
      till.moveCash(chance.between(-20, 20) * 100 || 500);
      continue;
    }
    const lines = Array.from({ length: chance.between(1, 5) }, () => ({
      articleId: chance.oneOf(articles),
      quantity: chance.isSo(0.1) ? -1 : chance.between(1, 4),
      unitPrice: chance.between(50, 2500),
    }));
    till.sell(lines);
  }
}
