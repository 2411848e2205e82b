import type { Receipt, Transaction } from "@counterfoil/contracts";

/** Whom a transaction knows by their id alone: who gave, changed, approved or advised. */
export function peopleIn(transaction: Transaction): string[] {
  const ids = transaction.kind === "receipt" ? ofReceipt(transaction) : ofMovement(transaction);
  return [...new Set(ids.filter((id) => id !== undefined))];
}

function ofMovement(transaction: Exclude<Transaction, Receipt>) {
  return transaction.kind === "cashMovement" ? [transaction.approvedBy] : [];
}

function ofReceipt({ lines, payments, manualDiscounts = [], manualTriggers = [], cancels }: Receipt) {
  const given = [
    ...manualDiscounts,
    ...manualTriggers,
    ...lines.flatMap(({ priceChange, withoutReceipt, manualDiscounts: ofLine = [] }) => [
      ...ofLine,
      ...[priceChange, withoutReceipt].filter((each) => each !== undefined),
    ]),
  ].flatMap(({ by, approvedBy }) => [by, approvedBy]);
  return [
    ...given,
    ...lines.map(({ salesPersonId }) => salesPersonId),
    ...payments.map(({ approvedBy }) => approvedBy),
    cancels?.approvedBy,
  ];
}
