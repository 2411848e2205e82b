/** What the server says of reserved goods. */
export const reservedSentences: Record<string, string> = {
  "Nobody has goods {1} kept.": "Reservierte Ware {1} gibt es nicht.",
  "Till {1} has no goods kept.": "Kasse {1} reserviert keine Ware.",
  "Till {1} does not see the stock of store {2}.": "Kasse {1} sieht den Bestand der Filiale {2} nicht.",
  "Store {1} has {2} {3} of article {4} left.": "Filiale {1} hat noch {2} {3} vom Artikel {4}.",
  "Store {1} keeps goods {2}, not store {3}.": "Die Ware {2} liegt in Filiale {1}, nicht in Filiale {3}.",
  "Goods {1} were collected with receipt {2}.": "Die Ware {1} wurde mit Beleg {2} abgeholt.",
  "The last day of goods {1} is over.": "Der letzte Tag der Ware {1} ist vorbei.",
  "Goods {1} were cancelled.": "Die Reservierung der Ware {1} wurde aufgehoben.",
  "This store keeps no goods {1}.": "Diese Filiale hat keine reservierte Ware {1}.",
  "{1} handed {2} over before.": "{1} hat {2} schon herausgegeben.",
};
