import type { Formats } from "@counterfoil/ui";

/** What a deviation's two values are; they travel as texts. */
const kinds: Record<string, "money" | "percent" | "instant" | "date" | "quantity"> = {
  unitPriceDiffers: "money",
  regularAmountDiffers: "money",
  amountDiffers: "money",
  taxDiffers: "money",
  totalDiffers: "money",
  reasonsDiffer: "money",
  priceNotAllowed: "money",
  discountNotAllowed: "percent",
  taxRateDiffers: "percent",
  clockAhead: "instant",
  clockBehind: "instant",
  businessDateDiffers: "date",
  returnedMoreThanSold: "quantity",
  cancelsInPart: "money",
};

export function deviationValue(code: string, value: string, currency: string, formats: Formats): string {
  switch (kinds[code]) {
    case "money":
      return formats.money(Number(value), currency);
    case "percent":
      return formats.percent(Number(value));
    case "quantity":
      return formats.quantity(Number(value));
    case "instant":
      return formats.instant(value);
    case "date":
      return formats.date(value);
    default:
      return value;
  }
}
