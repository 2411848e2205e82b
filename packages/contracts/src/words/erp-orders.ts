/** What the ERP says of orders and their prices. */
export const erpOrdersSentences: Record<string, string> = {
  "There is no site {1}.": "Den Standort {1} gibt es nicht.",
  "There is no customer {1}.": "Den Kunden {1} gibt es nicht.",
  "Customer {1} is blocked for orders.": "Der Kunde {1} ist für Aufträge gesperrt.",
  "Customer {1} has no such sales area.": "Der Kunde {1} hat diesen Vertriebsbereich nicht.",
  "Customer {1} is blocked for orders in this sales area.":
    "Der Kunde {1} ist in diesem Vertriebsbereich für Aufträge gesperrt.",
  "There is no article {1}.": "Den Artikel {1} gibt es nicht.",
  "Article {1} has no unit {2}.": "Der Artikel {1} hat keine Mengeneinheit {2}.",
  "Quantities have at most three places.": "Mengen haben höchstens drei Nachkommastellen.",
  "This moment is not in the calendar.": "Diesen Zeitpunkt gibt es im Kalender nicht.",
  "Give the client's secret for these addresses.": "Geben Sie das Geheimnis des Clients für diese Adressen ein.",
  "Give an address like https://prices.example.org/restapi/demo, without user.":
    "Geben Sie eine Adresse wie https://prices.example.org/restapi/demo an, ohne Benutzer.",
  "The pricing procedure was changed meanwhile; load it again.":
    "Das Kalkulationsschema wurde inzwischen geändert; bitte neu laden.",
  "There is no order {1}.": "Den Auftrag {1} gibt es nicht.",
  "A condition type has one step.": "Eine Konditionsart hat eine Stufe.",
  "A step is named twice.": "Eine Stufe ist doppelt genannt.",
  "{1} has no step.": "{1} hat keine Stufe.",
  "The answer has no line for item {1}, article {2}.": "In der Antwort fehlt die Position {1}, Artikel {2}.",
  "The answer has no price for item {1}.": "Die Antwort hat keinen Preis für die Position {1}.",
  "Item {1} has a price in {2}, the order is in {3}.": "Position {1} hat einen Preis in {2}, der Auftrag ist in {3}.",
  "Item {1}: {2} less its discounts is not {3} (minor units).":
    "Position {1}: {2} abzüglich der Nachlässe ist nicht {3} (in kleinster Einheit).",
  "Item {1}: the {2} of promotion {3} ({4}) is mapped to no condition type.":
    "Position {1}: {2} der Aktion {3} ({4}) ist keiner Konditionsart zugeordnet.",
  "The whole order is lowered by {1}, its items by {2} (minor units).":
    "Der ganze Auftrag wird um {1} gesenkt, seine Positionen um {2} (in kleinster Einheit).",
  "Order {1} has no such {2}.": "Der Auftrag {1} hat diesen Beleg nicht: {2}.",
  "Article {1} is not sold on {2}.": "Der Artikel {1} wird am {2} nicht verkauft.",
  "Article {1} is not listed in {2} on {3}.": "Der Artikel {1} ist am {3} in {2} nicht gelistet.",
  "The number comes from our own range.": "Die Nummer stammt aus unserem eigenen Nummernkreis.",
  "Name your own number.": "Nennen Sie Ihre eigene Nummer.",
  "An order has items.": "Ein Auftrag hat Positionen.",
  "An order has 500 items at most.": "Ein Auftrag hat höchstens 500 Positionen.",
  "One site delivers all items of an order.": "Ein Standort liefert alle Positionen eines Auftrags.",
  "A quantity is above zero, with three places at most.":
    "Eine Menge liegt über null und hat höchstens drei Nachkommastellen.",
  "Item {1} has {2} conditions {3}, one is its price.": "Position {1} hat {2} Konditionen {3}; eine ist ihr Preis.",
  "Item {1} costs less than nothing.": "Position {1} kostet weniger als nichts.",
  "Condition type {1} has no step in the pricing procedure.":
    "Die Konditionsart {1} hat keine Stufe im Kalkulationsschema.",
  "The condition is in {1}, the order in {2}.": "Die Kondition ist in {1}, der Auftrag in {2}.",
  "{1} is no rate.": "{1} ist kein Konditionsbetrag.",
  "The prices have not been asked for yet.": "Nach den Preisen wurde noch nicht gefragt.",
  "Order {1} is {2}.": "Der Auftrag {1} ist {=2}.",
  "There is no price calculation yet: enter its address and client.":
    "Es gibt noch keine Preisberechnung: Geben Sie ihre Adresse und den Client ein.",
  "{1} The order can be priced later.": "{1} Der Auftrag kann später bepreist werden.",
  "The price calculation refused and did not say why.": "Die Preisberechnung lehnt ab und sagt nicht, warum.",
  "The price calculation answered {1}.": "Die Preisberechnung antwortete {1}.",
  "Order {1} was taken in {2}.": "Der Auftrag {1} wurde in {2} aufgenommen.",
  "Order {1} was changed meanwhile; load it again.": "Der Auftrag {1} wurde inzwischen geändert; bitte neu laden.",
  "{1} is no order type for orders of other systems.": "{1} ist keine Auftragsart für Aufträge anderer Systeme.",
  "{1} is order {2} here.": "{1} ist hier der Auftrag {2}.",
  "Customer {1} is billed in {2}.": "Der Kunde {1} wird in {2} fakturiert.",
  "There is no partner {1}.": "Den Partner {1} gibt es nicht.",
};
