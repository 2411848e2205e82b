import { readVoucherNumber, type TillArticle } from "@counterfoil/contracts";
import { type CodeTarget, textOf } from "../catalogue/index.ts";
import { addArticle } from "../selling/index.ts";
import type { Till } from "../till.ts";

/** A scan that is a voucher by how it begins; by typing any number can be one. */
export function voucherNumberIn(text: string, { settings }: Pick<Till, "settings">): string | undefined {
  const number = readVoucherNumber(text);
  return settings.get().vouchers.prefixes.some((prefix) => number?.startsWith(prefix)) ? number : undefined;
}

/** What vouchers are sold as. */
export function voucherArticle({ settings, catalogue }: Pick<Till, "settings" | "catalogue">): TillArticle | undefined {
  const articles = catalogue.get()?.articles;
  const { articleId } = settings.get().vouchers;
  if (articleId) return articles?.get(articleId);
  return [...(articles?.values() ?? [])].find(({ type, withdrawn }) => type === "voucher" && !withdrawn);
}

type Sold = { number: string; action: "sell" | "topUp"; amount: number; language: string; target?: CodeTarget };

/** A line of its own, worth what is put on the voucher. False: told why not. */
export function sellVoucher(till: Till, { number, action, amount, language, target }: Sold): boolean {
  const { sale, settings, today } = till;
  const article = target?.article ?? voucherArticle(till);
  const twice = sale.state.get().basket.lines.some((line) => line.kind === "sale" && line.voucher?.number === number);
  if (!article || twice) {
    const key = twice ? "voucher.twice" : "voucher.noArticle";
    sale.tell({ tone: "wrong", sticky: true, key, values: { number } });
    return false;
  }
  const { validMonths } = settings.get().vouchers;
  const validTo = action === "sell" && validMonths > 0 ? { validTo: monthsAfter(today(), validMonths) } : {};
  return sale.tryChange(
    addArticle(sale.state.get().basket, {
      articleId: article.articleId,
      unit: target?.unit ?? article.baseUnit,
      text: `${textOf(article, language)} ${number}`,
      quantityMilli: 1000,
      price: { amount, origin: "typed" },
      voucher: { number, action, ...validTo },
    }),
  );
}

/** The last day of the month stays one: a month after January 31st is the end of February. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
