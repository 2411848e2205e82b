/** What is said of calls that did not go through. */
export const networkSentences: Record<string, string> = {
  "{1} does not accept client {2} ({3}).": "{1} nimmt den Client {2} nicht an ({3}).",
  "{1} answered {2} to the request for a token.": "{1} antwortete {2} auf die Bitte um ein Token.",
  "Nobody listens at {1}.": "Unter {1} hört niemand zu.",
  "The name in {1} is not known.": "Der Name in {1} ist nicht bekannt.",
  "{1} did not answer in time.": "{1} hat nicht rechtzeitig geantwortet.",
  "The connection to {1} broke.": "Die Verbindung zu {1} brach ab.",
  "The ERP answered {1}{2}": "Das ERP antwortete {1}{2}",
  "The ERP cannot be reached: {1}": "Das ERP ist nicht zu erreichen: {1}",
  "The ERP does not take our certificate: {1}": "Das ERP nimmt unser Zertifikat nicht an: {1}",
  "The ERP's answer cannot be read: {1}: {2}": "Die Antwort des ERP lässt sich nicht lesen: {1}: {2}",
  "The token service: {1}": "Der Token-Dienst: {1}",
  "The token service {1} does not answer": "Der Token-Dienst {1} antwortet nicht",
  "{1} cannot be reached: {2}": "{1} ist nicht zu erreichen: {2}",
  "The receiver answered {1} with an error: {2}": "Der Empfänger antwortete {1} mit einem Fehler: {2}",
  "The receiver does not accept our user {1} ({2}). {3}":
    "Der Empfänger nimmt unseren Benutzer {1} nicht an ({2}). {3}",
  "The receiver answered {1}. {2}": "Der Empfänger antwortete {1}. {2}",
  "{1} is {2}, where nothing is sent to.": "{1} ist {2}; dorthin wird nichts gesendet.",
  "{1} was not let in ({2}).": "{1} wurde nicht hereingelassen ({2}).",
  "{1} was let in.": "{1} wurde hereingelassen.",
  "There is no service at {1} ({2}).": "Unter {1} gibt es keinen Dienst ({2}).",
  "{1} is there.": "{1} ist da.",
  "It answered {1}.": "Die Antwort war {1}.",
  "It answered {1}, as it should to no message.": "Die Antwort war {1}, wie sie ohne Nachricht sein soll.",
  "It gave no answer.": "Es kam keine Antwort.",
  "Answered {1}, as expected.": "Die Antwort war {1}, wie erwartet.",
  "The answer is no OData. Check the address.": "Die Antwort ist kein OData. Prüfen Sie die Adresse.",
  "It broke off after the handshake: perhaps it wants a client certificate, or another one.":
    "Die Gegenseite brach nach dem Handschlag ab: Vielleicht will sie ein Client-Zertifikat oder ein anderes.",
  "The name {1} is not known.": "Der Name {1} ist nicht bekannt.",
  "{1} is an address itself.": "{1} ist selbst eine Adresse.",
  "{1} leads to {2}.": "{1} führt zu {2}.",
  "Port {1} is open.": "Der Port {1} ist offen.",
  "Port {1} does not answer.": "Der Port {1} antwortet nicht.",
  "Nobody listens at port {1}.": "Am Port {1} hört niemand zu.",
  "No way leads to {1}.": "Zu {1} führt kein Weg.",
  "The connection to port {1} failed.": "Die Verbindung zum Port {1} kam nicht zustande.",
  "Not encrypted (http): whoever is on the way reads everything, the secret too.":
    "Nicht verschlüsselt (http): Wer auf dem Weg sitzt, liest alles mit, auch das Geheimnis.",
  "{1}, certificate of {2}, valid until {3}, vouched for by {4}.":
    "{1}, Zertifikat von {2}, gültig bis {3}, beglaubigt durch {4}.",
  "Its certificate expires soon, on {1}.": "Das Zertifikat läuft bald ab, am {1}.",
  "Our own certificate expires soon, on {1}.": "Unser eigenes Zertifikat läuft bald ab, am {1}.",
  "There is no answer to the handshake.": "Auf den Handschlag kommt keine Antwort.",
  "The handshake failed.": "Der Handschlag ist gescheitert.",
  "Its certificate has expired.": "Das Zertifikat ist abgelaufen.",
  "Its certificate is not valid yet.": "Das Zertifikat gilt noch nicht.",
  "Its certificate is signed by itself. Add it to the system's trusted authorities.":
    "Das Zertifikat hat sich selbst unterschrieben. Nehmen Sie es in die vertrauten Stellen des Systems auf.",
  "The authority of its certificate is not trusted. Add it to the system's trusted authorities.":
    "Der Stelle, die das Zertifikat ausgestellt hat, wird nicht vertraut. Nehmen Sie sie in die vertrauten Stellen des Systems auf.",
  "The authority of its certificate is not known, or it does not send its whole chain. Add the authority to the system's trusted ones.":
    "Die Stelle, die das Zertifikat ausgestellt hat, ist nicht bekannt, oder die Gegenseite sendet nicht die ganze Kette. Nehmen Sie die Stelle in die vertrauten des Systems auf.",
  "Its certificate is for another host name.": "Das Zertifikat gilt für einen anderen Rechnernamen.",
  "It broke off the handshake. Perhaps it speaks no TLS at this port, or wants a client certificate.":
    "Die Gegenseite brach den Handschlag ab. Vielleicht spricht sie an diesem Port kein TLS, oder sie will ein Client-Zertifikat.",
  "It speaks no TLS at this port, or none that we speak.":
    "Die Gegenseite spricht an diesem Port kein TLS oder keines, das wir sprechen.",
};
