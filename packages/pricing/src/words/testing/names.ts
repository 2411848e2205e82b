import type { Names } from "../names.ts";

const look = (table: Record<string, string>) => (id: string) => table[id];

/** A shop with names in both languages; ids that are not here show as ids. */
export const englishNames: Names = {
  currency: "GBP",
  article: look({ "10": "Tea", "11": "Milk", "12": "Sugar", "22": "Tea lights" }),
  group: look({ lanterns: "Lanterns" }),
  category: look({ K1: "Kitchen" }),
  coupon: look({ "SPR-1": "SPRING" }),
  offer: look({ "12": "Spring sale" }),
  customerGroup: look({ G: "Gold" }),
};

export const germanNames: Names = {
  currency: "EUR",
  article: look({ "10": "Tee", "11": "Milch", "12": "Zucker", "22": "Teelichter" }),
  group: look({ lanterns: "Laternen" }),
  category: look({ K1: "Küche" }),
  coupon: look({ "SPR-1": "FRÜHLING" }),
  offer: look({ "12": "Frühlingsangebot" }),
  customerGroup: look({ G: "Gold" }),
};
