/** What the ERP says of systems and arrangements. */
export const erpCommunicationSentences: Record<string, string> = {
  "There is no system {1}.": "Das System {1} gibt es nicht.",
  "{1} is not arranged with {2}.": "{1} ist mit {2} nicht vereinbart.",
  "There is no communication system {1}.": "Das Kommunikationssystem {1} gibt es nicht.",
  "Communication system {1} is switched off.": "Das Kommunikationssystem {1} ist ausgeschaltet.",
  "{1} is switched off in the arrangement {2} with {3}.": "{=1} ist in der Vereinbarung {2} mit {3} ausgeschaltet.",
  "Communication system {1} has no address.": "Das Kommunikationssystem {1} hat keine Adresse.",
  "The arrangement {1} with {2} names no user for outbound.":
    "Die Vereinbarung {1} mit {2} nennt keinen Benutzer für ausgehende Aufrufe.",
  "The secret of {1} has to be entered for the new address.":
    "Das Geheimnis von {1} muss für die neue Adresse neu eingegeben werden.",
  "{1}: switched off in the communication arrangement; nothing was stored.":
    "{1}: in der Kommunikationsvereinbarung ausgeschaltet; nichts wurde gespeichert.",
  "{1}: not arranged for {2}; nothing was stored.": "{1}: nicht für {2} vereinbart; nichts wurde gespeichert.",
  "There is no arrangement of {1} with {2}.": "Eine Vereinbarung {1} mit {2} gibt es nicht.",
  "Switch off first: {1}.": "Zuerst ausschalten: {1}.",
  "{1} has no service {2}.": "{1} hat keinen Dienst {=2}.",
  "{1} comes in; its address is ours.": "{=1} kommt herein; seine Adresse ist unsere.",
  "Name the communication user that calls.": "Nennen Sie den Kommunikationsbenutzer, der hier aufruft.",
  "{1} is no user of {2} for inbound.": "{1} ist kein Benutzer von {2} für eingehende Aufrufe.",
  "{1} lacks {2}.": "{1} hat die Berechtigung {2} nicht.",
  "{1} only calls us.": "{1} ruft nur uns auf.",
  "Name the user as whom we call.": "Nennen Sie den Benutzer, als der wir aufrufen.",
  "{1} has no user {2} for outbound.": "{1} hat keinen Benutzer {2} für ausgehende Aufrufe.",
  "Switch {1} off first.": "Schalten Sie {1} zuerst aus.",
  "Delete its arrangements first: {1}.": "Löschen Sie zuerst die Vereinbarungen: {1}.",
  "Replication models send to {1}, or have sent to it.": "Replikationsmodelle senden an {1} oder haben es getan.",
  "{1} is no address that a system can have.": "Unter {1} kann kein System stehen.",
  "Give the secret for this address and user.": "Geben Sie das Geheimnis für diese Adresse und diesen Benutzer ein.",
  "There is no communication user {1}.": "Den Kommunikationsbenutzer {1} gibt es nicht.",
  "An arrangement of {1} uses {2}.": "Eine Vereinbarung mit {1} verwendet {2}.",
  "{1} has no user {2}.": "{1} hat keinen Benutzer {2}.",
};
