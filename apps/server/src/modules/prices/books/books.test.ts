import { inTransaction } from "@counterfoil/platform";
import type { Promotion } from "@counterfoil/pricing";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../../../tools/testing/database.ts";
import { articleDraft, articleMessage } from "../../hub/inbound/testing/messages.ts";
import { openSuite, stores } from "../../hub/inbound/testing/suite.ts";
import { createBookShelf, createCompiledBooks, type StagedPromotion, sizeOf } from "./index.ts";

const database = await testDatabase("server");
const suite = await openSuite(database.url);
afterAll(async () => {
  await suite.close();
  await database.drop();
});

const { prices, db } = suite;
const [london, manchester] = stores as [(typeof stores)[number], (typeof stores)[number]];

/** 10 % off everything; `name` makes versions tell apart. */
function promotion(promotionId: string, changes: Partial<Promotion> = {}): Promotion {
  return {
    promotionId,
    name: promotionId,
    validFrom: "2026-01-01T00:00:00",
    validTo: "9999-12-31T23:59:59",
    rules: [
      {
        ruleId: promotionId,
        sequence: 100,
        resolution: 0,
        eligibility: { type: "goods", target: { all: true } },
        priceRule: { type: "RB", control: "line", reward: { percentOff: 10 } },
      },
    ],
    ...changes,
  };
}

const stage = (promotions: Promotion[], removals: string[] = [], more: Partial<StagedPromotion> = {}) =>
  inTransaction(db, (transaction) =>
    prices.stagePromotions(transaction, {
      upserts: promotions.map((each) => ({ promotion: each, origin: "app", ...more })),
      removals,
    }),
  );
const group = (kind: "product" | "store", groupId: string, members: string[]) =>
  inTransaction(db, (transaction) =>
    prices.stageGroups(transaction, kind, { upserts: [{ groupId, members }], removals: [] }),
  );
const drop = (kind: "product" | "store", groupId: string) =>
  inTransaction(db, (transaction) => prices.stageGroups(transaction, kind, { upserts: [], removals: [groupId] }));
const idsIn = async (book: number, place: (typeof stores)[number] & { sourceSystem?: string } = london) =>
  (await prices.bookInput(book, place))?.promotions?.map(({ promotionId }) => promotionId);

describe("promotions in books", () => {
  test("they are in the book they are published with, and a replaced or removed one stays in the earlier ones", async () => {
    expect(await stage([promotion("A"), promotion("B")])).toEqual({
      book: 1,
      added: 2,
      changed: 0,
      unchanged: 0,
      removed: 0,
    });
    expect(await prices.publish()).toBe(1);
    expect(await stage([promotion("A"), promotion("B", { name: "dearer" })])).toMatchObject({
      changed: 1,
      unchanged: 1,
    });
    expect(await prices.publish()).toBe(2);
    expect(await stage([], ["A", "NEVER"])).toMatchObject({ removed: 1 });
    expect(await prices.publish()).toBe(3);
    const names = async (book: number) =>
      (await prices.bookInput(book, london))?.promotions?.map(({ promotionId, name }) => `${promotionId} ${name}`);
    expect(await names(1)).toEqual(["A A", "B B"]);
    expect(await names(2)).toEqual(["A A", "B dearer"]);
    expect(await names(3)).toEqual(["B dearer"]);
    expect(await stage([promotion("B", { name: "dearer" })])).toMatchObject({ unchanged: 1, changed: 0 });
    expect(await prices.publish()).toBeUndefined();
  });

  test("one that is taken back before it was published was never in a book", async () => {
    await stage([promotion("BACK")]);
    await stage([], ["BACK"]);
    await stage([promotion("OTHER")]);
    expect(await idsIn((await prices.publish()) as number)).not.toContain("BACK");
  });

  test("a store has those for all, its own and those of its groups, which are resolved for it", async () => {
    await stage([
      promotion("ALL"),
      promotion("OWN", { stores: ["1010"] }),
      promotion("ELSEWHERE", { stores: ["1020"] }),
      promotion("NORTH", { storeGroups: ["NORTH"] }),
    ]);
    await group("store", "NORTH", ["1020"]);
    const book = (await prices.publish()) as number;
    const [inLondon, inManchester] = [await idsIn(book), await idsIn(book, manchester)];
    expect(inLondon).toEqual(expect.arrayContaining(["ALL", "OWN"]));
    expect(inLondon).not.toContain("NORTH");
    expect(inManchester).toEqual(expect.arrayContaining(["ALL", "ELSEWHERE", "NORTH"]));
    const north = (await prices.bookInput(book, manchester))?.promotions?.find((each) => each.promotionId === "NORTH");
    expect([north?.stores, north?.storeGroups]).toEqual([["1020"], undefined]);
    await group("store", "NORTH", ["1010"]);
    const later = (await prices.publish()) as number;
    const page = { book: later, since: book, after: "", limit: 10 };
    expect((await prices.bookPromotions(london, page)).map(({ promotionId }) => promotionId)).toEqual(["NORTH"]);
    expect(await prices.removedPromotions(manchester, page)).toEqual(["NORTH"]);
    expect(await prices.removedPromotions(london, page)).toEqual([]);
  });

  test("one that was over 36 days before the publication is not in the book", async () => {
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    await stage([
      promotion("OVER-34", { validTo: `${day(34)}T12:00:00` }),
      promotion("OVER-37", { validTo: `${day(37)}T12:00:00` }),
    ]);
    const ids = await idsIn((await prices.publish()) as number);
    expect(ids).toContain("OVER-34");
    expect(ids).not.toContain("OVER-37");
  });

  test("a calculation for one system sees its promotions and the retailer's own", async () => {
    await stage([promotion("SAP-1")], [], { origin: "pps", sourceSystem: "QT1CLNT100" });
    const book = (await prices.publish()) as number;
    expect(await idsIn(book)).toContain("SAP-1");
    expect(await idsIn(book, { ...london, sourceSystem: "QT1CLNT100" })).toEqual(
      expect.arrayContaining(["ALL", "SAP-1"]),
    );
    const other = await idsIn(book, { ...london, sourceSystem: "OTHER" });
    expect(other).toContain("ALL");
    expect(other).not.toContain("SAP-1");
  });

  test("categories, groups and attributes are those of the book's day", async () => {
    await suite.send(
      "article",
      articleMessage([articleDraft("TREE", { attributes: [{ name: "colour", value: "red" }] })]),
    );
    await group("product", "LIGHTS", ["TREE", "A", "TREE"]);
    const book = (await prices.publish()) as number;
    const moved = {
      id: "BAGS",
      path: [
        { id: "HOME", name: "Home" },
        { id: "BAGS", name: "Bags" },
      ],
    };
    const changed = articleDraft("TREE", { changeNumber: 2, merchandiseCategory: moved, attributes: [] });
    await suite.send("article", articleMessage([changed]));
    await group("product", "LIGHTS", ["A"]);
    const later = (await prices.publish()) as number;
    const [before, after] = [await prices.bookInput(book, london), await prices.bookInput(later, london)];
    expect(before?.groups).toEqual([{ id: "LIGHTS", articles: ["A", "TREE"] }]);
    expect(after?.groups).toEqual([{ id: "LIGHTS", articles: ["A"] }]);
    expect(before?.categories).toEqual([{ id: "BAGS", parent: "GIFTS" }, { id: "GIFTS" }]);
    expect(after?.categories).toEqual([{ id: "BAGS", parent: "HOME" }, { id: "GIFTS" }, { id: "HOME" }]);
    const attributesIn = (input: typeof before) =>
      input?.articles.find(({ articleId }) => articleId === "TREE")?.attributes;
    expect(attributesIn(before)).toEqual({ colour: "red" });
    expect(attributesIn(after)).toBeUndefined();
  });
});

test("a promotion that the engine cannot use takes no other one with it, and no store down", async () => {
  await suite.send("article", articleMessage([articleDraft("SOLD")]));
  const [rule] = promotion("BROKEN").rules;
  const broken = promotion("BROKEN", { rules: [{ ...rule, maxDiscount: -1 } as Promotion["rules"][number]] });
  await stage([promotion("GOOD", { stores: ["1010"] }), broken]);
  await stage([], ["ALL", "A", "B", "OTHER", "OWN", "NORTH", "SAP-1", "OVER-34"]);
  await prices.publish();
  const basket = { store: "1010", lines: [{ lineId: "1", articleId: "SOLD", quantity: 1 }] };
  expect(await prices.calculate(basket)).toMatchObject({ totals: { regular: 1999, total: 1799 } });
});

type Step =
  | { do: "promotion"; id: string; name: string; scope: "all" | "1010" | "1020" | "group" }
  | { do: "removal"; id: string }
  | { do: "dropGroup"; id: string }
  | { do: "group"; id: string; members: string[] }
  | { do: "storeGroup"; id: string; members: string[] }
  | { do: "publish" };

const id = fc.constantFrom("P1", "P2", "P3");
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant("promotion" as const),
    id,
    name: fc.constantFrom("one", "two"),
    scope: fc.constantFrom("all" as const, "1010" as const, "1020" as const, "group" as const),
  }),
  fc.record({ do: fc.constant("removal" as const), id }),
  fc.record({ do: fc.constant("dropGroup" as const), id }),
  fc.record({
    do: fc.constant("storeGroup" as const),
    id: fc.constant("SG"),
    members: fc.subarray(["1010", "1020"]),
  }),
  fc.record({ do: fc.constant("group" as const), id, members: fc.subarray(["X", "Y", "Z"]) }),
  fc.record({ do: fc.constant("publish" as const) }),
);

const scopes = { all: {}, "1010": { stores: ["1010"] }, "1020": { stores: ["1020"] }, group: { storeGroups: ["SG"] } };

async function take(step: Step): Promise<number | undefined> {
  if (step.do === "publish") return prices.publish();
  if (step.do === "promotion") await stage([promotion(step.id, { name: step.name, ...scopes[step.scope] })]);
  else if (step.do === "removal") await stage([], [step.id]);
  else if (step.do === "dropGroup") await drop("product", step.id);
  else await group(step.do === "group" ? "product" : "store", step.id, step.members);
  return undefined;
}

/** What a till has that goes from one book to another by the difference alone, page by page. */
async function follow(from: number, to: number) {
  const before = await prices.bookInput(from, london);
  const promotions = new Map(before?.promotions?.map((each) => [each.promotionId, each]));
  const groups = new Map(before?.groups?.map((each) => [each.id, each]));
  const page = { book: to, since: from, limit: 2 };
  for (let after = ""; ; ) {
    const found = await prices.bookPromotions(london, { ...page, after });
    for (const each of found) promotions.set(each.promotionId, each);
    if (found.length < page.limit) break;
    after = found.at(-1)?.promotionId ?? "";
  }
  for (const gone of await prices.removedPromotions(london, { ...page, after: "", limit: 100 }))
    promotions.delete(gone);
  for (const { groupId, articleIds } of await prices.bookGroups({ ...page, after: "", limit: 100 }))
    groups.set(groupId, { id: groupId, articles: articleIds });
  for (const gone of await prices.removedGroups({ ...page, after: "", limit: 100 })) groups.delete(gone);
  const sorted = <Item>(map: Map<string, Item>) => [...map].sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([sorted(promotions).map(([, each]) => each), sorted(groups).map(([, each]) => each)]);
}

test("a book is the same for ever, and the difference of any two leads from one to the other", async () => {
  const contentOf = async (book: number) => {
    const input = await prices.bookInput(book, london);
    return JSON.stringify([input?.promotions, input?.groups]);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
      const published = new Map<number, string>();
      for (const each of [...steps, { do: "publish" } as const]) {
        const number = await take(each);
        if (number !== undefined) published.set(number, await contentOf(number));
      }
      for (const [number, content] of published) expect(await contentOf(number)).toBe(content);
      const numbers = [...published.keys()];
      for (const from of numbers)
        for (const to of numbers.filter((number) => number > from))
          expect(await follow(from, to)).toBe(published.get(to));
    }),
    { numRuns: 40 },
  );
});

test("compiled books take no more than they may: the one used least recently is compiled again", async () => {
  const number = await prices.currentBook();
  const input = await prices.bookInput(number, london);
  const bytes = input ? sizeOf(input) : 0;
  expect(bytes).toBeGreaterThan(0);
  // Room for two of them, each store's book being the same size but for a price or two.
  const compiled = createCompiledBooks(db, createBookShelf(bytes * 2.5));
  const [first, second] = [await compiled(number, london), await compiled(number, manchester)];
  expect(await compiled(number, london)).toBe(first);
  await compiled(number, { ...london, sourceSystem: "ANOTHER" });
  expect(await compiled(number, london)).toBe(first);
  expect(await compiled(number, manchester)).not.toBe(second);
  expect(await compiled(number + 1000, london)).toBeUndefined();
});
