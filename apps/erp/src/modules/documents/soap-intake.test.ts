import {
  type FinancialTransactionDraft,
  posSoapWriters,
  type ReceiptDraft,
  readSoapFault,
  writeDocument,
} from "@counterfoil/sap";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, site } from "../../../../../tools/testing/erp-examples.ts";
import { erpProgram } from "../../../../../tools/testing/erp-program.ts";
import { receipt, saleLine } from "../../../../../tools/testing/idocs.ts";

const program = await erpProgram();
const headers = await program.technical("pos", ["idoc.send", "odata.read"]);
afterAll(program.stop);
beforeAll(async () => {
  await program.erp.masterData.upsertSites([site("1010")], "test");
  await program.erp.masterData.upsertArticles([article("CANDLE")], "test");
});

const sales = "/sap/bc/srt/xip/sap/cfoil_sales_transaction";
const financial = "/sap/bc/srt/xip/sap/cfoil_financial_transaction";
const send = (path: string, body: string, more = headers) =>
  program.ask("POST", path, { headers: { ...more, "content-type": "text/xml; charset=utf-8" }, body });
const header = (id: string) => ({ id, sender: "1010", senderSystem: "HUB" });
const receipts = (id: string, records: ReceiptDraft[]) =>
  [...writeDocument(posSoapWriters.WPUBON01, header(id), records)].join("");
const movements = (id: string, records: FinancialTransactionDraft[]) =>
  [...writeDocument(posSoapWriters.WPUFIB01, header(id), records)].join("");
const numberIn = (text: string) => /<IdocNumber>(\d{16})<\/IdocNumber><Repeated>(true|false)<\/Repeated>/.exec(text);
/** The running program posts by itself. */
const settled = async () => {
  for (let tries = 0; tries < 400; tries += 1) {
    if ((await program.erp.documents.readSummary()).pending === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("still pending");
};
const count = async () => Number((await program.admin("GET", "/api/documents/receipts?limit=1")).json.total);

describe("the SOAP form of sales and financial transactions", () => {
  it("is posted as its IDoc is, and its number answers for it", async () => {
    const body = receipts("M-1", [receipt("1010-01-000001", [saleLine("CANDLE", 600)])]);
    const answer = await send(sales, body);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/xml; charset=utf-8"]);
    const [, number = "", repeated] = numberIn(answer.text) ?? [];
    expect(repeated).toBe("false");
    expect(numberIn((await send(sales, body)).text)?.slice(1)).toEqual([number, "true"]);
    await settled();
    const status = await program.ask(
      "GET",
      `/sap/opu/odata/sap/ZCF_POS_STATUS_SRV/ReceiptStatusSet?$filter=Idoc%20eq%20'${number}'`,
      { headers },
    );
    expect(status.json.d.results).toMatchObject([
      { ReceiptNumber: "1010-01-000001", Status: "posted", ReasonCode: null, ReasonSubject: null },
    ]);
    const idoc = await program.admin("GET", `/api/documents/idocs/${Number(number)}`);
    expect(idoc.json).toMatchObject({ idocType: "SalesTransactionBulkRequest", sender: "1010", archiveKey: "M-1" });
    expect((await program.admin("GET", `/api/documents/idocs/${Number(number)}/raw`)).text).toBe(body);
  });

  it("takes cash movements by the other service", async () => {
    const items = [{ sequence: 1, method: "CASH", sign: "-" as const, amountMinor: 450, currency: "GBP" }];
    const payOut = { day: "2026-11-21", number: "1010-01-000002", transactionType: "PAYO", items };
    expect((await send(financial, movements("M-2", [payOut]))).status).toBe(200);
    await settled();
    const { json } = await program.admin("GET", "/api/documents/receipts?query=1010-01-000002");
    expect(json.items).toMatchObject([
      { kind: "cashMovement", state: "posted", amount: -450, siteId: "1010", till: "01" },
    ]);
  });

  it("posts a receipt once, whichever form it comes in", async () => {
    const one = receipt("1010-01-000003", [saleLine("CANDLE", 600)]);
    await send(sales, receipts("M-3", [one]));
    await send(sales, receipts("M-3b", [one]));
    await settled();
    const { json } = await program.admin("GET", "/api/documents/receipts?query=1010-01-000003");
    expect(json.items.length).toBe(1);
  });

  it.each([sales, financial, "/sap/bc/idoc_xml"])("says at %s that it is there, to who may send", async (path) => {
    expect((await program.ask("GET", path, { headers })).status).toBe(405);
    expect((await program.ask("GET", path)).status).toBe(401);
  });

  it.each([
    [
      "a message of the other service",
      () => send(sales, movements("M-4", [])),
      400,
      /FinancialTransactionBulkRequest is not taken here; SalesTransactionBulkRequest, SalesSumBulkRequest, PaymentListBulkRequest are/,
    ],
    ["a DTD", () => send(sales, "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"), 400, /DTD is not accepted/],
    ["broken XML", () => send(sales, receipts("M-5", []).slice(0, 200)), 400, /./],
    ["an IDoc", () => send(sales, "<WPUBON01><IDOC/></WPUBON01>"), 400, /No SOAP message found/],
    ["nobody", () => send(sales, receipts("M-6", []), { authorization: "" }), 401, /./],
  ])("refuses %s with a fault and takes nothing", async (_name, call, status, reason) => {
    const before = await count();
    const answer = await call();
    expect(answer.status).toBe(status);
    expect(readSoapFault(answer.text)).toMatchObject({ fault: "Client", reason: expect.stringMatching(reason) });
    expect(await count()).toBe(before);
  });
});
