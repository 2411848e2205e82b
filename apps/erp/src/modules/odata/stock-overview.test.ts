import { materialStockService } from "@counterfoil/sap";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { erpModules } from "../../../../../tools/testing/erp-modules.ts";
import { answerRequest } from "./answer-request.ts";

const erp = await erpModules();
afterAll(erp.stop);
/** 1,000 articles in 50 plants with two storage locations each. */
beforeAll(async () => {
  await erp.pool.query(`insert into logistics.stock
    select 'S' || article, 'P' || lpad(plant::text, 3, '0'), location, '01', article * 1000, 'PC', now()
    from generate_series(1, 1000) article, generate_series(1, 50) plant, unnest(array['0001', '0002']) location`);
  await erp.pool.query("analyze logistics.stock");
});

const served = {
  service: materialStockService,
  arrangedAs: "stockOverview" as const,
  rows: { A_MatlStkInAcctMod: erp.logistics.stockRows, A_MaterialStock: erp.logistics.materialRows },
};

describe("the stock overview of 100,000 rows", () => {
  it.each([
    ["one article in all plants", "Material eq 'S77'", 100, "77"],
    ["one article in one plant", "Material eq 'S77' and Plant eq 'P007' and InventoryStockType eq '01'", 2, "77"],
    ["a whole plant", "Plant eq 'P007'", 2000, "1"],
    ["one storage location", "Plant eq 'P007' and StorageLocation eq '0002'", 1000, "1"],
  ])("answers %s", async (_name, filter, rows, quantity) => {
    const answer = await answerRequest(
      { db: erp.db, served, serviceUrl: "http://x" },
      "A_MatlStkInAcctMod",
      new URLSearchParams({ $filter: filter }),
    );
    const { results } = (answer.body as { d: { results: Record<string, string>[] } }).d;
    expect([results.length, results[0]?.MatlWrhsStkQtyInMatlBaseUnit]).toEqual([rows, quantity]);
  });
});
