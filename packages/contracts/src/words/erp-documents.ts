/** What the ERP's intake says of receipts, and of goods movements. */
export const erpDocumentsSentences: Record<string, string> = {
  "{1} receipts have it now, the preview showed {2}.": "Jetzt haben es {1} Belege, die Vorschau zeigte {2}.",
  "{1} is not known here.": "{1} ist hier nicht bekannt.",
  "No receipt is set aside for {1}.": "Wegen {1} ist kein Beleg zurückgestellt.",
  "Nothing is different.": "Nichts ist anders.",
  "Receipt {1} is {2}; only what is set aside can be corrected.":
    "Der Beleg {1} ist {=2}; nur Zurückgestelltes lässt sich korrigieren.",
  "The {1} of a receipt cannot be corrected.": "Das Feld {1} eines Belegs lässt sich nicht korrigieren.",
  "The receipt has no number.": "Der Beleg hat keine Nummer.",
  "Something of a closing of these days came before.": "Zu einem Abschluss dieser Tage kam schon etwas.",
  "Some of these receipts came before.": "Einige dieser Belege kamen schon.",
  "{1} is not taken here; {2} are.": "{1} wird hier nicht angenommen; angenommen werden {2}.",
  "{1}. It is kept as IDoc {2}.": "{1}. Es ist als IDoc {2} aufbewahrt.",
  "The items come to {1}, the payments to {2}: {3} differ.":
    "Die Positionen ergeben {1}, die Zahlungen {2}: Unterschied {3}.",
  "The receipt has no lines.": "Der Beleg hat keine Positionen.",
  "The sum has no lines.": "Die Summe hat keine Positionen.",
  "The cash movement has no items.": "Die Geldbewegung hat keine Positionen.",
  "The goods movement has no items.": "Die Warenbewegung hat keine Positionen.",
  "The receipt is in {1}, site {2} sells in {3}.": "Der Beleg ist in {1}, der Standort {2} verkauft in {3}.",
  "{1} is in {2}, {3} in {4}.": "{1} ist in {2}, {3} in {4}.",
  "Line {1}: the quantity {2} is not between 0 and {3}.": "Position {1}: Die Menge {2} liegt nicht zwischen 0 und {3}.",
  "{1}: an amount of {2} is below zero or too large; the sign has a field of its own.":
    "{1}: Der Betrag {2} ist kleiner als null oder zu groß; das Vorzeichen hat ein eigenes Feld.",
  "Reversed by {1}: {2}": "Storniert von {1}: {2}",
  "This receipt is in the sum {1}, which is posted.": "Dieser Beleg steckt in der Summe {1}, die gebucht ist.",
  "{1} receipts in this sum are posted one by one, {2} among them.":
    "{1} Belege dieser Summe sind einzeln gebucht, darunter {2}.",
  "{1} receipts in this sum are in the sum {2} too, which is posted.":
    "{1} Belege dieser Summe stecken auch in der Summe {2}, die gebucht ist.",
  "This receipt was posted before with another content.": "Dieser Beleg wurde schon gebucht, mit anderem Inhalt.",
  "{1}: {2} differ.": "{1}: Unterschied {2}.",
  "The {1} of this receipt is posted and would be another with this content.":
    "{=1} dieses Belegs: schon gebucht, und mit diesem Inhalt wäre die Buchung eine andere.",
  "Line {1}: there is no article {2}.": "Position {1}: Den Artikel {2} gibt es nicht.",
  "Neither receipts nor a sum of till {1} on {2} are posted yet.":
    "Von der Kasse {1} sind am {2} weder Belege noch eine Summe gebucht.",
  "{1}: the list says {2}, the posted receipts come to {3}: {4} differ.":
    "{1}: Die Liste sagt {2}, die gebuchten Belege ergeben {3}: Unterschied {4}.",
  "There is no kind of cash movement {1}.": "Eine Geldbewegung der Art {1} gibt es nicht.",
  "No code posts to the account {1}.": "Kein Code bucht auf das Konto {1}.",
  "There is no payment method {1}.": "Die Zahlungsart {1} gibt es nicht.",
  "Line {1}: there is no condition type {2}.": "Position {1}: Die Konditionsart {2} gibt es nicht.",
  "Line {1}: there is no tax code {2}.": "Position {1}: Das Steuerkennzeichen {2} gibt es nicht.",
  "Line {1} has two tax codes, {2}.": "Position {1} hat zwei Steuerkennzeichen, {2}.",
  "Line {1}: the tax of {2} is more than its value.": "Position {1}: Die Steuer {2} ist höher als ihr Wert.",
  "There is no condition type {1} for a receipt.": "Eine Konditionsart {1} für einen Beleg gibt es nicht.",
  "Line {1}: article {2} has no stock.": "Position {1}: Der Artikel {2} führt keinen Bestand.",
  "Line {1}: movement type {2} does not move stock {3}.":
    "Position {1}: Die Bewegungsart {2} bewegt keinen Bestand {3}.",
  "Line {1}: site {2} has no storage location {3}.": "Position {1}: Der Standort {2} hat keinen Lagerort {3}.",
  "Line {1}: the quantity must be in {2}, not {3}.": "Position {1}: Die Menge muss in {2} sein, nicht in {3}.",
  "Line {1}: {2} {3} is no exact number of {4}.": "Position {1}: {2} {3} sind keine genaue Zahl von {4}.",
  "Receipt {1} has been changed meanwhile.": "Der Beleg {1} wurde inzwischen geändert.",
  "Nothing of receipt {1} is posted.": "Vom Beleg {1} ist nichts gebucht.",
  "The {1} would not be booked as it was by the facts of now: reverse all of it.":
    "{=1}: Nach heutigem Stand würde anders gebucht als damals; stornieren Sie alles.",
  "There is no receipt {1}.": "Den Beleg {1} gibt es nicht.",
  "There is no document {1} of {2}.": "Den Buchhaltungsbeleg {1} von {2} gibt es nicht.",
  "Nothing came from till {1}-{2} on {3}.": "Von der Kasse {1}-{2} kam am {3} nichts.",
  "There is no IDoc {1}.": "Das IDoc {1} gibt es nicht.",
  "There is no material document {1}/{2}.": "Den Materialbeleg {1}/{2} gibt es nicht.",
  "There is no material document {1} of {2}.": "Den Materialbeleg {1} von {2} gibt es nicht.",
  "Article {1} has no stock: it is a {2}.": "Der Artikel {1} führt keinen Bestand: Artikelart {=2}.",
  "Site {1} has no storage location {2}.": "Der Standort {1} hat keinen Lagerort {2}.",
  "The quantity has no exact number of base units.": "Die Menge ist keine genaue Zahl von Basismengeneinheiten.",
};
