import { describe, expect, it } from "vitest";
import { createSafeXmlParser } from "../xml/safe-parser.ts";
import { entityAnswer, errorAnswer, serviceAnswer, setAnswer } from "./answer.ts";
import { where } from "./filter-use.ts";
import { metadataOf } from "./metadata.ts";
import { parseQuery, writeQuery } from "./query.ts";
import { readAnswer, readError } from "./read-answer.ts";
import { parseResource, writeKey } from "./resource.ts";
import {
  materialStock,
  materialStockInAccountModel,
  materialStockService,
  posStatusService,
  receiptStatus,
} from "./services.ts";

const stockType = materialStockInAccountModel.type;
const stock = {
  Material: "TG11",
  Plant: "1010",
  StorageLocation: "0001",
  Batch: "",
  Supplier: "",
  Customer: "",
  WBSElementInternalID: "0",
  SDDocument: "",
  SDDocumentItem: "0",
  InventorySpecialStockType: "",
  InventoryStockType: "01",
  WBSElementExternalID: "",
  MaterialBaseUnit: "PC",
  MatlWrhsStkQtyInMatlBaseUnit: "24.000",
};
const options = {
  serviceUrl: "http://erp/sap/opu/odata/sap/API_MATERIAL_STOCK_SRV",
  service: materialStockService,
  set: materialStockInAccountModel,
};

describe("query options", () => {
  it("are read together, those without $ are let pass", () => {
    const text =
      "$filter=Plant%20eq%20'1010'&$select=Material,Plant&$orderby=Material%20desc,Plant&$top=10&$skip=20&$inlinecount=allpages&$format=json&sap-client=100";
    const query = parseQuery(text, stockType);
    expect(query).toMatchObject({ filter: { kind: "compare", value: "1010" }, top: 10, skip: 20, inlineCount: true });
    expect(query.select?.map(({ name }) => name)).toEqual(["Material", "Plant"]);
    expect(query.orderBy.map(({ property, descending }) => [property.name, descending])).toEqual([
      ["Material", true],
      ["Plant", false],
    ]);
    expect(parseQuery(writeQuery(query), stockType)).toEqual(query);
  });

  it("have plain defaults", () => {
    expect(parseQuery("", stockType)).toEqual({ orderBy: [], skip: 0, inlineCount: false });
  });

  it.each([
    ["$top=-1", "$top is no whole number"],
    ["$top=ten", "$top is no whole number"],
    ["$skip=1e3", "$skip is no whole number"],
    ["$top=1&$top=2", "$top is given twice"],
    ["$expand=a/b/c/d", "at most 12 paths of 3 steps"],
    ["$format=atom", "$format: only json"],
    ["$inlinecount=yes", "$inlinecount is neither"],
    ["$select=Material,Nope", '$select: A_MatlStkInAcctModType has no property "Nope"'],
    ["$orderby=Material up", '$orderby: "Material up"'],
    ["$orderby=Nope", 'has no property "Nope"'],
  ])("are refused: %s", (text, message) => {
    expect(() => parseQuery(text, stockType)).toThrow(
      expect.objectContaining({ code: "odata.option", message: expect.stringContaining(message) }),
    );
  });

  it("are encoded, whatever is in a value", () => {
    const text = writeQuery({ filter: where(stockType, "Material", "eq", "A&B=#'+ 50%") });
    expect(text).toBe("$filter=Material%20eq%20'A%26B%3D%23''%2B%2050%25'&$format=json");
    expect(parseQuery(text, stockType).filter).toEqual(where(stockType, "Material", "eq", "A&B=#'+ 50%"));
  });
});

describe("paths", () => {
  it.each([
    ["", { kind: "service" }],
    ["/", { kind: "service" }],
    ["$metadata", { kind: "metadata" }],
    ["A_MaterialStock", { kind: "set" }],
    ["A_MaterialStock/$count", { kind: "count" }],
    ["A_MaterialStock('TG''11')", { kind: "entity", key: { Material: "TG'11" } }],
    ["A_MaterialStock(Material='a)/b')", { kind: "entity", key: { Material: "a)/b" } }],
    [
      "A_MaterialStock('TG11')/to_MatlStkInAcctMod",
      { kind: "navigation", navigation: { many: true }, target: materialStockInAccountModel },
    ],
  ])("%s", (path, resource) => {
    expect(parseResource(path, materialStockService)).toMatchObject(resource);
  });

  it("finds the key again that it wrote", () => {
    const path = `A_MatlStkInAcctMod${decodeURIComponent(writeKey(materialStockInAccountModel, { ...stock, Material: "a,b=('c')" }))}`;
    expect(parseResource(path, materialStockService)).toMatchObject({
      kind: "entity",
      key: { Material: "a,b=('c')", Plant: "1010" },
    });
  });

  it.each([
    "Nope",
    "A_MaterialStock('x')/nope",
    "A_MaterialStock('x')/constructor",
    "A_MaterialStock/Material",
    "a/b/c/d",
  ])("%s is not there", (path) => expect(parseResource(path, materialStockService)).toBeUndefined());

  it.each([
    "A_MaterialStock(5)",
    "A_MaterialStock(Plant='x')",
    "A_MaterialStock(Material='x',Material='y')",
    "A_MatlStkInAcctMod('x')",
  ])("%s is a wrong key", (path) =>
    expect(() => parseResource(path, materialStockService)).toThrow(expect.objectContaining({ code: "odata.key" })),
  );
});

describe("answers", () => {
  it("have SAP's form", () => {
    const answer = setAnswer([stock], { ...options, count: 7, select: undefined });
    const uri = `${options.serviceUrl}/A_MatlStkInAcctMod(Material='TG11',Plant='1010',StorageLocation='0001',Batch='',Supplier='',Customer='',WBSElementInternalID='0',SDDocument='',SDDocumentItem='0',InventorySpecialStockType='',InventoryStockType='01')`;
    expect(answer).toEqual({
      d: {
        __count: "7",
        results: [
          {
            __metadata: { id: uri, uri, type: "API_MATERIAL_STOCK_SRV.A_MatlStkInAcctModType" },
            ...stock,
            to_MaterialStock: { __deferred: { uri: `${uri}/to_MaterialStock` } },
          },
        ],
      },
    });
    expect(readAnswer(JSON.stringify(answer), materialStockInAccountModel)).toEqual({
      rows: [stock],
      count: 7,
      next: undefined,
    });
  });

  it("hold only what was selected", () => {
    const select = parseQuery("$select=Plant", stockType).select;
    expect(entityAnswer(stock, { ...options, select })).toEqual({
      d: { __metadata: expect.anything(), Plant: "1010" },
    });
  });

  it("carry moments and nulls both ways", () => {
    const status = {
      Idoc: "42",
      ReceiptNumber: "1010-01-000017",
      Status: "posted",
      RevenueState: "posted",
      PaymentState: "posted",
      StockState: "posted",
      Reason: null,
      ReasonCode: null,
      ReasonSubject: null,
      RevenueDocument: "90000001",
      PaymentDocument: null,
      StockDocument: null,
      PostedAt: "2010-12-01T08:26:00.000Z",
      ReversedAt: null,
      ReversedBy: null,
      ReversalReason: null,
    };
    const answer = setAnswer([status], { serviceUrl: "http://erp/x", service: posStatusService, set: receiptStatus });
    expect(JSON.stringify(answer)).toContain('"PostedAt":"/Date(1291191960000+0000)/"');
    expect(readAnswer(JSON.stringify(answer), receiptStatus).rows).toEqual([status]);
  });

  it("refuse to leave a mandatory value out", () => {
    expect(() => setAnswer([{ Material: "x" }], { ...options, set: materialStock })).toThrow(
      "MaterialBaseUnit has no value",
    );
  });

  it.each([
    ["one entity", '{"d":{"Material":"x","MaterialBaseUnit":"PC"}}', [{ Material: "x", MaterialBaseUnit: "PC" }]],
    ["results that are one entity", '{"d":{"results":{"Material":"x"}}}', [{ Material: "x" }]],
    ["an empty set", '{"d":{"results":[]}}', []],
    ["a set without results", '{"d":[{"Material":"x","Newer":1}]}', [{ Material: "x" }]],
  ])("of another server are read: %s", (_, body, rows) => {
    expect(readAnswer(body, materialStock).rows).toEqual(rows);
  });

  it.each([
    ["a page of a proxy", "<html>502</html>", "no JSON"],
    ["V4", '{"value":[]}', "no d"],
    ["a number where text belongs", '{"d":{"results":[{"Material":5}]}}', "Material: 5 is no Edm.String"],
    ["rows that are no objects", '{"d":{"results":[5]}}', "a row is no object"],
  ])("of another server are refused: %s", (_, body, message) => {
    expect(() => readAnswer(body, materialStock)).toThrow(
      expect.objectContaining({ code: "odata.answer", message: expect.stringContaining(message) }),
    );
  });

  it("tell errors", () => {
    expect(readError(JSON.stringify(errorAnswer("CF/001", "No such plant")))).toEqual({
      code: "CF/001",
      message: "No such plant",
      details: [],
    });
    const detail = { code: "CF/002", message: "No such country", target: "to_BusinessPartnerAddress/Country" };
    expect(readError(JSON.stringify(errorAnswer("CF/001", "Not taken", [detail])))?.details).toEqual([detail]);
    expect(readError("<html>")).toBeUndefined();
    expect(readError("{}")).toBeUndefined();
    expect(serviceAnswer(posStatusService)).toEqual({
      d: { EntitySets: ["ReceiptStatusSet", "CompletenessSet", "ReceiptSet"] },
    });
  });
});

describe("$metadata", () => {
  it("describes SAP's stock service with SAP's lengths", () => {
    const elements: string[] = [];
    const parser = createSafeXmlParser({
      open: ({ local, attributes }) => {
        elements.push(
          [
            local,
            ...["Name", "Type", "MaxLength", "Precision", "Scale"].flatMap((name) => attributes[name]?.value ?? []),
          ].join(" "),
        );
      },
      close() {},
      text() {},
    });
    parser.write(metadataOf(materialStockService));
    parser.end();
    expect(elements).toContain("Property Material Edm.String 40");
    expect(elements).toContain("Property WBSElementInternalID Edm.String 8");
    expect(elements).toContain("Property MatlWrhsStkQtyInMatlBaseUnit Edm.Decimal 31 14");
    expect(elements.filter((each) => each.startsWith("PropertyRef"))).toHaveLength(12);
    expect(elements).toContain("EntitySet A_MatlStkInAcctMod");
    expect(elements).toContain("Association A_MaterialStock_to_MatlStkInAcctMod");
  });
});
