import { api } from "@counterfoil/ui";

/** As the account determination answers; `*` leaves the account to the tax code of the line. */
export type AccountCode = { purpose: string; code: string; account: string; texts: { en: string; de?: string } };
export const purposes = ["payment", "cash", "condition", "receiptCondition", "revenue", "tax", "liability"];

/** What a cause lacks here, and for which reason its receipts were set aside. */
export const purposeOf: Record<string, string> = {
  "payment-method-unknown": "payment",
  "cash-movement-unknown": "cash",
  "condition-unknown": "condition",
};
export const causeOf = (purpose: string) => Object.entries(purposeOf).find(([, each]) => each === purpose)?.[0];

export const fetchCodes = async (signal: AbortSignal) =>
  (await api<{ items: AccountCode[] }>("/api/documents/codes", { signal })).items;
