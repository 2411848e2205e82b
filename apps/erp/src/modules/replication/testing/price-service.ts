import {
  createBasePriceReader,
  createPromotionReader,
  createPurchasePriceReader,
  type ItemPrices,
  type PurchaseItem,
  type RecordReading,
  type RopPromotion,
} from "@counterfoil/sap";
import { arrangeReceiver } from "../../../../../../tools/testing/arrange-receiver.ts";
import { article, site } from "../../../../../../tools/testing/erp-examples.ts";
import { erpModules } from "../../../../../../tools/testing/erp-modules.ts";
import { type Arrived, type Reaction, receiverDouble } from "../../../../../../tools/testing/receiver-double.ts";
import type { ReplicatedType } from "../../masterdata/index.ts";
import { RUN_TASK } from "../work-run.ts";

export const actor = { kind: "person" as const, id: "test", name: "Test" };
export const isToken = ({ path }: Arrived) => path === "/oauth/token";

/** An ERP with three articles and two stores, and receivers that take prices and promotions. */
export async function priceServiceTest() {
  const erp = await erpModules();
  const { masterData, replication } = erp;
  const opened: (() => Promise<void>)[] = [];
  await masterData.upsertSites([site("1010"), site("1020"), { ...site("1090"), kind: "distributionCentre" }], "test");
  await masterData.upsertCategories([{ categoryId: "CANDLES", names: { en: "Candles" } }], "test");
  await masterData.upsertArticles(
    ["TEA", "MUG", "CAP"].map((id) => article(id)),
    "test",
  );
  const work = (runId: number) => replication.tasks[RUN_TASK]({ runId });
  let tokens = 0;
  const token = () => ({ status: 200, body: JSON.stringify({ access_token: `token-${++tokens}`, expires_in: 3600 }) });
  let models = 0;
  /** A receiver with its token service, and a model of its own. */
  async function receiving(
    objectTypes: ReplicatedType[],
    react: (arrived: Arrived) => Reaction = () => 200,
    { active = false } = {},
  ) {
    const double = await receiverDouble((arrived) => (isToken(arrived) ? token() : react(arrived)));
    opened.push(double.close);
    const id = `P${++models}`;
    await arrangeReceiver(erp.communication, id, { url: double.url, client: { secret: "k:y/1" } });
    await replication.saveModel(id, { name: id, receiverId: id, objectTypes, active }, actor);
    const run = async (objectType: ReplicatedType, keys?: string[]) => {
      const input = {
        modelId: id,
        objectType,
        ...(keys ? { mode: "chosen" as const, keys } : { mode: "initial" as const }),
      };
      const { runId } = await replication.startRun(input, "test");
      await work(runId);
      return runId;
    };
    const documents = () => double.arrived.filter((each) => !isToken(each));
    return { id, double, run, documents };
  }
  return {
    erp,
    receiving,
    work,
    opened,
    stateOf: async (runId: number) => (await replication.readRun(runId))?.state,
    async stop() {
      for (const close of opened) await close();
      await replication.stop();
      await erp.stop();
    },
  };
}

const valuesOf = <Value>(readings: RecordReading<unknown, Value>[]): Value[] =>
  readings.map((each) => {
    if (!each.ok) throw new Error(JSON.stringify(each.problems));
    return each.value;
  });
export const promotionsIn = ({ body }: { body: string }): RopPromotion[] => {
  const reader = createPromotionReader();
  return valuesOf([...reader.write(body), ...reader.end()]);
};
export const pricesIn = ({ body }: { body: string }): ItemPrices[] => {
  const reader = createBasePriceReader();
  return valuesOf([...reader.write(body), ...reader.end()]);
};
export const purchasesIn = ({ body }: { body: string }): PurchaseItem[] => {
  const reader = createPurchasePriceReader();
  return valuesOf([...reader.write(body), ...reader.end()]);
};

export const head = {
  names: { en: "Tea time", de: "Teezeit" },
  validFrom: "2010-12-01",
  validTo: "2010-12-24",
  siteIds: ["1010"],
  currency: "GBP",
  status: "released",
};
