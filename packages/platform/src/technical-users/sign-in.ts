import type { FastifyRequest } from "fastify";
import { addAttempts, tryAgainIn } from "../people/attempts.ts";
import { notAllowed } from "../problems.ts";
import type { TechnicalUserContext } from "./context.ts";
import { technicalSignInNeeded, technicalUserLocked } from "./errors.ts";
import { hashSecret, isSaltedSecret, isSecret, makeSecret } from "./secret.ts";
import { requireNetwork, type ServiceNetworks } from "./service-networks.ts";
import { findTechnicalUser, keepAnew, noteFailure, noteUse, type SecretRow } from "./store.ts";

export type TechnicalUser = { userName: string; permissions: readonly string[] };
export type Credentials = { userName: string; secret: string };
export type TechnicalSignIn = ReturnType<typeof createTechnicalSignIn>;

/** Wrong ones of one name from one address, and of all names from it. */
const WRONG = { tries: 20, windowMinutes: 5 };
const WRONG_OF_ADDRESS = { tries: 200, windowMinutes: 5 };
const NOTED_EVERY_MS = 60_000;
const nobody = hashSecret(makeSecret());

/**
 * Whether name and secret are right. A wrong secret locks nobody out: whoever knows a name could stop the replication with it.
 * It is counted by address and name, and whoever is over the limit hears no more than that; the right secret always works.
 */
export function createTechnicalSignIn(context: TechnicalUserContext, networks: ServiceNetworks) {
  const { db, clock } = context;

  async function verify(given: Credentials, address: string): Promise<SecretRow | undefined> {
    const row = given.userName.includes("\0") ? undefined : await findTechnicalUser(db, given.userName);
    if (row && (await isRight(db, row, given.secret, clock.now()))) {
      await noteUseNowAndThen(row);
      return row;
    }
    // As long as for a name that exists, so that names cannot be found out by the clock.
    if (!row) isSecret(given.secret, nobody);
    await countWrong(given.userName, address);
    if (row) await noteFailure(db, row.user_name, address);
    return undefined;
  }

  async function countWrong(userName: string, address: string): Promise<void> {
    const name = userName.replaceAll("\0", "").slice(0, 40);
    const ofName = await addAttempts(db, `technical ${address} ${name}`, 1, WRONG);
    const ofAddress = await addAttempts(db, `technical ${address}`, 1, WRONG_OF_ADDRESS);
    if (ofName.count > WRONG.tries) throw tryAgainIn(ofName.secondsLeft);
    if (ofAddress.count > WRONG_OF_ADDRESS.tries) throw tryAgainIn(ofAddress.secondsLeft);
  }

  async function noteUseNowAndThen(row: SecretRow): Promise<void> {
    const age = row.last_used_at ? clock.now().getTime() - row.last_used_at.getTime() : Number.POSITIVE_INFINITY;
    if (row.failures > 0 || age > NOTED_EVERY_MS) await noteUse(db, row.user_name);
  }

  async function askWho(request: FastifyRequest): Promise<TechnicalUser> {
    await networks.require(request);
    const given = readBasic(request.headers.authorization);
    if (!given) throw technicalSignInNeeded("Send user name and secret by HTTP Basic.");
    const row = await verify(given, request.ip);
    if (!row) throw technicalSignInNeeded("User name or secret is wrong.");
    if (row.locked_at) throw technicalUserLocked("An administrator has to unlock it.");
    requireNetwork(request.ip, row.networks);
    return { userName: row.user_name, permissions: row.permissions };
  }

  /** Asked once a request: the gate asks before the body is read, the handler asks again who it is. */
  const asked = new WeakMap<FastifyRequest, Promise<TechnicalUser>>();

  return {
    /** By HTTP Basic. */
    async require(request: FastifyRequest, permission?: string): Promise<TechnicalUser> {
      const known = asked.get(request) ?? askWho(request);
      asked.set(request, known);
      const user = await known;
      if (permission !== undefined && !user.permissions.includes(permission))
        throw notAllowed(`This technical user lacks ${permission}.`);
      return user;
    },

    /** For a token; a locked one, or one in another network, is as if it were not there. */
    async verify(request: FastifyRequest, given: Credentials): Promise<TechnicalUser | undefined> {
      await networks.require(request);
      const row = await verify(given, request.ip);
      if (!row || row.locked_at) return undefined;
      requireNetwork(request.ip, row.networks);
      return { userName: row.user_name, permissions: row.permissions };
    },
  };
}

/** The secret before still works while its time of overlap lasts. */
async function isRight(db: TechnicalUserContext["db"], row: SecretRow, secret: string, now: Date): Promise<boolean> {
  if (row.salt) {
    const right = await isSaltedSecret(secret, row.salt, row.secret_hash);
    if (right) await keepAnew(db, row, hashSecret(secret));
    return right;
  }
  if (isSecret(secret, row.secret_hash)) return true;
  const { previous_hash: previous, previous_until: until } = row;
  return previous !== null && until !== null && until > now && isSecret(secret, previous);
}

export function readBasic(header: string | undefined): Credentials | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]{4,1000})$/i.exec(header ?? "")?.[1];
  if (!encoded) return undefined;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  // PostgreSQL's text has no place for U+0000, so no user has it.
  if (colon < 1 || text.includes("\0")) return undefined;
  return { userName: text.slice(0, colon), secret: text.slice(colon + 1) };
}
