import { assignCustomer } from "../../selling/index.ts";
import { useTill } from "../frame/use-till.ts";

/** Assigns a customer, but none that is blocked: then it says why. When another price list changes the total, it says so. */
export function useAssignCustomer(): (customerId: string | undefined) => void {
  const { sale, catalogue } = useTill();
  return (customerId) => {
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
    const before = sale.state.get().priced.totals.total;
    sale.change(assignCustomer(sale.state.get().basket, customerId));
    const after = sale.state.get().priced.totals.total;
    if (before !== after)
      sale.tell({ tone: "told", sticky: true, key: "notice.customerPrices", values: { before, after } });
  };
}
