import { formatsFor } from "@counterfoil/ui";
import { describe, expect, it } from "vitest";
import { atHours, basketOf, blankLab, hoursFrom, labDraftOf } from "./lab-draft.ts";

const formats = formatsFor("de-DE");
const now = new Date("2026-11-21T12:00:00Z");

describe("a basket of the lab", () => {
  it("is none while nothing is in it", () => {
    expect(basketOf(blankLab("1010", now), formats)).toBeUndefined();
    expect(
      basketOf({ ...blankLab("1010", now), lines: [{ articleId: "22086", quantity: "" }] }, formats),
    ).toBeUndefined();
  });

  it("opens as it was saved", () => {
    const basket = {
      store: "1010",
      channel: "20",
      at: "2026-11-23T17:30:00.000Z",
      customer: { id: "17850", groups: ["02"] },
      coupons: ["TEA10", "X"],
      lines: [
        { lineId: "1", articleId: "22086", quantity: 2.5 },
        { lineId: "2", articleId: "71053", quantity: 1000 },
      ],
    };
    expect(basketOf(labDraftOf(basket, [], formats, now), formats)).toEqual(basket);
  });

  it("has a customer of no name when only groups are given", () => {
    const draft = { ...blankLab("1010", now), customerGroups: "02; 03", lines: [{ articleId: "1", quantity: "1" }] };
    expect(basketOf(draft, formats)?.customer).toEqual({ id: "LAB", groups: ["02", "03"] });
  });
});

it.each([0, 29, -168, 168])("%i hours on the slider are %i hours", (hours) => {
  expect(hoursFrom(now.toISOString(), atHours(now.toISOString(), hours))).toBe(hours);
});
