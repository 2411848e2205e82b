import type {
  FieldMapping,
  MappingDocument,
  MappingTest,
  MappingTrial,
  OutboundMessage,
  ProblemDocument,
  Receipt,
  WaysToPay,
} from "@counterfoil/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { pointErpAt } from "../../../testing/communication.ts";
import { type FaultErp, startFaultErp } from "../../../testing/fault-erp.ts";
import { cashMovementOf, receiptOf } from "../../../testing/receipts.ts";
import { eventually, type PairedTill, password, type Suite, startSuite } from "../../../testing/suite.ts";

const database = await testDatabase("server");
let suite: Suite;
let erp: FaultErp;
let till: PairedTill;
let running = 0;

beforeAll(async () => {
  erp = await startFaultErp();
  suite = await startSuite(database.url);
  await pointErpAt(suite.asAdmin, erp.url);
  till = await suite.createTill("1010-01");
});
beforeEach(() => {
  erp.arrivals.length = 0;
  erp.says(() => []);
});
afterAll(async () => {
  await suite.close();
  await erp.close();
  await database.drop();
});

const path = "/api/hub/field-mappings/salesTransactions";
const read = async (version?: number) =>
  (await suite.asAdmin<FieldMapping>("GET", version === undefined ? path : `${path}?version=${version}`)).body;
const post = <Body = ProblemDocument>(way: string, body?: unknown) =>
  suite.asAdmin<Body>("POST", `${path}/${way}`, body);
const changed = async (change: (document: MappingDocument) => void): Promise<MappingDocument> => {
  const { document } = await read();
  change(document);
  return document;
};
const save = async (change: (document: MappingDocument) => void, why = "test") => {
  const { status, body } = await post<{ version: number }>("versions", { document: await changed(change), why });
  expect(status).toBe(201);
  return body.version;
};
const sell = async (change: (receipt: Receipt) => void = () => undefined): Promise<Receipt> => {
  running += 1;
  const receipt = receiptOf({ running });
  change(receipt);
  const [result] = await suite.send(till.token, [receipt]);
  expect(result?.outcome).toBe("accepted");
  return receipt;
};
const messageOf = async (number: string) =>
  (await suite.asAdmin<{ items: OutboundMessage[] }>("GET", `/api/hub/outbound-messages?query=${number}`)).body
    .items[0];
const inState = (number: string, state: string) =>
  eventually(
    () => messageOf(number),
    (message) => message?.state === state,
  );
const bodyWith = (number: string) =>
  eventually(
    async () => erp.arrivals.map(({ body }) => body).find((body) => body.includes(`<BONNUMMER>${number}<`)),
    (body) => body !== undefined,
  );

describe("a version", () => {
  test("is a draft, is tested over the last transactions, is mapped by, and can be undone", async () => {
    const first = await sell();
    await sell();
    const version = await save(({ lookups }) => Object.assign(lookups.tax.entries, { A1: "V1" }), "the new tax codes");
    const stateOf = async () => (await read()).versions.find((each) => each.version === version)?.state;
    expect([version, await stateOf()]).toEqual([2, "draft"]);
    expect((await post(`versions/${version}/activate`, { why: "go" })).body.code).toBe("mapping-not-tested");

    const { body: result } = await post<MappingTest>(`versions/${version}/test`);
    expect(result).toMatchObject({ transactions: 2, changed: 2, failed: 0, failures: [] });
    expect(result.fields).toEqual([
      {
        field: "E1WPB04.MWSKZ",
        count: 2,
        examples: expect.arrayContaining([{ number: first.number, before: "A1", after: "V1" }]),
      },
    ]);
    expect(await stateOf()).toBe("tested");
    expect((await post(`versions/${version}/activate`, { why: "agreed with finance" })).status).toBe(204);
    const { number } = await sell();
    expect(await bodyWith(number)).toContain("<MWSKZ>V1</MWSKZ>");

    expect((await post("versions/1/activate", { why: "too early" })).status).toBe(204);
    const after = await sell();
    expect(await bodyWith(after.number)).toContain("<MWSKZ>A1</MWSKZ>");
    const { active, activations, versions } = await read();
    expect(active).toBe(1);
    expect(activations.map(({ version: each, why, activatedBy }) => [each, why, activatedBy])).toEqual([
      [1, "too early", "Ada"],
      [2, "agreed with finance", "Ada"],
      [1, "The mapping that the program comes with.", "Counterfoil"],
    ]);
    expect(versions.map((each) => [each.version, each.state, each.why])).toEqual([
      [2, "earlier", "the new tax codes"],
      [1, "active", "The mapping that the program comes with."],
    ]);
    const audit = await suite.rows<{ action: string }>(
      "select action from access.audit where object_type = 'fieldMapping' order by id",
    );
    expect(audit.map(({ action }) => action)).toEqual([
      "fieldMapping.saved",
      "fieldMapping.activated",
      "fieldMapping.activated",
    ]);
  });

  test("with failures needs somebody who says so", async () => {
    const before = (await read()).active;
    const version = await save(({ lookups }) => Object.assign(lookups, { tax: { entries: {}, otherwise: "refuse" } }));
    const { body: result } = await post<MappingTest>(`versions/${version}/test`);
    expect(result.failed).toBe(result.transactions);
    expect(result.failures.map(({ code, subject }) => [code, subject])).toEqual([["tax-code-unknown", "A1"]]);
    const refused = await post(`versions/${version}/activate`, { why: "go" });
    expect([refused.status, refused.body.code]).toEqual([409, "mapping-has-failures"]);
    expect((await read()).active).toBe(before);
    expect((await post(`versions/${version}/activate`, { why: "A1 ends tonight", despiteFailures: true })).status).toBe(
      204,
    );
    expect((await read()).activations[0]).toMatchObject({ version, despiteFailures: true, why: "A1 ends tonight" });
    await post(`versions/${before}/activate`, { why: "back" });
  });

  test("is refused with a reason at each field, and nothing is saved", async () => {
    const count = (await read()).versions.length;
    const document = await changed(({ fields }) => {
      delete fields["E1WPB01.KASSID"];
      fields["E1WPB01.POSKREIS"] = { constant: "LONDON" };
      fields["E1WPB03.KONDVALUE"] = { source: "line.text" };
    });
    const refused = await post("versions", { document, why: "wrong" });
    expect([refused.status, refused.body.code]).toEqual([422, "mapping-invalid"]);
    const { problems } = refused.body as unknown as { problems: { field: string; code: string }[] };
    expect(problems.map(({ field, code }) => `${field} ${code}`)).toEqual([
      "E1WPB01.KASSID target-missing",
      "E1WPB01.POSKREIS value-too-long",
      "E1WPB03.KONDVALUE type-differs",
    ]);
    expect((await read()).versions).toHaveLength(count);
    expect((await post("versions/99/activate", { why: "?" })).body.code).toBe("mapping-version-unknown");
    expect((await suite.asAdmin("GET", `${path}?version=99`)).status).toBe(404);
  });

  test("of somebody who has not seen the latest one is refused with who made that and why, and leaves nothing", async () => {
    const document = await changed(({ lookups }) => Object.assign(lookups.tax.entries, { A1: "W1" }));
    const before = (await read()).versions.length;
    await save(({ lookups }) => Object.assign(lookups.tax.entries, { A2: "W2" }), "the reduced rate");
    const late = { document, why: "late", seen: before };
    const refused = await post("versions", late);
    expect([refused.status, refused.body.code]).toEqual([409, "mapping-changed"]);
    expect(refused.body.detail).toMatch(new RegExp(`^.+ has saved version ${before + 1} meanwhile: the reduced rate$`));
    expect((await read()).versions.length).toBe(before + 1);
    expect((await post("versions", { ...late, seen: before + 1 })).status).toBe(201);
  });
});

describe("before it is saved", () => {
  test("it is tried on the last receipt, or on the one named", async () => {
    const { number } = await sell();
    const document = await changed(({ fields }) =>
      Object.assign(fields, { "E1WPB01.CSHNAME": { source: "transaction.tillId" } }),
    );
    const { body: trial } = await post<MappingTrial>("try", { document });
    expect(trial.number).toBe(number);
    expect(trial.problems).toEqual([]);
    expect(trial.segments[0]?.fields).toContainEqual({ name: "CSHNAME", text: "1010-01" });
    expect((await post<MappingTrial>("try", { document, number: "1010-01-000001" })).body.number).toBe(
      "1010-01-000001",
    );
    expect((await post("try", { document, number: "1010-01-999999" })).body.code).toBe("nothing-to-try");
  });

  test("each way of telling is shown on the same receipt", async () => {
    const { body } = await post<{
      items: { name: string; choice: string; segments: { segment: string; fields: { text: string }[] }[] }[];
    }>("tellings", { document: (await read()).document });
    const shown = body.items.map(({ name, choice, segments }) => [
      `${name} ${choice}`,
      segments
        .filter(({ segment }) => segment === "E1WPB03")
        .map(({ fields }) =>
          fields
            .map(({ text }) => text)
            .slice(0, 3)
            .join(" "),
        ),
    ]);
    expect(shown).toEqual([
      ["discounts single", ["+ VKP0 12.00", "- DISC 2.00"]],
      ["discounts net", ["+ VKP0 10.00"]],
      ["prices withTax", ["+ VKP0 12.00", "- DISC 2.00"]],
      ["prices withoutTax", ["+ VKP0 10.33", "- DISC 2.00", "+ MWST 1.67"]],
      ["taxes told", ["+ VKP0 12.00", "- DISC 2.00"]],
      ["taxes untold", ["+ VKP0 12.00", "- DISC 2.00"]],
    ]);
  });

  test("what differs is counted without saving", async () => {
    const document = await changed(({ telling }) => Object.assign(telling, { taxes: "untold" }));
    const versions = (await read()).versions.length;
    const { body } = await post<MappingTest>("regression", { document });
    expect(body.changed).toBe(body.transactions);
    expect(body.fields.map(({ field }) => field).sort()).toEqual(["E1WPB04.MWSBT", "E1WPB04.MWSKZ"]);
    expect((await read()).versions).toHaveLength(versions);
  });
});

describe("a message that the ERP set aside", () => {
  test("is mapped anew when a code was added, and what is posted never goes again", async () => {
    const [bad, good] = [
      await sell((each) =>
        each.lines.forEach((line) => {
          line.tax.code = "X9";
          each.totals.byTaxCode.forEach((tax) => {
            tax.code = "X9";
          });
        }),
      ),
      await sell(),
    ];
    await inState(bad.number, "delivered");
    await inState(good.number, "delivered");
    erp.says(() => [
      {
        ReceiptNumber: bad.number,
        Status: "setAside",
        Reason: "Line 1: there is no tax code X9.",
        ReasonCode: "tax-code-unknown",
        ReasonSubject: "X9",
      },
      { ReceiptNumber: good.number, Status: "posted", RevenueDocument: "2026/1" },
    ]);
    const aside = await inState(bad.number, "setAside");
    await inState(good.number, "posted");
    const [cause] = await suite.rows(
      "select cause_code, cause_subject from hub.outbound_message where business_key = $1",
      [bad.number],
    );
    expect(cause).toEqual({ cause_code: "tax-code-unknown", cause_subject: "X9" });
    const { body: trial } = await post<MappingTrial>("try", { document: (await read()).document, number: bad.number });
    expect(trial.problems.map(({ field, code }) => `${field} ${code}`)).toEqual(["E1WPB04.MWSKZ unknown-there"]);
    erp.arrivals.length = 0;
    erp.says(() => []);
    const added = await post<{ version: number }>("lookups", { lookup: "tax", from: "X9", to: "A0" });
    expect(added.body.version).toBe((await read()).active);
    const ids = [aside?.id, (await messageOf(good.number))?.id];
    expect((await suite.asAdmin("POST", "/api/hub/outbound-messages/retry", { ids })).body).toEqual({ retried: 1 });
    await inState(bad.number, "delivered");
    expect(erp.arrivals).toHaveLength(1);
    expect(erp.arrivals[0]?.body).toContain("<MWSKZ>A0</MWSKZ>");
    expect(erp.arrivals[0]?.body).not.toContain(good.number);
    const [row] = await suite.rows(
      "select cause_code, mapping_version from hub.outbound_message where business_key = $1",
      [bad.number],
    );
    expect(row).toEqual({ cause_code: null, mapping_version: added.body.version });
  });

  test("goes again as it was sent when its mapping is the same", async () => {
    const { number } = await sell();
    await inState(number, "delivered");
    const sent = await bodyWith(number);
    erp.says(() => [
      {
        ReceiptNumber: number,
        Status: "setAside",
        Reason: "no article",
        ReasonCode: "article-unknown",
        ReasonSubject: "85123A",
      },
    ]);
    const aside = await inState(number, "setAside");
    erp.arrivals.length = 0;
    erp.says(() => []);
    await suite.asAdmin("POST", "/api/hub/outbound-messages/retry", { ids: [aside?.id] });
    expect(await bodyWith(number)).toBe(sent);
  });
});

test("what the ERP has posted meanwhile is asked for first, and not sent again", async () => {
  const { number } = await sell();
  await inState(number, "delivered");
  const aside = {
    ReceiptNumber: number,
    Status: "setAside",
    Reason: "no code",
    ReasonCode: "tax-code-unknown",
    ReasonSubject: "A1",
  };
  erp.says(() => [aside]);
  const message = await inState(number, "setAside");
  erp.arrivals.length = 0;
  erp.says(() => [{ ReceiptNumber: number, Status: "posted", RevenueDocument: "2026/7" }]);
  const { body } = await suite.asAdmin("POST", "/api/hub/outbound-messages/retry", { ids: [message?.id] });
  expect(body).toEqual({ retried: 0 });
  expect((await messageOf(number))?.state).toBe("posted");
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(erp.arrivals).toEqual([]);
});

describe("ways to pay", () => {
  test("are known from their first use, with the code they have and where it stands", async () => {
    await sell((each) => Object.assign(each.payments[0] ?? {}, { method: "CARD", cardType: "VISA" }));
    await sell((each) => Object.assign(each.payments[0] ?? {}, { method: "PEARLS" }));
    await post("lookups", { lookup: "payment", from: "CARD/VISA", to: "VISA" });
    const { body } = await suite.asAdmin<WaysToPay>("GET", "/api/hub/ways-to-pay");
    const shown = body.items.map(({ method, cardType, code, origin }) => [method, cardType, code, origin]);
    expect(shown).toEqual([
      ["CARD", "VISA", "VISA", "lookup"],
      ["CASH", undefined, "CASH", "paymentMethod"],
      ["PEARLS", undefined, undefined, undefined],
    ]);
  });

  test("without a code are told at their first use, once, and it is over when the code is there", async () => {
    const alerts = () =>
      suite.rows<{ key: string; open: boolean }>(
        "select key, cleared_at is null as open from hub.alert where key like 'payment-unmapped:%' order by key",
      );
    expect(await alerts()).toEqual([{ key: "payment-unmapped:PEARLS", open: true }]);
    await sell((each) => Object.assign(each.payments[0] ?? {}, { method: "PEARLS" }));
    expect(await alerts()).toHaveLength(1);
    const method = { kind: "account", names: { en: "Pearls" }, erpCode: "PEAR", position: 9 };
    expect((await suite.asAdmin("PUT", "/api/organisation/payment-methods/PEARLS", method)).status).toBeLessThan(300);
    await suite.rows("select graphile_worker.add_job('hub:judge-ways-to-pay')");
    await eventually(alerts, ([alert]) => alert?.open === false);
  });
});

test("money movements have a mapping of their own", async () => {
  running += 1;
  await suite.send(till.token, [cashMovementOf({ running })]);
  const money = "/api/hub/field-mappings/financialTransactions";
  const { body } = await suite.asAdmin<FieldMapping>("GET", money);
  expect([...new Set(body.targets.map(({ segment }) => segment))]).toEqual(["E1WPF01", "E1WPF02"]);
  const trial = await suite.asAdmin<MappingTrial>("POST", `${money}/try`, { document: body.document });
  expect(trial.body.segments[1]?.fields).toContainEqual({ name: "BETRAG", text: "5.00" });
});

test("who may only look changes nothing", async () => {
  await suite.asAdmin("POST", "/api/access/people", {
    temporaryPassword: false,
    userName: "max",
    name: "Max",
    password,
    roles: ["storeManager"],
  });
  const cookie = await suite.signIn("max");
  const { document } = await read();
  const [active, count] = [(await read()).active, (await read()).versions.length];
  const as = (method: string, way: string, body?: unknown) =>
    suite.call(method, way, { cookie, ...(body ? { body } : {}) });
  const answers = await Promise.all([
    as("POST", `${path}/versions`, { document, why: "mine" }),
    as("POST", `${path}/versions/1/activate`, { why: "mine" }),
    as("POST", `${path}/versions/1/test`),
    as("POST", `${path}/lookups`, { lookup: "tax", from: "A1", to: "ZZ" }),
    as("POST", `${path}/try`, { document }),
    as("POST", "/api/hub/send-times/salesTransactions/run"),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
  expect((await suite.call("GET", path)).status).toBe(401);
  expect([(await read()).active, (await read()).versions.length]).toEqual([active, count]);
});
