export const heldTexts = {
  en: {
    "held.title": "Waiting for a Closing",
    "held.nothing": "Nothing waits for the closing of a till.",
    "held.store": "Store",
    "held.till": "Till",
    "held.receipts": "Receipts",
    "held.cashMovements": "Cash movements",
    "held.since": "Since",
    "held.release": "Send one by one",
    "held.releaseOf": "Send what waits of till {{tillId}}?",
    "held.releaseHint":
      "The ERP gets each receipt by itself, and the closing that comes later sums up only what is sold from now on. This cannot be taken back.",
    "held.released_one": "{{count}} transaction is on its way",
    "held.released_other": "{{count}} transactions are on their way",
  },
  de: {
    "held.title": "Warten auf einen Abschluss",
    "held.nothing": "Nichts wartet auf den Abschluss einer Kasse.",
    "held.store": "Filiale",
    "held.till": "Kasse",
    "held.receipts": "Belege",
    "held.cashMovements": "Geldbewegungen",
    "held.since": "Seit",
    "held.release": "Einzeln senden",
    "held.releaseOf": "Wartendes von Kasse {{tillId}} senden?",
    "held.releaseHint":
      "Das ERP bekommt jeden Beleg für sich, und der spätere Abschluss fasst nur zusammen, was ab jetzt verkauft wird. Das lässt sich nicht zurücknehmen.",
    "held.released_one": "{{count}} Vorgang ist unterwegs",
    "held.released_other": "{{count}} Vorgänge sind unterwegs",
  },
};
