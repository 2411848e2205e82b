import type { SaveAlertRule } from "@counterfoil/contracts";
import {
  type Actor,
  encryptText,
  inTransaction,
  invalidRequest,
  isForbiddenHost,
  recordChange,
} from "@counterfoil/platform";
import type { AlertContext } from "../context.ts";
import { alertAddressInvalid, alertRuleExists, alertRuleUnknown, alertSecretMissing } from "../errors.ts";
import { deleteRule, readRules, upsertRule } from "../rule-store.ts";

/** Creates a rule, or changes the one with the id. */
export async function saveRule(
  { db, key }: AlertContext,
  id: number | undefined,
  sent: SaveAlertRule,
  actor: Actor,
): Promise<number> {
  checkAddresses(sent);
  return inTransaction(db, async (transaction) => {
    const [before] = id === undefined ? [] : await readRules(transaction, { id });
    if (id !== undefined && !before) throw alertRuleUnknown(`There is no rule ${id}.`);
    const { secret, ...facts } = sent;
    if (sent.channel === "webhook" && !secret && !before?.hasSecret)
      throw alertSecretMissing("A webhook is signed with a secret.", "/body/secret");
    const sealed = secret ? encryptText(key, secret) : undefined;
    const saved = await upsertRule(transaction, id, { ...facts, addresses: facts.addresses ?? [], secret: sealed });
    if (saved === undefined) throw alertRuleExists(`There is a rule ${sent.name}.`, "/body/name");
    await recordChange(transaction, {
      actor,
      action: id === undefined ? "alertRule.created" : "alertRule.changed",
      objectType: "alertRule",
      objectId: sent.name,
      detail: {
        before: before && { ...told(before), newSecret: false },
        after: { ...told({ ...facts, addresses: facts.addresses ?? [] }), newSecret: secret !== undefined },
      },
    });
    return saved;
  });
}

function told(rule: Omit<SaveAlertRule, "secret">) {
  const { name, active, leastSeverity, kinds, tellCleared, channel, addresses, url } = rule;
  return { name, active, leastSeverity, kinds, tellCleared, channel, addresses, url };
}

function checkAddresses({ channel, addresses = [], url }: SaveAlertRule): void {
  if (channel === "mail") {
    if (addresses.length === 0) throw invalidRequest("Name at least one mail address.", "/body/addresses");
    return;
  }
  const parsed = URL.canParse(url ?? "") ? new URL(url ?? "") : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username !== "" || parsed.password !== "")
    throw alertAddressInvalid("The address begins with https:// and has no user in it.", "/body/url");
  if (isForbiddenHost(parsed.hostname)) throw alertAddressInvalid("Nothing is sent to this address.", "/body/url");
}

export async function removeRule({ db }: AlertContext, id: number, actor: Actor): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const name = await deleteRule(transaction, id);
    if (name === undefined) throw alertRuleUnknown(`There is no rule ${id}.`);
    await recordChange(transaction, { actor, action: "alertRule.deleted", objectType: "alertRule", objectId: name });
  });
}
