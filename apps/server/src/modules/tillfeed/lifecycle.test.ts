import type { MasterDataPage } from "@counterfoil/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../../../tools/testing/database.ts";
import { dayIn } from "../catalog/index.ts";
import { articleDraft, articleMessage, gtinOf, partnerDraft, partnerMessage } from "../hub/inbound/testing/messages.ts";
import { openSuite, type Suite } from "../hub/inbound/testing/suite.ts";

let database: TestDatabase;
let suite: Suite;
beforeAll(async () => {
  database = await testDatabase("server");
  suite = await openSuite(database.url);
});
afterAll(async () => {
  await suite.close();
  await database.drop();
});

/** All that changed since a cursor, and where the next round begins. */
async function readRound(from?: string) {
  const pages: MasterDataPage[] = [];
  do pages.push(await suite.tillFeed.readPage("1010", pages.at(-1)?.cursor ?? from));
  while (pages.at(-1)?.more);
  return { pages, cursor: pages.at(-1)?.cursor };
}

describe("what a till is told of an article's life", () => {
  const day = (offset: number) => dayIn(new Date(Date.now() + offset * 86_400_000), "Europe/London");
  const today = day(0);
  const listed = (from: string, to = "9999-12-31", blocked = false) => ({
    site: "1010",
    validity: { from, to },
    blocked,
  });
  let number = 50_000;
  const told = async (articleId: string, changes: Parameters<typeof articleDraft>[1]) => {
    const { cursor } = await readRound();
    number += 1;
    const draft = articleDraft(articleId, { changeNumber: number, salesStatusesComplete: true, ...changes });
    await suite.send("article", articleMessage([draft]));
    await suite.prices.publish();
    const { pages } = await readRound(cursor);
    const article = pages.flatMap(({ articles }) => articles).find((one) => one.articleId === articleId);
    return article && { withdrawn: article.withdrawn ?? false, noSale: article.noSale ?? [] };
  };
  const status = (code: string, from: string, scope: { site?: string; distributionChannel?: string } = {}) => ({
    code,
    from,
    names: [
      { language: "en", text: `status ${code}` },
      { language: "de", text: `Status ${code}` },
    ],
    ...scope,
  });
  const named = (code: string) => ({ en: `status ${code}`, de: `Status ${code}` });

  test.each<[string, Parameters<typeof articleDraft>[1], boolean, object[]]>([
    ["is sold", {}, false, []],
    ["is flagged for deletion", { deleted: true }, true, [{ from: today, why: "deleted" }]],
    ["is sold again when the flag is taken back", { deleted: false }, false, []],
    ["is blocked", { blocked: true }, true, [{ from: today, why: "blocked" }]],
    [
      "is recalled everywhere",
      { salesStatuses: [status("03", day(-2))] },
      true,
      [{ from: day(-2), why: "salesStatus", status: named("03") }],
    ],
    [
      "runs out in the stores in five days",
      { salesStatuses: [status("02", day(5), { distributionChannel: "10" })] },
      false,
      [{ from: day(5), why: "salesStatus", status: named("02") }],
    ],
    [
      "is blocked in the web and in another store, which is not our concern",
      {
        salesStatuses: [status("01", day(-1), { distributionChannel: "20" }), status("01", day(-1), { site: "1020" })],
      },
      false,
      [],
    ],
    [
      "is blocked in this store",
      { salesStatuses: [status("01", today, { site: "1010" })] },
      true,
      [{ from: today, why: "salesStatus", status: named("01") }],
    ],
    [
      "is listed from tomorrow on",
      { listings: [listed(day(1))] },
      true,
      [{ from: today, to: today, why: "notListed" }],
    ],
    [
      "is listed until tomorrow, and again in ten days, when it is blocked",
      { listings: [listed(day(-9), day(1)), listed(day(10), "9999-12-31", true)] },
      false,
      [
        { from: day(2), to: day(9), why: "notListed" },
        { from: day(10), why: "listingBlocked" },
      ],
    ],
    [
      "is listed elsewhere only",
      { listings: [{ ...listed(today), site: "1020" }] },
      true,
      [{ from: today, why: "notListed" }],
    ],
    ["was listed", { listings: [listed(day(-9), day(-1))] }, true, [{ from: today, why: "notListed" }]],
  ])("that it %s", async (_name, changes, withdrawn, noSale) => {
    expect(await told("LIFE", changes)).toEqual({
      withdrawn,
      noSale: noSale.map((period) =>
        "from" in period && String(period.from) < today ? { ...period, from: today } : period,
      ),
    });
  });

  test("a till that begins knows what is listed later, and what is blocked here; not what is listed nowhere near", async () => {
    await told("LATER", { listings: [listed(day(3))] });
    await told("HERE-BLOCKED", { blocked: true });
    await told("ELSEWHERE", { listings: [{ ...listed(today), site: "1020" }] });
    const { pages } = await readRound();
    const known = pages.flatMap(({ articles }) => articles.map(({ articleId }) => articleId));
    expect(known).toEqual(expect.arrayContaining(["LATER", "HERE-BLOCKED"]));
    expect(known).not.toContain("ELSEWHERE");
  });

  test("a code that a till does not know: listed elsewhere, on its way, or nowhere", async () => {
    await told("FAR", { listings: [{ ...listed(today), site: "1020" }] });
    await told("NEAR", {});
    const { explainCode } = suite.tillFeed;
    const texts = { en: "Article FAR", de: "Artikel FAR" };
    const noSale = { from: today, why: "notListed" };
    expect(await explainCode("1010", "far")).toEqual({ article: { articleId: "FAR", texts, noSale } });
    expect(await explainCode("1010", gtinOf("FAR"))).toMatchObject({ article: { articleId: "FAR", noSale } });
    expect((await explainCode("1010", "NEAR")).article?.noSale).toBeUndefined();
    expect(await explainCode("1010", "4711")).toEqual({});
  });

  test("a GTIN that moved to another article, a removed unit, another category and tax code", async () => {
    const unit = (name: string, gtin?: string) => ({
      unit: name,
      numerator: name === "PC" ? 1 : 12,
      denominator: 1,
      gtins: gtin === undefined ? [] : [{ isMain: true, gtin }],
    });
    let { cursor } = await readRound();
    const known = new Map<string, MasterDataPage["articles"][number]>();
    const send = async (...drafts: ReturnType<typeof articleDraft>[]) => {
      await suite.send("article", articleMessage(drafts));
      await suite.prices.publish();
      const round = await readRound(cursor);
      for (const article of round.pages.flatMap(({ articles }) => articles)) known.set(article.articleId, article);
      cursor = round.cursor;
      return known;
    };
    await send(
      articleDraft("GIVER", {
        changeNumber: 60_001,
        units: [unit("PC", "4006381333931"), unit("CAR", "4006381333948")],
      }),
      articleDraft("TAKER", { changeNumber: 60_002, units: [unit("PC")] }),
    );
    const after = await send(
      articleDraft("GIVER", {
        changeNumber: 60_003,
        units: [unit("PC")],
        taxes: [{ country: "GB", taxCode: "A0" }],
        merchandiseCategory: { id: "CARDS", path: [{ id: "CARDS", name: "Cards" }] },
      }),
      articleDraft("TAKER", { changeNumber: 60_004, units: [unit("PC", "4006381333931")] }),
    );
    const units = (id: string) => after.get(id)?.units.map(({ unit: name, gtins }) => [name, gtins]);
    expect(units("GIVER")).toEqual([["PC", []]]);
    expect(units("TAKER")).toEqual([["PC", ["4006381333931"]]]);
    expect((await suite.catalog.articlesByGtin("4006381333931")).map(({ articleId }) => articleId)).toEqual(["TAKER"]);
    expect(after.get("GIVER")).toMatchObject({ taxCode: "A0", categoryId: "CARDS" });
  });
});

describe("what a till is told of a customer's life", () => {
  let number = 70_000;
  const area = (changes: object = {}) => ({
    salesOrganisation: "1000",
    distributionChannel: "10",
    division: "00",
    ...changes,
  });
  const told = async (changes: Parameters<typeof partnerDraft>[1]) => {
    const { cursor } = await readRound();
    number += 1;
    await suite.send("businessPartner", partnerMessage([partnerDraft("77", { changeNumber: number, ...changes })]));
    const { customers } = await suite.tillFeed.readPage("1010", cursor);
    const customer = customers.find(({ customerId }) => customerId === "77");
    return (
      customer && [customer.withdrawn ?? false, customer.blocked ?? "", customer.name === "" ? "forgotten" : "known"]
    );
  };
  const name = { given: "Ada", family: "Lovelace" };
  const inAreas = (...areas: object[]) => ({
    customer: { internalId: "77", salesArrangementsComplete: true, salesArrangements: areas.map(area) },
  });

  test.each<[string, Parameters<typeof partnerDraft>[1], unknown[]]>([
    [
      "nothing may be sold to after a central block",
      { common: [{ blocked: true, person: { name } }] },
      [true, "central", "known"],
    ],
    ["is free again", { common: [{ person: { name } }] }, [false, "", "known"]],
    [
      "is blocked for orders everywhere",
      { customer: { internalId: "77", blocks: { order: "01" } } },
      [true, "orders", "known"],
    ],
    ["is blocked in the stores' sales area", inAreas({ orderBlock: "01" }), [true, "salesArea", "known"]],
    ["is blocked on the web only", inAreas({}, { distributionChannel: "20", orderBlock: "01" }), [false, "", "known"]],
    ["is no customer of the stores any more", inAreas({ deleted: true }), [true, "areaDeleted", "known"]],
    ["is flagged for deletion", { common: [{ deleted: true, person: { name } }] }, [true, "", "forgotten"]],
    ["comes back", { ...inAreas({}), common: [{ person: { name } }] }, [false, "", "known"]],
    ["has lost the role", { roles: [{ code: "BUP001" }] }, [true, "", "forgotten"]],
  ])("who %s", async (_name, changes, expected) => {
    expect(await told(changes)).toEqual(expected);
  });

  test("the role is withdrawn though no customer part is sent any more, and comes back with it", async () => {
    await told({});
    const { customer: _, ...withoutCustomer } = partnerDraft("77");
    number += 1;
    const draft = { ...withoutCustomer, changeNumber: number, roles: [{ code: "BUP001" }], rolesComplete: true };
    await suite.send("businessPartner", partnerMessage([draft]));
    expect(await suite.customers.readPartner("77")).toMatchObject({ isCustomer: false });
    expect(await told({})).toEqual([false, "", "known"]);
  });

  test("what is ours of a customer outlives every message of the ERP", async () => {
    const actor = { kind: "person", id: "p", name: "Paula" } as const;
    await told({});
    const part = {
      roles: ["loyaltyMember" as const],
      consents: [{ way: "email" as const, given: true }],
      contactBy: "email" as const,
      loyaltyNumber: "CF-4711",
    };
    const kept = await suite.customers.saveOwnPart("77", part, actor);
    expect(kept.consents).toEqual([{ way: "email", given: true, at: kept.changedAt, by: "Paula" }]);
    await told({ common: [{ blocked: true, person: { name } }] });
    await told({ roles: [{ code: "BUP001" }], addresses: [] });
    await told({});
    const after = await suite.customers.readPartner("77");
    expect(after?.own).toEqual(kept);
    // Saved again by somebody else: a consent that did not change keeps its day.
    const again = await suite.customers.saveOwnPart("77", { ...part, contactBy: "post" }, { ...actor, name: "Otto" });
    expect([again.consents, again.changedBy]).toEqual([kept.consents, "Otto"]);
    const { customers } = await suite.tillFeed.readPage("1010", undefined);
    expect(customers.find(({ customerId }) => customerId === "77")?.loyaltyNumber).toBe("CF-4711");
  });

  test("a loyalty number has one owner, and what nobody knows has no part of ours", async () => {
    const actor = { kind: "person", id: "p", name: "Paula" } as const;
    await suite.send("businessPartner", partnerMessage([partnerDraft("78")]));
    const part = { roles: [], consents: [], loyaltyNumber: "CF-4711" };
    await expect(suite.customers.saveOwnPart("78", part, actor)).rejects.toMatchObject({
      facts: { status: 409, code: "loyalty-number-taken" },
    });
    await expect(suite.customers.saveOwnPart("79", part, actor)).rejects.toMatchObject({ facts: { status: 404 } });
    expect((await suite.customers.readPartner("78"))?.own).toBeUndefined();
  });
});
