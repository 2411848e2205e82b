import type { Language } from "../languages.ts";

const english = {
  taxNumber: "VAT no. {number}",
  training: "TRAINING",
  duplicate: "DUPLICATE",
  cancels: "Cancels receipt {number}",
  returnOf: "return from {number}",
  withoutReceipt: "return without receipt",
  coupon: "Coupon {code}",
  saved: "Saved",
  total: "Total",
  refund: "Refund",
  givenBack: "{method}, given back",
  change: "Change",
  voucherLeft: "{amount} left",
  taxCode: "Code",
  taxRate: "Rate",
  net: "Net",
  tax: "Tax",
  customer: "Customer {id}",
  point: "You earned 1 point",
  points: "You earned {count} points",
  pointBack: "1 point was taken back",
  pointsBack: "{count} points were taken back",
  thanks: "Thank you. Keep this receipt for returns.",
  servedBy: "You were served by {name}",
  nextCoupon: "Coupon for your next visit",
  worth: "worth {amount}",
  voucher: "Gift voucher",
  validTo: "Valid to {day}",
  validDay: "Valid for 1 day",
  validDays: "Valid for {count} days",
  bars: "Barcode {code}",
  qr: "QR code of {code}",
  link: "This receipt on your phone",
};
export type PaperWord = keyof typeof english;

const german: Record<PaperWord, string> = {
  taxNumber: "USt-IdNr. {number}",
  training: "ÜBUNG",
  duplicate: "DUPLIKAT",
  cancels: "Storno von Beleg {number}",
  returnOf: "Rückgabe aus {number}",
  withoutReceipt: "Rückgabe ohne Beleg",
  coupon: "Coupon {code}",
  saved: "Gespart",
  total: "Summe",
  refund: "Erstattung",
  givenBack: "{method}, zurückgegeben",
  change: "Rückgeld",
  voucherLeft: "noch {amount}",
  taxCode: "Code",
  taxRate: "Satz",
  net: "Netto",
  tax: "Steuer",
  customer: "Kunde {id}",
  point: "Sie haben 1 Punkt gesammelt",
  points: "Sie haben {count} Punkte gesammelt",
  pointBack: "1 Punkt wurde zurückgenommen",
  pointsBack: "{count} Punkte wurden zurückgenommen",
  thanks: "Vielen Dank. Für Rückgaben bitte aufheben.",
  servedBy: "Es bediente Sie {name}",
  nextCoupon: "Coupon für den nächsten Besuch",
  worth: "im Wert von {amount}",
  voucher: "Gutschein",
  validTo: "Gültig bis {day}",
  validDay: "1 Tag gültig",
  validDays: "{count} Tage gültig",
  bars: "Barcode {code}",
  qr: "QR-Code von {code}",
  link: "Dieser Beleg auf dem Telefon",
};

const words: Record<Language, Record<PaperWord, string>> = { en: english, de: german };

export type SayOnPaper = (word: PaperWord, values?: Record<string, string | number>) => string;

/** In each language once; what reads the same in both stands there once. */
export function sayIn(languages: readonly Language[]): SayOnPaper {
  return (word, values = {}) => {
    const said = languages.map((language) =>
      words[language][word].replace(/\{(\w+)\}/g, (_hole, name: string) => String(values[name] ?? "")),
    );
    return [...new Set(said)].join(" / ");
  };
}
