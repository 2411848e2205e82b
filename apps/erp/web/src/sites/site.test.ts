import { expect, it } from "vitest";
import { categoryChoices } from "../common/names.ts";
import { progressOf } from "../replication/replication.ts";
import { addressText, blankSite, siteOf, toDraft } from "./site.ts";

it("a site is the same when nothing was typed, and loses what was emptied", () => {
  const london = { ...blankSite, siteId: "1010", name: "London", phone: "+44 20 7946 0000" };
  expect(siteOf(toDraft(london))).toMatchObject({ siteId: "1010", phone: "+44 20 7946 0000", currency: "GBP" });
  expect(siteOf({ ...toDraft(london), phone: " " })).not.toHaveProperty("phone");
});

it("an address reads as one line", () => {
  const address = { street: "Carnaby Street", houseNumber: "12", city: "London", postalCode: "W1F 9PS", country: "GB" };
  expect(addressText(address)).toBe("12 Carnaby Street, W1F 9PS London, GB");
});

it("categories are told apart by their way from the root, and a circle does not hang the screen", () => {
  const names = (en: string) => ({ en });
  expect(
    categoryChoices([
      { categoryId: "K", names: names("Kitchen") },
      { categoryId: "K1", parentId: "K", names: names("Cake stands") },
    ]).map(({ text }) => text),
  ).toEqual(["Kitchen › Cake stands (K1)", "Kitchen (K)"]);
  const circle = [
    { categoryId: "A", parentId: "B", names: names("A") },
    { categoryId: "B", parentId: "A", names: names("B") },
  ];
  expect(categoryChoices(circle)).toHaveLength(2);
});

it.each([
  [{ selected: 0, sent: 0, refused: 0 }, 100],
  [{ selected: 3, sent: 1, refused: 0 }, 33],
  [{ selected: 3912, sent: 3910, refused: 2 }, 100],
])("%o is %i percent", (counts, percent) => {
  expect(progressOf({ counts: { ...counts, messages: 1 } } as never)).toBe(percent);
});
