import type { AlertAddress, SaveAlertRule } from "@counterfoil/contracts";
import {
  type Actor,
  type AnyKysely,
  deriveKey,
  inTransaction,
  type SecretKey,
  type TaskList,
} from "@counterfoil/platform";
import { type AlertQuery, countOpen, listAlerts, readOpenKeys } from "./alert-store.ts";
import type { AlertContext } from "./context.ts";
import { insertDelivery, listDeliveries, type NewDelivery, sweepDeliveries } from "./delivery-store.ts";
import { alertRuleUnknown } from "./errors.ts";
import { type Language, readAddress, readRules, upsertAddress } from "./rule-store.ts";
import { createMailer } from "./send-mail.ts";
import { deliverNext } from "./use-cases/deliver-next.ts";
import { DELIVER_JOB, linkOf, type NotedAlert, noteAlert, tell, wakeDelivery } from "./use-cases/note-alert.ts";
import { removeRule, saveRule } from "./use-cases/save-rule.ts";

export { registerAlertRoutes } from "./routes.ts";
export { fill, inFormat } from "./say-alert.ts";
export type { NotedAlert } from "./use-cases/note-alert.ts";

export type AlertOptions = Omit<AlertContext, "key"> & { secretKey: SecretKey };
type Assignment = { personId: string; say: (place: Place) => { subject: string; content: string }; link: string };
export type Place = { language: Language; timeZone: string };

const exampleAlert = {
  id: 0,
  key: "test:rule",
  severity: "warning" as const,
  title: "Test of an alert",
  detail: "This alert was sent to see that it arrives. Nothing is wrong.",
  link: "#Alert-search",
  clearedAt: null,
};

/** What people have to know, and who is told of it: on change of state only, by mail and webhook. */
export function createAlerts({ secretKey, ...rest }: AlertOptions) {
  const context: AlertContext = { ...rest, key: deriveKey(secretKey, "server alert webhooks") };
  const { db, clock } = context;
  const mailer = createMailer(context);
  return {
    /** How something stands, said as often as one likes; a change is told. */
    note: (transaction: AnyKysely, alert: NotedAlert) => noteAlert(context, transaction, alert),
    /** Keys of those that stand, of one kind: `till-silent`. */
    openKeys: (transaction: AnyKysely, kind: string) => readOpenKeys(transaction, kind),
    /** A mail to one person about what is theirs now. */
    async tellPerson(transaction: AnyKysely, { personId, say, link }: Assignment): Promise<void> {
      const { address, language = "en" } = (await readAddress(transaction, personId)) ?? { address: "" };
      const { subject, content } = say({ language, timeZone: (await context.readCompanyHabits()).timeZone });
      const text = `${content}\n\n${linkOf(context, link)}\n`;
      await insertDelivery(transaction, { event: "assigned", channel: "mail", address, subject, content: text });
      await wakeDelivery(transaction);
    },
    /** A receipt to its customer. */
    async sendReceipt(
      transaction: AnyKysely,
      mail: Pick<NewDelivery, "address" | "subject" | "content">,
    ): Promise<void> {
      await insertDelivery(transaction, { event: "receipt", channel: "mail", ...mail });
      await wakeDelivery(transaction);
    },
    list: (query: AlertQuery) => listAlerts(db, query),
    countOpen: () => countOpen(db),
    listRules: async () => (await readRules(db)).map(({ secret: _sealed, ...rule }) => rule),
    saveRule: (id: number | undefined, rule: SaveAlertRule, actor: Actor) => saveRule(context, id, rule, actor),
    removeRule: (id: number, actor: Actor) => removeRule(context, id, actor),
    async testRule(id: number): Promise<void> {
      await inTransaction(db, async (transaction) => {
        const [rule] = await readRules(transaction, { id });
        if (!rule) throw alertRuleUnknown(`There is no rule ${id}.`);
        await tell(context, transaction, rule, { alert: { ...exampleAlert, raisedAt: clock.now() }, event: "test" });
        await wakeDelivery(transaction);
      });
    },
    listDeliveries: (query: Parameters<typeof listDeliveries>[1]) => listDeliveries(db, query),
    readAddress: async (personId: string): Promise<AlertAddress> =>
      (await readAddress(db, personId)) ?? { address: "" },
    saveAddress: (personId: string, address: AlertAddress) => upsertAddress(db, personId, address),
    hasMailServer: mailer.isSetUp,
    tasks: {
      [DELIVER_JOB]: async () => {
        while ((await deliverNext(context, mailer)) === "more");
      },
      "hub:sweep-alerts": () => sweepDeliveries(db),
    } satisfies TaskList,
    crontab: `* * * * * ${DELIVER_JOB}\n41 3 * * * hub:sweep-alerts`,
    close: () => mailer.close(),
  };
}

export type Alerts = ReturnType<typeof createAlerts>;
