import { formatsFor } from "@counterfoil/ui";
import { describe, expect, it } from "vitest";
import { atHours, basketOf, blankLab, hoursFrom, instantOf, labDraftOf, localOf } from "./lab-draft.ts";

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

// Clocks in London went forward at 01:00 on 29 March 2026 and back at 02:00 on 25 October.
describe("the clock of the store", () => {
  it.each([
    ["2026-11-23T17:30:00.000Z", "Europe/London", "2026-11-23T17:30:00"],
    ["2026-07-01T17:30:00.000Z", "Europe/London", "2026-07-01T18:30:00"],
    ["2026-12-31T23:30:00.000Z", "Europe/Berlin", "2027-01-01T00:30:00"],
    ["2026-10-25T02:30:00.000Z", "Europe/London", "2026-10-25T02:30:00"],
  ])("%s in %s shows %s, and back", (instant, timeZone, local) => {
    expect(localOf(instant, timeZone)).toBe(local);
    expect(instantOf(local, timeZone)).toBe(instant);
  });

  it("shows the hour after one that summer time skips", () => {
    expect(localOf(instantOf("2026-03-29T01:30:00", "Europe/London"), "Europe/London")).toBe("2026-03-29T02:30:00");
  });
});
