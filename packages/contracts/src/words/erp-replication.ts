/** What the ERP says of what leaves it. */
export const erpReplicationSentences: Record<string, string> = {
  "It names no message that it answers.": "Sie nennt keine Nachricht, auf die sie antwortet.",
  "No message {1} was sent to this system.": "Eine Nachricht {1} wurde an dieses System nicht gesendet.",
  "Something went wrong here; send it again later.": "Hier ist etwas schiefgegangen; bitte später noch einmal senden.",
  "There is no confirmation {1}.": "Die Bestätigung {1} gibt es nicht.",
  "There is no run {1}.": "Den Lauf {1} gibt es nicht.",
  "There is no replication model {1}.": "Das Replikationsmodell {1} gibt es nicht.",
  "There is no time zone {1}.": "Die Zeitzone {1} gibt es nicht.",
  "The model does not send objects of type {1}.": "Das Modell sendet keine Objekte der Art {=1}.",
  "Model {1} sends objects of type {2} to {3} already: extend its filter.":
    "Das Modell {1} sendet Objekte der Art {=2} schon an {3}: Erweitern Sie seinen Filter.",
  "There is no message {1}.": "Die Nachricht {1} gibt es nicht.",
  "The receiver refused the message.": "Der Empfänger hat die Nachricht abgelehnt.",
  "The receiver has no service at {1} (404): check its address and path.":
    "Der Empfänger hat unter {1} keinen Dienst (404): Prüfen Sie Adresse und Pfad.",
  "Run {1} has ended already.": "Der Lauf {1} ist schon zu Ende.",
  "Nothing of run {1} is to be sent again.": "Vom Lauf {1} ist nichts erneut zu senden.",
  "No replication model sends objects of type {1} to {2}.":
    "Kein Replikationsmodell sendet Objekte der Art {=1} an {2}.",
  "Give a time or a pattern, and not both.": "Geben Sie eine Zeit oder ein Muster an, nicht beides.",
  "This time has passed.": "Diese Zeit ist schon vorbei.",
  "Its time has passed.": "Seine Zeit ist schon vorbei.",
  "There is no schedule {1}.": "Den Plan {1} gibt es nicht.",
  "No active replication model sends business partners.": "Kein aktives Replikationsmodell sendet Geschäftspartner.",
  "The receiver answered {1}.": "Der Empfänger antwortete {1}.",
  "Model {1} does not send objects of type {2}.": "Das Modell {1} sendet keine Objekte der Art {=2}.",
  "Name the objects.": "Nennen Sie die Objekte.",
  "Not known: {1}.": "Nicht bekannt: {1}.",
  "The filter of model {1} keeps it out: {2}.": "Der Filter des Modells {1} hält es zurück: {2}.",
  "This one object is too large for the receiver (413).": "Dieses eine Objekt ist für den Empfänger zu groß (413).",
};
