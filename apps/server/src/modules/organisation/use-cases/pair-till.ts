import type { DeviceBefore, PairingAnswer, TillConfiguration } from "@counterfoil/contracts";
import { countAttempt, inTransaction, recordChange, takeBackAttempt } from "@counterfoil/platform";
import type { Db } from "../../../database.ts";
import type { Access } from "../../access/index.ts";
import { pairingCodeWrong, tillUnknown } from "../errors.ts";
import { announceToTills } from "../till-events.ts";
import { findTill, markPaired, readDevice, takePairingCode } from "../till-store.ts";
import { hashPairingCode } from "./make-pairing-code.ts";

export type PairingContext = {
  db: Db;
  access: Access;
  pairingKey: Buffer;
  readConfiguration: (tillId: string) => Promise<TillConfiguration>;
};
export type Pairing = { pairingCode: string; deviceName?: string; address: string };

const PER_ADDRESS = { tries: 20, windowMinutes: 15 };
/** Against tries from many addresses at once. */
const FROM_EVERYWHERE = { tries: 500, windowMinutes: 60 };

/** The code is used up in the transaction that makes the token: a failure leaves it usable, a success leaves it gone. */
export async function pairTill(
  context: PairingContext,
  { pairingCode, deviceName = "", address }: Pairing,
): Promise<PairingAnswer> {
  const keys = [`pairing address ${address}`, "pairing"] as const;
  await countAttempt(context.db, keys[0], PER_ADDRESS);
  await countAttempt(context.db, keys[1], FROM_EVERYWHERE);
  const { tillId, deviceToken, before } = await issueToken(context, pairingCode, deviceName);
  for (const key of keys) await takeBackAttempt(context.db, key);
  return { deviceToken, configuration: await context.readConfiguration(tillId), ...(before && { before }) };
}

type Issued = { tillId: string; deviceToken: string; before: DeviceBefore | undefined };

function issueToken(
  { db, access, pairingKey }: PairingContext,
  pairingCode: string,
  deviceName: string,
): Promise<Issued> {
  return inTransaction(db, async (transaction) => {
    const tillId = await takePairingCode(transaction, hashPairingCode(pairingKey, pairingCode));
    if (tillId === undefined) throw pairingCodeWrong("Ask for a new code.", "/pairingCode");
    const till = await findTill(transaction, tillId);
    if (!till) throw tillUnknown(`There is no till ${tillId}.`);
    const before = await readDevice(transaction, tillId);
    await announceToTills(transaction, { tillId, revoked: true });
    const deviceToken = await access.issueDeviceToken(transaction, till, deviceName);
    await markPaired(transaction, tillId, deviceName);
    const actor = { kind: "till", id: tillId, name: deviceName || tillId } as const;
    await recordChange(transaction, {
      actor,
      action: "till.paired",
      objectType: "till",
      objectId: tillId,
      detail: { deviceName, ...(before && { before }) },
    });
    return { tillId, deviceToken, before };
  });
}
