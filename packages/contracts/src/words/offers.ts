/** What the server says of prices, offers and coupons. */
export const offersSentences: Record<string, string> = {
  "{1} the price book taxes it as {2}, the till as {3}.": "{1} das Preisbuch besteuert es mit {2}, die Kasse mit {3}.",
  "The server applies {1}, {2}; the till did not.": "Der Server rechnet {1}, {2}; die Kasse nicht.",
  "{1} is {2} on the server and {3} at the till.": "{1} ist auf dem Server {2} und an der Kasse {3}.",
  "The price book gives a total of {1}, the till has {2}.": "Das Preisbuch ergibt {1}, die Kasse hat {2}.",
  "The tax for {1} differs by {2} from that of the lines.":
    "Die Steuer zu {1} weicht um {2} von der der Positionen ab.",
  "The price book gives {1} points, the till gave {2}.": "Das Preisbuch gibt {1} Punkte, die Kasse gab {2}.",
  "The price book prints {1}, the till printed {2}.": "Das Preisbuch druckt {1}, die Kasse druckte {2}.",
  "There is no price book {1} for store {2}.": "Das Preisbuch {1} der Filiale {2} gibt es nicht.",
  "There is no coupon {1}.": "Den Coupon {1} gibt es nicht.",
  "Coupon {1} has one code for everybody.": "Der Coupon {1} hat einen Code für alle.",
  "Batch {1} of {2} has none left. If the file is lost, block the batch and make new ones.":
    "Im Stapel {1} von {2} ist keiner mehr. Ist die Datei verloren, sperren Sie den Stapel und erzeugen Sie neue.",
  "Coupon {1} has no batch {2}.": "Der Coupon {1} hat keinen Stapel {2}.",
  "A code of coupon {1} that works once was used before.":
    "Ein Code des Coupons {1}, der einmal gilt, wurde schon verwendet.",
  "Coupon {1} has no such code.": "Der Coupon {1} hat diesen Code nicht.",
  "The code is another coupon's.": "Der Code gehört zu einem anderen Coupon.",
  "Coupon {1} may be used {2} times and was used {3} times.":
    "Der Coupon {1} darf {2}-mal verwendet werden und wurde es {3}-mal.",
  "No coupon has this code. Was it typed right?": "Diesen Code hat kein Coupon. Ist er richtig eingegeben?",
  "Another basket that is open now holds this code.": "Ein anderer offener Warenkorb hält diesen Code.",
  "Coupon {1} is blocked.": "Der Coupon {1} ist gesperrt.",
  "It is valid from {1}.": "Er gilt ab {1}.",
  "It was valid to {1}.": "Er galt bis {1}.",
  "This code works once and was used.": "Dieser Code gilt einmal und wurde verwendet.",
  "Each customer may use it {1} times: say who it is.":
    "Jeder Kunde darf ihn {1}-mal verwenden: Sagen Sie, wer es ist.",
  "All {1} are used or held by open baskets.": "Alle {1} sind verwendet oder von offenen Warenkörben gehalten.",
  "Customer {1} has used it {2} times.": "Der Kunde {1} hat ihn {2}-mal verwendet.",
  "It has expired or was released. Reserve the coupon again.":
    "Sie ist abgelaufen oder wurde freigegeben. Reservieren Sie den Coupon neu.",
  "The {1} is on paper already and stays {2}.": "Das Feld {1} steht schon auf Papier und bleibt {2}.",
  "Version {1} is not the last.": "Die Version {1} ist nicht die letzte.",
  "Only a series has a prefix and a code length.": "Nur eine Serie hat Präfix und Codelänge.",
  "The codes of a series are made, not chosen.": "Die Codes einer Serie werden erzeugt, nicht gewählt.",
  "{1} large baskets are waiting already. Try again in some seconds.":
    "Es warten schon {1} große Warenkörbe. Versuchen Sie es in einigen Sekunden noch einmal.",
  "There is no product group {1}.": "Die Artikelgruppe {1} gibt es nicht.",
  "{1} offers use it: {2}{3}.": "{1} Angebote verwenden sie: {2}{3}.",
  "There is a product group {1} already.": "Die Artikelgruppe {1} gibt es schon.",
  "A saved test needs its moment.": "Ein gesicherter Test braucht seinen Zeitpunkt.",
  "“{1}” is there already.": "„{1}“ gibt es schon.",
  "There is no saved test {1}.": "Den gesicherten Test {1} gibt es nicht.",
  "One search uses all cores. Cancel it, or wait.":
    "Eine Suche braucht alle Prozessorkerne. Brechen Sie sie ab, oder warten Sie.",
  "“{1}” cannot be read here.": "„{1}“ lässt sich hier nicht lesen.",
  "“{1}” is no {2}.": "„{1}“ ist kein {=2}.",
  "This is no JSON.": "Das ist kein JSON.",
  "There is no offer {1}.": "Das Angebot {1} gibt es nicht.",
  "“{1}”: {2}": "„{1}“: {2}",
  "onOfferConversion has not answered promotion {1} with its rules.":
    "onOfferConversion hat die Aktion {1} nicht mit ihren Regeln beantwortet.",
  "onOfferConversion has made a promotion that cannot be used: {1}":
    "onOfferConversion hat eine Aktion gemacht, die sich nicht verwenden lässt: {1}",
  "There is no draft to check.": "Es gibt keinen Entwurf zu prüfen.",
  "You have changed this offer last; somebody else must approve it.":
    "Sie haben dieses Angebot zuletzt geändert; jemand anderes muss es freigeben.",
  "The offer is in no price book any more.": "Das Angebot steht in keinem Preisbuch mehr.",
  "There is no draft to delete. An active offer is ended.":
    "Es gibt keinen Entwurf zu löschen. Ein aktives Angebot wird beendet.",
  "There is no deleted draft to restore.": "Es gibt keinen gelöschten Entwurf wiederherzustellen.",
  "Only an active offer can be ended.": "Nur ein aktives Angebot lässt sich beenden.",
  "The offer has not begun yet: withdraw it, or name the time at which it ends.":
    "Das Angebot hat noch nicht begonnen: Nehmen Sie es zurück, oder nennen Sie, wann es endet.",
  "The offer begins at {1} only.": "Das Angebot beginnt erst am {1}.",
  "The offer ends at {1} anyway.": "Das Angebot endet ohnehin am {1}.",
  "An earlier row is offer {1} already.": "Eine frühere Zeile ist schon das Angebot {1}.",
  "{1} is a promotion that came from another system ({2}) and is changed there.":
    "{1} ist eine Aktion aus einem anderen System ({2}) und wird dort geändert.",
  "Promotions that another system has sent keep their sequence and resolution; this order would change them.":
    "Aktionen, die ein anderes System gesendet hat, behalten Reihenfolge und Auflösung; diese Ordnung würde sie ändern.",
  "More than {1} offers are named.": "Es sind mehr als {1} Angebote genannt.",
  "An offer is named twice.": "Ein Angebot ist doppelt genannt.",
  "A sequence is there twice.": "Eine Reihenfolge ist doppelt.",
  "There is an offer {1} already, perhaps a deleted one or one of another system.":
    "Das Angebot {1} gibt es schon, vielleicht als gelöschtes oder aus einem anderen System.",
  "{1} has made version {2} of it meanwhile.": "{1} hat inzwischen die Version {2} gemacht.",
  "To be {1} the offer must be {2}; it is {3}.": "Um {=1} zu sein, muss das Angebot {=2} sein; es ist {=3}.",
  "{1} has saved version {2} meanwhile.": "{1} hat inzwischen die Version {2} gesichert.",
  "There is no target {1}.": "Den Empfänger {1} gibt es nicht.",
  "There is no document {1} for {2}.": "Für {2} gibt es kein Dokument {1}.",
  "{1} exists already.": "{1} gibt es schon.",
  "Give the secret for these addresses and this user.":
    "Geben Sie das Geheimnis für diese Adressen und diesen Benutzer ein.",
  "Give an address like https://pps.example.org/idocinbound, without user or query.":
    "Geben Sie eine Adresse wie https://pps.example.org/idocinbound an, ohne Benutzer und Parameter.",
  "This is the address of this server itself.": "Das ist die Adresse dieses Servers selbst.",
  "A store is there twice.": "Eine Filiale ist doppelt.",
  "The stores sell in different currencies.": "Die Filialen verkaufen in verschiedenen Währungen.",
  "The target cannot be reached: {1}.": "Der Empfänger ist nicht zu erreichen: {1}.",
  "{1} is an offer that was made here. It is changed and ended here.":
    "{1} ist ein hier gemachtes Angebot. Es wird hier geändert und beendet.",
  "Changed on {1}; the state of {2} is here already.": "Geändert am {1}; der Stand vom {2} ist schon hier.",
  "{1} is for a unit that the article does not have.": "{1} ist für eine Mengeneinheit, die der Artikel nicht hat.",
  "{1} ends before it begins, on {2}.": "{1} endet, bevor er beginnt, am {2}.",
  "{1} is negative.": "{1} ist negativ.",
  "{1} is for a quantity that is not possible.": "{1} ist für eine Menge, die nicht möglich ist.",
  "{1} has a scale quantity that is not possible.": "{1} hat eine Staffelmenge, die nicht möglich ist.",
  "{1} has the unknown currency {2}.": "{1} hat die unbekannte Währung {2}.",
  "There is no replay {1}.": "Die Nachrechnung {1} gibt es nicht.",
  "There are no receipts from {1} to {2}.": "Von {1} bis {2} gibt es keine Belege.",
  "{1} wait; cancel some.": "{1} warten; brechen Sie einige ab.",
  "There is no price book {1}.": "Das Preisbuch {1} gibt es nicht.",
  "Article {1} has no prices.": "Der Artikel {1} hat keine Preise.",
  "There is no import {1}.": "Den Import {1} gibt es nicht.",
  "This import is undone already.": "Dieser Import ist schon zurückgenommen.",
  "Changed since: {1}.": "Seitdem geändert: {1}.",
  "{1} is no day or time of the calendar.": "{1} ist kein Tag und keine Zeit im Kalender.",
  "The offer ends before it begins.": "Das Angebot endet, bevor es beginnt.",
  "The offer is over already.": "Das Angebot ist schon vorbei.",
  "These hours end when they begin.": "Diese Stunden enden, wenn sie beginnen.",
  "At most 0 is no discount at all.": "Höchstens 0 ist gar kein Rabatt.",
  "Only at regular price and exclusive: the offer meets no other one from either side.":
    "Nur auf Normalpreis und exklusiv: Das Angebot trifft von keiner Seite auf ein anderes.",
  "Goods are named in exactly one way: all, articles, a group, a category or an attribute.":
    "Waren werden auf genau eine Weise genannt: alle, Artikel, eine Gruppe, eine Warengruppe oder ein Merkmal.",
  "No article is named yet.": "Noch ist kein Artikel genannt.",
  "The style {1} cannot give {2}.": "Die Art {1} kann das nicht geben: {2}.",
  "This reward is worth nothing.": "Das ist nichts wert.",
  "No points are given.": "Es gibt keine Punkte.",
  "A tier begins at a quantity or at an amount, at one of them.":
    "Eine Stufe beginnt bei einer Menge oder bei einem Betrag, bei einem davon.",
  "Another tier begins there already.": "Dort beginnt schon eine andere Stufe.",
  "Either all tiers begin at quantities or all at amounts.":
    "Entweder beginnen alle Stufen bei Mengen oder alle bei Beträgen.",
  "What is bought is asked for by quantity or by amount, by one of them.":
    "Gekauft wird nach Menge oder nach Betrag, nach einem davon.",
  "Only {1} gifts are listed.": "Es stehen nur {1} Geschenke zur Wahl.",
  "No store sells through channel {1}.": "Keine Filiale verkauft über den Kanal {1}.",
  "Coupon {1} {2}.": "Der Coupon {1} {=2}.",
  "The id {1}, {2} is taken.": "Vergeben ist die Kennung {1} oder {=2}.",
  "the code {1}": "der Code {1}",
  "the prefix {1}": "das Präfix {1}",
};
