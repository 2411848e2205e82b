/** What the server says of articles and customers that arrive. */
export const catalogSentences: Record<string, string> = {
  "The article number is longer than 40 characters.": "Die Artikelnummer hat mehr als 40 Zeichen.",
  "The article has no tax code.": "Der Artikel hat kein Steuerkennzeichen.",
  "Tax code {1} has no rate here. Add it to the tax codes, then retry.":
    "Das Steuerkennzeichen {1} hat hier keinen Satz. Fügen Sie es den Steuerkennzeichen hinzu und wiederholen Sie.",
  "The article has no text.": "Der Artikel hat keinen Text.",
  "The text in {1} is longer than {2} characters.": "Der Text in {1} hat mehr als {2} Zeichen.",
  "The article has more than {1} units.": "Der Artikel hat mehr als {1} Mengeneinheiten.",
  "Unit {1} is longer than 3 characters.": "Die Mengeneinheit {1} hat mehr als 3 Zeichen.",
  "Unit {1} is {2}/{3} of the base unit.": "Die Mengeneinheit {1} ist {2}/{3} der Basismengeneinheit.",
  'GTIN "{1}" of unit {2} is no barcode number.': "Die GTIN „{1}“ der Mengeneinheit {2} ist keine Strichcodenummer.",
  "The listing in site {1} from {2} to {3} is not possible.":
    "Die Listung am Standort {1} von {2} bis {3} ist nicht möglich.",
  "The stock of {1} was never told.": "Der Bestand von {1} wurde nie genannt.",
  "Change number {1} is not higher than {2}, which was applied before.":
    "Die Änderungsnummer {1} ist nicht höher als {2}, die schon angewendet ist.",
  "The business partner has no number.": "Der Geschäftspartner hat keine Nummer.",
  "The partner number is longer than 10 characters.": "Die Partnernummer hat mehr als 10 Zeichen.",
  "The business partner's name is longer than 500 characters.":
    "Der Name des Geschäftspartners hat mehr als 500 Zeichen.",
  "The business partner has no name.": "Der Geschäftspartner hat keinen Namen.",
  "{1} came from the ERP: change it there.": "{1} kam aus dem ERP: Ändern Sie ihn dort.",
  "{1} is {2} in the ERP: change it there.": "{1} ist im ERP {2}: Ändern Sie ihn dort.",
  "{1} is just being created in the ERP: look again in a moment.":
    "{1} wird gerade im ERP angelegt: Sehen Sie gleich noch einmal nach.",
  "A customer of category {1} needs a name.": "Ein Kunde der Kategorie {1} braucht einen Namen.",
  "Perhaps the same: {1}. Say in notTheSameAs who it is not.": "Vielleicht derselbe: {1}. Sagen Sie, wer es nicht ist.",
  "There is no customer {1} who was made here.": "Einen hier angelegten Kunden {1} gibt es nicht.",
  "{1} is {2} in the ERP.": "{1} ist im ERP {2}.",
  "The ERP may have {1}: nobody knows yet.": "Das ERP hat {1} vielleicht schon: Noch weiß es niemand.",
  "{1} belongs to customer {2}.": "{1} gehört zum Kunden {2}.",
  "The relationship has no business partner.": "Die Beziehung nennt keinen Geschäftspartner.",
  "The relationship has no related business partner.": "Die Beziehung nennt keinen zweiten Geschäftspartner.",
  "The relationship has no other partner: it names the same one twice.":
    "Die Beziehung hat keinen zweiten Partner: Sie nennt denselben doppelt.",
  "{1} is not used here, only contact persons ({2}).": "{1} wird hier nicht verwendet, nur Ansprechpartner ({2}).",
  "{1} not known yet; the relationship is taken in by itself when {2}.":
    "{1} noch nicht bekannt; die Beziehung wird von selbst übernommen, wenn {=2}.",
  "The relationship has no day on which it is valid: it ends before it begins.":
    "Die Beziehung gilt an keinem Tag: Sie endet, bevor sie beginnt.",
  "Business partner {1} is": "Der Geschäftspartner {1} ist",
  "Business partners {1} are": "Die Geschäftspartner {1} sind",
  "{1} is on its way to the ERP.": "{1} ist unterwegs zum ERP.",
};
