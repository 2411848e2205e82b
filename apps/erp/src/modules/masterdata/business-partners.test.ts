import { readFileSync } from "node:fs";
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
    ["a number with zeros in front", { grouping: "BPEE", partnerId: "00123" }, "number-leading-zeros"],
    [
      "a day that no calendar has",
      { category: "person", person: { family: "Roe", birthDate: "1990-02-31" } },
      "day-invalid",
    ],
    ["days of a role that it does not have", { roleDates: [{ role: "BUP001", from: "2026-01-01" }] }, "role-missing"],
    [
      "a role that ends before it begins",
      { roleDates: [{ role: "FLCU01", from: "2026-02-01", to: "2026-01-01" }] },
      "role-period",
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

describe("partners of another S/4HANA, as API_BUSINESS_PARTNER gives them out", () => {
  const folder = new URL("../../../../../packages/sap/test-data/bp-odata/", import.meta.url);
  const samples = readFileSync(new URL("mock-server-business-partners.json", folder), "utf8");
  const take = (document: string | object[], dryRun = false) =>
    masterData.importPartners(typeof document === "string" ? document : JSON.stringify({ d: { results: document } }), {
      dryRun,
      by: "importer",
    });
  const found = async (query: string) => (await masterData.searchBusinessPartners({ query, limit: 50 })).items;

  it("SAP's five samples are tried without a trace, taken in, and the second time nothing changes", async () => {
    const next = await nextOf("20");
    const tried = await take(samples, true);
    expect(tried.map(({ number, name, outcome }) => [number, name, outcome])).toEqual([
      ["1003764", "John Doe", "created"],
      ["1003765", "Jane Roe", "created"],
      ["1003766", "John Smith", "created"],
      ["1003767", "Carla Coe", "created"],
      ["1003768", "Sample Company Ltd", "created"],
    ]);
    expect(await nextOf("20")).toBe(next);
    expect(await found("Sample Company")).toEqual([]);

    const taken = await take(samples);
    expect(taken.map(({ partnerId }) => Number(partnerId) - (next ?? 0))).toEqual([0, 1, 2, 3, 4]);
    expect(await found("hallbergmoos")).toMatchObject([
      {
        name: "John Smith",
        category: "person",
        grouping: "BP02",
        city: "Hallbergmoos",
        country: "DE",
        status: "active",
      },
    ]);
    expect((await masterData.readBusinessPartner(taken[1]?.partnerId ?? ""))?.businessPartner).toMatchObject({
      externalId: "1003765",
      person: { given: "Jane", family: "Roe" },
      searchTerm: "Buchhalterin",
      roles: [],
      addresses: [
        { street: "Hillview Avenue", houseNumber: "3410", city: "Palo Alto", postalCode: "CA 94304", country: "US" },
      ],
    });
    expect(taken[0]?.leftOut).toContain("MiddleName");

    const again = await take(samples);
    expect(again.map(({ outcome, partnerId }) => [outcome, partnerId])).toEqual(
      taken.map(({ partnerId }) => ["unchanged", partnerId]),
    );
  });

  const area = { SalesOrganization: "1000", DistributionChannel: "10", Division: "00", Currency: "GBP" };
  const customer = (number: string, functions: object[] = []) => ({
    BusinessPartner: number,
    BusinessPartnerCategory: "2",
    BusinessPartnerGrouping: "BP01",
    OrganizationBPName1: `Imported ${number}`,
    CorrespondenceLanguage: "DE",
    to_BusinessPartnerRole: { results: [{ BusinessPartner: number, BusinessPartnerRole: "FLCU01" }] },
    to_BusinessPartnerAddress: {
      results: [
        {
          Country: "DE",
          CityName: "Walldorf",
          to_EmailAddress: { results: [{ EmailAddress: "shop@example.org" }] },
          to_MobilePhoneNumber: { results: [{ PhoneNumber: "+49 170 123456" }] },
        },
      ],
    },
    to_Customer: {
      Customer: number,
      to_CustomerSalesArea: { results: [{ ...area, to_PartnerFunction: { results: functions } }] },
    },
  });
  const shipTo = (BPCustomerNumber: string) => ({ PartnerFunction: "SH", BPCustomerNumber, DefaultPartner: true });

  it("customers come with roles, sales areas and functions; leading zeros are no other partner", async () => {
    const [sold] = await take([customer("0000880001")]);
    const stranger = { PartnerFunction: "ZS", BPCustomerNumber: "9" };
    const [ship] = await take([
      customer("880002", [shipTo("880001"), { PartnerFunction: "PY", BPCustomerNumber: "880002" }, stranger]),
    ]);
    expect([sold?.outcome, ship?.outcome, ship?.leftOut]).toEqual(["created", "created", ["PartnerFunction ZS"]]);
    expect((await masterData.readBusinessPartner(ship?.partnerId ?? ""))?.businessPartner).toMatchObject({
      externalId: "880002",
      language: "de",
      roles: ["FLCU01"],
      addresses: [{ emails: ["shop@example.org"], phones: [{ number: "+49 170 123456", mobile: true }] }],
      customer: {
        salesAreas: [
          {
            division: "00",
            partnerFunctions: [
              { function: "SH", partnerId: sold?.partnerId, isDefault: true },
              { function: "PY", partnerId: ship?.partnerId },
              { function: "SP", partnerId: ship?.partnerId },
              { function: "BP", partnerId: ship?.partnerId },
            ],
          },
        ],
      },
    });
  });

  it("each bad one says what is wrong, and the others are taken", async () => {
    const rows = await take([
      { ...customer("880010"), OrganizationBPName1: "N".repeat(41) },
      { ...customer("880011"), BusinessPartnerGrouping: "ZZ99" },
      {
        ...customer("880012"),
        to_BusinessPartnerRole: [{ BusinessPartnerRole: "FLCU01" }, { BusinessPartnerRole: "NO" }],
      },
      customer("880013", [shipTo("404")]),
      customer("880014"),
      customer("880014"),
      { BusinessPartnerCategory: "7" },
    ]);
    expect(rows.map(({ outcome, problem }) => [outcome, problem?.detail])).toEqual([
      ["rejected", "OrganizationBPName1 has 41 characters, at most 40 fit."],
      ["rejected", "There is no grouping ZZ99."],
      ["rejected", "There is no role NO."],
      ["rejected", "There is no partner 404 for a partner function."],
      ["created", undefined],
      ["rejected", "880014 comes twice in this file."],
      ["rejected", "BusinessPartner is missing; BusinessPartnerCategory is not 1, 2 or 3."],
    ]);
  });

  it("numbers stay where the grouping takes them from outside", async () => {
    const outside = { ...customer("9900001"), BusinessPartnerGrouping: "BPEE" };
    expect(await take([outside])).toMatchObject([{ outcome: "created", partnerId: "9900001" }]);
    expect(await take([outside])).toMatchObject([{ outcome: "unchanged", partnerId: "9900001" }]);
  });

  it.each([
    ["a page", "<html/>", "no JSON"],
    ["V4", '{"value":[]}', "no d"],
    ["too many", JSON.stringify({ d: { results: Array(5001).fill({}) } }), "more than 5000"],
  ])("a file that is none is refused: %s", async (_, text, reason) => {
    await expect(take(text)).rejects.toMatchObject({
      facts: { status: 400, code: "partner-file-unreadable", detail: expect.stringContaining(reason) },
    });
  });
});
