import { expect, test } from "vitest";
import { leafOf } from "./hierarchy.ts";
import { namesGoods, readable } from "./text.ts";

test.each([
  ["WHITE HANGING HEART T-LIGHT HOLDER", "White hanging heart T-light holder"],
  ["SET OF 3 UNION JACK CUSHIONS ", "Set of 3 Union Jack cushions"],
  ["JACK IN THE BOX", "Jack in the box"],
  ["NEW ENGLAND MUG W GIFT BOX", "New England mug w gift box"],
  ["VINTAGE  CHRISTMAS BUNTING", "Vintage Christmas bunting"],
  ["PACK OF 60 PINK PAISLEY CAKE CASES", "Pack of 60 pink paisley cake cases"],
  ["*USB Office Mirror Ball", "USB Office Mirror Ball"],
  ["BAG 125g SWIRLY MARBLES", "Bag 125g swirly marbles"],
])("%s reads %s", (text, expected) => {
  expect(readable(text)).toBe(expected);
});

test.each([
  ["WHITE METAL LANTERN", true],
  ["POLYESTER FILLER PAD 40x40cm", true],
  ["damages", false],
  ["Dotcom sales", false],
  ["?", false],
  ["", false],
])("%s names goods: %s", (text, expected) => {
  expect(namesGoods(text)).toBe(expected);
});

test.each([
  ["CHRISTMAS CANDLE", "5010"],
  ["WHITE METAL LANTERN", "1020"],
  ["BATHROOM METAL SIGN", "1050"],
  ["SET/2 RED RETROSPOT TEA TOWELS", "2050"],
  ["EARRINGS IN A BOX", "3030"],
  ["STARLING", "8010"],
])("%s stands in leaf %s", (text, leaf) => {
  expect(leafOf(text)).toBe(leaf);
});
