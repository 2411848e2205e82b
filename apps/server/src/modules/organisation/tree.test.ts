import { initialTillSettings, type TillConfiguration, tillSettingAreas } from "@counterfoil/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../../tools/testing/database.ts";
import { type Suite, startSuite } from "../../testing/suite.ts";
import type { Effect } from "./effect.ts";

const database = await testDatabase("server");
let suite: Suite;
beforeAll(async () => {
  suite = await startSuite(database.url);
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

type Place = { kind: string; id: string; name: string };
type Detail = {
  path: Place[];
  stores: number;
  tills: number;
  values: { name: string; settable: boolean; own?: unknown; held?: { value: unknown; from: Place } }[];
};
type Refusal = { code: string; where?: string };

const put = <Body = Refusal>(path: string, body: object) =>
  suite.asAdmin<Body>("PUT", `/api/organisation/${path}`, body);
const move = <Body = Effect>(body: object, query = "") =>
  suite.asAdmin<Body>("POST", `/api/organisation/moves${query}`, body);
const valueAt = async (node: string, name: string) => {
  const { body } = await suite.asAdmin<Detail>("GET", `/api/organisation/nodes/${node}`);
  const held = body.values.find((value) => value.name === name)?.held;
  return held && [held.value, `${held.from.kind}/${held.from.id}`];
};
const group = (groupId: string, body: object = {}) => put(`store-groups/${groupId}`, { name: groupId, ...body });
const kept = async () =>
  JSON.stringify([
    await suite.rows("select * from organisation.own_value order by 1, 2"),
    await suite.rows("select * from organisation.own_setting order by 1, 2, 3"),
    await suite.rows("select store_id, group_id from organisation.store order by 1"),
    await suite.rows("select * from organisation.store_group order by 1"),
    await suite.rows("select count(*) from access.audit"),
  ]);

/** A store with nothing of its own but its name. */
const bare = (storeId: string, groupId?: string) =>
  put(`stores/${storeId}`, { name: storeId, addressLines: [], ...(groupId && { groupId }) });

test("a value holds for all below until one sets its own, and holds again when that is reset", async () => {
  await group("EUROPE");
  await group("BERLIN", { parentId: "EUROPE" });
  await bare("2010", "BERLIN");
  await suite.createTill("2010-01");
  expect(await valueAt("till/2010-01", "timeZone")).toEqual(["Europe/London", "company/company"]);
  await put("nodes/group/EUROPE/values", { timeZone: "Europe/Paris", language: "de" });
  expect(await valueAt("till/2010-01", "timeZone")).toEqual(["Europe/Paris", "group/EUROPE"]);
  await put("nodes/store/2010/values", { timeZone: "Europe/Berlin" });
  await put("nodes/till/2010-01/values", { language: "en" });
  expect(await valueAt("store/2010", "timeZone")).toEqual(["Europe/Berlin", "store/2010"]);
  expect(await valueAt("store/2010", "language")).toEqual(["de", "group/EUROPE"]);
  expect(await valueAt("till/2010-01", "language")).toEqual(["en", "till/2010-01"]);
  await put("nodes/store/2010/values", {});
  expect(await valueAt("store/2010", "timeZone")).toEqual(["Europe/Paris", "group/EUROPE"]);
  const { body } = await suite.asAdmin<Detail>("GET", "/api/organisation/nodes/store/2010");
  expect([body.path.map(({ id }) => id), body.stores, body.tills]).toEqual([["company", "EUROPE", "BERLIN"], 1, 1]);
});

test("a till is configured with what holds at it, and the list of stores shows what holds there", async () => {
  await group("SCOTLAND");
  await bare("2020", "SCOTLAND");
  const till = await suite.createTill("2020-01");
  await put("nodes/group/SCOTLAND/values", { timeZone: "Europe/Dublin", taxNumber: "GB 1" });
  await put("nodes/till/2020-01/values", { language: "de" });
  const { body } = await suite.call<{ store: object }>("GET", "/api/tills/configuration", {
    headers: { authorization: `Bearer ${till.token}` },
  });
  expect(body.store).toMatchObject({ timeZone: "Europe/Dublin", language: "de", taxNumber: "GB 1", channel: "10" });
  const { items } = (await suite.asAdmin<{ items: { storeId: string }[] }>("GET", "/api/organisation/stores")).body;
  expect(items.find(({ storeId }) => storeId === "2020")).toMatchObject({
    groupId: "SCOTLAND",
    timeZone: "Europe/Dublin",
    language: "en",
    openingHours: [],
    closedDays: [],
  });
});

test("a dry run says how many stores and tills it would touch, and changes nothing", async () => {
  await group("WEST");
  for (const storeId of ["2030", "2031", "2032"]) await bare(storeId, "WEST");
  await suite.createTill("2030-01");
  await suite.createTill("2030-02");
  await put("nodes/store/2032/values", { timeZone: "Europe/Dublin" });
  const before = await kept();
  const { body } = await put<Effect>("nodes/group/WEST/values?dryRun=true", { timeZone: "Europe/Lisbon" });
  expect(body).toEqual({
    stores: 2,
    tills: 2,
    changes: [{ name: "timeZone", before: "Europe/London", after: "Europe/Lisbon", stores: 2, tills: 2 }],
    groups: [],
  });
  expect(await kept()).toBe(before);
  expect((await put<Effect>("nodes/group/WEST/values", { timeZone: "Europe/Lisbon" })).body).toEqual(body);
  expect(await valueAt("store/2031", "timeZone")).toEqual(["Europe/Lisbon", "group/WEST"]);
});

test("who moves inherits from the new place, and the audit trail says who did it", async () => {
  await group("NORTH");
  await put("nodes/group/NORTH/values", { distributionChannel: "20" });
  await bare("2040");
  const tried = await move({ stores: ["2040"], to: "NORTH" }, "?dryRun=true");
  expect(tried.body.groups).toEqual([{ groupId: "NORTH", joining: ["2040"], leaving: [] }]);
  expect(tried.body.changes).toMatchObject([{ name: "distributionChannel", before: "10", after: "20", stores: 1 }]);
  expect(await valueAt("store/2040", "distributionChannel")).toEqual(["10", "company/company"]);
  await move({ stores: ["2040"], to: "NORTH" });
  expect(await valueAt("store/2040", "distributionChannel")).toEqual(["20", "group/NORTH"]);
  const [entry] = await suite.rows("select action, object_id, detail from access.audit order by at desc limit 1");
  expect(entry).toEqual({
    action: "organisation.moved",
    object_id: "NORTH",
    detail: { stores: ["2040"], groups: [] },
  });
});

type Areas = {
  areas: { area: string; own?: object; inherited: object; from?: Place }[];
};
const areaAt = async (node: string, area: string) => {
  const { body } = await suite.asAdmin<Areas>("GET", `/api/organisation/nodes/${node}/settings`);
  const { own, inherited, from } = body.areas.find((each) => each.area === area) ?? {};
  return { own, inherited, from: from && `${from.kind}/${from.id}` };
};

test("an area of the till settings holds below as a whole, until it is set nearer or reset; tills hear of it", async () => {
  await group("FRANCE");
  await bare("2060", "FRANCE");
  const till = await suite.createTill("2060-01");
  const configured = async () => {
    const headers = { authorization: `Bearer ${till.token}` };
    return (await suite.call<TillConfiguration>("GET", "/api/tills/configuration", { headers })).body;
  };
  const asItComes = await configured();
  expect(asItComes.settings).toEqual(initialTillSettings);
  const dark = { theme: "dark", hand: "left", sounds: false, textSize: 120 };
  const tried = await put<Effect>("nodes/group/FRANCE/settings/look?dryRun=true", dark);
  expect([tried.body.stores, tried.body.tills, tried.body.changes.map(({ name }) => name)]).toEqual([1, 1, ["look"]]);
  expect((await configured()).settingsVersion).toBe(asItComes.settingsVersion);
  await put("nodes/group/FRANCE/settings/look", dark);
  expect(await areaAt("till/2060-01", "look")).toEqual({ own: undefined, inherited: dark, from: "group/FRANCE" });
  const now = await configured();
  expect(now.settings).toEqual({ ...initialTillSettings, look: dark });
  expect(now.settingsVersion).not.toBe(asItComes.settingsVersion);
  const light = { ...dark, theme: "light" };
  await put("nodes/till/2060-01/settings/look", light);
  expect(await areaAt("till/2060-01", "look")).toEqual({ own: light, inherited: dark, from: "group/FRANCE" });
  await suite.asAdmin("DELETE", "/api/organisation/nodes/till/2060-01/settings/look");
  expect((await configured()).settingsVersion).toBe(now.settingsVersion);
  const beat = { unsent: 0, priceBook: 1, clock: new Date().toISOString(), appVersion: "1" };
  const device = { browser: "Chromium", persisted: true, usedBytes: 1000, quotaBytes: 5000 };
  const stateAfter = async (settingsVersion: string | undefined) => {
    const headers = { authorization: `Bearer ${till.token}` };
    await suite.call("POST", "/api/tills/heartbeat", { headers, body: { ...beat, device, settingsVersion } });
    type Listed = { items: { tillId: string; state?: object }[] };
    const { body } = await suite.asAdmin<Listed>("GET", "/api/organisation/tills");
    return body.items.find(({ tillId }) => tillId === "2060-01")?.state;
  };
  expect(await stateAfter(asItComes.settingsVersion)).toMatchObject({ settingsBehind: ["look"], device });
  expect(await stateAfter(now.settingsVersion)).toMatchObject({ settingsBehind: [] });
  expect(await stateAfter(undefined)).not.toHaveProperty("settingsBehind");
  // As tills of an older version tell it.
  expect(await stateAfter("Zm9vYmFyYmF6")).toMatchObject({ settingsBehind: tillSettingAreas });
  await move({ stores: ["2060"], to: null });
  expect(await configured()).toMatchObject({
    settings: initialTillSettings,
    settingsVersion: asItComes.settingsVersion,
  });
  const entries = await suite.rows(
    "select object_id, detail from access.audit where action = 'organisation.tillSettingsChanged' order by at",
  );
  expect(entries).toEqual([
    { object_id: "FRANCE", detail: { area: "look", after: dark } },
    { object_id: "2060-01", detail: { area: "look", after: light } },
    { object_id: "2060-01", detail: { area: "look", before: light } },
  ]);
});

test("what cannot be is refused with its place, and nothing changes", async () => {
  for (const [groupId, parentId] of [
    ["L1", null],
    ["L2", "L1"],
    ["L3", "L2"],
    ["L4", "L3"],
    ["L5", "L4"],
  ] as const)
    expect((await group(groupId, { parentId })).status).toBe(200);
  await bare("2050", "L5");
  const before = await kept();
  const refusals = [
    await group("L6", { parentId: "L5" }),
    await group("L1", { parentId: "L3" }),
    await group("LX", { parentId: "NOWHERE" }),
    await move<Refusal>({ stores: ["2050", "9999"], to: null }),
    await move<Refusal>({ stores: [], groups: ["L2"], to: "L4" }),
    await put("nodes/store/2050/values", { currency: "EUR" }),
    await put("nodes/till/2050-99/values", {}),
    await put("nodes/company/company/values", { currency: "GBP" }),
    await put("nodes/store/2050/values", { openingHours: [{ weekday: 1, opens: "18:00", closes: "09:00" }] }),
    await put("nodes/store/2050/values", {
      openingHours: [
        { weekday: 1, opens: "09:00", closes: "13:00" },
        { weekday: 1, opens: "12:00", closes: "18:00" },
      ],
    }),
    await put("nodes/store/2050/values", { colour: "red" }),
    await put("nodes/store/2050/settings/look", { theme: "red", hand: "left", sounds: true, textSize: 100 }),
    await put("nodes/store/2050/settings/keys", { ...initialTillSettings.keys, pay: "F2" }),
    await put("nodes/store/2050/settings/keys", { ...initialTillSettings.keys, pay: "F5" }),
    await put("nodes/store/2050/settings/colour", {}),
    await put("nodes/store/9999/settings/centralData", initialTillSettings.centralData),
    await suite.asAdmin<Refusal>("DELETE", "/api/organisation/store-groups/L5"),
    await suite.asAdmin<Refusal>("DELETE", "/api/organisation/store-groups/NOWHERE"),
  ];
  expect(refusals.map(({ status, body }) => [status, body.code])).toEqual([
    [400, "tree-too-deep"],
    [409, "store-group-below-itself"],
    [404, "store-group-unknown"],
    [404, "store-unknown"],
    [409, "store-group-below-itself"],
    [400, "value-not-here"],
    [404, "organisation-node-unknown"],
    [400, "value-required"],
    [400, "opening-hours-wrong"],
    [400, "opening-hours-wrong"],
    [400, "invalid-request"],
    [400, "invalid-request"],
    [400, "invalid-request"],
    [400, "invalid-request"],
    [404, "not-found"],
    [404, "organisation-node-unknown"],
    [409, "store-group-filled"],
    [404, "store-group-unknown"],
  ]);
  expect(await kept()).toBe(before);
});

test("only who may manage the organisation changes it", async () => {
  const calls: [string, string][] = [
    ["GET", "tree"],
    ["GET", "nodes/company/company"],
    ["PUT", "nodes/company/company/values"],
    ["GET", "nodes/company/company/settings"],
    ["PUT", "nodes/company/company/settings/look"],
    ["DELETE", "nodes/company/company/settings/look"],
    ["POST", "moves"],
    ["PUT", "store-groups/NORTH"],
    ["DELETE", "store-groups/NORTH"],
  ];
  for (const [method, path] of calls)
    expect([
      path,
      (await suite.call(method, `/api/organisation/${path}`, method === "GET" ? {} : { body: {} })).status,
    ]).toEqual([path, 401]);
});
