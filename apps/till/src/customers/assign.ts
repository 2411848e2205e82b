import type { TillCustomer } from "@counterfoil/contracts";
import { assignCustomer, type PricedBasket, type PriceStep } from "../selling/index.ts";
import type { Till } from "../till.ts";

/** Whose card it is: by the number of the loyalty card, ours or the ERP's. */
export function findByCard(customers: ReadonlyMap<string, TillCustomer>, scanned: string): TillCustomer | undefined {
  const code = scanned.trim().toUpperCase();
  if (code.length < 4) return undefined;
  const own = customers.get(code);
  if (own) return own;
  for (const customer of customers.values())
    if (customer.loyaltyNumber === code || customer.erpNumber === code) return customer;
  return undefined;
}

/** Assigns a customer, but none that is blocked: then it says why. What costs something else by their price list is said line by line. */
export function assignToSale({ sale, catalogue }: Till, customerId: string | undefined): void {
  const customer = catalogue.get()?.customers.get(customerId ?? "");
  if (customer?.blocked) {
    const { name, blocked } = customer;
    sale.tell({
      tone: "wrong",
      sticky: true,
      key: `customerBlocked.${blocked}`,
      values: { name, customerId: customer.customerId },
    });
    return;
  }
  const before = sale.state.get().priced;
  const values = { name: customer?.name ?? "" };
  const undo = { key: customer ? "undo.customer" : "undo.customerRemoved", values };
  sale.change(assignCustomer(sale.state.get().basket, customerId), undo);
  const after = sale.state.get().priced;
  if (before.totals.total === after.totals.total) return;
  const totals = { before: before.totals.total, after: after.totals.total };
  const steps = priceSteps(before, after);
  sale.tell({ tone: "told", sticky: true, key: "notice.customerPrices", values: totals, steps });
}

/** Lines that cost something else than before. */
function priceSteps(before: PricedBasket, after: PricedBasket): PriceStep[] {
  const amounts = new Map(before.lines.map(({ lineId, amount }) => [lineId, amount]));
  return after.lines.flatMap(({ lineId, text, amount }) => {
    const was = amounts.get(lineId);
    return was === undefined || was === amount ? [] : [{ text, before: was, after: amount }];
  });
}
