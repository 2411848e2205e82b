import { assignCustomer } from "../selling/index.ts";
import { useTill } from "./use-till.ts";

/** Assigns a customer; when another price list changes the total, it says so. */
export function useAssignCustomer(): (customerId: string | undefined) => void {
  const { sale } = useTill();
  return (customerId) => {
    const before = sale.state.get().priced.totals.total;
    sale.change(assignCustomer(sale.state.get().basket, customerId));
    const after = sale.state.get().priced.totals.total;
    if (before !== after)
      sale.tell({ tone: "told", sticky: true, key: "notice.customerPrices", values: { before, after } });
  };
}
