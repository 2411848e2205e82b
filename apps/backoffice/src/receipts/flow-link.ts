import type { ReceiptDetail } from "@counterfoil/contracts";
import { intentHref } from "@counterfoil/ui";

export type FlowStep = ReceiptDetail["flow"][number];

/** The intents of the embedded ERP's screens. Another ERP behind the same formats has its own; then its numbers stay plain. */
const erpIntents: Record<string, string> = {
  revenueDocument: "AccountingDocument-display",
  paymentDocument: "AccountingDocument-display",
  cashDocument: "AccountingDocument-display",
  stockDocument: "GoodsMovement-display",
};

/** Where a step of the document flow can be looked at; undefined where nobody can show it. */
export function flowHref(step: FlowStep, receiptNumber: string, erpUrl: string | undefined): string | undefined {
  if (step.document === "outboundMessage") return intentHref("OutboundMessage-search", { query: receiptNumber });
  if (step.system === "erp" && erpUrl !== undefined) {
    const screens = `${erpUrl.replace(/\/+$/, "")}/`;
    if (step.document === "idoc") return screens + intentHref("IDoc-display", { number: step.number });
    const intent = erpIntents[step.document];
    if (step.document === "salesOrder") return screens + intentHref("SalesOrder-display", { orderId: step.number });
    const [year, number] = step.number.split("/");
    if (intent && number) return screens + intentHref(intent, { year, number });
  }
  // A link is followed only where it leads to a screen of ours or to the web: never to a script.
  return step.link !== undefined && /^(#|\/(?!\/)|https?:\/\/)/.test(step.link) ? step.link : undefined;
}
