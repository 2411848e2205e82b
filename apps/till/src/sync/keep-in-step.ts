import type { TillConfiguration, TillEvent } from "@counterfoil/contracts";
import { readSetting, type TillDatabase } from "../ledger/index.ts";
import { type Alarm, createAlarm } from "./alarm.ts";
import { backoffMs } from "./backoff.ts";
import { readEvents } from "./event-stream.ts";
import { sendHeartbeat } from "./heartbeat.ts";
import { keepLink, type LinkKeeper } from "./link.ts";
import { type RoundResult, runMasterDataRound } from "./master-data-round.ts";
import { refreshConfiguration } from "./refresh-configuration.ts";
import { sendJournal } from "./send-journal.ts";
import { sendTransactions } from "./send-transactions.ts";
import type { Server } from "./server.ts";

const MINUTE_MS = 60_000;
/** Longer than any server's keep-alive comments are apart. */
const SILENCE_MS = 90_000;

export type InStep = {
  link: LinkKeeper["link"];
  /** Something new waits: send it now. */
  sendSoon(): void;
  /** Something was noted in the journal. */
  sendJournalSoon(): void;
  /** A sale was parked or resumed. */
  tellParkedSoon(): void;
  /** A customer wants a receipt by mail. */
  sendMailsSoon(): void;
  /** Try everything now: paired anew, network back, or a person asked. */
  hurry(): void;
};

type Setting = {
  database: TillDatabase;
  server: Server;
  onConfiguration(configuration: TillConfiguration): void;
  onMasterData(round: RoundResult): Promise<void>;
  tellParked(): Promise<void>;
  sendMails(token: string): Promise<void>;
  /** Customers who were made without the server: their receipts come after them. */
  sendCustomers(token: string): Promise<void>;
};

/** One task of the till towards the server; returns after how long it wants to run again. */
type Task = (token: string) => Promise<number>;

/** Keeps the till in step with the server for as long as it is open: sends, listens, fetches, and tells that it lives. */
export function keepInStep(setting: Setting): InStep {
  const keeper = keepLink();
  const alarms = {
    send: createAlarm(),
    rounds: createAlarm(),
    events: createAlarm(),
    heartbeat: createAlarm(),
    journal: createAlarm(),
    parked: createAlarm(),
    mails: createAlarm(),
  };
  const { database, server } = setting;
  let toldUnsent = 0;
  void repeat(setting, keeper, alarms.send, async (token) => {
    await setting.sendCustomers(token);
    if ((await sendTransactions(database, server, token)) > 0) {
      keeper.contact();
      alarms.mails.ring();
      // A till that is closed within the next minute must not stay in the back office as one that holds sales back.
      if (toldUnsent > 0) alarms.heartbeat.ring();
    }
    return MINUTE_MS;
  });
  void repeat(setting, keeper, alarms.journal, async (token) => {
    await sendJournal(database, server, token);
    return MINUTE_MS;
  });
  void repeat(setting, keeper, alarms.parked, async () => {
    await setting.tellParked();
    return MINUTE_MS;
  });
  void repeat(setting, keeper, alarms.mails, async (token) => {
    await setting.sendMails(token);
    return MINUTE_MS;
  });
  void repeat(setting, keeper, alarms.rounds, (token) => fetchRound(setting, keeper, token));
  void repeat(setting, keeper, alarms.events, (token) => listen(setting, keeper, token, alarms));
  void repeat(setting, keeper, alarms.heartbeat, async (token) => {
    toldUnsent = await sendHeartbeat(database, server, token);
    keeper.contact();
    return MINUTE_MS;
  });
  const hurry = () => {
    for (const alarm of Object.values(alarms)) alarm.ring();
  };
  globalThis.addEventListener?.("online", hurry);
  const soon = {
    sendSoon: alarms.send.ring,
    sendJournalSoon: alarms.journal.ring,
    tellParkedSoon: alarms.parked.ring,
    sendMailsSoon: alarms.mails.ring,
  };
  return { link: keeper.link, ...soon, hurry };
}

async function repeat({ database }: Setting, keeper: LinkKeeper, alarm: Alarm, task: Task): Promise<never> {
  let failures = 0;
  for (;;) {
    let waitMs = MINUTE_MS;
    try {
      const token = await readSetting(database, "deviceToken");
      if (token) waitMs = await task(token);
      failures = 0;
    } catch (error) {
      failures += 1;
      keeper.failure(error);
      waitMs = backoffMs(failures);
    }
    await alarm.wait(waitMs);
  }
}

/** Configuration and master data; also the poll each minute for when events do not get through. */
async function fetchRound(setting: Setting, keeper: LinkKeeper, token: string): Promise<number> {
  const { database, server } = setting;
  setting.onConfiguration(await refreshConfiguration(database, server, token));
  try {
    const beginMs = performance.now();
    const result = await runMasterDataRound(database, server, token, keeper.progress);
    keeper.contact(result.serverTime);
    if (result.changed) {
      await setting.onMasterData(result);
      const changes = result.changes.reduce((sum, { removals, upserts }) => sum + removals.length + upserts.length, 0);
      keeper.taken({ initial: result.initial, changes, ms: performance.now() - beginMs });
    }
  } finally {
    keeper.progress(undefined);
  }
  return MINUTE_MS;
}

/** Listens until the stream breaks; each new connection starts with a round, for what was missed in between. */
async function listen(
  { server }: Setting,
  keeper: LinkKeeper,
  token: string,
  { rounds, send }: { rounds: Alarm; send: Alarm },
): Promise<number> {
  const stop = new AbortController();
  try {
    const answer = await server.open("/api/tills/events", token, stop.signal);
    keeper.contact();
    rounds.ring();
    // The line is there again: what waits goes now, not after a pause of its own.
    send.ring();
    const onEvent = ({ event }: { event: string }) => {
      if (event === ("changed" satisfies TillEvent["event"])) rounds.ring();
    };
    if (answer.body) await readEvents(answer.body, onEvent, SILENCE_MS);
  } finally {
    stop.abort();
  }
  throw new Error("the event stream ended");
}
