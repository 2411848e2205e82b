import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, site } from "../../../../../tools/testing/erp-examples.ts";
import { erpProgram } from "../../../../../tools/testing/erp-program.ts";
import { receipt, receiptIdoc, saleLine } from "../../../../../tools/testing/idocs.ts";

const program = await erpProgram();
const headers = await program.technical("reader", ["odata.read", "idoc.send"]);
afterAll(program.stop);

const { masterData, logistics } = program.erp;
beforeAll(async () => {
  await masterData.upsertSites([site("1010"), site("1020")], "test");
  await masterData.upsertArticles(
    ["CANDLE", "O'CLOCK", "ZERO"].map((id) => article(id)),
    "test",
  );
  const put = (articleId: string, siteId: string, quantity: number, more: object = {}) =>
    logistics.postGoodsMovement({ movementType: "561", items: [{ articleId, siteId, quantity, ...more }] }, "test");
  await put("CANDLE", "1010", 24);
  await put("CANDLE", "1010", 3, { stockType: "07", storageLocation: "0002" });
  await put("CANDLE", "1020", 1.5);
  await put("O'CLOCK", "1010", 7);
  await put("ZERO", "1010", 2);
  await logistics.postGoodsMovement(
    { movementType: "702", items: [{ articleId: "ZERO", siteId: "1010", quantity: 2 }] },
    "test",
  );
});

const get = (path: string) => program.ask("GET", `/sap/opu/odata/sap/${path}`, { headers });
const stock = (query: string) => get(`API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod?${query}`);
type Row = Record<string, string>;
const inShort = ({ Material, Plant, StorageLocation, InventoryStockType, MatlWrhsStkQtyInMatlBaseUnit }: Row) =>
  `${Material} ${Plant} ${StorageLocation} ${InventoryStockType} ${MatlWrhsStkQtyInMatlBaseUnit}`;

const candle = "CANDLE 1010 0001 01 24";
const blocked = "CANDLE 1010 0002 07 3";
const other = "CANDLE 1020 0001 01 1.5";
const clock = "O'CLOCK 1010 0001 01 7";

describe("A_MatlStkInAcctMod", () => {
  it.each([
    ["", [candle, blocked, other, clock]],
    ["$filter=Material eq 'CANDLE' and Plant eq '1010' and InventoryStockType eq '01'", [candle]],
    ["$filter=Material eq 'O''CLOCK'", [clock]],
    ["$filter=Material eq 'ZERO'", []],
    ["$filter=(Plant eq '1020' or InventoryStockType eq '07') and not (Material eq 'O''CLOCK')", [blocked, other]],
    ["$filter=MatlWrhsStkQtyInMatlBaseUnit ge 3m and MatlWrhsStkQtyInMatlBaseUnit lt 24m", [blocked, clock]],
    ["$filter=MatlWrhsStkQtyInMatlBaseUnit eq 1.5m", [other]],
    ["$filter=startswith(Material,'CAN') and Plant ne '1010'", [other]],
    ["$filter=substringof('CLO',Material)", [clock]],
    ["$filter=endswith(Material,'CLOCK') eq false and StorageLocation eq '0001'", [candle, other]],
    ["$filter=InventorySpecialStockType eq '' and Batch eq ''&$top=1", [candle]],
    ["$orderby=MatlWrhsStkQtyInMatlBaseUnit desc", [candle, clock, blocked, other]],
    ["$orderby=Plant desc,Material&$skip=1&$top=2", [candle, blocked]],
    ["$top=0", []],
  ])("%s", async (query, rows) => {
    const { status, json } = await stock(query);
    expect(status).toBe(200);
    expect(json.d.results.map(inShort)).toEqual(rows);
  });

  it("counts all, gives the fields asked for, and says what it is", async () => {
    const { json } = await stock("$inlinecount=allpages&$top=1&$select=Material,Plant&$format=json");
    expect(json.d.__count).toBe("4");
    const [{ __metadata, ...row }] = json.d.results;
    expect(row).toEqual({ Material: "CANDLE", Plant: "1010" });
    expect(__metadata.type).toBe("API_MATERIAL_STOCK_SRV.A_MatlStkInAcctModType");
  });

  it.each([
    ["$filter=Material eq 'x' or 1 eq 1"],
    ["$filter=Material eq 'x''; drop table logistics.stock; --"],
    ["$filter=Secret eq 'x'"],
    ["$filter=Material gt 5"],
    ["$filter=tolower(Material) eq 'candle'"],
    [`$filter=${"(".repeat(60)}Plant eq '1'${")".repeat(60)}`],
    ["$filter=Material eq"],
    ["$orderby=Material;drop"],
    ["$orderby=pg_sleep(10)"],
    ["$select=password"],
    ["$top=-1"],
    ["$skip=1e9"],
    ["$expand=to_Secrets"],
    ["$format=xml"],
    ["$top=1&$top=2"],
  ])("refuses %s in SAP's form", async (query) => {
    const { status, json } = await stock(query);
    expect(status).toBe(400);
    expect(json.error).toMatchObject({
      code: expect.stringMatching(/^CF\//),
      message: { lang: "en", value: expect.any(String) },
    });
  });

  it.each(["x' or '1'='1", "%", "_ANDLE", "\\", "'; select pg_sleep(5); --", "ÄÖ\u0001"])(
    "takes %j as a value and nothing else",
    async (value) => {
      const quoted = encodeURIComponent(`'${value.replaceAll("'", "''")}'`);
      for (const filter of [
        `Material eq ${quoted}`,
        `substringof(${quoted},Material)`,
        `startswith(Material,${quoted})`,
      ]) {
        const { status, json } = await stock(`$filter=${filter}`);
        expect([status, json.d?.results]).toEqual([200, []]);
      }
    },
  );

  it("refuses U+0000, and days and numbers that the database has no place for, as faults of the question", async () => {
    const { status, json } = await stock("$filter=Material eq '%00'");
    expect([status, json.error.message.value]).toEqual([400, expect.stringContaining("U+0000")]);
    for (const path of ["idocs/99999999999999999999", "receipt-totals?siteId=1010&businessDate=2026-99-99"])
      expect((await program.admin("GET", `/api/documents/${path}`)).status).toBe(400);
  });

  it("gives one by its key, and its way to the material", async () => {
    const key =
      "Material='CANDLE',Plant='1010',StorageLocation='0001',Batch='',Supplier='',Customer='',WBSElementInternalID='0',SDDocument='',SDDocumentItem='0',InventorySpecialStockType='',InventoryStockType='01'";
    expect(inShort((await get(`API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod(${key})`)).json.d)).toBe(candle);
    expect(
      (await get(`API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod(${key})/to_MaterialStock`)).json.d.MaterialBaseUnit,
    ).toBe("PC");
    expect(
      (await get("API_MATERIAL_STOCK_SRV/A_MaterialStock('CANDLE')/to_MatlStkInAcctMod")).json.d.results.map(inShort),
    ).toEqual([candle, blocked, other]);
  });

  it.each([
    ["API_MATERIAL_STOCK_SRV/A_MaterialStock('ZERO')"],
    ["API_MATERIAL_STOCK_SRV/A_Nothing"],
    ["API_NOTHING_SRV/A_MaterialStock"],
  ])("%s is not there", async (path) => {
    const { status, json } = await get(path);
    expect([status, json.error.code]).toEqual([404, "/IWBEP/CM_MGW_RT/020"]);
  });

  it("takes what it leads to along", async () => {
    const { json } = await get("API_MATERIAL_STOCK_SRV/A_MaterialStock?$expand=to_MatlStkInAcctMod&$top=1");
    expect(json.d.results[0].to_MatlStkInAcctMod.results.map(inShort)).toEqual([candle, blocked, other]);
  });

  it("describes itself", async () => {
    const metadata = await get("API_MATERIAL_STOCK_SRV/$metadata");
    expect(metadata.headers.get("content-type")).toMatch(/^application\/xml/);
    expect(metadata.text).toContain('<EntitySet Name="A_MatlStkInAcctMod"');
    expect((await get("API_MATERIAL_STOCK_SRV/")).json).toEqual({
      d: { EntitySets: ["A_MaterialStock", "A_MatlStkInAcctMod"] },
    });
    expect((await get("API_MATERIAL_STOCK_SRV/A_MatlStkInAcctMod/$count")).text).toBe("4");
  });
});

describe("ReceiptStatusSet", () => {
  const send = async (body: Buffer) => {
    const { status, json } = await program.ask("POST", "/sap/bc/idoc_xml?sap-client=100", {
      headers: { ...headers, "content-type": "application/xml" },
      body,
    });
    expect(status).toBe(200);
    return json as { idocNumber: string; repeated: boolean };
  };
  const statusOf = async (filter: string) =>
    (await get(`ZCF_POS_STATUS_SRV/ReceiptStatusSet?$filter=${encodeURIComponent(filter)}`)).json.d.results as Row[];
  const settled = async (idoc: string) => {
    for (let tries = 0; tries < 200; tries += 1) {
      const rows = await statusOf(`Idoc eq '${idoc}'`);
      if (rows.length > 0 && rows.every(({ Status }) => Status !== "pending")) return rows;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("still pending");
  };

  it("tells what became of each receipt of an IDoc, by the jobs of the running program", async () => {
    const { idocNumber } = await send(
      receiptIdoc([
        receipt("1010-01-000001", [saleLine("CANDLE", 295)]),
        receipt("1010-01-000002", [saleLine("NONE", 295)]),
      ]),
    );
    expect(idocNumber).toMatch(/^\d{16}$/);
    const [first, second] = await settled(idocNumber);
    expect(first).toMatchObject({
      Idoc: idocNumber,
      ReceiptNumber: "1010-01-000001",
      Status: "posted",
      RevenueState: "posted",
      PaymentState: "posted",
      StockState: "posted",
      Reason: null,
    });
    expect(first?.RevenueDocument).toMatch(/^2026\/90\d{8}$/);
    expect(first?.PostedAt).toMatch(/^\/Date\(\d+\+0000\)\/$/);
    expect(second).toMatchObject({
      ReceiptNumber: "1010-01-000002",
      Status: "setAside",
      RevenueState: "setAside",
      PaymentState: "posted",
      StockState: "setAside",
      Reason: "Line 1: there is no article NONE.",
      ReasonCode: "article-unknown",
      ReasonSubject: "NONE",
      RevenueDocument: null,
      PostedAt: null,
    });
    expect(
      (
        await stock("$filter=Material eq 'CANDLE' and Plant eq '1010' and InventoryStockType eq '01'")
      ).json.d.results.map(inShort),
    ).toEqual(["CANDLE 1010 0001 01 23"]);
  });

  it("answers a receipt that came again under its second IDoc too", async () => {
    const { idocNumber } = await send(
      receiptIdoc([
        receipt("1010-01-000001", [saleLine("CANDLE", 295)]),
        receipt("1010-01-000003", [saleLine("CANDLE", 295)]),
      ]),
    );
    const rows = await settled(idocNumber);
    expect(rows.map(({ ReceiptNumber, Status }) => [ReceiptNumber, Status])).toEqual([
      ["1010-01-000001", "posted"],
      ["1010-01-000003", "posted"],
    ]);
    const changed = await send(receiptIdoc([receipt("1010-01-000001", [saleLine("CANDLE", 999)])]));
    expect(await settled(changed.idocNumber)).toMatchObject([
      {
        Status: "setAside",
        Reason: "This receipt was posted before with another content.",
        ReasonCode: "posted-before-differently",
        ReasonSubject: "1010-01-000001",
      },
    ]);
    expect((await statusOf("ReceiptNumber eq '1010-01-000001'")).length).toBe(3);
  });

  it("is not open to everybody", async () => {
    const { status, json } = await program.ask("GET", "/sap/opu/odata/sap/ZCF_POS_STATUS_SRV/ReceiptStatusSet");
    expect([status, json.error.code]).toEqual([401, "CF/technical-sign-in-needed"]);
  });
});
