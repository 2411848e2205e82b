import type { Receipt } from "@counterfoil/contracts";
import type { Door } from "../tools/demo/door.ts";
import { openSellingTill } from "../tools/instance/selling-till.ts";
import { SimulatedTill } from "../tools/instance/simulated-till.ts";

/** A till that prices with the book of now, as a real one does: what it sells agrees with the server to the cent. */
export type SellingTill = { send: (receipts: Receipt[]) => Promise<void>; sell: (index: number) => Receipt };

const LINES = 3;
const ARTICLES = 3000;

export async function openTill(server: Door, tillId: string): Promise<SellingTill> {
  const simulated = await SimulatedTill.pair(server, tillId);
  const till = await openSellingTill(simulated, server.baseUrl, simulated.configuration.lastRunningNumber + 1);
  const line = ({ articleId, baseUnit: unit }: (typeof till.articles)[number], place: number) => ({
    kind: "sale" as const,
    lineId: String(place + 1),
    articleId,
    unit,
    text: articleId,
    quantityMilli: 1000 * (place + 1),
  });
  const basketOf = (lines: ReturnType<typeof line>[]) => ({ lines, nextLine: lines.length + 1 });
  const goods = till.articles
    .filter(({ type }) => type === "goods")
    .slice(0, ARTICLES)
    .filter((article) => till.price(basketOf([line(article, 0)])).problems.length === 0);
  return {
    /** Ever other articles, three on each receipt. */
    sell: (index) =>
      till.sell(
        basketOf(
          Array.from({ length: LINES }, (_none, place) =>
            line(goods[(index * LINES + place) % goods.length] as (typeof goods)[number], place),
          ),
        ),
      ),
    async send(receipts) {
      const results = await simulated.send(server.baseUrl, receipts);
      const refused = results.find((result) => result.outcome !== "accepted");
      if (refused) throw new Error(`refused: ${refused.problem?.code} ${refused.problem?.detail}`);
    },
  };
}
