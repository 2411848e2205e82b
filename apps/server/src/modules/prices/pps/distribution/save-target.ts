import { type Actor, inTransaction, invalidRequest, problemOf, recordChange } from "@counterfoil/platform";
import type { DistributionContext } from "./distribute.ts";
import type { TargetFacts } from "./target.ts";
import { deleteTarget, findTarget, upsertTarget } from "./target-store.ts";

export const targetUnknown = problemOf(404, "target-unknown", "There is no such target");
export const targetExists = problemOf(409, "target-exists", "The target exists already");
const targetAddressInvalid = problemOf(400, "target-address-invalid", "Nothing can be sent to this address");
const targetStoreUnknown = problemOf(
  400,
  "target-store-unknown",
  "A target gets prices of stores that exist, in one currency",
);
const targetSecretMissing = problemOf(400, "target-secret-missing", "The secret is needed");

export type SentTarget = TargetFacts & { secret?: string };
type Ground = DistributionContext & { ownSystem: string; baseUrl: string | undefined };

/** Without a secret the one that is there stays, but only for the same addresses and user: it must not be sent elsewhere. */
export async function saveTarget(
  context: Ground,
  targetId: string,
  sent: SentTarget,
  { isNew, actor }: { isNew: boolean; actor: Actor },
): Promise<void> {
  checkAddress(sent.url, "/body/url", context);
  if (sent.auth.kind === "oauth2") checkAddress(sent.auth.tokenUrl, "/body/auth/tokenUrl", context);
  await checkStores(context, sent.stores);
  const { secret: given, ...facts } = sent;
  await inTransaction(context.db, async (transaction) => {
    const known = await findTarget(transaction, context.key, targetId);
    if (isNew && known !== undefined) throw targetExists(`${targetId} exists already.`, "/body/targetId");
    if (!isNew && known === undefined) throw targetUnknown(`There is no target ${targetId}.`);
    const same = known?.url === facts.url && JSON.stringify(known.auth) === JSON.stringify(facts.auth);
    const secret = given ?? (same ? known?.secret : undefined);
    if (secret === undefined)
      throw targetSecretMissing("Give the secret for these addresses and this user.", "/body/secret");
    await upsertTarget(transaction, context.key, { ...facts, targetId, secret, logicalSystem: context.ownSystem });
    const detail = {
      before: known && { ...told(known), secretChanged: false },
      after: { ...told(facts), secretChanged: given !== undefined },
    };
    await recordChange(transaction, change(targetId, isNew ? "created" : "changed", actor, detail));
  });
}

export async function removeTarget({ db }: Ground, targetId: string, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    if (!(await deleteTarget(transaction, targetId))) throw targetUnknown(`There is no target ${targetId}.`);
    await recordChange(transaction, change(targetId, "deleted", actor));
  });
}

const told = ({ name, url, auth, stores, mode, active }: TargetFacts) => ({ name, url, auth, stores, mode, active });

const change = (objectId: string, what: string, actor: Actor, detail: Record<string, unknown> = {}) => ({
  actor,
  action: `priceTarget.${what}`,
  objectType: "priceTarget",
  objectId,
  detail,
});

/** What we send to ourselves comes back as prices of a store that has them already, and so on without end. */
function checkAddress(address: string, where: string, { baseUrl }: Ground): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isHttp = url?.protocol === "http:" || url?.protocol === "https:";
  if (!url || !isHttp || url.username || url.password || url.search || url.hash)
    throw targetAddressInvalid(
      "Give an address like https://pps.example.org/idocinbound, without user or query.",
      where,
    );
  const own = baseUrl === undefined ? undefined : new URL(baseUrl);
  const isLocal = (host: string) => ["localhost", "127.0.0.1", "[::1]"].includes(host);
  const sameHost =
    own !== undefined && (own.hostname === url.hostname || (isLocal(own.hostname) && isLocal(url.hostname)));
  if (sameHost && own.port === url.port)
    throw targetAddressInvalid("This is the address of this server itself.", where);
}

async function checkStores({ readStore }: Ground, ids: readonly string[]): Promise<void> {
  if (new Set(ids).size < ids.length) throw invalidRequest("A store is there twice.", "/body/stores");
  const currencies = new Set<string>();
  for (const [position, id] of ids.entries()) {
    const store = await readStore(id);
    if (store === undefined) throw targetStoreUnknown(`There is no store ${id}.`, `/body/stores/${position}`);
    currencies.add(store.currency);
  }
  if (currencies.size > 1) throw targetStoreUnknown("The stores sell in different currencies.", "/body/stores");
}
