import { type Clock, inTransaction } from "@counterfoil/platform";
import type { Db } from "../../../../database.ts";
import type { Alerts, NotedAlert } from "../../alerts/index.ts";
import { listSystems } from "../read-systems.ts";

type Ending = { key: string; systemId: string; subject: string; validTo: Date };

const KIND = "certificate-expiry";
const WARN_DAYS = 30;

/** Says of each certificate that we keep whether it is soon over, and of those that were told and are gone or renewed, that all is well. */
export async function watchCertificates({
  db,
  clock,
  alerts,
}: {
  db: Db;
  clock: Clock;
  alerts: Pick<Alerts, "note" | "openKeys">;
}): Promise<void> {
  const now = clock.now();
  const limit = now.getTime() + WARN_DAYS * 86_400_000;
  const ending = (await certificatesOf(db)).filter(({ validTo }) => validTo.getTime() < limit);
  await inTransaction(db, async (transaction) => {
    for (const certificate of ending) await alerts.note(transaction, alertOf(certificate, now));
    const keys = new Set(ending.map(({ key }) => key));
    for (const key of await alerts.openKeys(transaction, KIND))
      if (!keys.has(key)) await alerts.note(transaction, clearedOf(key));
  });
}

async function certificatesOf(db: Db): Promise<Ending[]> {
  return (await listSystems(db)).flatMap(({ systemId, destinations, authorityFacts }) => [
    ...destinations.flatMap(({ use, certificate }) =>
      certificate ? [endingOf(`${KIND}:${systemId}/${use}`, systemId, certificate)] : [],
    ),
    ...authorityFacts.map((facts) =>
      endingOf(`${KIND}:${systemId}/${facts.fingerprint.slice(0, 23)}`, systemId, facts),
    ),
  ]);
}

function endingOf(key: string, systemId: string, { subject, validTo }: { subject: string; validTo: string }): Ending {
  return { key, systemId, subject, validTo: new Date(validTo) };
}

function alertOf({ key, systemId, subject, validTo }: Ending, now: Date): NotedAlert {
  const over = validTo < now;
  const day = validTo.toISOString().slice(0, 10);
  return {
    key,
    severity: over ? "error" : "warning",
    state: "raised",
    title: `A certificate of ${systemId} ${over ? "is over" : "ends soon"}`,
    detail: `${subject} was given until ${day}. Enter a new one before that, or nothing goes to ${systemId}.`,
    link: `#CommunicationSystem-display?SystemId=${systemId}`,
    facts: { systemId, subject, day },
  };
}

const clearedOf = (key: string): NotedAlert => ({
  key,
  severity: "warning",
  state: "cleared",
  title: "The certificate is renewed or gone",
  detail: "",
  link: "#CommunicationSystem-search",
});
