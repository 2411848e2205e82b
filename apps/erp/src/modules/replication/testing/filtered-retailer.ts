import { article, organisation, price, site } from "../../../../../../tools/testing/erp-examples.ts";
import type { Criterion, MasterData } from "../../masterdata/index.ts";

const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Objects that filters tell apart. */
export async function fillRetailer(masterData: MasterData): Promise<void> {
  await masterData.upsertSites([site("1010"), site("1020")], "test");
  await masterData.upsertCategories(
    [
      { categoryId: "TOYS", names: { en: "Toys", de: "Spielzeug" } },
      { categoryId: "DOLLS", parentId: "TOYS", names: { en: "Dolls" } },
      { categoryId: "TOOLS", names: { en: "Tools" } },
    ],
    "test",
  );
  const inBoth = ["1010", "1020"].map((siteId) => ({ siteId, from: "2010-01-01", to: "9999-12-31" }));
  await masterData.upsertArticles(
    [
      article("9", {
        categoryId: "TOYS",
        texts: { en: "Ball", de: "Ball" },
        salesBlocks: [{ status: "02", from: "2026-01-01" }],
      }),
      article("10", { categoryId: "DOLLS", texts: { en: "Doll 100%" }, listings: inBoth }),
      article("100", { categoryId: "TOOLS", taxCode: "A2", attributes: { colour: "red" } }),
      article("A1", { listings: [], units: [{ unit: "PC", numerator: 1, denominator: 1, gtins: ["4006381333931"] }] }),
      article("A_2", { categoryId: "TOOLS", type: "service", listings: [], blocked: true }),
    ],
    "test",
  );
  await masterData.upsertPrices(
    [
      price("9", 100, "2010-01-01", "9999-12-31"),
      price("10", 200, "2010-01-01", "2011-12-31"),
      price("100", 300, soon(5), soon(10), { siteId: "1020" }),
    ],
    "refuse",
    "test",
  );
  await masterData.upsertBusinessPartners(
    [
      organisation({ grouping: "BPEE", partnerId: "P1" }),
      organisation({
        grouping: "BPEE",
        partnerId: "P2",
        roles: ["BUP001"],
        customer: undefined,
        addresses: [{ country: "DE", postalCode: "10115" }],
      }),
    ],
    "test",
  );
}

/** A line of a filter. */
export const line = (field: string, option: Criterion["option"], low?: string, high?: string): Criterion => ({
  field,
  sign: "include",
  option,
  ...(low !== undefined && { low }),
  ...(high !== undefined && { high }),
});
export const not = (criterion: Criterion): Criterion => ({ ...criterion, sign: "exclude" });
