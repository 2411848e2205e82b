/** What the server says of transactions and orders. */
export const salesSentences: Record<string, string> = {
  "Order {1} is {2}: the ERP may have it.": "Der Auftrag {1} ist {=2}: Das ERP hat ihn vielleicht schon.",
  "Order {1} has version {2}.": "Der Auftrag {1} hat die Version {2}.",
  "{1} is order {2}, which says something else.": "{1} ist der Auftrag {2}, in dem etwas anderes steht.",
  "Nothing is sold to customer {1} in {2}: {3}.": "Dem Kunden {1} wird in {2} nichts verkauft: {=3}.",
  "{1} has no article {2}.": "{1} hat keinen Artikel {2}.",
  "Article {1} is not sold in {2}: {3}.": "Der Artikel {1} wird in {2} nicht verkauft: {=3}.",
  "Shown was {1}, the price is {2} (minor units of {3}): {4} more.":
    "Gezeigt war {1}, der Preis ist {2} (in kleinster Einheit von {3}): {4} weitere.",
  "Its content does not agree with its digest. Take it from the till again.":
    "Ihr Inhalt passt nicht zu ihrer Prüfsumme. Nehmen Sie sie noch einmal von der Kasse.",
  "No device that till {1} has or had signed it.":
    "Kein Gerät, das die Kasse {1} hat oder hatte, hat sie unterschrieben.",
  "A transaction is of kind {1}.": "Ein Vorgang hat die Art {1}.",
  "There is no receipt {1} here.": "Einen Beleg {1} gibt es hier nicht.",
  "{1} cancelled {2} before.": "{1} hat {2} schon storniert.",
  "It does not take back all of {1}.": "Er nimmt nicht alles von {1} zurück.",
  "Store {1} has parked no sale {2}.": "Die Filiale {1} hat keinen Verkauf {2} geparkt.",
  "{1} has resumed it.": "{1} hat ihn fortgesetzt.",
  "{1} has it.": "{1} hat ihn.",
  "Store {1} has {2} parked sales already.": "Die Filiale {1} hat schon {2} geparkte Verkäufe.",
  "There is no rejected transaction {1}.": "Den abgelehnten Vorgang {1} gibt es nicht.",
  "{1} was closed at till {2} by {3}; what comes after belongs to a later day.":
    "{1} wurde an der Kasse {2} mit {3} abgeschlossen; was danach kommt, gehört zu einem späteren Tag.",
  "It was made before closing {1} and arrived after it.": "Er entstand vor dem Abschluss {1} und kam danach an.",
  "The till closed with {1}; the server has {2} of these numbers.":
    "Die Kasse schloss mit {1}; der Server hat {2} dieser Nummern.",
  "A closing names its first and its last number, or neither.":
    "Ein Abschluss nennt seine erste und letzte Nummer oder keine von beiden.",
  "{1} to {2} are no numbers of till {3}.": "{1} bis {2} sind keine Nummern der Kasse {3}.",
  "{1} to {2} does not come before {3}.": "{1} bis {2} kommt nicht vor {3}.",
  "{1} receipts without a first and a last number.": "{1} Belege ohne erste und letzte Nummer.",
  "Closed at {1}, before it was opened.": "Abgeschlossen um {1}, bevor geöffnet wurde.",
  "{1}: {2} counted and {3} expected are no difference of {4}.":
    "{1}: {2} gezählt und {3} erwartet ergeben keinen Unterschied von {4}.",
  "{1} stands there twice.": "{1} steht doppelt da.",
  "{1}{2} chose the promotion {3} by hand ({4}) and may give no discount.":
    "{1}{2} wählte die Aktion {3} von Hand ({4}) und darf keinen Nachlass geben.",
  "{1}{2} gave {3} % on {4} ({5}) and may give {6} %.": "{1}{2} gab {3} % auf {4} ({5}) und darf {6} % geben.",
  "Payment {1} was made by {2}.": "Die Zahlung {1} erfolgte mit {2}.",
  "The regular amount and the reasons given do not come to the amount.":
    "Normalbetrag und genannte Gründe ergeben nicht den Betrag.",
  "The till's clock is {1} minutes ahead.": "Die Uhr der Kasse geht {1} Minuten vor.",
  "The sale seems to be more than 60 days old.": "Der Verkauf scheint mehr als 60 Tage alt zu sein.",
  "The till's clock is {1} minutes behind.": "Die Uhr der Kasse geht {1} Minuten nach.",
  "The business day is not the day of the sale.": "Der Geschäftstag ist nicht der Tag des Verkaufs.",
  "{1} sent it, {2} stands in it.": "{1} hat ihn gesendet, {2} steht darin.",
  "Till {1} stands in store {2}, not in {3}.": "Die Kasse {1} steht in der Filiale {2}, nicht in {3}.",
  "{1} is no number of till {2}.": "{1} ist keine Nummer der Kasse {2}.",
  "The store sells in {1}, not in {2}.": "Die Filiale verkauft in {1}, nicht in {2}.",
  "{1} is no moment.": "{1} ist kein Zeitpunkt.",
  "A cash movement of nothing.": "Eine Geldbewegung über nichts.",
  "A {1} of {2}: positive is what the store gains.": "{=1} über {2}: Positiv ist, was die Filiale bekommt.",
  "A line is of nothing.": "Eine Position ist über nichts.",
  "Two lines have one id.": "Zwei Positionen haben eine Kennung.",
  "Two lines have the id {1}.": "Zwei Positionen haben die Kennung {1}.",
  "Line {1} is of nothing.": "Die Position {1} ist über nichts.",
  "The unit price is {1}.": "Der Einzelpreis ist {1}.",
  "Quantity {1} and {2} {3} have different signs.": "Die Menge {1} und {2} {3} haben verschiedene Vorzeichen.",
  "Line {1} returns something and has a positive quantity.":
    "Die Position {1} gibt etwas zurück und hat eine positive Menge.",
  "Lines are taxed by {1} %, which is not in the totals.":
    "Positionen sind mit {1} % besteuert, die in den Summen fehlen.",
  "{1} come to {2}, the receipt says {3}.": "{1} ergeben {2}, der Beleg sagt {3}.",
  "It was not stored.": "Er wurde nicht gespeichert.",
  "The database cannot keep it: {1}.": "Die Datenbank kann ihn nicht aufbewahren: {1}.",
  "{1} was accepted earlier with another content.": "{1} wurde früher mit anderem Inhalt angenommen.",
  "{1} is the number of another transaction.": "{1} ist die Nummer eines anderen Vorgangs.",
  "The server could not price the receipt again; see the log.":
    "Der Server konnte den Beleg nicht nachrechnen; siehe Log.",
  "{1} is no day.": "{1} ist kein Tag.",
  "This page does not exist.": "Diese Seite gibt es nicht.",
  "There is no {1}.": "{1} gibt es nicht.",
  "More came back of {1} than was sold.": "Von {1} kam mehr zurück, als verkauft war.",
  "Coupon {1}: {2}.": "Coupon {1}: {=2}.",
  "{1} is {2}.": "{1} ist {=2}.",
};
