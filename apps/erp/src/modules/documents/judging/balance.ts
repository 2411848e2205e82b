import { moneyToDecimal } from "@counterfoil/contracts";
import { saleTotal } from "../figures.ts";
import { type Line, linesOf } from "../lines.ts";
import { type SaleContent, signedAmount } from "../receipt.ts";

/** What a receipt's lines and conditions (a rounding among them) come to, and what was paid. */
export function balanceOf(content: SaleContent): { itemsMinor: number; paymentsMinor: number } {
  return {
    itemsMinor: saleTotal(content),
    paymentsMinor: content.payments.reduce((sum, payment) => sum + signedAmount(payment), 0),
  };
}

/** The imbalance to the cent and, where one line explains it, the line; undefined when a receipt balances. */
export function imbalanceOf(content: SaleContent): string | undefined {
  const { itemsMinor, paymentsMinor } = balanceOf(content);
  const difference = itemsMinor - paymentsMinor;
  if (difference === 0) return undefined;
  const inWords = (amountMinor: number) => `${moneyToDecimal(amountMinor, content.currency)} ${content.currency}`;
  return (
    `The items come to ${inWords(itemsMinor)}, the payments to ${inWords(paymentsMinor)}: ${inWords(difference)} differ.` +
    explanation(linesOf("receipt", content), difference)
  );
}

function explanation(lines: Line[], difference: number): string {
  const missing = lines.find(({ valueMinor }) => valueMinor === difference);
  if (missing) return ` Line ${missing.number} comes to just that.`;
  const turned = lines.find(({ valueMinor }) => 2 * valueMinor === difference);
  return turned ? ` Line ${turned.number} with the other sign would balance it.` : "";
}
