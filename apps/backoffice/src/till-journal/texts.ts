import type { JournalKind } from "@counterfoil/contracts";

type Words = [en: string, de: string];

/** Each kind has its words: what is missing does not compile. */
const kinds: Record<JournalKind, Words> = {
  signedIn: ["Signed in", "Angemeldet"],
  locked: ["Locked", "Gesperrt"],
  signedOut: ["Signed out", "Abgemeldet"],
  refusedPin: ["Wrong PIN", "Falsche PIN"],
  approved: ["Right lent", "Recht geliehen"],
  lineCancelled: ["Line taken out", "Position herausgenommen"],
  saleCancelled: ["Sale given up", "Verkauf aufgegeben"],
  priceChanged: ["Price changed", "Preis geändert"],
  drawerOpened: ["Drawer opened", "Kassenlade geöffnet"],
  receiptCancelled: ["Receipt cancelled", "Beleg storniert"],
  reprinted: ["Printed again", "Noch einmal gedruckt"],
  dayOpened: ["Day begun", "Tag begonnen"],
  counted: ["Cash counted", "Bargeld gezählt"],
  xReport: ["X report", "X-Bericht"],
  parked: ["Parked", "Geparkt"],
  resumed: ["Resumed", "Wieder aufgenommen"],
  clockedIn: ["Clocked in", "Arbeit begonnen"],
  clockedOut: ["Clocked out", "Arbeit beendet"],
  trainingBegun: ["Training begun", "Schulung begonnen"],
  trainingEnded: ["Training ended", "Schulung beendet"],
  offlineBegun: ["Network gone", "Netz weg"],
  offlineEnded: ["Network back", "Netz wieder da"],
  exported: ["Exported", "Exportiert"],
  memoryLost: ["Memory lost", "Speicher verloren"],
  takenOver: ["Taken over by another device", "Von anderem Gerät übernommen"],
  cardUnknown: ["Card: outcome not known", "Karte: Ausgang unbekannt"],
  cardDecided: ["Card: outcome decided", "Karte: Ausgang entschieden"],
  cardCancelled: ["Card payment cancelled", "Kartenzahlung storniert"],
};

const facts: Record<string, Words> = {
  right: ["Right", "Recht"],
  approver: ["Lent by", "Geliehen von"],
  about: ["About", "Worum es ging"],
  reason: ["Reason", "Grund"],
  number: ["Receipt", "Beleg"],
  articleId: ["Article", "Artikel"],
  text: ["Text", "Text"],
  quantity: ["Quantity", "Menge"],
  amount: ["Amount", "Betrag"],
  lines: ["Lines", "Positionen"],
};

const wordsIn = (language: 0 | 1) =>
  Object.fromEntries([
    ...Object.entries(kinds).map(([kind, words]) => [`journal.kind.${kind}`, words[language]]),
    ...Object.entries(facts).map(([fact, words]) => [`journal.fact.${fact}`, words[language]]),
  ]) as Record<string, string>;

export const journalTexts = {
  en: {
    ...wordsIn(0),
    "journal.title": "Till Journal",
    "journal.subtitle": "What happened at the tills beside the receipts",
    "journal.nothing": "Nothing of that kind happened at the tills.",
    "journal.search": "Search",
    "journal.searchHint": "Person or fact",
    "journal.kind": "What happened",
    "journal.occurredAt": "At",
    "journal.arrivedAt": "Arrived",
    "journal.sequence": "Number",
    "journal.person": "Person",
    "journal.facts": "Facts",
    "journal.from": "From day",
    "journal.to": "To day",
  },
  de: {
    ...wordsIn(1),
    "journal.title": "Kassenjournal",
    "journal.subtitle": "Was an den Kassen neben den Belegen geschah",
    "journal.nothing": "Nichts dieser Art ist an den Kassen geschehen.",
    "journal.search": "Suche",
    "journal.searchHint": "Person oder Angabe",
    "journal.kind": "Was geschah",
    "journal.occurredAt": "Wann",
    "journal.arrivedAt": "Angekommen",
    "journal.sequence": "Nummer",
    "journal.person": "Person",
    "journal.facts": "Angaben",
    "journal.from": "Von Tag",
    "journal.to": "Bis Tag",
  },
};
