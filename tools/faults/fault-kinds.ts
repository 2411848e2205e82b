import { setTimeout as pause } from "node:timers/promises";
import type { RunningProgram } from "../instance/program.ts";
import type { Chance } from "./chance.ts";
import type { FaultyLine, Verdict } from "./faulty-line.ts";
import type { World } from "./world.ts";

/** What goes wrong in a trial. Answers how many processes were killed; when it returns, all that died is up again. */
export type Fault = { name: string; weight: number; happen: (world: World, chance: Chance) => Promise<number> };

const someMs = (chance: Chance, most: number) => pause(chance.between(0, most));

/** Killed at a moment that nobody has chosen, and half of the time once more while it recovers. */
async function killSome(programs: RunningProgram[], chance: Chance): Promise<number> {
  let kills = 0;
  for (let again = true; again; again = chance.isSo(0.5)) {
    await someMs(chance, 1500);
    await Promise.all(programs.map((program) => program.kill()));
    kills += programs.length;
    await someMs(chance, 800);
    await Promise.all(programs.map((program) => program.start()));
  }
  return kills;
}

async function endDatabase({ bare }: World, chance: Chance, signal: "SIGKILL" | "SIGINT"): Promise<number> {
  await someMs(chance, 1500);
  await bare.cluster.end(signal);
  await someMs(chance, 4000);
  await bare.cluster.raise();
  await raiseFallen(bare);
  return 1;
}

/** What `npm start` or a container does: a program that ended by itself is started again. It should not have. */
export async function raiseFallen({ server, erp }: Pick<World["bare"], "server" | "erp">): Promise<void> {
  await pause(1500);
  for (const program of [server, erp]) if (!program.isUp) await program.start();
}

/** Ends sessions of the programs under them, all or some: what a database's administrator or a broken network does. */
async function endSessions({ databases }: World, chance: Chance): Promise<number> {
  const share = chance.oneOf([0.3, 1]);
  for (let times = chance.between(1, 3); times > 0; times -= 1) {
    await someMs(chance, 700);
    await databases.server.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name like 'counterfoil%' and random() <= $1`,
      [share],
    );
  }
  return 0;
}

/** For some seconds answers on a line are spoiled: each with this probability. */
async function spoil(line: FaultyLine, chance: Chance, verdict: () => Verdict, probability = 0.5): Promise<number> {
  line.judgeBy(() => (chance.isSo(probability) ? verdict() : { kind: "pass" }));
  await pause(chance.between(1500, 5000));
  line.heal();
  return 0;
}

const answer = (status: number, body: string, after: boolean): Verdict => ({ kind: "answer", status, body, after });
const insideIsAnError = '{"error":{"code":"SY/530","message":{"lang":"en","value":"An internal error occurred"}}}';
const HOUR_MS = 3_600_000;

async function jump(world: World, chance: Chance, programs: RunningProgram[]): Promise<number> {
  const hours = chance.oneOf([-9, -3, 2, 7]);
  for (const program of programs) world.shiftClock(program, hours * HOUR_MS);
  await pause(chance.between(1000, 4000));
  // Half of the time it is killed while its clock is wrong, and comes back with the right one.
  const killed = chance.isSo(0.5);
  if (killed) await Promise.all(programs.map((program) => program.kill()));
  for (const program of programs) world.shiftClock(program, 0);
  if (killed) await Promise.all(programs.map((program) => program.start()));
  return killed ? programs.length : 0;
}

const kills: Fault[] = [
  { name: "server killed", weight: 10, happen: ({ bare }, chance) => killSome([bare.server], chance) },
  { name: "ERP killed", weight: 10, happen: ({ bare }, chance) => killSome([bare.erp], chance) },
  { name: "both killed", weight: 6, happen: ({ bare }, chance) => killSome([bare.server, bare.erp], chance) },
  { name: "one of two servers killed", weight: 6, happen: killOneOfTwo },
  { name: "database killed", weight: 4, happen: (world, chance) => endDatabase(world, chance, "SIGKILL") },
  { name: "database restarted", weight: 4, happen: (world, chance) => endDatabase(world, chance, "SIGINT") },
  { name: "database sessions ended", weight: 4, happen: endSessions },
];

async function killOneOfTwo(world: World, chance: Chance): Promise<number> {
  const { bare, servers } = world;
  const second = servers[1] ?? (await bare.secondServer());
  if (!servers.includes(second)) servers.push(second);
  if (!second.isUp) await second.start();
  await someMs(chance, 1000);
  const victims = chance.oneOf([[bare.server], [second], [bare.server, second]]);
  const killed = await killSome(victims, chance);
  await someMs(chance, 1000);
  await second.kill("SIGTERM");
  return killed;
}

function linesOf(name: "toErp" | "toServer", who: string): Fault[] {
  const on = (verdict: (chance: Chance) => Verdict, probability?: number): Fault["happen"] => {
    return (world, chance) => spoil(world[name], chance, () => verdict(chance), probability);
  };
  return [
    { name: `${who} answers 500`, weight: 3, happen: on((chance) => answer(500, "Internal error", chance.isSo(0.5))) },
    { name: `${who} answers 503`, weight: 1, happen: on((chance) => answer(503, "Not now", chance.isSo(0.5))) },
    { name: `${who} answers 413`, weight: 2, happen: on(() => answer(413, "Too large", false)) },
    { name: `${who} gives half an answer`, weight: 3, happen: on(() => ({ kind: "halfAnAnswer" })) },
    {
      name: `${who} answers 200 with an error inside`,
      weight: 3,
      happen: on((chance) => answer(200, insideIsAnError, chance.isSo(0.5))),
    },
    {
      name: `${who} answers and the connection is reset`,
      weight: 4,
      happen: on((chance) => ({ kind: "cut", after: chance.isSo(0.7) })),
    },
  ];
}

const others: Fault[] = [
  ...linesOf("toErp", "ERP"),
  ...linesOf("toServer", "server"),
  { name: "ERP answers 30 s late", weight: 1, happen: late },
  { name: "server's clock jumps", weight: 3, happen: (world, chance) => jump(world, chance, [world.bare.server]) },
  { name: "ERP's clock jumps", weight: 2, happen: (world, chance) => jump(world, chance, [world.bare.erp]) },
  { name: "ERP away for two minutes", weight: 1, happen: outage },
];

/** Both the taking of a document and the question what became of it. */
async function late({ toErp }: World): Promise<number> {
  toErp.judgeBy(() => ({ kind: "lateBy", ms: 30_000 }));
  await pause(3000);
  toErp.heal();
  await pause(30_000);
  return 0;
}

/** Long enough to be an outage for those who are told of it. */
async function outage({ bare, outages }: World): Promise<number> {
  await bare.erp.kill();
  outages.count += 1;
  await pause(130_000);
  await bare.erp.start();
  return 1;
}

export const faults: readonly Fault[] = [...kills, ...others];

/** By weight. */
export function chooseFault(chance: Chance, among: readonly Fault[] = faults): Fault {
  const lots = among.flatMap((fault) => Array.from({ length: fault.weight }, () => fault));
  return chance.oneOf(lots);
}
