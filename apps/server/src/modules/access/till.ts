import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "@counterfoil/platform";
import type { FastifyRequest } from "fastify";
import type { Db } from "../../database.ts";
import { tillNotPaired, tillPairedElsewhere } from "./errors.ts";
import { findDevice } from "./store.ts";

/** The till that holds a device token. A replay till plays old receipts in; its clock is not looked at. */
export type Till = { tillId: string; storeId: string; kind: "regular" | "replay" };

const REMEMBER_MS = 1000;
const REMEMBERED_AT_MOST = 20_000;

export function makeDeviceToken(): string {
  return randomBytes(32).toString("base64url");
}

export function hashDeviceToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Tills call often: who a header names is asked once a second for all its requests, which is how long a revoked token may live on. */
export function createTillSignIn(db: Db, clock: Clock) {
  const known = new Map<string, { till: Promise<Till>; until: number }>();

  async function readTill(authorization: string): Promise<Till> {
    const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(authorization)?.[1];
    if (!token) throw tillNotPaired("Send the device token as Bearer.");
    const device = await findDevice(db, hashDeviceToken(token));
    if (device && device.wentTo !== null)
      throw tillPairedElsewhere(`Till ${device.till.tillId} was paired with another device (${device.wentTo}).`);
    if (!device || device.revoked) throw tillNotPaired("The device token is not known, or was revoked.");
    return device.till;
  }

  return function requireTill({ headers: { authorization = "" } }: FastifyRequest): Promise<Till> {
    const now = clock.now().getTime();
    const remembered = known.get(authorization);
    if (remembered && remembered.until > now) return remembered.till;
    const till = readTill(authorization);
    if (known.size >= REMEMBERED_AT_MOST) known.clear();
    known.set(authorization, { till, until: now + REMEMBER_MS });
    till.catch(() => known.delete(authorization));
    return till;
  };
}
