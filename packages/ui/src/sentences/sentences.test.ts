import { beforeAll, expect, test } from "vitest";
import { chooseLanguage, startLanguage } from "../language.ts";
import { inGerman, isOurs, said } from "./index.ts";

beforeAll(() => startLanguage({ en: {}, de: {} }));

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
  ["A DTD is not accepted (line 1, column 12)", "Eine DTD wird nicht angenommen (Zeile 1, Spalte 12)"],
  ["There is no article 1. Ask Bob.", "Den Artikel 1 gibt es nicht. Ask Bob."],
  ["There is no article 1. (document 7)", "Den Artikel 1 gibt es nicht. (Dokument 7)"],
])("%s", async (english, german) => {
  await chooseLanguage("de");
  expect(said(english)).toBe(german);
  await chooseLanguage("en");
  expect(said(english)).toBe(english);
});

test("what another program says stays as it came", async () => {
  await chooseLanguage("de");
  for (const text of ["Material 4711 is not maintained in plant 1010", "London", "", "Tax (reduced)"]) {
    expect(inGerman(text)).toBeUndefined();
    expect(said(text)).toBe(text);
    expect(isOurs(text)).toBe(false);
  }
});

test("a long text of many signs is answered at once", () => {
  const started = process.cpuUsage().user;
  expect(inGerman(`${": ( . ; ".repeat(124)}x`)).toBeUndefined();
  expect(inGerman("{} ".repeat(5000))).toBeUndefined();
  expect(process.cpuUsage().user - started).toBeLessThan(2_000_000);
});
