import { randomUUIDv7 } from "node:crypto";
import {
  formatReceiptNumber,
  type PairingAnswer,
  type Receipt,
  type ReceiptLine,
  type TillConfiguration,
  type TransactionResult,
} from "@counterfoil/contracts";
import { buildPriceBook, priceBasket } from "@counterfoil/pricing";
import { type Door, openDoor } from "../demo/door.ts";
import { taxes } from "../demo/retailer.ts";

export type SoldLine = { articleId: string; quantity: number; unitPrice: number };

/** A till without screen: paired like every other, sends what every other sends. For faults and measurements. */
export class SimulatedTill {
  readonly configuration: TillConfiguration;
  readonly authorization: string;
  #running: number;

  constructor({ deviceToken, configuration }: PairingAnswer) {
    this.authorization = `Bearer ${deviceToken}`;
    this.configuration = configuration;
    this.#running = configuration.lastRunningNumber;
  }

  /** The administrator's door makes the code; the till takes it. */
  static async pair(server: Door, tillId: string): Promise<SimulatedTill> {
    const { pairingCode } = await server.post<{ pairingCode: string }>(
      `/api/organisation/tills/${tillId}/pairing-code`,
    );
    return new SimulatedTill(await server.post<PairingAnswer>("/api/tills/pairing", { pairingCode }));
  }

  door(serverUrl: string): Door {
    return openDoor(serverUrl, { authorization: this.authorization });
  }

  /** Closes a receipt: number and id are made here, once. */
  sell(lines: SoldLine[], priceBook: number): Receipt {
    this.#running += 1;
    const { configuration } = this;
    const cashier = configuration.people[0];
    const at = new Date().toISOString();
    return {
      kind: "receipt",
      id: randomUUIDv7(),
      number: formatReceiptNumber({
        storeId: configuration.store.storeId,
        tillNumber: configuration.tillNumber,
        running: this.#running,
      }),
      storeId: configuration.store.storeId,
      tillId: configuration.tillId,
      cashierId: cashier?.personId ?? "",
      cashierName: cashier?.name ?? "",
      occurredAt: at,
      businessDate: at.slice(0, 10),
      currency: configuration.currency,
      priceBook,
      ...bodyOf(lines, at, configuration),
    };
  }

  async send(serverUrl: string, transactions: unknown[]): Promise<TransactionResult[]> {
    const door = this.door(serverUrl);
    const answer = await door.post<{ results: TransactionResult[] }>("/api/sales/transactions", { transactions });
    return answer.results;
  }
}

function bodyOf(
  sold: SoldLine[],
  at: string,
  { currency }: TillConfiguration,
): Pick<Receipt, "lines" | "payments" | "totals"> {
  const book = buildPriceBook({ currency, articles: [], prices: [], taxes });
  const priced = priceBasket(book, {
    at,
    lines: sold.map((line, index) => ({
      lineId: String(index + 1),
      articleId: line.articleId,
      quantity: line.quantity,
      unit: "PC",
      unitPrice: line.unitPrice,
      article: { taxCode: "A1" },
    })),
  });
  const lines = priced.lines.map((line, index): ReceiptLine => {
    const { articleId, quantity } = sold[index] as SoldLine;
    return { ...line, articleId, text: articleId, quantity, unit: "PC", priceOrigin: "given" };
  });
  const { total } = priced.totals;
  return {
    lines,
    totals: priced.totals,
    payments: [{ paymentId: "1", method: "CASH", amount: total, tendered: total, change: 0 }],
  };
}
