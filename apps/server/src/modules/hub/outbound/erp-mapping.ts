import type { CashMovement, GoodsMovement, Payment, Receipt, ReceiptLine, Transaction } from "@counterfoil/contracts";
import {
  type ControlRecordDraft,
  type FinancialTransactionDraft,
  financialTransactionWriter,
  type GoodsMovementDraft,
  goodsMovementWriter,
  type PosIdocType,
  paymentListWriter,
  posControlRecord,
  type ReceiptDraft,
  receiptWriter,
  salesSumWriter,
  signed,
} from "@counterfoil/sap";

/*
 * The one place that says how our transactions become SAP's documents. A receipt of ours has signed lines; in WPUBON01 the
 * sign of the item says what it is (minus a sale, plus a return), and its conditions and taxes are of the line's absolute value.
 */

/** What a mapping needs to know besides the transaction. */
export type MappingFacts = {
  timeZone: string;
  /** Our payment method -> the ERP's (ZAHLART). */
  paymentCodes: ReadonlyMap<string, string>;
  /** The article's base unit and how many of it one `unit` is; undefined when the article is not known here. */
  baseUnitOf: (
    articleId: string,
    unit: string,
  ) => { baseUnit: string; numerator: number; denominator: number } | undefined;
};

/** A transaction that cannot be said in the ERP's words; a person has to see to it. */
export class MappingError extends Error {}

export type DocumentParties = { storeId: string; senderPort: string; receiverPort: string; receiver: string };

/** The condition types that the ERP's customizing knows. */
const conditionType = { regularPrice: "VKP0", discount: "DISC" } as const;
const cashTransactionType = { payIn: "PAYI", payOut: "PAYO", cashIn: "CSHI", cashOut: "CSHO" } as const;

/** One record of a document as text; throws MappingError or SapFormatError. */
export function mapTransaction(transaction: Transaction, facts: MappingFacts): string {
  switch (transaction.kind) {
    case "receipt":
      return receiptWriter.record(mapReceipt(transaction, facts));
    case "cashMovement":
      return financialTransactionWriter.record(mapCashMovement(transaction, facts));
    case "goodsMovement":
      return goodsMovementWriter.record(mapGoodsMovement(transaction, facts));
  }
}

const writers = {
  WPUBON01: receiptWriter,
  WPUUMS01: salesSumWriter,
  WPUTAB01: paymentListWriter,
  WPUFIB01: financialTransactionWriter,
  WPUWBW01: goodsMovementWriter,
};

/** Puts mapped records into one IDoc of a store. */
export function wrapDocument(
  service: PosIdocType,
  records: readonly string[],
  { storeId, senderPort, receiverPort, receiver }: DocumentParties,
  { messageKey, at }: { messageKey: string; at: Date },
): string {
  const created = at.toISOString();
  const control: ControlRecordDraft = posControlRecord(service, {
    senderPort,
    sender: storeId,
    receiverPort,
    receiver,
    createdOn: created.slice(0, 10),
    createdTime: created.slice(11, 19),
    archiveKey: messageKey,
  });
  const writer = writers[service];
  return writer.open(control) + records.join("") + writer.close();
}

function mapReceipt(receipt: Receipt, facts: MappingFacts): ReceiptDraft {
  const { customerId } = receipt;
  return {
    site: receipt.storeId,
    till: tillNumberOf(receipt),
    day: receipt.businessDate,
    time: localTime(receipt.occurredAt, facts.timeZone),
    number: receipt.number,
    ...(customerId === undefined ? {} : { customerQualifier: "KUND", customer: customerId }),
    cashier: receipt.cashierId.slice(0, 10),
    cashierName: receipt.cashierName.slice(0, 35),
    currency: receipt.currency,
    items: receipt.lines.map((line) => mapLine(line, facts)),
    payments: receipt.payments.map((payment) => mapPayment(payment, receipt.currency, facts)),
    extensions: extensionsOf(receipt),
  };
}

function mapLine(line: ReceiptLine, facts: MappingFacts): NonNullable<ReceiptDraft["items"]>[number] {
  const direction = line.quantity < 0 ? -1 : 1;
  return {
    articleQualifier: "article",
    article: line.articleId,
    kind: direction < 0 ? "return" : "sale",
    quantityMilli: Math.abs(baseQuantity(line, facts).quantityMilli),
    ...(line.returnOf ? { returnedReceipt: line.returnOf.receiptNumber } : {}),
    conditions: [
      { type: conditionType.regularPrice, ...signed(direction * (line.regularAmount + taxOnTop(line))) },
      ...discountsOf(line).map(({ amount, reference }) => ({
        type: conditionType.discount,
        ...signed(direction * amount),
        ...(reference !== undefined && reference.length <= 20 ? { conditionId20: reference } : {}),
      })),
    ],
    taxes: line.tax.code === "" ? [] : [{ taxCode: line.tax.code, amountMinor: direction * line.tax.amount }],
  };
}

/** The ERP's line values have the tax in them; where the retailer's prices are net it goes with the regular price. */
function taxOnTop({ amount, tax }: ReceiptLine): number {
  return tax.amount !== 0 && tax.base === amount ? tax.amount : 0;
}

/**
 * One discount for each that the receipt has, shares of those on the whole purchase included. What the customer paid is what is posted:
 * a difference that the till does not explain (the back office sees it) goes as a discount without a reference.
 */
function discountsOf({ modifiers, regularAmount, amount }: ReceiptLine): { amount: number; reference?: string }[] {
  const explained = modifiers.map((modifier) => ({ amount: modifier.amount, reference: referenceOf(modifier) }));
  const rest = explained.reduce((left, discount) => left - discount.amount, amount - regularAmount);
  return [...explained, { amount: rest }].filter((discount) => discount.amount !== 0);
}

/** CONDID20 has room for 20 characters: the offer where the promotion's id is longer, as those of another system's are. */
function referenceOf({ promotionId, offerId }: ReceiptLine["modifiers"][number]): string {
  return promotionId.length > 20 && offerId !== undefined ? offerId : promotionId;
}

function mapPayment(
  { method, amount, reference }: Payment,
  currency: string,
  facts: MappingFacts,
): NonNullable<ReceiptDraft["payments"]>[number] {
  return {
    method: paymentCode(method, facts),
    ...signed(amount),
    currency,
    ...(reference === undefined ? {} : { reference }),
  };
}

function mapCashMovement(movement: CashMovement, facts: MappingFacts): FinancialTransactionDraft {
  return {
    day: movement.businessDate,
    number: movement.number,
    enteredBy: movement.cashierId.slice(0, 10),
    transactionType: cashTransactionType[movement.type],
    items: [
      {
        sequence: 1,
        reference: movement.reasonCode,
        method: paymentCode(movement.method, facts),
        ...signed(movement.amount),
        currency: movement.currency,
        text: movement.text,
        extensions: extensionsOf(movement),
      },
    ],
  };
}

function mapGoodsMovement(movement: GoodsMovement, facts: MappingFacts): GoodsMovementDraft {
  return {
    site: movement.storeId,
    till: tillNumberOf(movement),
    day: movement.businessDate,
    time: localTime(movement.occurredAt, facts.timeZone),
    number: movement.number,
    enteredBy: movement.cashierId.slice(0, 10),
    items: movement.lines.map((line) => {
      const { quantityMilli, unit } = baseQuantity(line, facts);
      return {
        articleQualifier: "article" as const,
        article: line.articleId,
        direction: quantityMilli < 0 ? ("out" as const) : ("in" as const),
        quantityMilli: Math.abs(quantityMilli),
        unit,
        reason: movement.reasonCode,
      };
    }),
    extensions: extensionsOf(movement),
  };
}

/** E1WPB02 names no unit, so quantities are always in the article's base unit. */
function baseQuantity(
  { articleId, quantity, unit }: { articleId: string; quantity: number; unit: string },
  facts: MappingFacts,
): { quantityMilli: number; unit: string } {
  const quantityMilli = Math.round(quantity * 1000);
  const base = facts.baseUnitOf(articleId, unit);
  if (!base) return { quantityMilli, unit };
  const product = quantityMilli * base.numerator;
  if (!Number.isSafeInteger(product) || product % base.denominator !== 0)
    throw new MappingError(
      `${quantity} ${unit} of article ${articleId} is no whole number of thousandths of ${base.baseUnit}.`,
    );
  return { quantityMilli: product / base.denominator, unit: base.baseUnit };
}

function paymentCode(method: string, { paymentCodes }: MappingFacts): string {
  const code = paymentCodes.get(method);
  if (code === undefined) throw new MappingError(`Payment method ${method} has no code of the ERP (ZAHLART).`);
  return code;
}

/** "1010-01" -> "01": KASSID is the till's number in its store. */
function tillNumberOf({ tillId }: { tillId: string }): string {
  return tillId.slice(-2);
}

/** Fields of ours that SAP's segments have no place for travel in its extension segment. */
function extensionsOf({ id, externalReference }: Transaction) {
  return [
    { group: "CF", name: "TRANSACTION_ID", value: id },
    ...(externalReference === undefined ? [] : [{ group: "CF", name: "EXTERNAL_REFERENCE", value: externalReference }]),
  ];
}

const QUARTER_MS = 15 * 60_000;
const DAY_S = 24 * 60 * 60;
const MOST_OFFSETS = 1000;
/** Seconds by which a zone's clock is ahead, by zone and quarter of an hour: no zone changes within one. `Intl` takes 8 us to ask. */
const offsets = new Map<string, number>();

/** "14:05:09", as the clock in the store showed. */
function localTime(at: string, timeZone: string): string {
  const ms = Date.parse(at);
  const quarter = Math.floor(ms / QUARTER_MS);
  const key = `${timeZone} ${quarter}`;
  const ahead = offsets.get(key) ?? secondsAhead(quarter * QUARTER_MS, timeZone);
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  offsets.set(key, ahead);
  return new Date(ms + ahead * 1000).toISOString().slice(11, 19);
}

function secondsAhead(ms: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "medium", hourCycle: "h23" }).format(ms);
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
  return hours * 3600 + minutes * 60 + seconds - (Math.floor(ms / 1000) % DAY_S);
}
