import type { CorrectableField, Transaction } from "@counterfoil/contracts";

type Field = Omit<CorrectableField, "original"> & { optional?: boolean };

/** What a person may correct of a transaction for the ERP. Amounts and quantities are not among it: that is what was paid and taken. */
export function correctableFields(transaction: Transaction): Field[] {
  switch (transaction.kind) {
    case "receipt":
      return [
        { path: "/customerId", label: "customer", value: transaction.customerId ?? "", optional: true },
        ...transaction.lines.flatMap(({ articleId, text, unit, tax }, index): Field[] => [
          { path: `/lines/${index}/articleId`, label: "article", at: text, value: articleId },
          { path: `/lines/${index}/unit`, label: "unit", at: text, value: unit },
          { path: `/lines/${index}/tax/code`, label: "taxCode", at: text, value: tax.code },
        ]),
        ...transaction.payments.flatMap(({ paymentId, method, cardType, reference }, index): Field[] => [
          { path: `/payments/${index}/method`, label: "paymentMethod", at: paymentId, value: method },
          {
            path: `/payments/${index}/cardType`,
            label: "cardType",
            at: paymentId,
            value: cardType ?? "",
            optional: true,
          },
          {
            path: `/payments/${index}/reference`,
            label: "reference",
            at: paymentId,
            value: reference ?? "",
            optional: true,
          },
        ]),
      ];
    case "cashMovement":
      return [
        { path: "/method", label: "paymentMethod", value: transaction.method },
        { path: "/reasonCode", label: "reason", value: transaction.reasonCode },
        { path: "/text", label: "note", value: transaction.text },
      ];
    case "goodsMovement":
      return [
        { path: "/reasonCode", label: "reason", value: transaction.reasonCode },
        ...transaction.lines.flatMap(({ articleId, text, unit }, index): Field[] => [
          { path: `/lines/${index}/articleId`, label: "article", at: text, value: articleId },
          { path: `/lines/${index}/unit`, label: "unit", at: text, value: unit },
        ]),
      ];
    case "closing":
      return transaction.payments.map(({ method }, index) => ({
        path: `/payments/${index}/method`,
        label: "paymentMethod",
        at: method,
        value: method,
      }));
  }
}

export type FieldChange = { path: string; value: string };

/** The transaction with its fields changed; the caller has made sure that these may be. */
export function withChanges(transaction: Transaction, changes: readonly FieldChange[]): Transaction {
  const changed = structuredClone(transaction);
  for (const { path, value } of changes) setAt(changed, path.split("/").slice(1), value);
  if (changed.kind === "receipt") keepTogether(changed, changes);
  return changed;
}

function setAt(target: unknown, [name = "", ...rest]: readonly string[], value: string): void {
  const object = target as Record<string, unknown>;
  if (rest.length > 0) setAt(object[name], rest, value);
  else if (value === "") delete object[name];
  else object[name] = value;
}

type Receipt = Extract<Transaction, { kind: "receipt" }>;

/** What follows from a changed field: the sums per tax code, and that a barcode was of the article before. */
function keepTogether(receipt: Receipt, changes: readonly FieldChange[]): void {
  for (const { path } of changes) {
    const line = receipt.lines[Number(/^\/lines\/(\d+)\/articleId$/.exec(path)?.[1] ?? Number.NaN)];
    if (line) delete line.gtin;
  }
  const sums = new Map<string, Receipt["totals"]["byTaxCode"][number]>();
  for (const { tax } of receipt.lines) {
    const sum = sums.get(tax.code) ?? { code: tax.code, rate: tax.rate, base: 0, amount: 0 };
    sums.set(tax.code, { ...sum, base: sum.base + tax.base, amount: sum.amount + tax.amount });
  }
  if (changes.some(({ path }) => path.endsWith("/tax/code"))) receipt.totals.byTaxCode = [...sums.values()];
}
