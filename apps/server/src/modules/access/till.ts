import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "@counterfoil/platform";
import type { FastifyRequest } from "fastify";
import type { Db } from "../../database.ts";
import { tillNotPaired } from "./errors.ts";
import { findTill } from "./store.ts";

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

/** Tills call often: who a token belongs to is remembered for a second, which is how long a revoked one may live on. */
export function createTillSignIn(db: Db, clock: Clock) {
  const known = new Map<string, { till: Till; until: number }>();

  return async function requireTill(request: FastifyRequest): Promise<Till> {
    const token = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? "")?.[1];
    if (!token) throw tillNotPaired("Send the device token as Bearer.");
    const remembered = known.get(token);
    const now = clock.now().getTime();
    if (remembered && remembered.until > now) return remembered.till;
    known.delete(token);
    const till = await findTill(db, hashDeviceToken(token));
    if (!till) throw tillNotPaired("The device token is not known, or was revoked.");
    if (known.size >= REMEMBERED_AT_MOST) known.clear();
    known.set(token, { till, until: now + REMEMBER_MS });
    return till;
  };
}
