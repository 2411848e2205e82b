export const purchasePriceTexts = {
  en: {
    "purchasePrices.title": "Purchase Prices",
    "purchasePrices.subtitle": "What articles cost us, net",
    "purchasePrices.nothing": "No purchase price. Without one the margin is not known.",
    "purchasePrices.create": "New purchase price",
    "purchasePrices.saved": "Purchase price saved",
    "purchasePrices.removed": "Purchase price removed",
    "purchasePrices.amount": "Purchase price",
    "purchasePrices.amountHint": "Net, for one unit",
    "purchasePrices.vendor": "Vendor",
  },
  de: {
    "purchasePrices.title": "Einkaufspreise",
    "purchasePrices.subtitle": "Was Artikel uns kosten, netto",
    "purchasePrices.nothing": "Kein Einkaufspreis. Ohne ihn ist die Spanne nicht bekannt.",
    "purchasePrices.create": "Neuer Einkaufspreis",
    "purchasePrices.saved": "Einkaufspreis gesichert",
    "purchasePrices.removed": "Einkaufspreis entfernt",
    "purchasePrices.amount": "Einkaufspreis",
    "purchasePrices.amountHint": "Netto, für eine Einheit",
    "purchasePrices.vendor": "Lieferant",
  },
};
