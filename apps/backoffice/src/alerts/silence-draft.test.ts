import { expect, test } from "vitest";
import { silenceDraftOf, silenceOf } from "./silence-draft.ts";

const articles = "ProductMerchandiseViewReplicationBulkRequest_In";

test("a setting comes out of its form as it went in", () => {
  const setting = { tillMinutes: 30, closingHours: 24, expected: [{ service: articles, withinHours: 168 }] };
  expect(silenceOf(silenceDraftOf(setting))).toEqual({ setting, wrong: [] });
});

test("what cannot be meant is named by its field: minutes, hours, a message twice", () => {
  const row = (withinHours: string) => ({ service: articles, withinHours });
  expect(silenceOf({ tillMinutes: "4", closingHours: "745", expected: [row("0"), row("745")] }).wrong).toEqual([
    "tillMinutes",
    "closingHours",
    "expected/1/service",
    "expected/0/withinHours",
    "expected/1/withinHours",
  ]);
  expect(silenceOf({ tillMinutes: " 5 ", closingHours: "1", expected: [row("744")] }).wrong).toEqual([]);
  expect(silenceOf({ tillMinutes: "half an hour", closingHours: "24", expected: [] }).wrong).toEqual(["tillMinutes"]);
});
