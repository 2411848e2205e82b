import { moneyToDecimal } from "@counterfoil/contracts";
import {
  type CashContent,
  type ListContent,
  type PendingReceipt,
  type SaleContent,
  signedAmount,
  tillOf,
} from "../receipt.ts";
import type { ListFacts } from "./closing-facts.ts";
import { accountOf, add, type Booking, clearingAccount, type Facts, type PostingItem, SetAside } from "./judgement.ts";

type Payment = { method: string; sign: "+" | "-"; amountMinor: number };

export function judgePayment({ content }: PendingReceipt, facts: Facts): Booking | undefined {
  return bookPayments((content as SaleContent).payments, facts);
}

/** By payment method, against the clearing account. */
function bookPayments(payments: Payment[], facts: Facts): Booking | undefined {
  const byMethod = new Map<string, PostingItem>();
  let total = 0;
  for (const payment of payments) {
    const { method } = payment;
    const amountMinor = signedAmount(payment);
    total += amountMinor;
    add(byMethod, method, { account: paymentAccount(facts, method), amountMinor, code: method });
  }
  if (byMethod.size === 0) return undefined;
  const clearing = { account: clearingAccount(facts), amountMinor: -total };
  return { posting: { kind: "payment", items: [...byMethod.values(), clearing] } };
}

/** A closing whose sales came as sums books its payments; one whose receipts came singly has booked them, and they are compared. */
export function judgeList(receipt: PendingReceipt, facts: Facts): Booking | undefined {
  const { items } = receipt.content as ListContent;
  for (const { method } of items) paymentAccount(facts, method);
  const list = facts.lists.get(receipt.receiptId);
  if (!list || (list.posted.size === 0 && list.sumMinor === null)) {
    if (items.every(({ amountMinor }) => amountMinor === 0)) return undefined;
    const reason = `Neither receipts nor a sum of till ${tillOf(receipt)} on ${receipt.businessDate} are posted yet.`;
    throw new SetAside("payment-list-alone", tillOf(receipt), reason);
  }
  // Receipts that were late for a sum came singly and are no part of it.
  if (list.sumMinor === null) return compareWithReceipts(receipt, items, list);
  const total = items.reduce((sum, item) => sum + signedAmount(item), 0);
  if (total !== list.sumMinor) {
    const said = `The payments come to ${money(total, receipt)}, the sum of the closing to ${money(list.sumMinor, receipt)}`;
    const difference = money(total - list.sumMinor, receipt);
    throw new SetAside("unbalanced", tillOf(receipt), `${said}: ${difference} differ.`);
  }
  return bookPayments(items, facts);
}

function compareWithReceipts(receipt: PendingReceipt, items: Payment[], { posted, open }: ListFacts): undefined {
  const listed = new Map<string, number>();
  for (const item of items) listed.set(item.method, (listed.get(item.method) ?? 0) + signedAmount(item));
  for (const method of new Set([...listed.keys(), ...posted.keys()])) {
    const said = listed.get(method) ?? 0;
    const booked = posted.get(method) ?? 0;
    if (said === booked) continue;
    const reason = `${method}: the list says ${money(said, receipt)}, the posted receipts come to ${money(booked, receipt)}: ${money(said - booked, receipt)} differ.`;
    const waiting = open > 0 ? ` ${open} receipts of that day are not posted yet.` : "";
    throw new SetAside("payment-list-differs", method, reason + waiting);
  }
  return undefined;
}

/** Money in or out of a till: its account against the one that the till names, or else the kind of movement. */
export function judgeCash(receipt: PendingReceipt, facts: Facts): Booking {
  const { transactionType, items } = receipt.content as CashContent;
  const account = accountOf(facts, "cash", transactionType);
  if (account === undefined) {
    const reason = `There is no kind of cash movement ${transactionType}.`;
    throw new SetAside("cash-movement-unknown", transactionType, reason);
  }
  const bookings = items.flatMap((item): PostingItem[] => {
    const { method = "CASH" } = item;
    const other = item.account === undefined ? account : knownAccount(facts, item.account);
    const amountMinor = signedAmount(item);
    return [
      { account: paymentAccount(facts, method), amountMinor, code: method },
      { account: other, amountMinor: -amountMinor, code: transactionType },
    ];
  });
  return { posting: { kind: "cash", items: bookings } };
}

/** One that some code posts to: nothing is booked where nobody has looked yet. */
function knownAccount({ accounts }: Facts, account: string): string {
  if ([...accounts.values()].includes(account)) return account;
  throw new SetAside("account-unknown", account, `No code posts to the account ${account}.`);
}

function paymentAccount(facts: Facts, method: string): string {
  const account = accountOf(facts, "payment", method);
  if (account === undefined)
    throw new SetAside("payment-method-unknown", method, `There is no payment method ${method}.`);
  return account;
}

const money = (amountMinor: number, { currency }: PendingReceipt) =>
  `${moneyToDecimal(amountMinor, currency)} ${currency}`;
