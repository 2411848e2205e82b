/** What the ERP says of master data that it does not take. */
export const erpMasterdataSentences: Record<string, string> = {
  "{1} is the base unit and must be 1 to 1.": "{1} ist die Basismengeneinheit und muss 1 zu 1 sein.",
  "A unit is named twice.": "Eine Mengeneinheit ist doppelt genannt.",
  "{1} is no GTIN: length or check digit is wrong.": "{1} ist keine GTIN: Länge oder Prüfziffer stimmt nicht.",
  "A GTIN is named twice.": "Eine GTIN ist doppelt genannt.",
  "A sales status is for a distribution channel or for a site, not both.":
    "Ein Verkaufsstatus gilt für einen Vertriebsweg oder für einen Standort, nicht für beides.",
  "A day has two sales statuses of one scope.": "Ein Tag hat zwei Verkaufsstatus für dasselbe.",
  "The listing in {1} ends before it begins.": "Die Listung in {1} endet, bevor sie beginnt.",
  "The listings in {1} overlap at {2}.": "Die Listungen in {1} überschneiden sich am {2}.",
  "A partner of category {1} needs its name in `{2}`.":
    "Ein Partner der Kategorie {1} braucht seinen Namen im Feld {2}.",
  "Role FLCU01 needs the customer's data with a sales area.":
    "Die Rolle FLCU01 braucht die Kundendaten mit einem Vertriebsbereich.",
  "A customer needs the role FLCU00 or FLCU01.": "Ein Kunde braucht die Rolle FLCU00 oder FLCU01.",
  "Sales area {1} is named twice.": "Der Vertriebsbereich {1} ist doppelt genannt.",
  "There is no field {1} to choose by.": "Ein Feld {1} zum Auswählen gibt es nicht.",
  '{1} cannot be compared by "{2}".': "{1} lässt sich nicht mit „{2}“ vergleichen.",
  "Empty takes no value.": "„Leer“ nimmt keinen Wert.",
  "{1} needs a value.": "{1} braucht einen Wert.",
  "{1} needs the end of the range.": "{1} braucht das Ende des Bereichs.",
  "Only a range has an end.": "Nur ein Bereich hat ein Ende.",
  "{1} is no value of {2}.": "{1} ist kein Wert von {2}.",
  "{1} comes before {2}.": "{1} liegt vor {2}.",
  "GTIN {1} belongs to article {2}.": "Die GTIN {1} gehört zum Artikel {2}.",
  "There is a partner {1}.": "Den Partner {1} gibt es schon.",
  "The file has more than {1} partners.": "Die Datei hat mehr als {1} Partner.",
  "Number range {1} has not {2} numbers left.": "Im Nummernkreis {1} sind keine {2} Nummern mehr frei.",
  "There is no partner {1} for a partner function.": "Für eine Partnerrolle gibt es den Partner {1} nicht.",
  "{1} has grouping {2}; it stays what it was made with.": "{1} hat die Gruppierung {2}; dabei bleibt es.",
  "There is no partner {1}; grouping {2} gives its numbers itself.":
    "Den Partner {1} gibt es nicht; Nummern der Gruppierung {2} vergibt das System selbst.",
  "There is no {1} {2}.": "{=1} {2} gibt es nicht.",
  "This day is not in the calendar.": "Diesen Tag gibt es im Kalender nicht.",
  "It ends before it begins.": "Es endet, bevor es beginnt.",
  "It ends when it begins.": "Es endet, wenn es beginnt.",
  "Name an article, a list of articles or a category: one of them.":
    "Nennen Sie einen Artikel, eine Artikelliste oder eine Warengruppe: eines davon.",
  "A unit needs its article.": "Eine Mengeneinheit braucht ihren Artikel.",
  "Say percent off, amount off or a price: one of them.": "Nennen Sie Prozent, Betrag oder Preis: eines davon.",
  "An amount off is above zero.": "Ein Nachlass in Betrag liegt über null.",
  "Say how many or for how much: one of them.": "Nennen Sie eine Menge oder einen Betrag: eines davon.",
  "Say how many are given.": "Nennen Sie, wie viele es gibt.",
  "A price for all together is a reward on the prerequisites.":
    "Ein Preis für alles zusammen ist eine Gegenleistung auf die Voraussetzungen.",
  "Goods are named only for a reward on goods.": "Waren nennt nur eine Gegenleistung auf Waren.",
  "A whole basket is lowered by percent or by an amount.":
    "Ein ganzer Warenkorb wird um Prozent oder einen Betrag gesenkt.",
  "There are no prerequisites to be rewarded.": "Es gibt keine Voraussetzungen, die belohnt werden könnten.",
  "A reward on the prerequisites or on the basket stands alone.":
    "Eine Gegenleistung auf die Voraussetzungen oder den Warenkorb steht allein.",
  "A reward on the basket needs the amount from which on, and only such a reward.":
    "Eine Gegenleistung auf den Warenkorb braucht den Betrag, ab dem sie gilt, und nur sie.",
  "Say what has to be bought.": "Nennen Sie, was gekauft werden muss.",
  "A limit counts groups: this is applied once in any case.":
    "Eine Grenze zählt Gruppen: Diese gilt ohnehin nur einmal.",
  "“Or more” is for one prerequisite that is rewarded itself.":
    "„Oder mehr“ gibt es bei einer Voraussetzung, die selbst belohnt wird.",
  "What is bought for an amount is rewarded from there on: “or more”.":
    "Was für einen Betrag gekauft wird, wird von dort an belohnt: „oder mehr“.",
  "A price for all together needs all of them.": "Ein Preis für alles zusammen braucht alle davon.",
  "The price ends before it begins.": "Der Preis endet, bevor er beginnt.",
  "The body is no object.": "Der Inhalt ist kein Objekt.",
  "The body names {1}, the address {2}.": "Der Inhalt nennt {1}, die Adresse {2}.",
  "There is no business partner {1}.": "Den Geschäftspartner {1} gibt es nicht.",
  "There is no price {1}.": "Den Preis {1} gibt es nicht.",
  "There is no purchase price {1} of article {2}.": "Den Einkaufspreis {1} des Artikels {2} gibt es nicht.",
  "“{1}” is no day.": "„{1}“ ist kein Tag.",
  "“{1}” is no status.": "„{1}“ ist kein Status.",
  "The article is new: {1} is missing.": "Der Artikel ist neu: {1} fehlt.",
  "{1} comes twice in this request.": "{1} kommt in dieser Anfrage doppelt vor.",
  "There is no number {1}.": "Die Nummer {1} gibt es nicht.",
  "{1} is {2}: withdraw it instead.": "{1} ist {=2}: Nehmen Sie es stattdessen zurück.",
  "There is no category {1}.": "Die Warengruppe {1} gibt es nicht.",
  "There is no tax code {1}.": "Das Steuerkennzeichen {1} gibt es nicht.",
  "There is no unit {1}.": "Die Mengeneinheit {1} gibt es nicht.",
  "There is no sales status {1}.": "Den Verkaufsstatus {1} gibt es nicht.",
  "There is no channel {1}.": "Den Vertriebsweg {1} gibt es nicht.",
  "The base unit of {1} is {2}.": "Die Basismengeneinheit von {1} ist {2}.",
  "Unit {1} has prices: end or delete these first.":
    "Die Mengeneinheit {1} hat Preise: Beenden oder löschen Sie zuerst diese.",
  "There is no grouping {1}.": "Die Gruppierung {1} gibt es nicht.",
  "Grouping {1} takes its numbers from outside: give one.":
    "Die Nummern der Gruppierung {1} kommen von außen: Geben Sie eine an.",
  "{1} lies in a range whose numbers we give.": "{1} liegt in einem Nummernkreis, aus dem das System selbst vergibt.",
  "Grouping {1} makes account group {2}.": "Die Gruppierung {1} ergibt die Kontengruppe {2}.",
  "{1} would be above itself, or more than ten levels deep.":
    "{1} stünde über sich selbst oder mehr als zehn Ebenen tief.",
  "A price is for a site or for a price list, not both.":
    "Ein Preis gilt für einen Standort oder für eine Preisliste, nicht für beides.",
  "{1} has a price of {2} {3} (minor units) from {4} to {5}.":
    "{1} hat von {4} bis {5} den Preis {2} {3} (in kleinster Einheit).",
  "There is no price list {1}.": "Die Preisliste {1} gibt es nicht.",
  "There is no number {1}: leave it out for a new one.":
    "Die Nummer {1} gibt es nicht: Lassen Sie sie für eine neue weg.",
  "{1} was withdrawn: copy it to use it again.":
    "{1} wurde zurückgenommen: Kopieren Sie es, um es wieder zu verwenden.",
  "What is released stays so until it is withdrawn.": "Freigegebenes bleibt freigegeben, bis es zurückgenommen wird.",
  "Only what is released is withdrawn.": "Nur Freigegebenes wird zurückgenommen.",
  "There is no promotion type {1}.": "Die Aktionsart {1} gibt es nicht.",
  "There is no customer group {1}.": "Die Kundengruppe {1} gibt es nicht.",
  "There is no promotion {1}.": "Die Aktion {1} gibt es nicht.",
  "{1} has a purchase price of {2} {3} (minor units) from {4} to {5}.":
    "{1} hat von {4} bis {5} den Einkaufspreis {2} {3} (in kleinster Einheit).",
  "{1} is no time zone.": "{1} ist keine Zeitzone.",
  "Site {1} has customer number {2}.": "Der Standort {1} hat die Kundennummer {2}.",
  "{1} is not in the calendar.": "{1} steht nicht im Kalender.",
  "A number of digits has no zeros in front: {1}.": "Eine Nummer aus Ziffern hat keine führenden Nullen: {1}.",
  "{1} was changed meanwhile; load it again.": "{1} wurde inzwischen geändert; bitte neu laden.",
  "The relationship ends before it begins.": "Die Beziehung endet, bevor sie beginnt.",
  "Nobody is a contact person of itself.": "Niemand ist Ansprechpartner seiner selbst.",
  "{1} is a person; persons have no contact persons.": "{1} ist eine Person; Personen haben keine Ansprechpartner.",
  "{1} is no person.": "{1} ist keine Person.",
  "There is no relationship {1}.": "Die Beziehung {1} gibt es nicht.",
  "A relationship stays between the same two partners.": "Eine Beziehung bleibt zwischen denselben zwei Partnern.",
  "{1} is a contact person of {2} already.": "{1} ist schon Ansprechpartner von {2}.",
  "The main contact is {1}.": "Der Hauptansprechpartner ist {1}.",
};
