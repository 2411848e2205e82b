import { type AnyKysely, addJob } from "@counterfoil/platform";
import { type AlertFacts, clearAlert, raiseAlert, type StoredAlert } from "../alert-store.ts";
import type { AlertContext } from "../context.ts";
import { insertDelivery } from "../delivery-store.ts";
import { readRules, type StoredRule } from "../rule-store.ts";

export const DELIVER_JOB = "hub:deliver-alerts";
export type NotedAlert = AlertFacts & { state: "raised" | "cleared" };

/**
 * Says how something stands, in the transaction that found out; as often as one likes. Only a change of state is told, to those
 * whose rules ask for it.
 */
export async function noteAlert(context: AlertContext, db: AnyKysely, noted: NotedAlert): Promise<void> {
  const { state, ...said } = noted;
  const alert = await (state === "raised" ? raiseAlert(db, said) : clearAlert(db, said.key));
  if (!alert) return;
  const rules = (await readRules(db, { activeOnly: true })).filter((rule) => asksFor(rule, alert, state));
  for (const rule of rules) await tell(context, db, rule, { alert, event: state });
  if (rules.length > 0) await wakeDelivery(db);
}

export const wakeDelivery = (db: AnyKysely) => addJob(db, DELIVER_JOB, {}, { key: DELIVER_JOB });

function asksFor(rule: StoredRule, { key, severity }: StoredAlert, state: NotedAlert["state"]): boolean {
  const kind = key.split(":")[0] ?? "";
  if (state === "cleared" && !rule.tellCleared) return false;
  if (rule.leastSeverity === "error" && severity === "warning") return false;
  return rule.kinds.length === 0 || rule.kinds.includes(kind);
}

type Told = { alert: StoredAlert; event: "raised" | "cleared" | "test" };

export async function tell(
  context: AlertContext,
  db: AnyKysely,
  rule: StoredRule,
  { alert, event }: Told,
): Promise<void> {
  const { id: alertId, title } = alert;
  const about = { event, ruleId: rule.id, ...(event === "test" ? {} : { alertId }) };
  if (rule.channel === "webhook") {
    const content = JSON.stringify({ event, ...publicFacts(context, alert) });
    await insertDelivery(db, { ...about, channel: "webhook", address: rule.url ?? "", subject: title, content });
    return;
  }
  const subject = `${event === "cleared" ? "[over]" : `[${alert.severity}]`} ${title}`.slice(0, 200);
  const content = `${alert.detail}\n\n${linkOf(context, alert.link)}\n`;
  for (const address of rule.addresses)
    await insertDelivery(db, { ...about, channel: "mail", address, subject, content });
}

export const linkOf = ({ baseUrl }: AlertContext, link: string) => `${baseUrl.replace(/\/$/, "")}/backoffice/${link}`;

function publicFacts(context: AlertContext, { key, severity, title, detail, link, raisedAt, clearedAt }: StoredAlert) {
  return {
    key,
    severity,
    title,
    detail,
    link: linkOf(context, link),
    raisedAt: raisedAt.toISOString(),
    ...(clearedAt ? { clearedAt: clearedAt.toISOString() } : {}),
  };
}
