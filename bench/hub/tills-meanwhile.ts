import { setTimeout as pause } from "node:timers/promises";
import type { Instance } from "../../tools/instance/instance.ts";
import type { Figure } from "../figure.ts";
import type { Doors } from "../loop.ts";
import { forgetPeak, memoryFigure } from "../memory.ts";
import { waitUntilApplied } from "../replication.ts";
import { openTill } from "../selling-tills.ts";
import { sendHalf, sendHuge } from "./big-messages.ts";

/** Receipts come one by one, as customers do. */
const PAUSE_MS = 20;
const ALONE = 300;

/** How long a till waits for the answer to one receipt: alone, and while one huge message and one that does not end come in. */
export async function* measureTillsMeanwhile(
  instance: Instance,
  { server }: Doors,
  articles: number,
): AsyncGenerator<Figure> {
  const till = await openTill(server, "1020-01");
  const sellOne = async (index: number): Promise<number> => {
    const receipt = till.sell(index);
    const startMs = performance.now();
    await till.send([receipt]);
    return performance.now() - startMs;
  };
  let sold = 0;
  const sellUntil = async (isOver: () => boolean): Promise<number[]> => {
    const millis: number[] = [];
    for (; !isOver(); await pause(PAUSE_MS)) millis.push(await sellOne(sold++));
    return millis;
  };
  let left = ALONE;
  yield figureOf("a till's wait for one receipt, the server at rest", await sellUntil(() => left-- <= 0));

  forgetPeak(instance.server.pid);
  const hangUp = await sendHalf(instance.access);
  let over = false;
  const startMs = performance.now();
  const huge = sendHuge(instance.access, articles).then(async (megabytes) => {
    await waitUntilApplied(server);
    return megabytes;
  });
  const watched = huge.finally(() => {
    over = true;
  });
  const [millis, megabytes] = await Promise.all([sellUntil(() => over), watched]);
  hangUp();
  const seconds = Math.round((performance.now() - startMs) * 100) / 100_000;
  const detail = { articles, megabytes: Math.round(megabytes), seconds };
  yield { ...figureOf("a till's wait while one huge message is taken in", millis), detail };
  yield await memoryFigure("memory of the server for one huge message", instance.server, 400);
}

function figureOf(figure: string, millis: number[]): Figure {
  millis.sort((one, other) => one - other);
  const at = (share: number) => millis[Math.min(millis.length - 1, Math.floor(millis.length * share))] as number;
  const detail = { receipts: millis.length, p95: Math.round(at(0.95)), p99: Math.round(at(0.99)) };
  return { figure, value: millis.at(-1) as number, unit: "ms at most", median: at(0.5), detail };
}
