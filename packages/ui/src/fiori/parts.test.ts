import { describe, expect, it } from "vitest";
import { formatsFor } from "../formats.ts";
import { codesOf, findApps } from "./apps.ts";
import { moneyColumn } from "./columns.ts";
import { matches } from "./pages.ts";
import { prettyDocument } from "./pretty-document.ts";
import { sortRows } from "./sort.ts";

describe("search over apps", () => {
  const apps = [
    { title: "Master Data Results", intent: "MasterDataCall-search", codes: ["WE02", "SAP_COM_0008"] },
    {
      title: "Messages to the ERP",
      subtitle: "BD87 and more",
      intent: "OutboundMessage-search",
      codes: ["BD87", "WE02"],
    },
    { title: "Receipts", intent: "Receipt-search", codes: ["WPUBON"] },
  ];
  const titles = (typed: string) => findApps(apps, typed).map((app) => app.title);

  it("finds by any word and by old codes in any case", () => {
    expect(titles("we02")).toEqual(["Master Data Results", "Messages to the ERP"]);
    expect(titles("/nWE02")).toEqual(["Master Data Results", "Messages to the ERP"]);
    expect(titles("sap_com_0008")).toEqual(["Master Data Results"]);
    expect(titles("erp messages")).toEqual(["Messages to the ERP"]);
    expect(titles("nothing such")).toEqual([]);
    expect(titles("  ")).toEqual([]);
  });
});

it("codes lead to the apps that one may open", () => {
  const screen = () => null;
  const app = (intent: string, permission: string, codes: string[]) => ({
    intent,
    title: intent,
    icon: "x",
    permission,
    codes,
    screen,
  });
  const page = { intent: "A-create", title: "A-create", permission: "a", codes: ["XD01"], screen };
  const groups = [{ title: "g", apps: [app("B-search", "b", ["WE02", "BD87"]), app("A-search", "a", ["WE02"]), page] }];
  const rows = (may: string[]) =>
    codesOf(groups, ({ permission }) => may.includes(permission)).map(({ code, intent }) => [code, intent]);
  expect(rows(["a", "b"])).toEqual([
    ["BD87", "B-search"],
    ["WE02", "A-search"],
    ["WE02", "B-search"],
    ["XD01", "A-create"],
  ]);
  expect(rows(["a"])).toEqual([
    ["WE02", "A-search"],
    ["XD01", "A-create"],
  ]);
});

describe("sorting", () => {
  const rows = [
    { name: "Till 10", sum: 2 },
    { name: "till 9", sum: 10 },
    { name: "Till 1", sum: 2 },
  ];

  it("counts as people do, and sorts numbers by size", () => {
    const byName = sortRows(rows, (row) => row.name, { by: "name", direction: "Ascending" });
    expect(byName.map((row) => row.name)).toEqual(["Till 1", "till 9", "Till 10"]);
    const bySum = sortRows(rows, (row) => row.sum, { by: "sum", direction: "Descending" });
    expect(bySum.map((row) => row.name)).toEqual(["till 9", "Till 10", "Till 1"]);
  });

  it("without an order rows stay as they came", () => {
    expect(sortRows(rows, undefined, undefined)).toBe(rows);
  });
});

describe("raw documents", () => {
  it("indents XML between elements and keeps the blanks in them", () => {
    expect(prettyDocument("<?xml version='1.0'?><a><b> two  blanks </b><c/></a>", "text/xml")).toBe(
      "<?xml version='1.0'?>\n<a>\n  <b> two  blanks </b>\n  <c/>\n</a>",
    );
  });

  it("indents JSON, and shows what does not parse as it is", () => {
    expect(prettyDocument('{"a":[1]}', "application/json")).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(prettyDocument('{"a":', "application/json")).toBe('{"a":');
  });
});

describe("search in a list that is here whole", () => {
  it.each([
    [undefined, true],
    ["", true],
    ["lond 1010", true],
    ["paris", false],
  ])("%j: %s", (typed, found) => {
    expect(matches(typed, "1010", "London", undefined)).toBe(found);
  });
});

it("shows amounts with their currency and exports what a spreadsheet adds up", () => {
  const column = moneyColumn<{ amount: number; currency: string }>("total", "Total", (row) => row, formatsFor("en-GB"));
  const shown = [
    { amount: -123_450, currency: "GBP" },
    { amount: 5, currency: "JPY" },
  ].map((row) => [column.cell(row), column.text?.(row)]);
  expect(shown).toEqual([
    ["-£1,234.50", -1234.5],
    ["JP¥5", 5],
  ]);
});
