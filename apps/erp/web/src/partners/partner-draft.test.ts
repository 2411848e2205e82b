import { describe, expect, it } from "vitest";
import { nameOf, type Partner } from "./partner.ts";
import { partnerOf, toDraft } from "./partner-draft.ts";

const mabel: Partner = {
  partnerId: "17850",
  category: "person",
  grouping: "BPEE",
  person: { given: "Mabel", family: "Thornton", title: "Ms", birthDate: "1961-04-03" },
  language: "en",
  searchTerm: "THORNTON",
  roles: ["FLCU00", "FLCU01"],
  addresses: [
    {
      street: "High Street",
      houseNumber: "7",
      city: "Leeds",
      postalCode: "LS1 1AA",
      country: "GB",
      emails: ["mabel@example.org"],
      phones: [{ number: "+44 7700 900123", mobile: true }],
      usages: ["XXDEFAULT"],
    },
  ],
  customer: {
    accountGroup: "0001",
    customerGroup: "01",
    salesAreas: [
      {
        salesOrganisation: "1000",
        distributionChannel: "10",
        division: "00",
        currency: "GBP",
        priceGroup: "01",
        priceList: "20",
        partnerFunctions: [{ function: "SP", partnerId: "17850", isDefault: true }],
      },
    ],
  },
};

describe("a business partner as it is typed", () => {
  it("is the same partner when nothing was typed, with all that the form does not show", () => {
    expect(partnerOf(toDraft(mabel), mabel)).toEqual(mabel);
  });

  it("keeps mobile marks and usages of an address that moved up because the first one was taken away", () => {
    const second = { ...mabel.addresses[0], city: "York", usages: ["SHIP_TO"] } as Partner["addresses"][number];
    const before = { ...mabel, addresses: [mabel.addresses[0] as Partner["addresses"][number], second] };
    const draft = toDraft(before);
    const typed = { ...draft, addresses: draft.addresses.slice(1) };
    expect(partnerOf(typed, before).addresses).toEqual([second]);
  });

  it("loses what was emptied", () => {
    const typed = partnerOf({ ...toDraft(mabel), searchTerm: "", given: "" }, mabel);
    expect(typed.searchTerm).toBeUndefined();
    expect(typed.person).toEqual({ family: "Thornton", title: "Ms", birthDate: "1961-04-03" });
  });

  it("is no customer any more without the roles of one", () => {
    expect(partnerOf({ ...toDraft(mabel), roles: ["BUP001"] }, mabel).customer).toBeUndefined();
  });

  it("keeps the days of its roles, and loses them with the role", () => {
    const dated = {
      ...mabel,
      roleDates: [
        { role: "FLCU00", to: "2026-12-31" },
        { role: "FLCU01", from: "2026-03-01" },
      ],
    };
    expect(partnerOf(toDraft(dated), dated)).toEqual(dated);
    const without = partnerOf({ ...toDraft(dated), roles: ["FLCU01"] }, dated);
    expect(without.roleDates).toEqual([{ role: "FLCU01", from: "2026-03-01" }]);
  });

  it("starts without a number: the number range gives one", () => {
    const created = partnerOf({ ...toDraft(undefined), line1: "Tea & Co" }, undefined);
    expect(created).not.toHaveProperty("partnerId");
    expect(created.organisation).toEqual({ line1: "Tea & Co" });
    expect(created.customer).toEqual({ salesAreas: [] });
  });

  it("is named by its category", () => {
    expect(nameOf(mabel)).toBe("Mabel Thornton");
    expect(nameOf({ ...mabel, person: undefined, organisation: { line1: "Tea", line2: "Ltd" } } as never)).toBe(
      "Tea Ltd",
    );
  });
});
