import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { erpModules } from "../../../../../tools/testing/erp-modules.ts";

import type { Criterion, ReplicatedType } from "../masterdata/index.ts";
import { fillRetailer, line, not } from "./testing/filtered-retailer.ts";

const erp = await erpModules();
const { masterData, replication } = erp;
afterAll(async () => {
  await replication.stop();
  await erp.stop();
});

beforeAll(() => fillRetailer(masterData));

async function matching(criteria: Criterion[], objectType: ReplicatedType = "article") {
  const { samples, matching: count } = await replication.previewFilter({ receiverId: "none", objectType, criteria });
  expect(samples.matching.length).toBe(count);
  return samples.matching.map(({ key }) => key).toSorted();
}

describe("a filter", () => {
  it.each<[string, Criterion[], string[]]>([
    ["nothing said is everything", [], ["10", "100", "9", "A1", "A_2"]],
    ["equal", [line("articleId", "equal", "9")], ["9"]],
    [
      "lines of a field are alternatives",
      [line("articleId", "equal", "9"), line("articleId", "equal", "A1")],
      ["9", "A1"],
    ],
    ["digits count as numbers", [line("articleId", "between", "9", "10")], ["10", "9"]],
    ["and come before the others", [line("articleId", "atMost", "100")], ["10", "100", "9"]],
    ["from a number on", [line("articleId", "atLeast", "100")], ["100", "A1", "A_2"]],
    ["a pattern", [line("articleId", "pattern", "1*")], ["10", "100"]],
    ["one character", [line("articleId", "pattern", "1+")], ["10"]],
    ["one character, as files have it", [line("articleId", "pattern", "?1")], ["A1"]],
    ["a sign of the database is a sign", [line("articleId", "pattern", "A_*")], ["A_2"]],
    ["a sign that means itself", [line("text", "pattern", "*100#%")], []],
    ["text whatever its case", [line("text", "pattern", "doll 100%")], ["10"]],
    ["a name in any language", [line("text", "equal", "BALL")], ["9"]],
    ["a category with those below it", [line("categoryId", "equal", "TOYS")], ["10", "9"]],
    ["no category", [line("categoryId", "empty")], ["A1"]],
    ["all but a category", [not(line("categoryId", "equal", "DOLLS"))], ["100", "9", "A1", "A_2"]],
    ["included less excluded", [line("categoryId", "equal", "TOYS"), not(line("categoryId", "equal", "DOLLS"))], ["9"]],
    ["fields have to agree", [line("categoryId", "equal", "TOOLS"), line("type", "equal", "goods")], ["100"]],
    ["listed at a site", [line("site", "equal", "1020")], ["10"]],
    ["listed nowhere", [line("site", "empty")], ["A1", "A_2"]],
    ["not listed at a site", [line("site", "pattern", "*"), not(line("site", "equal", "1020"))], ["100", "9"]],
    ["a tax code", [line("taxCode", "equal", "A2")], ["100"]],
    ["a sales status", [line("salesStatus", "equal", "02")], ["9"]],
    ["a bar code", [line("gtin", "pattern", "4006*")], ["A1"]],
    ["an attribute", [line("attribute", "equal", "Colour=RED")], ["100"]],
    ["a price today or later", [line("hasPrice", "equal", "yes")], ["100", "9"]],
    ["no price", [line("hasPrice", "equal", "no")], ["10", "A1", "A_2"]],
    ["a status", [not(line("status", "equal", "blocked"))], ["10", "100", "9", "A1"]],
    ["created lately", [line("createdOn", "atLeast", "today-1")], ["10", "100", "9", "A1", "A_2"]],
    ["changed in the future", [line("changedOn", "atLeast", "today+1")], []],
  ])("%s", async (_, criteria, expected) => {
    expect(await matching(criteria)).toEqual(expected);
  });

  it("of partners asks for roles, countries and postal codes", async () => {
    expect(await matching([line("role", "equal", "FLCU01")], "businessPartner")).toEqual(["P1"]);
    expect(await matching([not(line("role", "equal", "FLCU01"))], "businessPartner")).toEqual(["P2"]);
    expect(
      await matching(
        [line("country", "equal", "DE"), line("postalCode", "between", "10000", "10999")],
        "businessPartner",
      ),
    ).toEqual(["P2"]);
    expect(await matching([line("salesOrganisation", "equal", "1000")], "businessPartner")).toEqual(["P1"]);
    expect(await matching([line("name", "pattern", "city*")], "businessPartner")).toEqual(["P1", "P2"]);
  });

  it("of prices asks for the days they are for, and where", async () => {
    expect(await matching([line("validOn", "equal", "2011-06-01")], "salesPrice")).toEqual(["10", "9"]);
    expect(await matching([line("validOn", "between", "today+1", "today+7")], "salesPrice")).toEqual(["100", "9"]);
    expect(await matching([line("validOn", "atMost", "2009-12-31")], "salesPrice")).toEqual([]);
    const there = line("priceSite", "equal", "1020");
    expect(await matching([there], "salesPrice")).toEqual(["10", "100", "9"]);
    expect(await matching([there, not(line("priceSite", "pattern", "10*"))], "salesPrice")).toEqual([]);
  });

  it("has fields that can all be asked, of each type", async () => {
    const fields = Object.entries(replication.filterFields()) as [
      ReplicatedType,
      ReturnType<typeof masterData.filterFields>,
    ][];
    expect(fields.length).toBe(8);
    const values = {
      date: ["today", "2026-12-31"],
      flag: ["yes"],
      number: ["1", "2"],
      code: ["1", "2"],
      text: ["1", "2"],
    };
    for (const [type, described] of fields)
      for (const { name, kind, options } of described) {
        const [low, high] = values[kind];
        const criteria = options.map((option) =>
          option === "empty" ? line(name, option) : line(name, option, low, option === "between" ? high : undefined),
        );
        await replication.previewFilter({ receiverId: "none", objectType: type, criteria });
        await replication.previewFilter({ receiverId: "none", objectType: type, criteria: criteria.map(not) });
      }
  });

  it.each<[string, Criterion]>([
    ["/body/criteria/0/field", line("article_id; drop table", "equal", "1")],
    ["/body/criteria/0/field", line("toString", "equal", "1")],
    ["/body/criteria/0/option", line("type", "atLeast", "goods")],
    ["/body/criteria/0/low", line("articleId", "equal")],
    ["/body/criteria/0/high", line("articleId", "between", "1")],
    ["/body/criteria/0/high", line("articleId", "between", "20", "3")],
    ["/body/criteria/0/high", line("articleId", "equal", "1", "2")],
    ["/body/criteria/0/low", line("changedOn", "equal", "2026-02-30")],
    ["/body/criteria/0/low", line("changedOn", "equal", "tomorrow")],
    ["/body/criteria/0/low", line("hasPrice", "equal", "maybe")],
  ])("is refused at %s", async (where, criterion) => {
    const asked = { receiverId: "none", objectType: "article" as const, criteria: [criterion] };
    await expect(async () => replication.previewFilter(asked)).rejects.toMatchObject({
      facts: { code: "replication-filter-wrong", where },
    });
  });
});
