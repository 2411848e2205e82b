import { setTimeout as pause } from "node:timers/promises";
import { Chance } from "./chance.ts";
import { chooseFault, type Fault, faults, raiseFallen } from "./fault-kinds.ts";
import { nothingTouched, putSalesSetting, type Touched, workInErp } from "./head-office.ts";
import { mendAll, proveAlerts, proveNothingStuck, proveVisible, sendRefusedAgain } from "./prove-hub.ts";
import { proveMasterData } from "./prove-master-data.ts";
import { proveBoard, proveSales } from "./prove-sales.ts";
import { waitForRest } from "./quiet.ts";
import { serveSome } from "./shop-till.ts";
import { buildWorld, leaveWorld, type World } from "./world.ts";

export type TrialOptions = {
  trials: number;
  seed: number;
  proveEvery: number;
  /** Of the kinds only those whose name has this in it. */
  only: string;
  say: (line: string) => void;
  /** No further trial: what was done until then is counted. */
  stop: AbortSignal;
};
type Kind = { trials: number; kills: number; spoiled: number };
export type Outcome = { faults: string[]; kinds: Map<string, Kind>; kills: number; transactions: number };

/** A busy machine needs minutes for a day of sums; what is stuck stays stuck longer than that. */
const REST_MS = 600_000;

/** Trial after trial on one retailer that goes on selling; every so often the doors are shut and all is counted. */
export async function runTrials(options: TrialOptions): Promise<Outcome> {
  const { trials, seed, proveEvery, only, say, stop } = options;
  say(`seed ${seed}: ${trials} trials`);
  const world = await buildWorld();
  say(`the retailer is there: ${world.bare.dataDir}`);
  const outcome: Outcome = { faults: [], kinds: new Map(), kills: 0, transactions: 0 };
  const touched = nothingTouched();
  const among = faults.filter(({ name }) => name.includes(only));
  try {
    for (let trial = 1; trial <= trials; trial += 1) {
      const chance = new Chance(seed * 10_000 + trial);
      const fault = chooseFault(chance, among);
      await runTrial(world, { fault, touched, chance, outcome, say: (line) => say(`trial ${trial}: ${line}`) });
      if (trial % proveEvery !== 0 && trial !== trials && !stop.aborted) continue;
      const found = await prove(world, touched, chance, say);
      for (const each of found) say(`FAULT after trial ${trial}: ${each}`);
      outcome.faults.push(...found.map((each) => `trial ${trial}: ${each}`));
      if (stop.aborted) break;
    }
  } finally {
    outcome.transactions = world.tills.reduce((sum, { ledger }) => sum + ledger.length, 0);
    sayOutcome(outcome, say);
    await leaveWorld(world);
  }
  return outcome;
}

type Trial = { fault: Fault; touched: Touched; chance: Chance; outcome: Outcome; say: (line: string) => void };

/** The shops sell and the head office works while it happens. */
async function runTrial(world: World, { fault, touched, chance, outcome, say }: Trial): Promise<void> {
  if (chance.isSo(0.3)) {
    const settings = {
      form: chance.oneOf(["idoc", "soap"] as const),
      collect: chance.oneOf(["single", "closing"] as const),
    };
    await putSalesSetting(world, settings);
  }
  let over = false;
  const isOver = () => over;
  const newChance = () => new Chance(chance.next() * 2 ** 32);
  const shops = world.tills.map((till) => trade(world, till, newChance(), isOver));
  const load = Promise.all([...shops, runOffice(world, touched, newChance(), isOver)]);
  const [killed] = await Promise.all([
    happen(world, fault, chance).finally(() => {
      over = true;
    }),
    load,
  ]);
  const spoiled = world.toErp.takeSpoiled() + world.toServer.takeSpoiled();
  await noteFallen(world, outcome, say);
  const kind = outcome.kinds.get(fault.name) ?? { trials: 0, kills: 0, spoiled: 0 };
  outcome.kinds.set(fault.name, {
    trials: kind.trials + 1,
    kills: kind.kills + killed,
    spoiled: kind.spoiled + spoiled,
  });
  outcome.kills += killed;
  say(`${fault.name}${killed > 0 ? `, ${killed} killed` : ""}${spoiled > 0 ? `, ${spoiled} answers spoiled` : ""}`);
}

async function happen(world: World, fault: Fault, chance: Chance): Promise<number> {
  await pause(chance.between(100, 700));
  const killed = await fault.happen(world, chance);
  await pause(chance.between(100, 700));
  return killed;
}

async function trade(world: World, till: World["tills"][number], chance: Chance, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    serveSome(till, world.articles, chance);
    if (chance.isSo(0.02)) till.close(chance.isSo(0.3) ? chance.between(-500, 500) : 0);
    await pause(chance.between(200, 1200));
  }
}

async function runOffice(world: World, touched: Touched, chance: Chance, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    await workInErp(world, touched, chance);
    await pause(chance.between(200, 1000));
  }
}

/** A program that ended though nobody killed it. */
async function noteFallen({ bare }: World, outcome: Outcome, say: (line: string) => void): Promise<void> {
  for (const [name, program] of [
    ["server", bare.server],
    ["ERP", bare.erp],
  ] as const)
    if (!program.isUp) {
      say(`the ${name} has ended by itself`);
      outcome.faults.push(`the ${name} ended by itself`);
    }
  await raiseFallen(bare);
}

/** The tills close, people send again what waits for them, and when nothing moves any more everything is counted. */
async function prove(world: World, touched: Touched, chance: Chance, say: (line: string) => void): Promise<string[]> {
  const startMs = performance.now();
  for (const till of world.tills) till.close(chance.isSo(0.3) ? chance.between(-500, 500) : 0);
  const found = sayUnrest("at first", await waitForRest(world, REST_MS));
  found.push(...(await proveVisible(world)));
  const mended = await mendAll(world);
  const again = await sendRefusedAgain(world);
  if (mended + again > 0) found.push(...sayUnrest("sent again", await waitForRest(world, REST_MS)));
  for (const proof of [proveSales, proveBoard, proveNothingStuck, proveAlerts]) found.push(...(await proof(world)));
  found.push(...(await proveMasterData(world, touched)));
  const sold = world.tills.reduce((sum, { ledger }) => sum + ledger.length, 0);
  const seconds = Math.round((performance.now() - startMs) / 1000);
  say(
    `counted in ${seconds} s: ${sold} transactions, ${touched.articles.size} articles, ${touched.partners.size} customers, ${mended} sent again: ${found.length} faults`,
  );
  return found;
}

const sayUnrest = (when: string, unrest: string[]) =>
  unrest.length === 0 ? [] : [`no rest (${when}): ${unrest.join(", ")}`];

function sayOutcome({ kinds, kills, transactions, faults: found }: Outcome, say: (line: string) => void): void {
  for (const [name, kind] of [...kinds].toSorted())
    say(`${name}: ${kind.trials} trials, ${kind.kills} kills, ${kind.spoiled} answers spoiled`);
  const trials = [...kinds.values()].reduce((sum, kind) => sum + kind.trials, 0);
  say(`${trials} trials, ${kills} kills, ${transactions} transactions: ${found.length} faults`);
}
