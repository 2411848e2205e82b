import type { FieldMapping, MappingDocument, MappingTrial } from "@counterfoil/contracts";
import { describe, expect, test } from "vitest";
import { entriesOf, fieldRows, lookupsUsed, withEntries, withRule } from "./mappings.ts";

const empty = { entries: {}, otherwise: "pass" } as const;
const document: MappingDocument = {
  telling: { discounts: "single", prices: "withTax", taxes: "told" },
  fields: {
    "E1WPB01.KASSID": { source: "transaction.tillNumber" },
    "E1WPB04.MWSKZ": { source: "tax.code", lookup: "tax" },
    "E1WPB01.E1WXX01.CF.TRANSACTION_ID": { source: "transaction.id" },
  },
  lookups: {
    payment: empty,
    cardType: empty,
    tax: { ...empty, entries: { A1: "V1" } },
    condition: empty,
    unit: empty,
    movement: empty,
    orderType: empty,
  },
};
const target = (field: string, required = false) => {
  const [segment = "", name = ""] = field.split(".");
  return { field, segment, name, type: "text", required, sources: ["transaction.tillNumber"] };
};
const targets: FieldMapping["targets"] = [target("E1WPB01.KASSID", true), target("E1WPB04.MWSKZ", true)];
const trial: MappingTrial = {
  number: "1010-01-000001",
  sources: [],
  segments: [
    { segment: "E1WPB01", depth: 0, fields: [{ name: "KASSID", text: "01" }] },
    { segment: "E1WPB04", depth: 2, fields: [{ name: "MWSKZ", text: "V1" }] },
    { segment: "E1WPB04", depth: 2, fields: [{ name: "MWSKZ", text: "V2" }] },
    {
      segment: "E1WXX01",
      depth: 1,
      fields: [
        { name: "FLDGRP", text: "CF" },
        { name: "FLDNAME", text: "TRANSACTION_ID" },
        { name: "FLDVAL", text: "id 1" },
      ],
    },
  ],
  problems: [{ field: "E1WPB04.MWSKZ", code: "value-invalid", detail: "no" }],
};

describe("rows of the editor", () => {
  test("are the fields with their rule, what the first of them holds, and what breaks a rule", () => {
    const rows = fieldRows({ targets }, document, trial, []);
    expect(rows.map(({ target: { field }, text, problem }) => [field, text, problem])).toEqual([
      ["E1WPB01.KASSID", "01", undefined],
      ["E1WPB04.MWSKZ", "V1", "no"],
      ["E1WPB01.E1WXX01.CF.TRANSACTION_ID", "id 1", undefined],
    ]);
  });

  test("say what the server refused at the field", () => {
    const refused = [{ field: "E1WPB01.KASSID", code: "target-missing", detail: "needed" }];
    expect(fieldRows({ targets }, document, undefined, refused)[0]?.problem).toBe("needed");
  });
});

test("a rule is replaced or taken away, and nothing else changes", () => {
  const changed = withRule(document, "E1WPB01.KASSID", { constant: "9" });
  expect(changed.fields["E1WPB01.KASSID"]).toEqual({ constant: "9" });
  expect(Object.keys(withRule(document, "E1WPB01.KASSID", undefined).fields)).toHaveLength(2);
  expect(document.fields["E1WPB01.KASSID"]).toEqual({ source: "transaction.tillNumber" });
});

test("entries of a lookup go there and back", () => {
  expect(lookupsUsed(document)).toEqual(["tax"]);
  const rows = [...entriesOf(document, "tax"), { from: " X9 ", to: "A0" }];
  expect(withEntries(document, "tax", rows).lookups.tax).toEqual({
    otherwise: "pass",
    entries: { A1: "V1", X9: "A0" },
  });
});
