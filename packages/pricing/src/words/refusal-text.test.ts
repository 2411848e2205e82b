import { describe, expect, it } from "vitest";
import type { RefusalFacts, RefusalReason } from "../priced.ts";
import { refusalText } from "./refusal-text.ts";
import { englishNames, germanNames } from "./testing/names.ts";

const tea = { articles: ["10"] };
const lanterns = { group: "lanterns" };

/** By reason, so that the compiler asks for a row of every reason there is. */
const texts: Record<RefusalReason, [RefusalFacts, string, string][]> = {
  "not-started": [
    [{ from: "2010-12-01T00:00:00" }, "Starts on 1 Dec 2010.", "Beginnt am 01.12.2010."],
    [{ from: "2010-12-01T17:30:00" }, "Starts on 1 Dec 2010, 17:30.", "Beginnt am 01.12.2010, 17:30."],
  ],
  ended: [
    [{ to: "2010-12-24T23:59:59" }, "Ended on 24 Dec 2010.", "Endete am 24.12.2010."],
    [{ to: "2010-12-24T14:00:00" }, "Ended on 24 Dec 2010, 14:00.", "Endete am 24.12.2010, 14:00."],
  ],
  "happy-hours": [
    [
      { happyHours: [{ days: [1, 2], from: "17:00", to: "19:00" }], opensAt: "17:00" },
      "Starts at 17:00.",
      "Beginnt um 17:00 Uhr.",
    ],
    [
      { happyHours: [{ days: [1, 2], from: "17:00", to: "19:00" }] },
      "Applies from 17:00 to 19:00 on Mondays and Tuesdays only.",
      "Gilt nur montags und dienstags von 17:00 bis 19:00 Uhr.",
    ],
  ],
  store: [
    [{ stores: ["1010", "1020"] }, "Applies in store 1010 or 1020 only.", "Gilt nur in Filiale 1010 oder 1020."],
    [{}, "Does not apply in this store.", "Gilt nicht in dieser Filiale."],
  ],
  channel: [[{ channels: ["20"] }, "Applies in channel 20 only.", "Gilt nur im Kanal 20."]],
  "customer-group": [[{ groups: ["G"] }, "Is for customer group Gold only.", "Gilt nur für Kundengruppe Gold."]],
  coupon: [[{ code: "SPR-1" }, "Needs coupon SPRING.", "Braucht Coupon FRÜHLING."]],
  "manual-trigger": [
    [{ trigger: "STAFF" }, "Must be chosen at the till (“STAFF”).", "Muss an der Kasse gewählt werden („STAFF“)."],
  ],
  return: [[{}, "Does not apply to returns.", "Gilt nicht bei Rückgaben."]],
  goods: [
    [{ target: tea }, "Needs Tea, has none.", "Braucht Tee, nichts davon ist da."],
    [{}, "Needs goods that are not in the basket.", "Braucht Ware, die nicht im Korb ist."],
  ],
  quantity: [
    [{ target: tea, needs: 3, has: 2 }, "Needs 3 of Tea, has 2.", "Braucht 3 × Tee, da sind 2."],
    [
      { target: lanterns, needs: 1.5, has: 0.345 },
      "Needs 1.5 of Lanterns, has 0.345.",
      "Braucht 1,5 Stück aus „Laternen“, da sind 0,345.",
    ],
    [{ needs: 3, has: 2 }, "Needs 3 articles, has 2.", "Braucht 3 Artikel, da sind 2."],
  ],
  amount: [
    [{ needs: 5000, has: 4590 }, "Needs £50.00, has £45.90.", "Braucht 50,00\u00a0€, erreicht sind 45,90\u00a0€."],
    [
      { target: lanterns, needs: 5000, has: 4590 },
      "Needs £50.00 of Lanterns, has £45.90.",
      "Braucht 50,00\u00a0€ für „Laternen“, erreicht sind 45,90\u00a0€.",
    ],
  ],
  above: [
    [{ needs: 6, has: 7, by: "quantity" }, "Applies below 6, the basket has 7.", "Gilt unter 6, erreicht sind 7."],
    [
      { needs: 6000, has: 7000, by: "amount" },
      "Applies below £60.00, the basket has £70.00.",
      "Gilt unter 60,00\u00a0€, erreicht sind 70,00\u00a0€.",
    ],
  ],
  gift: [[{ articleId: "12" }, "The gift Sugar is not in the basket.", "Das Geschenk Zucker ist nicht im Korb."]],
  excluded: [
    [{ byOfferId: "12" }, "Excluded by offer “Spring sale”.", "Ausgeschlossen durch Angebot „Frühlingsangebot“."],
    [{}, "Excluded by another offer.", "Ausgeschlossen durch ein anderes Angebot."],
  ],
  discounted: [
    [
      { byOfferId: "12" },
      "Applies to goods at the regular price only, offer “Spring sale” has lowered theirs.",
      "Gilt nur auf Ware zum regulären Preis, Angebot „Frühlingsangebot“ hat ihn schon gesenkt.",
    ],
    [{}, "Applies to goods at the regular price only.", "Gilt nur auf Ware zum regulären Preis."],
  ],
  "not-discountable": [[{}, "The goods take no discounts.", "Die Ware ist nicht rabattfähig."]],
  outranked: [
    [
      { byOfferId: "12", saves: 500 },
      "Offer “Spring sale” goes first and saves £5.00.",
      "Angebot „Frühlingsangebot“ geht vor und spart 5,00\u00a0€.",
    ],
    [{}, "Another offer goes first.", "Ein anderes Angebot geht vor."],
  ],
  taken: [
    [
      { byOfferId: "12", saves: 500, wouldSave: 300 },
      "The units are taken by offer “Spring sale”, which saves more: £5.00 instead of £3.00.",
      "Die Ware nutzt schon Angebot „Frühlingsangebot“, das mehr spart: 5,00\u00a0€ statt 3,00\u00a0€.",
    ],
    [
      { byOfferId: "99" },
      "The units are taken by offer “99”, which saves more.",
      "Die Ware nutzt schon Angebot „99“, das mehr spart.",
    ],
    [
      {},
      "The units are taken by another offer, which saves more.",
      "Die Ware nutzt schon ein anderes Angebot, das mehr spart.",
    ],
  ],
  floor: [[{}, "The minimum price leaves nothing to take off.", "Der Mindestpreis lässt keinen Rabatt zu."]],
  "no-gain": [[{}, "Would not lower any price.", "Würde keinen Preis senken."]],
};

const rows = Object.entries(texts).flatMap(([reason, cases]) =>
  cases.map(([facts, english, german]) => [reason as RefusalReason, facts, english, german] as const),
);

describe("why an offer did not apply", () => {
  it.each(rows)("%s %o", (reason, facts, english, german) => {
    expect(refusalText({ reason, facts }, "en", englishNames)).toBe(english);
    expect(refusalText({ reason, facts }, "de", germanNames)).toBe(german);
  });
});
