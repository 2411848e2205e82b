import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isGtin } from "@counterfoil/contracts";
import { afterAll, describe, expect, test } from "vitest";
import { deriveArticles, goodsOut } from "./articles.ts";
import { classifyInvoice } from "./classify.ts";
import { deriveCustomers } from "./customers.ts";
import { hierarchy } from "./hierarchy.ts";
import { readInvoices, withinDays } from "./invoices.ts";
import { toRetailLine } from "./read-lines.ts";
import type { RetailLine } from "./retail-line.ts";

const december = await readInvoices(join(import.meta.dirname, "../../data/online-retail/2010-12.csv.gz"));
const lines = december.flatMap((invoice) => invoice.lines);
const folder = mkdtempSync(join(tmpdir(), "retail-data-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("December 2010 as it is shipped", () => {
  test("has 42,481 lines on 2,025 invoices, and each is exactly one thing", () => {
    expect([lines.length, december.length]).toEqual([42_481, 2_025]);
    expect(counts(lines.map((line) => line.class))).toEqual({
      sale: 41_315,
      return: 698,
      service: 133,
      openPrice: 40,
      discount: 8,
      voucher: 2,
      freeGoods: 133,
      fee: 12,
      stockCorrection: 140,
    });
    expect(counts(december.map((invoice) => invoice.kind))).toEqual({
      receipt: 1_874,
      goodsMovement: 140,
      cashMovement: 11,
    });
  });

  test("is worth what the file says: 748,957.02 pounds of all lines with a price", () => {
    expect(lines.reduce((sum, line) => sum + line.quantity * line.unitPriceMinor, 0)).toBe(74_895_702);
  });

  test("one day alone is the invoices of that day", () => {
    const day = withinDays(december, { from: "2010-12-01", to: "2010-12-01" });
    expect([day.length, day.flatMap((invoice) => invoice.lines).length]).toEqual([143, 3_108]);
    expect(day[0]?.invoice).toBe("536365");
  });

  test("gives 2,762 articles with valid GTINs of the in-house range, each in a leaf of the hierarchy", () => {
    const articles = deriveArticles(december);
    const leaves = new Set(
      hierarchy()
        .filter((node) => node.parentId)
        .map((node) => node.nodeId),
    );
    expect(articles.length).toBe(2_762);
    expect(articles.filter((article) => !leaves.has(article.nodeId))).toEqual([]);
    expect(
      articles.filter((article) => article.gtin && !(isGtin(article.gtin) && article.gtin.startsWith("29"))),
    ).toEqual([]);
    expect(articles.find((article) => article.articleId === "85123A")).toEqual({
      articleId: "85123A",
      type: "goods",
      texts: { en: "White hanging heart T-light holder", de: "White hanging heart T-light holder" },
      gtin: "2908512300107",
      nodeId: "1010",
      regularPriceMinor: 295,
    });
    expect(articles.find((article) => article.articleId === "POST")).toEqual({
      articleId: "POST",
      type: "service",
      texts: { en: "Postage", de: "Porto" },
      nodeId: "9010",
    });
  });

  test("gives 948 customers, the same on every machine, no two with one phone or mail", () => {
    const customers = deriveCustomers(december);
    expect(customers.length).toBe(948);
    expect(new Set(customers.map((customer) => customer.phone)).size).toBe(948);
    expect(new Set(customers.map((customer) => customer.email)).size).toBe(948);
    expect(customers.find((customer) => customer.customerId === "17850")).toMatchInlineSnapshot(`
      {
        "category": "person",
        "country": "GB",
        "customerId": "17850",
        "email": "greywillow.17850@example.org",
        "familyName": "Greywillow",
        "givenName": "Selma",
        "houseNumber": "98",
        "phone": "+441414960850",
        "street": "Ferry Road",
        "town": "Bath",
      }
    `);
  });
});

function counts(values: string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]));
}

function line(given: Partial<RetailLine>): RetailLine {
  const usual = { row: 2, invoice: "536365", stockCode: "71053", description: "WHITE METAL LANTERN", quantity: 6 };
  return { ...usual, at: "2010-12-01T08:26:00", unitPriceMinor: 339, country: "United Kingdom", ...given };
}

describe("an invoice becomes one transaction by rule", () => {
  const table: [string, Partial<RetailLine>[], string, string[]][] = [
    ["a sale", [{}], "receipt", ["sale"]],
    ["a return", [{ invoice: "C536379", quantity: -1 }], "receipt", ["return"]],
    ["a sale with postage", [{}, { stockCode: "POST" }], "receipt", ["sale", "service"]],
    ["goods given away beside a sale", [{}, { unitPriceMinor: 0 }], "receipt", ["sale", "freeGoods"]],
    ["goods given away to a customer", [{ unitPriceMinor: 0, customer: "14110" }], "receipt", ["freeGoods"]],
    ["a price below a penny", [{}, { stockCode: "PADS", unitPriceMinor: 0 }], "receipt", ["sale", "freeGoods"]],
    ["a discount granted later", [{ invoice: "C536379", stockCode: "D", quantity: -1 }], "receipt", ["discount"]],
    ["a stock correction", [{ unitPriceMinor: 0, quantity: -10 }], "goodsMovement", ["stockCorrection"]],
    [
      "postage at price 0 beside a stock correction",
      [{ unitPriceMinor: 0 }, { stockCode: "DOT", unitPriceMinor: 0 }],
      "goodsMovement",
      ["stockCorrection", "withoutEffect"],
    ],
    ["postage at price 0 alone", [{ stockCode: "POST", unitPriceMinor: 0 }], "none", ["withoutEffect"]],
    ["a fee", [{ invoice: "C537651", stockCode: "AMAZONFEE", quantity: -1 }], "cashMovement", ["fee"]],
    ["a fee beside goods", [{}, { stockCode: "BANK CHARGES", quantity: 1 }], "receipt", ["sale", "fee"]],
  ];
  test.each(table)("%s", (_name, given, kind, classes) => {
    const invoice = classifyInvoice(given.map(line));
    expect([invoice.kind, invoice.lines.map((each) => each.class)]).toEqual([kind, classes]);
  });
});

describe("a row", () => {
  const cells = ["C536365", "85123a", " WHITE ", "-6", "2010-12-01 08:26:00", "2.5", "17850.0", "France"];
  const withCell = (index: number, text: string) => cells.map((cell, at) => (at === index ? text : cell));

  test("is read to numbers", () => {
    expect(toRetailLine(cells, 7)).toEqual({
      row: 7,
      invoice: "C536365",
      stockCode: "85123A",
      description: "WHITE",
      quantity: -6,
      at: "2010-12-01T08:26:00",
      unitPriceMinor: 250,
      customer: "17850",
      country: "France",
    });
  });

  test.each([
    ["0.001", 0],
    ["0.005", 1],
    ["1.005", 101],
    ["38970.0", 3_897_000],
    ["-11062.06", -1_106_206],
  ])("price %s is %i pence", (text, minor) => {
    expect(toRetailLine(withCell(5, text), 2).unitPriceMinor).toBe(minor);
  });

  test.each([
    [0, "536", "InvoiceNo"],
    [3, "1.5", "Quantity"],
    [4, "01.12.2010", "InvoiceDate"],
    [5, "2,55", "UnitPrice"],
  ])("with cell %i = %s names row and column", (index, text, column) => {
    expect(() => toRetailLine(withCell(index, text), 9)).toThrow(`row 9: ${column} "${text}"`);
  });
});

describe("a file", () => {
  const header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
  const row = "536365,71053,LANTERN,6,2010-12-01 08:26:00,3.39,17850.0,United Kingdom";
  const write = (name: string, ...rows: string[]) => {
    writeFileSync(join(folder, name), rows.join("\n"));
    return join(folder, name);
  };

  test("that is not of the form is refused", async () => {
    await expect(readInvoices(write("columns.csv", "a,b", "1,2"))).rejects.toThrow("does not begin with the columns");
    await expect(readInvoices(write("empty.csv"))).rejects.toThrow("is empty");
    await expect(readInvoices(write("broken.csv.gz", header, row))).rejects.toThrow("incorrect header check");
    await expect(readInvoices(join(folder, "none.csv"))).rejects.toThrow("ENOENT");
  });

  test("with an invoice and a cancellation of the same digits is refused: one receipt number would be two", async () => {
    const file = write("twice.csv", header, row, row.replace("536365", "C536365"));
    await expect(readInvoices(file)).rejects.toThrow("invoices 536365 and C536365 have the same digits");
  });
});

test("goods that leave are counted per article, whatever comes back", () => {
  const out = goodsOut([
    classifyInvoice([line({ quantity: 6 }), line({ stockCode: "POST" })]),
    classifyInvoice([line({ invoice: "C536366", quantity: -2 })]),
    classifyInvoice([line({ invoice: "536367", unitPriceMinor: 0, quantity: -10 })]),
    classifyInvoice([line({ invoice: "536368", unitPriceMinor: 0, quantity: 4 })]),
  ]);
  expect([...out]).toEqual([["71053", 16]]);
});
