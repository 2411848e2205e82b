import { type AnyKysely, addJob } from "@counterfoil/platform";
import { type AlertFacts, clearAlert, raiseAlert, type StoredAlert } from "../alert-store.ts";
import type { AlertContext } from "../context.ts";
import { insertDelivery } from "../delivery-store.ts";
import { readLanguages, readRules, type StoredRule } from "../rule-store.ts";
import { languageOf, sayAlert, subjectOf } from "../say-alert.ts";

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
  const about = { event, ruleId: rule.id, ...(event === "test" ? {} : { alertId: alert.id }) };
  const { timeZone, ...company } = await context.readCompanyHabits();
  const language = rule.language ?? languageOf(company.language);
  if (rule.channel === "webhook") {
    const said = { en: sayAlert(alert, "en", timeZone), de: sayAlert(alert, "de", timeZone) };
    const content = JSON.stringify({ event, ...publicFacts(context, alert), ...said[language], texts: said });
    const subject = said[language].title;
    await insertDelivery(db, { ...about, channel: "webhook", address: rule.url ?? "", subject, content });
    return;
  }
  const own = await readLanguages(db, rule.addresses);
  for (const address of rule.addresses) {
    const reads = own.get(address.toLowerCase()) ?? language;
    const { title, detail } = sayAlert(alert, reads, timeZone);
    const subject = subjectOf({ event, severity: alert.severity, title }, reads);
    const content = `${detail}\n\n${linkOf(context, alert.link)}\n`.trimStart();
    await insertDelivery(db, { ...about, channel: "mail", address, subject, content });
  }
}

export const linkOf = ({ baseUrl }: AlertContext, link: string) => `${baseUrl.replace(/\/$/, "")}/backoffice/${link}`;

/** What programs go by: the kind before the colon of the key, and what the sentences are made of. */
function publicFacts(context: AlertContext, { key, severity, facts = {}, link, raisedAt, clearedAt }: StoredAlert) {
  return {
    key,
    code: key.split(":")[0],
    severity,
    facts,
    link: linkOf(context, link),
    raisedAt: raisedAt.toISOString(),
    ...(clearedAt ? { clearedAt: clearedAt.toISOString() } : {}),
  };
}
