import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Agent } from "node:http";
import { join } from "node:path";
import type { Basket, Offer, Priced } from "@counterfoil/pricing";
import { openDoor } from "../../tools/demo/door.ts";
import { demoFile } from "../../tools/demo/retailer.ts";
import { freePort } from "../../tools/instance/free-port.ts";
import { type Instance, startInstance } from "../../tools/instance/instance.ts";
import { SimulatedTill } from "../../tools/instance/simulated-till.ts";
import { deriveArticles, readInvoices } from "../../tools/retail-data/index.ts";
import { type Figure, print } from "../figure.ts";
import { familyBaskets, familyOffers } from "./families.ts";
import { load, quiet, type Round, send, type Target } from "./load.ts";
import { putPromotions } from "./put-promotions.ts";

/** So many that the engine, which remembers what it had lately, has none of them before when its turn comes again. */
const BASKETS = 4000;
const ROUNDS = 5;
/** Baskets whose answers say how long one is. */
const SAMPLE = 500;
/** As many articles to a promotion as in the bench of the engine. */
const FAMILY = 6;

/** `grows`: a cart is asked for again with each of its lines. */
type Setup = { lines: number; promotions: number; grows?: boolean };

const setups: Setup[] = [
  { lines: 10, promotions: 0 },
  { lines: 10, promotions: 100 },
  { lines: 50, promotions: 1000 },
  { lines: 50, promotions: 1000, grows: true },
];

/** Prices asked for over HTTP, against a server that parses the same request and sends as many bytes back, in turns. */
export async function measureCalculations(): Promise<Figure[]> {
  const instance = await startInstance("shop");
  try {
    const ours = await targetOf(instance);
    const families = await familiesOfGoods();
    const figures: Figure[] = [];
    let before: Offer[] = [];
    for (const setup of setups) {
      const count = Math.max(1, Math.ceil(setup.promotions / 3));
      const met = setup.promotions === 0 ? families : families.slice(0, count);
      const offers = familyOffers(met, setup.promotions);
      if (offers.length > before.length) await putPromotions(instance.databaseUrls.server, offers, before);
      before = offers;
      await quiet(ours.pid);
      figures.push(print(await measure(setup, ours, basketsOf(setup, met))));
    }
    return figures;
  } finally {
    await instance.stop();
  }
}

async function targetOf(instance: Instance): Promise<Target> {
  const administrator = instance.access.people.find((person) => person.role === "administrator");
  const door = openDoor(instance.access.urls.server);
  await door.signIn(administrator?.user ?? "", administrator?.password ?? "");
  const { authorization } = await SimulatedTill.pair(door, "1010-01");
  return { url: instance.server.url, pid: instance.server.pid ?? 0, authorization };
}

function basketsOf({ lines, grows }: Setup, families: readonly string[][]): Basket[] {
  if (!grows) return familyBaskets(families, lines, BASKETS);
  return familyBaskets(families, lines, BASKETS / lines).flatMap((cart) =>
    cart.lines.map((_, last) => ({ ...cart, lines: cart.lines.slice(0, last + 1) })),
  );
}

/** The articles of the demo retailer as if each six were alike. */
async function familiesOfGoods(): Promise<string[][]> {
  const goods = deriveArticles(await readInvoices(demoFile))
    .filter(({ type, regularPriceMinor }) => type === "goods" && regularPriceMinor !== undefined)
    .map(({ articleId }) => articleId);
  return Array.from({ length: Math.floor(goods.length / FAMILY) }, (_, family) =>
    goods.slice(family * FAMILY, (family + 1) * FAMILY),
  );
}

async function measure(setup: Setup, ours: Target, baskets: Basket[]): Promise<Figure> {
  // Priced now, as tills ask.
  const bodies = baskets.map(({ at: _at, ...basket }) => JSON.stringify(basket));
  const agent = new Agent();
  const answers: string[] = [];
  for (const body of bodies.slice(0, SAMPLE)) answers.push(await send(ours, body, agent));
  const bytes = Math.round(answers.reduce((sum, { length }) => sum + length, 0) / answers.length);
  const port = await freePort();
  const bare = await startBare(port, bytes);
  try {
    const raw = { ...ours, url: `http://127.0.0.1:${port}`, pid: bare.pid ?? 0 };
    return compare(setup, await inTurns(ours, raw, bodies), answers, bytes);
  } finally {
    bare.kill();
  }
}

async function inTurns(ours: Target, raw: Target, bodies: string[]): Promise<{ ours: Round; raw: Round }> {
  const rounds: { ours: Round; raw: Round }[] = [];
  await load(ours, bodies);
  await load(raw, bodies);
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({ ours: await load(ours, bodies), raw: await load(raw, bodies) });
  const median = (pick: (one: { ours: Round; raw: Round }) => number) =>
    rounds.map(pick).toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] as number;
  return {
    ours: { perSecond: median((one) => one.ours.perSecond), cpuMicros: median((one) => one.ours.cpuMicros) },
    raw: { perSecond: median((one) => one.raw.perSecond), cpuMicros: median((one) => one.raw.cpuMicros) },
  };
}

function compare(
  { lines, promotions, grows }: Setup,
  { ours, raw }: { ours: Round; raw: Round },
  answers: readonly string[],
  bytes: number,
): Figure {
  const applied = answers.reduce((sum, answer) => sum + (JSON.parse(answer) as Priced).applied.length, 0);
  const offers = promotions === 0 ? "the demo's offers" : `${promotions.toLocaleString("en")} promotions`;
  const what = grows ? `carts of 1 to ${lines} lines, with each line that comes` : `${lines} lines`;
  return {
    figure: `baskets priced over HTTP: ${what}, ${offers}`,
    value: ours.perSecond,
    unit: "1/s",
    against: "Fastify that only parses and answers",
    raw: raw.perSecond,
    detail: {
      answerBytes: bytes,
      appliedRules: Math.round((applied / answers.length) * 10) / 10,
      cpuMicrosEach: Math.round(ours.cpuMicros),
      cpuMicrosEachBare: Math.round(raw.cpuMicros),
    },
  };
}

async function startBare(port: number, bytes: number): Promise<ChildProcess> {
  const main = join(import.meta.dirname, "bare-server.ts");
  const child = spawn(process.execPath, [main, String(port), String(bytes)], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout as NodeJS.ReadableStream, "data");
  return child;
}
