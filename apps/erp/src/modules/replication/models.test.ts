import { createArticleReader } from "@counterfoil/sap";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrangeReceiver } from "../../../../../tools/testing/arrange-receiver.ts";
import { article, price } from "../../../../../tools/testing/erp-examples.ts";
import { erpModules } from "../../../../../tools/testing/erp-modules.ts";
import { receiverDouble } from "../../../../../tools/testing/receiver-double.ts";
import type { Criterion } from "../masterdata/index.ts";
import type { ModelInput } from "./schemas.ts";
import { fillRetailer, line, not } from "./testing/filtered-retailer.ts";
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

beforeAll(() => fillRetailer(masterData));

let models = 0;
async function sending(model: Partial<ModelInput> = {}, react: () => number = () => 202) {
  const double = await receiverDouble(react);
  opened.push(double.close);
  const id = `F${++models}`;
  await arrangeReceiver(erp.communication, id, { url: double.url });
  const input = { name: id, receiverId: id, objectTypes: ["article" as const], active: true, ...model };
  await replication.saveModel(id, input, actor);
  const seen = { count: 0 };
  return {
    id,
    save: (more: Partial<ModelInput>) => {
      const { filters: __, ...head } = { ...input, ...more } as ModelInput;
      return replication.saveModel(id, head, actor);
    },
    filter: (...criteria: Criterion[]) =>
      replication.saveModel(id, { ...input, filters: { article: criteria } }, actor),
    start: async (mode: "initial" | "changes" | "chosen", keys?: string[]) => {
      const run = await replication.startRun(
        { modelId: id, objectType: "article", mode, ...(keys && { keys }) },
        "test",
      );
      await replication.tasks[RUN_TASK]({ runId: run.runId });
      return run.runId;
    },
    /** Works off what was started by itself, and gives what has come since the last look: number and whether it is deleted. */
    arrived: async () => {
      for (const { runId, state } of (await replication.searchRuns({ modelId: id })).items)
        if (state === "running") await replication.tasks[RUN_TASK]({ runId });
      const bodies = double.arrived.slice(seen.count).map(({ body }) => body);
      seen.count = double.arrived.length;
      return bodies.flatMap((body) => {
        const reader = createArticleReader();
        const readings = [...reader.write(body), ...reader.end()];
        return readings.flatMap((reading) => (reading.ok ? [reading.value.article] : []));
      });
    },
  };
}
const told = (articles: { articleId: string; deleted?: boolean | undefined }[]) =>
  articles.map(({ articleId, deleted }) => (deleted ? `-${articleId}` : articleId)).toSorted();

describe("a model with a filter", () => {
  it("sends what matches, takes back what ceases to, and sends anew what begins to", async () => {
    const model = await sending({ filters: { article: [line("categoryId", "equal", "TOYS")] } });
    await model.start("initial");
    const first = await model.arrived();
    expect(told(first)).toEqual(["10", "9"]);
    await model.filter(line("categoryId", "equal", "TOOLS"));
    const second = await model.arrived();
    expect(told(second)).toEqual(["-10", "-9", "100", "A_2"]);
    const left = (await replication.searchObjects({ receiverId: model.id, present: false })).items;
    expect(left.map(({ objectKey, state }) => [objectKey, state])).toEqual([
      ["10", "sent"],
      ["9", "sent"],
    ]);
    await model.filter(line("articleId", "between", "9", "100"));
    const third = await model.arrived();
    expect(told(third)).toEqual(["-A_2", "10", "9"]);
    // Each message about an object is newer than the one before, or its receiver would take it for an old one.
    const numbers = [first, second, third].map(
      (sent) => sent.find(({ articleId }) => articleId === "9")?.changeNumber ?? 0,
    );
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    expect(new Set(numbers).size).toBe(3);
    await model.filter();
    expect(told(await model.arrived())).toEqual(["A1", "A_2"]);
    await model.save({ name: "only the name" });
    expect(await model.arrived()).toEqual([]);
  });

  it("follows what changes: into the filter, out of it, and inside", async () => {
    const model = await sending({ filters: { article: [line("site", "equal", "1020")] } });
    await model.start("initial");
    expect(told(await model.arrived())).toEqual(["10"]);
    const at = (siteId: string) => [{ siteId, from: "2010-01-01", to: "9999-12-31" }];
    await masterData.upsertArticles(
      [article("9", { categoryId: "TOYS", listings: at("1020") }), article("A1")],
      "test",
    );
    await replication.sendChanges({ objectType: "article" });
    expect(told(await model.arrived())).toEqual(["9"]);
    await masterData.upsertArticles([article("9", { categoryId: "TOYS", listings: at("1010") })], "test");
    await masterData.upsertPrices([price("10", 250, "2012-01-01", "9999-12-31")], "refuse", "test");
    await replication.sendChanges({ objectType: "article" });
    expect(told(await model.arrived())).toEqual(["-9", "10"]);
    await replication.sendChanges({ objectType: "article" });
    expect(await model.arrived()).toEqual([]);
    await model.save({ active: false });
  });

  it("holds for chosen objects too, and says how many stay outside", async () => {
    const model = await sending({ active: false, filters: { article: [line("articleId", "pattern", "1*")] } });
    const asked = { modelId: model.id, objectType: "article" as const, mode: "chosen" as const };
    expect(await replication.previewRun({ ...asked, keys: ["10", "9", "nobody"] })).toEqual({
      ...{ enters: 1, changed: 0, again: 0, leaves: 0, selected: 1, outside: 1, unknown: ["nobody"], loaded: false },
    });
    const runId = await model.start("chosen", ["10", "9"]);
    expect(told(await model.arrived())).toEqual(["10"]);
    expect(await replication.readLog(runId)).toContainEqual(
      expect.objectContaining({ code: "outside-filter", facts: { objects: 1 } }),
    );
    await model.filter(line("articleId", "equal", "9"));
    await model.start("chosen", ["10"]);
    expect(told(await model.arrived())).toEqual(["-10"]);
  });

  it("is shown before it is saved: what matches, enters and leaves", async () => {
    const model = await sending({ active: false, filters: { article: [line("categoryId", "equal", "TOYS")] } });
    await model.start("initial");
    const criteria = [line("articleId", "atMost", "10")];
    const preview = await replication.previewFilter({ receiverId: model.id, objectType: "article", criteria });
    expect(preview).toMatchObject({ total: 5, matching: 2, present: 2, entering: 0, leaving: 0 });
    const other = await replication.previewFilter({
      ...{ receiverId: model.id, objectType: "article" },
      criteria: [line("categoryId", "equal", "DOLLS"), line("categoryId", "equal", "TOOLS")],
    });
    expect(other).toMatchObject({ total: 5, matching: 3, present: 2, entering: 2, leaving: 1 });
    expect(other.samples.leaving).toEqual([{ key: "9", names: { en: "Article 9" } }]);
    expect(other.samples.entering.map(({ key }) => key)).toEqual(["100", "A_2"]);
  });

  it("is not emptied by an initial run that nobody asked for", async () => {
    const model = await sending({ filters: { article: [line("articleId", "equal", "9")] } });
    await model.filter(line("articleId", "equal", "10"));
    expect(await model.arrived()).toEqual([]);
    const asked = { modelId: model.id, objectType: "article" as const, mode: "initial" as const };
    expect(await replication.previewRun(asked)).toMatchObject({ enters: 1, selected: 1 });
  });

  it("says which line keeps an object out", async () => {
    const model = await sending({
      active: false,
      filters: { article: [line("type", "equal", "goods"), not(line("categoryId", "equal", "TOYS"))] },
    });
    expect(await replication.whyNotMatched(model.id, "article", "100")).toEqual({ matched: true });
    expect(await replication.whyNotMatched(model.id, "article", "10")).toEqual({
      matched: false,
      criterion: "exclude categoryId equal TOYS",
      words: {
        en: `The filter of model ${model.id} keeps it out: not: Category (with those below) is Toys (TOYS).`,
        de: `Der Filter von Modell ${model.id} hält es zurück: nicht: Warengruppe (mit denen darunter) ist Spielzeug (TOYS).`,
      },
    });
  });

  it("is in the change log with what is another line now", async () => {
    const model = await sending({ active: false });
    await model.filter(line("articleId", "pattern", "1*"), not(line("articleId", "equal", "10")));
    const { rows } = await erp.pool.query(
      "select detail from access.audit where object_id = $1 order by at desc limit 1",
      [model.id],
    );
    expect(rows[0]?.detail).toEqual({
      "filter article": { before: null, after: ["include articleId pattern 1*", "exclude articleId equal 10"] },
    });
  });

  it("is the only one for its receiver and type", async () => {
    const model = await sending({ active: false });
    const second = { name: "second", receiverId: model.id, active: true };
    await expect(
      replication.saveModel("SECOND", { ...second, objectTypes: ["businessPartner", "article"] }, actor),
    ).rejects.toMatchObject({ facts: { code: "replication-model-overlap", where: "/body/objectTypes" } });
    expect((await replication.readModels()).map(({ modelId }) => modelId)).not.toContain("SECOND");
    await replication.saveModel("SECOND", { ...second, objectTypes: ["businessPartner"], active: false }, actor);
  });
});

describe("what failed", () => {
  it("is sent again from its run: one, or all; what was mended meanwhile is not", async () => {
    let answer = 400;
    const model = await sending({ active: false }, () => answer);
    const runId = await model.start("initial");
    const { items } = await replication.searchRunObjects(runId, { state: "refused" });
    expect(items.length).toBe(5);
    expect(items[0]).toMatchObject({
      kind: "enters",
      reasonCode: "refused",
      reason: "Wrong namespace",
      reasonFacts: { status: 400 },
    });
    answer = 202;
    const one = await replication.retryRun(runId, ["9"], "test");
    await replication.tasks[RUN_TASK]({ runId: one.runId });
    expect(one).toMatchObject({ mode: "chosen", retryOf: runId, counts: { selected: 1 } });
    const all = await replication.retryRun(runId, undefined, "test");
    await replication.tasks[RUN_TASK]({ runId: all.runId });
    expect(all.counts.selected).toBe(4);
    await expect(replication.retryRun(runId, undefined, "test")).rejects.toMatchObject({
      facts: { code: "replication-nothing-failed" },
    });
    expect((await replication.summariseRun(all.runId)).states).toEqual({ sent: 4 });
    const [again] = await replication.sendAgain(
      [{ receiverId: model.id, objectType: "article", objectKey: "9" }],
      "test",
    );
    expect((await replication.readRun(again ?? 0))?.counts.selected).toBe(1);
  });

  it("leaves what the receiver had before in its place", async () => {
    let answer = 202;
    const model = await sending({ active: false }, () => answer);
    await model.start("chosen", ["9"]);
    answer = 400;
    await model.start("chosen", ["9", "10"]);
    const { items } = await replication.searchObjects({ receiverId: model.id, state: "refused" });
    expect(items.map(({ objectKey, present }) => [objectKey, present])).toEqual([
      ["10", false],
      ["9", true],
    ]);
  });
});

describe("a schedule", () => {
  const due = (scheduleId: number) =>
    erp.pool.query("update replication.schedule set next_run_at = now() - interval '3 hours' where schedule_id = $1", [
      scheduleId,
    ]);
  const find = async (scheduleId: number) =>
    (await replication.readSchedules()).find((each) => each.scheduleId === scheduleId);
  const jobs = async (scheduleId: number) =>
    (
      await erp.pool.query("select run_at from graphile_worker.jobs where key = $1", [
        `replication.schedule.${scheduleId}`,
      ])
    ).rows;
  const run = (scheduleId: number) => replication.tasks["replication.schedule"]({ scheduleId });

  it("starts its runs when it is due, once however long nobody was there, and is due again", async () => {
    const model = await sending({ active: false, timeZone: "Europe/London" });
    const asked = { modelId: model.id, objectTypes: ["article" as const], mode: "initial" as const };
    const scheduleId = await replication.createSchedule({ ...asked, cron: "30 3 * * *" }, actor);
    const next = (await find(scheduleId))?.nextRunAt?.toISOString() ?? "";
    expect(next).toMatch(/T0[23]:30:00/);
    expect((await jobs(scheduleId)).length).toBe(1);
    await model.save({ timeZone: "Asia/Tokyo" });
    expect((await find(scheduleId))?.nextRunAt?.toISOString()).toMatch(/T18:30:00/);
    expect((await jobs(scheduleId)).length).toBe(1);
    await run(scheduleId);
    expect((await replication.searchRuns({ modelId: model.id })).items).toEqual([]);
    await due(scheduleId);
    await run(scheduleId);
    await run(scheduleId);
    const { items } = await replication.searchRuns({ modelId: model.id });
    expect(items.map(({ mode, startedBy }) => [mode, startedBy])).toEqual([["initial", "Test"]]);
    expect(await find(scheduleId)).toMatchObject({ active: true, lastRuns: [items[0]?.runId], lastReasonCode: null });
    // The run before has not ended: it is not started a second time.
    await due(scheduleId);
    await run(scheduleId);
    expect(await find(scheduleId)).toMatchObject({ lastRuns: [], lastReasonCode: "schedule-still-running" });
    await replication.setScheduleActive(scheduleId, false, actor);
    await due(scheduleId);
    await run(scheduleId);
    expect((await replication.searchRuns({ modelId: model.id })).items.length).toBe(1);
    await replication.removeSchedule(scheduleId, actor);
    await run(scheduleId);
    expect(await find(scheduleId)).toBeUndefined();
  });

  it("that was for once is over then", async () => {
    const model = await sending({ active: false });
    const asked = { modelId: model.id, objectTypes: ["article" as const], mode: "chosen" as const, keys: ["9"] };
    const scheduleId = await replication.createSchedule(
      { ...asked, at: new Date(Date.now() + 3_600_000).toISOString() },
      actor,
    );
    await due(scheduleId);
    await run(scheduleId);
    expect(await find(scheduleId)).toMatchObject({ active: false, nextRunAt: null, lastReasonCode: null });
    await expect(replication.setScheduleActive(scheduleId, true, actor)).rejects.toMatchObject({
      facts: { code: "replication-schedule-time" },
    });
  });

  it.each([
    [{ at: "2020-01-01T00:00:00Z" }, "/body/at"],
    [{ cron: "61 * * * *" }, "/body/cron"],
    [{ cron: "0 0 30 2 *" }, "/body/cron"],
    [{}, "/body/at"],
    [{ at: "2099-01-01T00:00:00Z", cron: "0 0 * * *" }, "/body/cron"],
  ])("is refused for %j", async (time, where) => {
    const before = (await replication.readSchedules()).length;
    const asked = { modelId: "F1", objectTypes: ["article" as const], mode: "initial" as const };
    await expect(replication.createSchedule({ ...asked, ...time }, actor)).rejects.toMatchObject({
      facts: { code: "replication-schedule-time", where },
    });
    expect((await replication.readSchedules()).length).toBe(before);
  });
});
