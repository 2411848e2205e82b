import { type Article, type BusinessPartner, createArticleReader, createBusinessPartnerReader } from "@counterfoil/sap";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrangeReceiver } from "../../../../../tools/testing/arrange-receiver.ts";
import { article, gtinOf, organisation, price, site } from "../../../../../tools/testing/erp-examples.ts";
import { erpModules } from "../../../../../tools/testing/erp-modules.ts";
import { type Arrived, type Reaction, receiverDouble } from "../../../../../tools/testing/receiver-double.ts";
import type { ModelInput, RunInput } from "./schemas.ts";
import { RUN_TASK } from "./work-run.ts";

const erp = await erpModules();
const { masterData, replication } = erp;
const actor = { kind: "person" as const, id: "test", name: "Test" };
const opened: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of opened) await close();
  await replication.stop();
  await erp.stop();
});

const ARTICLES = 30;
beforeAll(async () => {
  await masterData.upsertSites([site("1010")], "test");
  await masterData.upsertCategories(
    [
      { categoryId: "TOP", names: { en: "Top" } },
      { categoryId: "LEAF", parentId: "TOP", names: { en: "Leaf" } },
    ],
    "test",
  );
  const articles = Array.from({ length: ARTICLES }, (_, index) => article(`A${String(index).padStart(2, "0")}`));
  await masterData.upsertArticles(articles, "test");
});

let models = 0;
/** A receiver with a model of its own, which reacts as told. */
async function receiving(react: (arrived: Arrived, count: number) => Reaction, model: Partial<ModelInput> = {}) {
  const double = await receiverDouble(react);
  opened.push(double.close);
  const id = `R${++models}`;
  await arrangeReceiver(erp.communication, id, { url: double.url });
  await replication.saveModel(
    id,
    { name: id, receiverId: id, objectTypes: ["article", "businessPartner"], active: false, ...model },
    actor,
  );
  const start = (input: Partial<RunInput> = {}) =>
    replication.startRun({ modelId: id, objectType: "article", mode: "initial", ...input } as RunInput, "test");
  return { id, double, start };
}
const work = (runId: number) => replication.tasks[RUN_TASK]({ runId });

function articlesIn(xml: string): Article[] {
  const reader = createArticleReader();
  return [...reader.write(xml), ...reader.end()].flatMap((reading) => (reading.ok ? reading.value.article : []));
}
const keysIn = (bodies: { body: string }[]) =>
  bodies.flatMap(({ body }) => articlesIn(body).map(({ articleId }) => articleId));
const allKeys = Array.from({ length: ARTICLES }, (_, index) => `A${String(index).padStart(2, "0")}`);

describe("an initial run", () => {
  it("sends every object once, in packages, to the service of its type, as the technical user", async () => {
    const { double, start } = await receiving(() => 202);
    const { runId } = await start({ packageSize: 7 });
    await work(runId);
    expect(double.arrived.length).toBe(5);
    expect(keysIn(double.arrived).toSorted()).toEqual(allKeys);
    expect(double.arrived[0]).toMatchObject({
      path: "/ccos/soap/ProductMerchandiseViewReplicationBulkRequest_In",
      authorization: `Basic ${Buffer.from("erp:s3cret").toString("base64")}`,
    });
    expect(await replication.readRun(runId)).toMatchObject({
      state: "done",
      counts: { selected: ARTICLES, sent: ARTICLES, refused: 0, messages: 5 },
    });
  });

  it("is written and not sent as a test run, which counts for nothing", async () => {
    const { id, double, start } = await receiving(() => 202);
    const { runId } = await start({ mode: "test", packageSize: 7 });
    await work(runId);
    const run = await replication.readRun(runId);
    expect(run).toMatchObject({
      state: "done",
      testOf: "initial",
      counts: { selected: ARTICLES, sent: 0, messages: 5 },
    });
    expect(double.arrived).toEqual([]);
    const { items } = await replication.readMessages(runId, {});
    expect(items.map(({ state, objects, hasDocument }) => [state, objects, hasDocument])).toEqual([
      ["test", 7, true],
      ["test", 7, true],
      ["test", 7, true],
      ["test", 7, false],
      ["test", 2, false],
    ]);
    expect(run?.counts.bytes).toBe(items.reduce((sum, { bytes }) => sum + bytes, 0));
    const document = await replication.readDocument(items[0]?.messageId ?? "");
    expect(keysIn([{ body: document?.toString() ?? "" }]).length).toBe(7);
    expect(await replication.summariseRun(runId)).toEqual({
      states: { test: ARTICLES },
      kinds: { enters: ARTICLES },
      findings: { "no-price": ARTICLES },
    });
    expect((await replication.searchObjects({ receiverId: id })).items).toEqual([]);
    expect((await replication.readModel(id)).types[0]).toMatchObject({ objectType: "article", loaded: false });
  });

  it("writes an article with all that belongs to it", async () => {
    const units = [
      { unit: "PC", numerator: 1, denominator: 1, gtins: [gtinOf(5)] },
      { unit: "CAR", numerator: 12, denominator: 1 },
    ];
    await masterData.upsertArticles(
      [article("WHOLE", { units, categoryId: "LEAF", attributes: { colour: "red" }, texts: { en: "A & B", de: "Ä" } })],
      "test",
    );
    await masterData.upsertPrices(
      [
        price("WHOLE", 295, "2010-01-01", "9999-12-31"),
        price("WHOLE", 250, "2010-01-01", "9999-12-31", { siteId: "1010", fromQuantity: 12 }),
      ],
      "refuse",
      "test",
    );
    const { double, start } = await receiving(() => 202);
    await work((await start({ mode: "chosen", keys: ["WHOLE"] })).runId);
    const [sent] = articlesIn(double.arrived[0]?.body ?? "");
    expect(sent).toMatchObject({
      changeNumber: (await masterData.readArticle("WHOLE"))?.changeNumber,
      pricesComplete: true,
      articleId: "WHOLE",
      type: "goods",
      baseUnit: "PC",
      taxes: [{ country: "GB", taxCode: "A1" }],
      merchandiseCategory: {
        id: "LEAF",
        path: [
          { id: "TOP", name: "Top" },
          { id: "LEAF", name: "Leaf" },
        ],
      },
      listings: [{ site: "1010", validity: { from: "2010-01-01", to: "9999-12-31" } }],
      attributes: [{ name: "colour", value: "red" }],
    });
    expect(sent?.texts.toSorted((one, other) => (one.language < other.language ? -1 : 1))).toEqual([
      { language: "de", text: "Ä" },
      { language: "en", text: "A & B" },
    ]);
    expect(sent?.units.map(({ unit, gtins }) => [unit, gtins])).toEqual([
      ["PC", [{ isMain: true, gtin: gtinOf(5) }]],
      ["CAR", []],
    ]);
    expect(
      sent?.prices.map(({ site, fromQuantityMilli, price }) => [site, fromQuantityMilli, price.amountMinor]),
    ).toEqual([
      [undefined, undefined, 295],
      ["1010", 12_000, 250],
    ]);
    await masterData.upsertArticles([article("WHOLE", { deleted: true })], "test");
  });

  it("writes a partner in SAP's words", async () => {
    const [{ key = "" } = {}] = await masterData.upsertBusinessPartners([organisation()], "test");
    const { double, start } = await receiving(() => 202);
    await work((await start({ objectType: "businessPartner", mode: "chosen", keys: [key] })).runId);
    const reader = createBusinessPartnerReader();
    const readings = [...reader.write(double.arrived[0]?.body ?? ""), ...reader.end()];
    const [partner] = readings.flatMap((reading): BusinessPartner[] => (reading.ok ? [reading.value.partner] : []));
    expect(partner).toMatchObject({
      internalId: key,
      category: "organisation",
      grouping: "BP01",
      roles: [{ code: "FLCU00" }, { code: "FLCU01" }],
    });
    expect(partner?.customer?.accountGroup).toBe("0001");
    expect(partner?.customer?.salesArrangements[0]?.partnerFunctions.map(({ role }) => role)).toEqual([
      "AG",
      "WE",
      "RE",
      "RG",
    ]);
    expect(partner?.addresses[0]?.address.emails[0]?.address).toBe("shop@example.org");
  });
});

describe("a receiver", () => {
  it("that finds packages too large gets halves, and halves from then on", async () => {
    const { double, start } = await receiving(({ body }) => (articlesIn(body).length > 5 ? 413 : 202));
    const { runId } = await start({ packageSize: 16 });
    await work(runId);
    const taken = double.arrived.filter(({ body }) => articlesIn(body).length <= 5);
    expect(new Set(keysIn(taken))).toEqual(new Set([...allKeys, "WHOLE"]));
    expect(keysIn(taken).length).toBe(ARTICLES + 1);
    const run = await replication.readRun(runId);
    expect(run).toMatchObject({ state: "done", packageSize: 4, counts: { sent: ARTICLES + 1, refused: 0 } });
    expect((await replication.readLog(runId)).filter(({ level }) => level === "warning").length).toBeGreaterThan(1);
  });

  it("for which one object alone is too large loses that one only", async () => {
    const { start } = await receiving(({ body }) => (keysIn([{ body }]).includes("A03") ? 413 : 202));
    const { runId } = await start({ packageSize: 8 });
    await work(runId);
    expect(await replication.readRun(runId)).toMatchObject({
      state: "doneWithErrors",
      counts: { sent: ARTICLES, refused: 1 },
    });
    const { items } = await replication.searchObjects({ objectKey: "A03", state: "refused" });
    expect(items[0]?.reason).toBe("This one object is too large for the receiver (413).");
  });

  it("that refuses a message is told apart from one that is down", async () => {
    const { id, start } = await receiving((_, count) => (count === 1 ? 400 : 202));
    const { runId } = await start({ packageSize: 10 });
    await work(runId);
    expect(await replication.readRun(runId)).toMatchObject({ state: "doneWithErrors", counts: { refused: 10 } });
    const refused = await replication.searchObjects({ receiverId: id, state: "refused", limit: 500 });
    expect(refused.items.length).toBe(10);
    expect(refused.items[0]?.reason).toBe("Wrong namespace");
  });

  it("that is down makes the run wait, and gets everything once it is up", async () => {
    let isUp = false;
    const { double, start } = await receiving(() => (isUp ? 202 : 503));
    const { runId } = await start({ packageSize: 10 });
    await work(runId);
    expect(await replication.readRun(runId)).toMatchObject({
      state: "waiting",
      attempts: 1,
      reason: "The receiver answered 503.",
      counts: { sent: 0 },
    });
    isUp = true;
    const before = double.arrived.length;
    await work(runId);
    expect(await replication.readRun(runId)).toMatchObject({ state: "done", counts: { sent: ARTICLES + 1 } });
    expect(new Set(keysIn(double.arrived.slice(before)))).toEqual(new Set([...allKeys, "WHOLE"]));
  });

  it("whose answer is lost gets the same bytes again, also from a process that started anew", async () => {
    const { double, start } = await receiving((_, count) => (count === 1 ? "hangUp" : 202));
    const { runId } = await start({ packageSize: 100 });
    await work(runId);
    expect((await replication.readRun(runId))?.state).toBe("waiting");
    // The article changes meanwhile: what was stored is still sent as it was.
    await masterData.upsertArticles([article("A01", { texts: { en: "Changed after it was packed" } })], "test");
    const restarted = erp.newReplication();
    await restarted.tasks[RUN_TASK]({ runId });
    await restarted.stop();
    expect(double.arrived.length).toBe(2);
    expect(double.arrived[1]?.body).toBe(double.arrived[0]?.body);
    expect((await replication.readRun(runId))?.state).toBe("done");
  });

  it("gets a run from one worker only, however many take it up", async () => {
    const { double, start } = await receiving(() => 202);
    const { runId } = await start({ packageSize: 5 });
    const other = erp.newReplication();
    await Promise.all([work(runId), other.tasks[RUN_TASK]({ runId }), work(runId)]);
    await other.stop();
    expect(keysIn(double.arrived).length).toBe(ARTICLES + 1);
  });
});

describe("changes", () => {
  it("go out by themselves, once, and only to active models", async () => {
    const active = await receiving(() => 202, { active: true });
    const idle = await receiving(() => 202);
    await masterData.upsertPrices([price("A07", 100, "2026-01-01", "2026-12-31")], "refuse", "test");
    await replication.sendChanges({ objectType: "article" });
    await replication.sendChanges({ objectType: "article" });
    const { items } = await replication.searchRuns({ modelId: active.id });
    expect(items.map(({ mode, counts }) => [mode, counts.selected])).toEqual([["changes", 1]]);
    await work(items[0]?.runId ?? 0);
    expect(keysIn(active.double.arrived)).toEqual(["A07"]);
    expect(idle.double.arrived).toEqual([]);
    expect((await replication.searchRuns({ modelId: idle.id })).items).toEqual([]);
    await replication.saveModel(
      active.id,
      { name: "off", receiverId: active.id, objectTypes: ["article"], active: false },
      actor,
    );
  });

  it("of a cancelled run are sent by the next", async () => {
    let isUp = false;
    const { id, double } = await receiving(() => (isUp ? 202 : 503), { active: true });
    await masterData.upsertArticles([article("A11", { texts: { en: "Not to be lost" } })], "test");
    await replication.sendChanges({ objectType: "article" });
    const latest = async () => (await replication.searchRuns({ modelId: id })).items[0]?.runId ?? 0;
    const cancelled = await latest();
    await work(cancelled);
    expect((await replication.cancelRun(cancelled, "test")).state).toBe("cancelled");
    await expect(replication.cancelRun(cancelled, "test")).rejects.toMatchObject({
      facts: { code: "replication-run-finished" },
    });
    isUp = true;
    const before = double.arrived.length;
    await replication.sendChanges({ objectType: "article" });
    expect(await latest()).not.toBe(cancelled);
    await work(await latest());
    expect(keysIn(double.arrived.slice(before))).toEqual(["A11"]);
    await replication.saveModel(id, { name: "off", receiverId: id, objectTypes: ["article"], active: false }, actor);
  });

  it("that happen during a run follow it, unless it has taken them along", async () => {
    const change = (key: string) =>
      masterData.upsertArticles([article(key, { texts: { en: "While it ran" } })], "test");
    let whileSending: Promise<unknown> | undefined;
    const { id, double, start } = await receiving(
      () => {
        whileSending ??= change("A09");
        return 202;
      },
      { active: true },
    );
    const { runId } = await start();
    await change("A10");
    await replication.sendChanges({ objectType: "article" });
    expect((await replication.searchRuns({ modelId: id })).items.length).toBe(1);
    await work(runId);
    await whileSending;
    await replication.sendChanges({ objectType: "article" });
    const [follower] = (await replication.searchRuns({ modelId: id })).items;
    await work(follower?.runId ?? 0);
    const texts = double.arrived.map(({ body }) =>
      articlesIn(body)
        .filter(({ texts: [text] }) => text?.text === "While it ran")
        .map(({ articleId }) => articleId),
    );
    expect(texts).toEqual([["A10"], ["A09"]]);
  });
});

describe("a service that is switched off", () => {
  const place = (systemId: string) => ({ systemId, scenario: "SAP_COM_0640" as const });
  const turn = (systemId: string, active: boolean) =>
    erp.communication.saveArrangement(place(systemId), { services: { articles: { active } } }, actor);

  it("makes its runs wait and say so, and what it sends goes on where it stopped", async () => {
    const { id, double, start } = await receiving(() => 200);
    await turn(id, false);
    const { runId } = await start();
    await work(runId);
    expect(await replication.readRun(runId)).toMatchObject({
      state: "waiting",
      reasonCode: "service-off",
      reasonFacts: { systemId: id, service: "articles", scenario: "SAP_COM_0640" },
      counts: { sent: 0 },
    });
    expect(double.arrived).toEqual([]);
    expect((await replication.outboundFigures(id, ["article"])).waiting).toBe(1);
    await turn(id, true);
    await work(runId);
    expect((await replication.readRun(runId))?.state).toBe("done");
    expect(keysIn(double.arrived)).toEqual(expect.arrayContaining(allKeys));
    const { models, lastAt, waiting, errors } = await replication.outboundFigures(id, ["article"]);
    expect([models, waiting, errors]).toEqual([[{ modelId: id, name: id, active: false }], 0, 0]);
    expect(lastAt).toBeInstanceOf(Date);
  });
});

describe("an endpoint path of its own", () => {
  it("is where messages go, with the names of the system in them", async () => {
    const { id, double, start } = await receiving(() => 200);
    const services = { articles: { path: "/sap/bc/srt/elsewhere" } };
    await erp.communication.saveArrangement({ systemId: id, scenario: "SAP_COM_0640" }, { services }, actor);
    await work((await start()).runId);
    const [first] = double.arrived;
    expect(first?.path).toBe("/sap/bc/srt/elsewhere");
    expect(first?.body).toContain("<SenderBusinessSystemID>CFERP</SenderBusinessSystemID>");
    expect(first?.body).toContain(`<RecipientBusinessSystemID>${id}</RecipientBusinessSystemID>`);
  });
});

describe("the secret of a system", () => {
  it("is not in the database in the clear", async () => {
    const { rows } = await erp.pool.query("select row_to_json(u)::text as row from communication.outbound_user u");
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain("s3cret");
  });
});
