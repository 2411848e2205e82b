/** What the hub says. */
export const hubSentences: Record<string, string> = {
  "The rule is gone, and its secret with it.": "Die Regel gibt es nicht mehr, und mit ihr das Geheimnis.",
  "Nothing is sent to this address.": "An diese Adresse wird nichts gesendet.",
  "This alert was sent to see that it arrives. Nothing is wrong.":
    "Dieser Alarm wurde gesendet, um zu sehen, dass er ankommt. Es ist alles in Ordnung.",
  "{1} has saved version {2} meanwhile: {3}": "{1} hat inzwischen Version {2} gesichert: {3}",
  "There is no rule {1}.": "Die Regel {1} gibt es nicht.",
  "The person has no mail address.": "Die Person hat keine Mailadresse.",
  "No mail server is set up (SMTP_URL).": "Es ist kein Mailserver eingerichtet (SMTP_URL).",
  "A webhook is signed with a secret.": "Ein Webhook wird mit einem Geheimnis unterschrieben.",
  "There is a rule {1}.": "Eine Regel {1} gibt es schon.",
  "Name at least one mail address.": "Nennen Sie mindestens eine Mailadresse.",
  "The address begins with https:// and has no user in it.":
    "Die Adresse beginnt mit https:// und nennt keinen Benutzer.",
  "{1}. It wants to send us elsewhere (redirect), where we do not go.":
    "{1}. Es will uns woandershin schicken (Umleitung); dorthin gehen wir nicht.",
  "{1}. Check the address.": "{1}. Prüfen Sie die Adresse.",
  "{1} has no destination for {2}.": "{1} hat kein Ziel für {=2}.",
  "{1} is switched off; nothing was stored.": "{1} ist ausgeschaltet; nichts wurde gespeichert.",
  "{1} is not arranged for {2}; nothing was stored.": "{1} ist nicht für {2} vereinbart; nichts wurde gespeichert.",
  "There is no scenario {1}.": "Das Szenario {1} gibt es nicht.",
  "Nothing comes in by it.": "Darüber kommt nichts herein.",
  "{1} has no setting {2}.": "{=1} hat keine Einstellung {2}.",
  "{1} → {2}": "{=1} → {2}",
  "The connection to the ERP is not set up.": "Die Verbindung zum ERP ist nicht eingerichtet.",
  "{1} was given until {2}. Enter a new one before that, or nothing goes to {3}.":
    "{1} gilt bis {2}. Geben Sie vorher ein neues ein, sonst geht nichts mehr an {3}.",
  "{1} does not answer at the moment.": "{1} antwortet im Augenblick nicht.",
  "There is no confirmation of document {1}, or it is not written yet.":
    "Zum Dokument {1} gibt es keine Bestätigung, oder sie ist noch nicht geschrieben.",
  "Document {1} has no confirmation that is open.": "Zum Dokument {1} ist keine Bestätigung offen.",
  "Nothing was sent of {1}.": "Von {1} wurde nichts gesendet.",
  "Customer {1} is not in the ERP yet.": "Der Kunde {1} ist noch nicht im ERP.",
  "The ERP was sent this and gave no answer. It may still be working on it: it is asked again and again.":
    "Das ERP hat dies bekommen und nicht geantwortet. Vielleicht arbeitet es noch daran: Es wird immer wieder gefragt.",
  "There is no inbound document {1}.": "Das eingegangene Dokument {1} gibt es nicht.",
  "{1} (document {2})": "{1} (Dokument {2})",
  "Document {1} says which. Nothing was applied.": "Welche es sind, steht im Dokument {1}. Nichts wurde angewendet.",
  "Document {1}: {2} It can be tried again in Messages.":
    "Dokument {1}: {2} Es lässt sich in den Nachrichten noch einmal versuchen.",
  "Ask again for document {1} in some seconds.": "Fragen Sie in einigen Sekunden wieder nach dem Dokument {1}.",
  "Content-Encoding {1} is not read here; gzip is.": "Content-Encoding {1} wird hier nicht gelesen; gzip schon.",
  "A message with this id came before, with another content; this one was not applied.":
    "Eine Nachricht mit dieser Kennung kam schon, mit anderem Inhalt; diese wurde nicht angewendet.",
  "Not applied, as another object of this document was refused.":
    "Nicht angewendet, weil ein anderes Objekt dieses Dokuments abgelehnt wurde.",
  "Test message (TestDataIndicator): received and read; nothing of it is applied.":
    "Testnachricht (TestDataIndicator): empfangen und gelesen; nichts davon wird angewendet.",
  "A message may have {1} bytes.": "Eine Nachricht darf {1} Bytes haben.",
  "The same message as document {1}; nothing was applied again.":
    "Dieselbe Nachricht wie das Dokument {1}; nichts wurde noch einmal angewendet.",
  "Message id of document {1}, but another content; it was not applied.":
    "Die Nachrichtenkennung des Dokuments {1}, aber ein anderer Inhalt; nicht angewendet.",
  "Document {1} is {2}.": "Das Dokument {1} ist {=2}.",
  "The mapping that the program comes with.": "Die Zuordnung, mit der das Programm kommt.",
  "{1} {2} of article {3} is no whole number of thousandths of {4}.":
    "{1} {2} des Artikels {3} sind keine ganze Zahl von Tausendsteln von {4}.",
  "The ERP cannot do without this field.": "Ohne dieses Feld kommt das ERP nicht aus.",
  "There is no such field.": "Dieses Feld gibt es nicht.",
  "Either a field of ours or a constant.": "Entweder ein Feld von uns oder eine Konstante.",
  "A field that must be there cannot depend on another one.":
    "Ein Feld, das da sein muss, kann nicht von einem anderen abhängen.",
  '"{1}" has {2} characters, at most {3} fit.': "„{1}“ hat {2} Zeichen, höchstens {3} passen.",
  '{1}: "{2}" has {3} characters, at most {4} fit': "{1}: „{2}“ hat {3} Zeichen, höchstens {4} passen",
  "The constant is empty.": "Die Konstante ist leer.",
  '"{1}" is not {2}.': "„{1}“ ist nicht {=2}.",
  "A lookup takes a text and gives a text.": "Ein Nachschlagen nimmt einen Text und ergibt einen Text.",
  "Only a text can be cut.": "Nur ein Text lässt sich kürzen.",
  "{1} is a {2}, the field takes {3}.": "{1} ist {=2}, das Feld nimmt {=3}.",
  '{1} {2} has no code of the ERP in the lookup "{3}".':
    "{=1} {2} hat in der Zuordnungstabelle „{=3}“ keinen Code des ERP.",
  "The items come to {1}, the payments to {2}.": "Die Positionen ergeben {1}, die Zahlungen {2}.",
  "The ERP does not know {1}: it has set receipts aside for it.":
    "Das ERP kennt {1} nicht: Es hat deswegen Belege zurückgestellt.",
  '{1}.{2} is "{3}".': "{1}.{2} ist „{3}“.",
  "The value is not what the field takes.": "Der Wert ist nicht, was das Feld nimmt.",
  "The value is longer than the field.": "Der Wert ist länger als das Feld.",
  "{1} has no version {2}.": "{=1} hat keine Version {2}.",
  "Run it over the last transactions first.": "Prüfen Sie sie zuerst an den letzten Vorgängen.",
  "{1} of {2} would fail.": "{1} von {2} würden scheitern.",
  "Till {1} was paid by {2} for the first time, on {3}. Its receipts cannot be posted before the code is there.":
    "An der Kasse {1} wurde zum ersten Mal mit {2} gezahlt, auf {3}. Ohne den Code lassen sich ihre Belege nicht buchen.",
  "Nothing was sold yet.": "Noch ist nichts verkauft.",
  "{1} is not told by {2}.": "{1} wird nicht über {=2} gemeldet.",
  "There is no such person here.": "Diese Person gibt es hier nicht.",
  "Name groups or cases.": "Nennen Sie Gruppen oder Fälle.",
  "{1} has version {2} by now.": "{1} hat inzwischen die Version {2}.",
  "There is no message {1} of store {2} that can be corrected.":
    "Eine Nachricht {1} der Filiale {2}, die sich korrigieren lässt, gibt es nicht.",
  "{1} cannot be corrected.": "{1} lässt sich nicht korrigieren.",
  "{1} cannot be empty.": "{1} darf nicht leer sein.",
  "Nothing is changed.": "Nichts ist geändert.",
  "Nothing is open of {1}.": "Von {1} ist nichts offen.",
  "No lookup of ours leads to {1}.": "Zu {1} führt keine Zuordnungstabelle von uns.",
  "They have gone through meanwhile.": "Sie sind inzwischen durchgekommen.",
  "A message to the ERP is open until the ERP has posted it.":
    "Eine Nachricht an das ERP bleibt offen, bis das ERP sie gebucht hat.",
  "No system is set up to be asked, or it does not answer.":
    "Kein System ist zum Fragen eingerichtet, oder es antwortet nicht.",
  "No answer.": "Keine Antwort.",
  "Expected at least every {1} hours; the last one came at {2}.":
    "Erwartet mindestens alle {1} Stunden; zuletzt gekommen am {2}.",
  "{1} transactions have waited for its closing since {2}. Close it, or let them go one by one.":
    "{1} Vorgänge warten seit {2} auf ihren Abschluss. Schließen Sie sie ab, oder senden Sie einzeln.",
  "Waits until the ERP has a number for customer {1}.": "Wartet, bis das ERP eine Nummer für den Kunden {1} hat.",
  "Sales has no transaction {1}.": "Im Verkauf gibt es keinen Vorgang {1}.",
  "Name ids or a state.": "Nennen Sie Kennungen oder einen Status.",
  "An id is no message's.": "Eine Kennung gehört zu keiner Nachricht.",
  "There is no document {1}.": "Das Dokument {1} gibt es nicht.",
  "There is no state {1}.": "Den Status {1} gibt es nicht.",
  "{1} has no destination, or is not active.": "{1} hat kein Ziel oder ist nicht aktiv.",
  "The answer is not JSON.": "Die Antwort ist kein JSON.",
  "{1} lacks the permission {2}.": "{1} hat die Berechtigung {2} nicht.",
  "Customer {1} is kept here only, and the ERP takes no order of somebody it does not know.":
    "Der Kunde {1} wird nur hier geführt, und das ERP nimmt keinen Auftrag von jemandem, den es nicht kennt.",
};
