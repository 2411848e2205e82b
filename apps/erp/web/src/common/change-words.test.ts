import { formatsFor } from "@counterfoil/ui";
import type { TFunction } from "i18next";
import { expect, it } from "vitest";
import { articleTexts } from "../articles/texts.ts";
import { priceTexts } from "../prices/texts.ts";
import { changeWords } from "./change-words.ts";

const german: Record<string, string> = { ...articleTexts.de, ...priceTexts.de, "ui.yes": "Ja" };
const { name, value } = changeWords(((key: string) => german[key] ?? key) as TFunction, formatsFor("de-DE"));

it("says the change of a price and of a field as the form calls them, and leaves what it does not know", () => {
  expect(name("prices.all.PC")).toBe("Verkaufspreise, Alle Standorte, PC");
  expect(name("prices.1010.PC.from 2.5")).toBe("Verkaufspreise, 1010, PC, Ab Menge 2,5");
  expect(value(["85 GBP 2010-01-01 to 9999-12-31"])).toBe("0,85\u00a0£, 01.01.2010 – 31.12.9999");
  expect([name("taxCode"), name("attributes.colour"), value(true)]).toEqual([
    "Steuerkennzeichen",
    "attributes.colour",
    "Ja",
  ]);
  expect(value([{ unit: "PC", numerator: 1, gtins: ["96385074", "40063813"] }])).toBe(
    "Einheit PC, Basiseinheiten (Zähler) 1, gtins 96385074; 40063813",
  );
});
