import type { Known } from "./day-of-messages.ts";

export type Question = { what: string; path: string; thenNext?: true };

/** Every way in which the back office's screens list and search what went in and out, as it asks the server for it. */
export function questions(known: Known): Question[] {
  return [
    ...ofMessages(known),
    ...ofReceipts(known),
    ...ofCases(known),
    ...ofCalls(known),
    ...ofTheTrace(known),
    ...ofWatching(known),
  ];
}

const ask = (what: string, path: string, parameters: Record<string, string> = {}): Question => {
  const query = new URLSearchParams(parameters).toString();
  return { what, path: query === "" ? path : `${path}?${query}` };
};

function ofMessages({ storeId, receiptNumber, idocNumber }: Known): Question[] {
  const messages = (what: string, parameters?: Record<string, string>) =>
    ask(`messages: ${what}`, "/api/hub/outbound-messages", parameters);
  return [
    messages("all"),
    { ...messages("all, second page"), thenNext: true },
    messages("by receipt number", { query: receiptNumber }),
    messages("by a store's beginning of numbers", { query: storeId }),
    messages("by IDoc number", { query: idocNumber }),
    messages("needing attention", { state: "failed,dead,setAside" }),
    { ...messages("needing attention, second page", { state: "failed,dead,setAside" }), thenNext: true },
    messages("under way", { state: "waiting,sending,delivered" }),
    messages("posted", { state: "posted" }),
    messages("of a store", { storeId }),
    messages("set aside of a store", { storeId, state: "setAside" }),
    ask("figures on the launchpad", "/api/hub/summary"),
  ];
}

function ofReceipts({ storeId, tillId, day, receiptNumber, customerId, customerName, articleId }: Known): Question[] {
  const receipts = (what: string, parameters?: Record<string, string>) =>
    ask(`receipts: ${what}`, "/api/sales/receipts", parameters);
  return [
    receipts("all"),
    { ...receipts("all, second page"), thenNext: true },
    receipts("by number", { query: receiptNumber }),
    receipts("by the last digits", { query: receiptNumber.slice(-3) }),
    receipts("by customer number", { query: customerId }),
    receipts("by customer name", { query: customerName }),
    receipts("by a part of names", { query: customerName.slice(0, 4) }),
    receipts("by article", { query: articleId }),
    receipts("by a word that nothing has", { query: "nowhere" }),
    receipts("of a store", { storeId }),
    receipts("of a till and day", { storeId, tillId, from: day, to: day }),
    receipts("of a day", { from: day, to: day }),
    receipts("set aside", { posting: "setAside" }),
    receipts("set aside of a store", { storeId, posting: "setAside" }),
    receipts("deviating", { deviating: "true" }),
    receipts("closings", { kind: "closing" }),
    ask("one receipt with its document flow", `/api/sales/receipts/${receiptNumber}`),
    ask("deviations", "/api/sales/deviations"),
  ];
}

function ofCases({ storeId, group, largestGroup, caseId }: Known): Question[] {
  const groups = (what: string, parameters?: Record<string, string>) =>
    ask(`root causes: ${what}`, "/api/hub/mending-groups", parameters);
  const cases = (what: string, parameters?: Record<string, string>) =>
    ask(`cases: ${what}`, "/api/hub/mending-cases", parameters);
  return [
    groups("all"),
    groups("of a store", { storeId }),
    groups("of a class", { errorClass: "missingMasterData" }),
    groups("by a word", { query: "tax-code" }),
    ask("root causes: one", "/api/hub/mending-group", { key: group }),
    ask("root causes: the largest", "/api/hub/mending-group", { key: largestGroup }),
    cases("open"),
    { ...cases("open, second page"), thenNext: true },
    cases("of the largest cause", { group: largestGroup }),
    cases("of a store", { storeId }),
    cases("resolved", { list: "resolved" }),
    cases("retried", { list: "retried" }),
    ask("cases: notes of one", `/api/hub/mending-cases/${caseId}/notes`),
  ];
}

function ofCalls({ messageId, documentId, articleId, customerId }: Known): Question[] {
  const calls = (what: string, parameters?: Record<string, string>) =>
    ask(`calls of the ERP: ${what}`, "/api/hub/inbound-documents", parameters);
  return [
    calls("all"),
    { ...calls("all, second page"), thenNext: true },
    calls("of articles", { objectType: "article" }),
    calls("with errors", { state: "appliedWithErrors" }),
    calls("by message id", { query: messageId }),
    calls("by article", { query: articleId }),
    calls("by customer", { query: customerId }),
    ask("one call", `/api/hub/inbound-documents/${documentId}`),
    ask("objects of a call", `/api/hub/inbound-documents/${documentId}/objects`),
    ask("refused objects of a call", `/api/hub/inbound-documents/${documentId}/objects`, { outcome: "rejected" }),
  ];
}

function ofTheTrace(known: Known): Question[] {
  const { receiptNumber, transactionId, idocNumber, messageId, gtin, articleId, customerId } = known;
  const words = {
    "receipt number": receiptNumber,
    "transaction id": transactionId,
    "IDoc number": idocNumber,
    "message id": messageId,
    GTIN: gtin,
    article: articleId,
    customer: customerId,
  };
  return Object.entries(words).map(([what, query]) => ask(`trace: by ${what}`, "/api/hub/trace", { query }));
}

function ofWatching({ storeId, tillId, day }: Known): Question[] {
  const board = (what: string, parameters?: Record<string, string>) =>
    ask(`completeness: ${what}`, "/api/hub/completeness", parameters);
  return [
    board("all"),
    board("a day", { from: day, to: day }),
    board("unequal of a day", { from: day, to: day, unequal: "true" }),
    board("a store's month", { storeId }),
    ask("completeness: differences of a till's day", "/api/hub/completeness/differences", {
      tillId,
      businessDate: day,
    }),
    ask("alerts: open, silent tills among them", "/api/hub/alerts", { open: "true" }),
    ask("alerts: count", "/api/hub/alert-summary"),
    ask("stores and tills", "/api/organisation/stores"),
    ask("arrangements with their figures", "/api/hub/communication-arrangements"),
  ];
}
