import { expect, test } from "vitest";
import { inGerman } from "./sentences.ts";

test.each([
  ["There is no article 4711.", "Den Artikel 4711 gibt es nicht."],
  ["Line 2: there is no tax code X9.", "Position 2: Das Steuerkennzeichen X9 gibt es nicht."],
  [
    "Order S-1010-0000001 is delivered: the ERP may have it.",
    "Der Auftrag S-1010-0000001 ist zugestellt: Das ERP hat ihn vielleicht schon.",
  ],
  [
    "To be approved the offer must be checked or draft; it is active.",
    "Um freigegeben zu sein, muss das Angebot geprüft oder Entwurf sein; es ist aktiv.",
  ],
  ["It was valid to 2010-12-24.", "Er galt bis 24.12.2010."],
  ['The ERP answered 400: {"error":{}}', 'Das ERP antwortete 400: {"error":{}}'],
  [
    'E1WPB01/KASSIERER: "CLERK-4711-A" has 12 characters, at most 10 fit',
    "E1WPB01/KASSIERER: „CLERK-4711-A“ hat 12 Zeichen, höchstens 10 passen",
  ],
  ["/lines/0/quantity must be >= 1.", "/lines/0/quantity muss mindestens 1 sein."],
  ["A DTD is not accepted (line 1, column 12)", "Eine DTD wird nicht angenommen (Zeile 1, Spalte 12)"],
  ["There is no article 1. Ask Bob.", "Den Artikel 1 gibt es nicht. Ask Bob."],
  ["There is no article 1. (document 7)", "Den Artikel 1 gibt es nicht. (Dokument 7)"],
])("%s", (english, german) => expect(inGerman(english)).toBe(german));

test("moments are said as in the given zone", () => {
  const english = "Closed at 2010-12-01T22:30:00Z, before it was opened.";
  expect(inGerman(english, "Europe/Berlin")).toBe("Abgeschlossen um 01.12.2010, 23:30:00, bevor geöffnet wurde.");
  expect(inGerman(english, "Europe/London")).toBe("Abgeschlossen um 01.12.2010, 22:30:00, bevor geöffnet wurde.");
});

test("what another program says is not ours", () => {
  for (const text of ["Material 4711 is not maintained in plant 1010", "London", "", "Tax (reduced)"])
    expect(inGerman(text), text).toBeUndefined();
});

test("a long text of many signs is answered at once", () => {
  const started = process.cpuUsage().user;
  expect(inGerman(`${": ( . ; ".repeat(124)}x`)).toBeUndefined();
  expect(inGerman("{} ".repeat(5000))).toBeUndefined();
  expect(process.cpuUsage().user - started).toBeLessThan(2_000_000);
});
