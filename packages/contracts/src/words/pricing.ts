/** What the price engine and the price service say. */
export const pricingSentences: Record<string, string> = {
  '"{1}" is no instant with a zone, such as 2010-12-01T08:26:00Z.':
    "„{1}“ ist kein Zeitpunkt mit Zone wie 2010-12-01T08:26:00Z.",
  'Time zone "{1}" is not known.': "Die Zeitzone „{1}“ ist nicht bekannt.",
  "The discount {1} needs a percentage above 0 up to 100, or an amount above zero in minor units{2}.":
    "Der Nachlass {1} braucht einen Prozentsatz über 0 bis 100 oder einen Betrag über null in kleinster Einheit{2}.",
  "No discount is allowed {1}.": "Hier ist kein Nachlass erlaubt: {1}.",
  "The discount of {1} {2} is more than the {3} that are left.":
    "Der Nachlass von {1} {2} ist höher als die {3}, die übrig sind.",
  '"{1}" is none of {2}.': "„{1}“ ist keines von {2}.",
  "{1} is no whole number of minor units above zero.": "{1} ist keine ganze Zahl kleinster Einheiten über null.",
  "Policy {1}: {2}": "Preisregel {1}: {2}",
  "Promotion {1} is there twice.": "Die Aktion {1} ist doppelt.",
  "Price of article {1}, {2}: {3}": "Preis des Artikels {1}, {2}: {3}",
  "{1} is no amount in minor units.": "{1} ist kein Betrag in kleinster Einheit.",
  "{1} is no quantity above zero with up to three places.":
    "{1} ist keine Menge über null mit höchstens drei Nachkommastellen.",
  '"{1}" is no local date or date-time.': "„{1}“ ist weder Tag noch Zeitpunkt.",
  "{1} is no quantity with up to three places.": "{1} ist keine Menge mit höchstens drei Nachkommastellen.",
  "Tax {1} has rate {2}; wanted is 0 to 100 with up to three places.":
    "Die Steuer {1} hat den Satz {2}; möglich ist 0 bis 100 mit höchstens drei Nachkommastellen.",
  "Line {1}: {2}": "Position {1}: {2}",
  "Line {1} is there twice.": "Die Position {1} ist doppelt.",
  "Offer {1}, {2}: {3}": "Angebot {1}, {2}: {3}",
  "{1} is no whole number above zero.": "{1} ist keine ganze Zahl über null.",
  '"{1}" is no time such as 17:00.': "„{1}“ ist keine Uhrzeit wie 17:00.",
  "{1} is no percentage of 0 to 100 with up to three places.":
    "{1} ist kein Prozentsatz von 0 bis 100 mit höchstens drei Nachkommastellen.",
  "{1} is no whole number of points.": "{1} ist keine ganze Punktzahl.",
  "{1} is no amount of zero or more in whole minor units.":
    "{1} ist kein Betrag ab null in ganzen kleinsten Einheiten.",
  'Line {1}: tax code "{2}" of article {3} is not in the price book {4}.':
    "Position {1}: Das Steuerkennzeichen „{2}“ des Artikels {3} steht nicht im Preisbuch {4}.",
  "PriceCalculateBody is there {1} times, not once.": "PriceCalculateBody ist {1}-mal da, nicht einmal.",
  "The basket has more than {1} lines.": "Der Warenkorb hat mehr als {1} Positionen.",
  "ARTSHeader has no BusinessUnit.": "ARTSHeader hat keine BusinessUnit.",
  "No prices have been uploaded yet.": "Noch wurden keine Preise hochgeladen.",
  "There are no prices for business unit {1}.": "Für die Geschäftseinheit {1} gibt es keine Preise.",
  "Business unit {1} has prices in {2}.": "Die Geschäftseinheit {1} hat Preise in {2}.",
  "RoundingMethod {1} is none of {2}.": "RoundingMethod {1} ist keine von {2}.",
  "Multiple {1} is less than the currency has.": "Multiple {1} ist kleiner als die kleinste Einheit der Währung.",
  "The shopping basket has no Sale.": "Der Warenkorb hat kein Sale.",
  "Line {1} has no ItemID.": "Position {1} hat keine ItemID.",
  "Line {1} has no Quantity.": "Position {1} hat keine Quantity.",
  "Line {1} has FixedPriceFlag and no RegularSalesUnitPrice.":
    "Position {1} hat FixedPriceFlag und keinen RegularSalesUnitPrice.",
  "Line {1}: PrivilegeType {2} is none of AM, RP, RS, PS.":
    "Position {1}: PrivilegeType {2} ist keiner von AM, RP, RS, PS.",
  "There is no tenant {1}.": "Den Mandanten {1} gibt es nicht.",
};
