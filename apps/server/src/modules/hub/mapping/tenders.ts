import { fractionDigits, minorToDecimal, type Payment } from "@counterfoil/contracts";

/** What changed hands in one way. Signed as the store gains. */
export type Tender = { way: string; amount: number; payment: Payment; reference?: string };

/** As the lookup knows it: CARD/VISA, or CARD where the card's type is not known. */
export function wayToPay({ method, cardType }: { method: string; cardType?: string | undefined }): string {
  return cardType === undefined || cardType === "" ? method : `${method}/${cardType}`;
}

/**
 * Notes of another currency lie in the drawer whole, and the change came out of it in the own currency: a way to pay of their own
 * (CASH/USD), worth what the till took them for, so that a document balances by the rate of the moment.
 */
export function tendersOf(payment: Payment): Tender[] {
  const { method, amount, foreign, change = 0, voucher, reference = voucher?.number } = payment;
  if (!foreign) return [{ way: wayToPay(payment), amount, payment, ...(reference ? { reference } : {}) }];
  const { currency } = foreign;
  const notes = `${currency} ${minorToDecimal(foreign.amount, fractionDigits(currency))}`;
  return [
    { way: wayToPay({ method, cardType: currency }), amount: amount + change, payment, reference: notes },
    ...(change === 0 ? [] : [{ way: method, amount: -change, payment }]),
  ];
}
