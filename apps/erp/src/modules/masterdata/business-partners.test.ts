import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { organisation, site } from "../../../../../tools/testing/erp-examples.ts";
import { erpModules } from "../../../../../tools/testing/erp-modules.ts";

const erp = await erpModules();
const { masterData } = erp;
afterAll(erp.stop);
beforeAll(() => masterData.upsertSites([site("1010")], "test").then(() => undefined));

const nextOf = async (rangeId: string) =>
  (await masterData.readNumberRanges()).find((range) => range.rangeId === rangeId)?.next;

describe("numbers of business partners", () => {
  it("come from the range of the grouping, each once, without gaps, while many ask at once", async () => {
    const first = (await nextOf("10")) ?? 0;
    const all = await Promise.all(
      Array.from({ length: 10 }, () =>
        masterData.upsertBusinessPartners(
          Array.from({ length: 20 }, () => organisation()),
          "test",
        ),
      ),
    );
    const numbers = all.flat().map(({ key }) => Number(key));
    expect(numbers.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 200 }, (_, index) => first + index),
    );
    expect(await nextOf("10")).toBe(first + 200);
  });

  it("are not used up by partners that are refused", async () => {
    const first = (await nextOf("10")) ?? 0;
    const results = await masterData.upsertBusinessPartners(
      [organisation({ roles: ["FLCU01", "NOROLE"] }), organisation(), organisation({ grouping: "BPXX" })],
      "test",
    );
    expect(results.map(({ key, outcome, problem }) => [key, outcome, problem?.code])).toEqual([
      ["", "rejected", "role-unknown"],
      [String(first), "created", undefined],
      ["", "rejected", "grouping-unknown"],
    ]);
    expect(await nextOf("10")).toBe(first + 1);
  });

  it.each([
    ["a number missing where it comes from outside", { grouping: "BPEE" }, "partner-number-missing"],
    [
      "a number from our own range given from outside",
      { grouping: "BPEE", partnerId: "1500000" },
      "partner-number-reserved",
    ],
    ["a new number where we give them", { partnerId: "1999998" }, "partner-unknown"],
    [
      "an account group that the grouping does not make",
      { customer: { accountGroup: "0003", salesAreas: [] } },
      "account-group-differs",
    ],
    ["a customer's role without the customer", { customer: undefined }, "customer-missing"],
    ["a category without its name", { category: "person" }, "name-missing"],
    [
      "a partner function of nobody",
      {
        customer: {
          salesAreas: [
            {
              ...{ salesOrganisation: "1000", distributionChannel: "10", division: "00", currency: "GBP" },
              partnerFunctions: [{ function: "SH", partnerId: "NOBODY" }],
            },
          ],
        },
      },
      "partner-unknown",
    ],
  ])("refuses %s", async (_name, more, code) => {
    const before = await masterData.searchBusinessPartners({});
    const [result] = await masterData.upsertBusinessPartners([organisation(more)], "test");
    expect(result).toMatchObject({ outcome: "rejected", problem: { code } });
    expect((await masterData.searchBusinessPartners({})).total).toBe(before.total);
  });
});

describe("a customer", () => {
  it("has its account group from the grouping and itself in all four partner functions", async () => {
    const [{ key = "" } = {}] = await masterData.upsertBusinessPartners([organisation({ grouping: "BP04" })], "test");
    const partner = (await masterData.readBusinessPartner(key))?.businessPartner;
    expect(partner?.customer?.accountGroup).toBe("0003");
    expect(partner?.customer?.salesAreas[0]?.partnerFunctions).toEqual(
      ["SP", "SH", "BP", "PY"].map((code) => ({ function: code, partnerId: key, isDefault: true })),
    );
  });

  it("may name partners of the same request, unless those are refused", async () => {
    const area = { salesOrganisation: "1000", distributionChannel: "10", division: "00", currency: "GBP" };
    const naming = (partnerId: string) => ({
      salesAreas: [{ ...area, partnerFunctions: [{ function: "SH", partnerId }] }],
    });
    const results = await masterData.upsertBusinessPartners(
      [
        organisation({ grouping: "BPEE", partnerId: "SOLD1", customer: naming("SHIP1") }),
        organisation({ grouping: "BPEE", partnerId: "SHIP1" }),
        organisation({ grouping: "BPEE", partnerId: "SOLD2", customer: naming("SHIP2") }),
        organisation({ grouping: "BPEE", partnerId: "SHIP2", roles: ["NOROLE", "FLCU01"] }),
      ],
      "test",
    );
    expect(results.map(({ outcome }) => outcome)).toEqual(["created", "created", "rejected", "rejected"]);
  });

  it("is found by number, name, city, mail and phone", async () => {
    const [{ key = "" } = {}] = await masterData.upsertBusinessPartners(
      [
        {
          category: "person",
          grouping: "BP02",
          person: { given: "Ada", family: "Zeppelin" },
          roles: [],
          addresses: [
            {
              country: "DE",
              city: "Friedrichshafen",
              emails: ["ada@zeppelin.example"],
              phones: [{ number: "+49 7541 5901" }],
            },
          ],
        },
      ],
      "test",
    );
    for (const query of [key, "zeppelin", "ADA", "friedrichs*fen", "ada@zeppelin", "7541 5901"])
      expect((await masterData.searchBusinessPartners({ query })).items.map(({ partnerId }) => partnerId)).toEqual([
        key,
      ]);
    expect((await masterData.searchBusinessPartners({ query: "%" })).items).toEqual([]);
  });
});
