import { uuidv7 } from "uuidv7";
import { extendAll } from "../../coupons/index.ts";
import { type ListedSale, parkSale, resumeSale } from "../../parked/index.ts";
import { isSaleLine } from "../../selling/index.ts";
import type { Till } from "../../till.ts";
import { useTill } from "../frame/use-till.ts";

/** What a cashier does with sales that wait. */
export function useParking() {
  const till = useTill();
  return {
    park: (name: string) => whenAllowed(till, () => park(till, name)),
    /** What is open here is parked first: another customer's sale is taken up in its place. */
    resume: (listed: ListedSale) =>
      whenAllowed(till, async () => {
        if (till.sale.state.get().basket.lines.length === 0 || (await park(till, ""))) await resume(till, listed);
      }),
  };
}

async function whenAllowed({ rights, sale }: Till, act: () => Promise<unknown>): Promise<void> {
  if (sale.state.get().paying || !(await rights.ask("park"))) return;
  await act();
}

async function park(till: Till, name: string): Promise<boolean> {
  const { database, sale, cashier, configuration, catalogue, note, step } = till;
  const { basket, priced } = sale.state.get();
  const person = cashier.get();
  const known = configuration.get();
  if (!person || !known || basket.lines.length === 0) return false;
  const id = uuidv7();
  const called =
    name ||
    catalogue
      .get()
      ?.customers.get(basket.customerId ?? "")
      ?.name.slice(0, 60);
  const pieces = basket.lines.reduce(
    (sum, line) => sum + (isSaleLine(line) ? line.quantityMilli / 1000 : Math.abs(line.line.quantity)),
    0,
  );
  const { total } = priced.totals;
  const who = { tillId: known.tillId, personId: person.personId, personName: person.name };
  const parkedAt = new Date().toISOString();
  const worth = { currency: known.currency, total, pieces: Math.round(pieces * 1000) / 1000 };
  try {
    await parkSale(database, { id, ...who, ...(called && { name: called }), parkedAt, ...worth, basket });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    sale.tell({ tone: "wrong", sticky: true, key: "parked.notKept", values: { detail } });
    return false;
  }
  sale.clear();
  note("parked", { parkedId: id, total, ...(called && { name: called }) });
  sale.tell({ tone: "told", sticky: false, key: "parked.done", values: { name: called ?? "" } });
  step.tellParkedSoon();
  return true;
}

async function resume(till: Till, { id, total: before }: ListedSale): Promise<void> {
  const { database, server, sale, note, step } = till;
  const answer = await resumeSale(database, server, id);
  if ("refused" in answer) {
    sale.tell({ tone: "wrong", sticky: true, key: `parkedRefused.${answer.refused}`, values: {} });
    return;
  }
  sale.replace(answer.basket);
  const { total: after } = sale.state.get().priced.totals;
  if (before !== after) sale.tell({ tone: "told", sticky: true, key: "parked.repriced", values: { before, after } });
  note("resumed", { parkedId: id, total: after });
  step.tellParkedSoon();
  void extendAll(till);
}
