import { useFormats } from "@counterfoil/ui";
import { said } from "@counterfoil/ui/sentences";
import { useLiveQuery } from "dexie-react-hooks";
import { useTranslation } from "react-i18next";
import { type LedgerRow, listUnsent, sendAgain } from "../../ledger/index.ts";
import { PairingForm } from "../configuration/pairing-form.tsx";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Button } from "../parts/parts.tsx";
import { ExportUnsent } from "./export-unsent.tsx";
import { Memory } from "./memory.tsx";
import { NewVersion } from "./new-version.tsx";
import { UnsentCustomers } from "./unsent-customers.tsx";

/** What the light stands for: each transaction that the server has not confirmed, the connection, and the way out in an emergency. */
export function LightDialog({ close, words }: { close(): void; words: string }) {
  const { t } = useTranslation();
  const { database, step, cashier, safety } = useTill();
  const signedIn = useWatch(cashier) !== undefined;
  const rows = useLiveQuery(() => listUnsent(database), [database]) ?? [];
  const link = useWatch(step.link);
  return (
    <Dialog title={t("light.title")} close={close} wide>
      <p className="text-lg font-semibold">{words}</p>
      {link.state === "notPaired" && (
        <section className="my-4 rounded border border-error bg-error-soft p-4">
          <p className="mb-3">{t("light.notPairedText")}</p>
          <PairingForm />
        </section>
      )}
      <Connection />
      <UnsentCustomers />
      {rows.length > 0 && <UnsentList rows={rows} />}
      <Memory />
      <NewVersion />
      <div className="mt-4 flex flex-wrap gap-2">
        <Button data-start onClick={step.hurry}>
          {t("light.tryNow")}
        </Button>
        <ExportUnsent />
        {signedIn && (
          <Button
            onClick={() => {
              safety.rehearsal.begin();
              close();
            }}
          >
            {t("rehearsal.begin")}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function Connection() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { step, configuration, catalogue } = useTill();
  const link = useWatch(step.link);
  const known = useWatch(configuration);
  const book = useWatch(catalogue)?.book.number ?? 0;
  const skewMinutes = Math.round((link.clockAheadMs ?? 0) / 60_000);
  const contact = link.lastContactAt ? formats.instant(link.lastContactAt, known?.store.timeZone) : t("light.never");
  return (
    <dl className="my-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
      <dt className="text-ink-soft">{t("light.till")}</dt>
      <dd>{known?.tillId}</dd>
      <dt className="text-ink-soft">{t("light.contact")}</dt>
      <dd>{contact}</dd>
      <dt className="text-ink-soft">{t("light.book")}</dt>
      <dd>{book}</dd>
      {link.lastRound && (
        <>
          <dt className="text-ink-soft">{t("light.lastRound")}</dt>
          <dd data-testid="last-round" data-ms={link.lastRound.ms} data-changes={link.lastRound.changes}>
            {t("light.lastRoundText", {
              at: formats.instant(link.lastRound.at, known?.store.timeZone),
              changes: formats.count(link.lastRound.changes),
              seconds: formats.quantity(Math.round(link.lastRound.ms / 100) / 10),
            })}
          </dd>
        </>
      )}
      <LeftOut />
      {link.reason && (
        <>
          <dt className="text-ink-soft">{t("light.reason")}</dt>
          <dd>{said(link.reason)}</dd>
        </>
      )}
      {Math.abs(skewMinutes) >= 2 && (
        <>
          <dt className="text-error">{t("light.clock")}</dt>
          <dd>{t(skewMinutes > 0 ? "light.clockAhead" : "light.clockBehind", { count: Math.abs(skewMinutes) })}</dd>
        </>
      )}
    </dl>
  );
}

function UnsentList({ rows }: { rows: LedgerRow[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { database, step } = useTill();
  const again = async (id: string) => {
    await sendAgain(database, id);
    step.sendSoon();
  };
  return (
    <ul className="divide-y divide-line rounded border border-line bg-white">
      {rows.slice(0, 200).map(({ id, number, state, transaction, problem }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 p-3">
          <span className="font-semibold">{number}</span>
          <span>{formats.instant(transaction.occurredAt)}</span>
          <span className={state === "needsYou" ? "font-semibold text-error" : ""}>{t(`state.${state}`)}</span>
          {problem && state === "needsYou" && (
            <>
              <p className="w-full">{t("light.problem", { detail: said(problem.detail), code: problem.code })}</p>
              <Button onClick={() => void again(id)}>{t("light.sendAgain")}</Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What of the price book could not be read; the rest sells. */
function LeftOut() {
  const { t } = useTranslation();
  const leftOut = useWatch(useTill().catalogue)?.leftOut ?? [];
  const [first] = leftOut;
  if (!first) return null;
  return (
    <dd className="col-span-2 text-error">
      {t("light.leftOut", { count: leftOut.length, detail: said(first.detail) })}
    </dd>
  );
}
