import { useFormats } from "@counterfoil/ui";
import { said } from "@counterfoil/ui/sentences";
import type { TFunction } from "i18next";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { readMark, readSetting } from "../../ledger/index.ts";
import { OtherTillUnsent, pairTill, ServerRefusal, ServerUnreachable } from "../../sync/index.ts";
import type { Till } from "../../till.ts";
import { LanguageSwitch } from "../frame/language-switch.tsx";
import { useKeys, useTill, useWatch } from "../frame/use-till.ts";
import { Button, Field, Message } from "../parts/parts.tsx";

/** From an empty till to one that can sell: the code, then everything that it needs comes down. */
export function PairingScreen() {
  const { t } = useTranslation();
  const { configuration, step } = useTill();
  const known = useWatch(configuration);
  const link = useWatch(step.link);
  const lost = known ? undefined : readMark();
  if (!known || link.state === "notPaired")
    return (
      <Message title={lost ? t("lost.title") : t("pairing.title")}>
        {lost && (
          <div className="space-y-2 rounded border border-error bg-error-soft p-4 text-ink">
            <p>{t("lost.text", lost)}</p>
            <p>{lost.unsent > 0 ? t("lost.unsent", { count: lost.unsent }) : t("lost.allSent")}</p>
          </div>
        )}
        <p>{t("pairing.text")}</p>
        <PairingForm />
        <p className="text-base">{t("pairing.keep")}</p>
        <LanguageSwitch />
      </Message>
    );
  return <FirstLoad />;
}

/** Also used by a till that sells already but whose token is no longer known. */
export function PairingForm() {
  const { t } = useTranslation();
  const till = useTill();
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  // A code printed as a barcode pairs at once; an article's is all digits and none of ours.
  useKeys({
    scan: (scanned) => {
      if (!/^(?=.*[A-Z])[A-Z0-9]{6,20}$/i.test(scanned)) return false;
      setCode(scanned.toUpperCase());
      void pair(scanned.toUpperCase());
      return true;
    },
  });

  const pair = async (code: string) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await takePairing(till, code);
    } catch (error) {
      setProblem(explain(error, t));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void pair(code);
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field
        label={t("pairing.code")}
        value={code}
        onChange={(event) => setCode(event.target.value.toUpperCase())}
        problem={problem}
        autoFocus
        maxLength={20}
        spellCheck={false}
      />
      <Button look="main" type="submit" disabled={busy || code.trim().length < 6} className="w-full">
        {busy ? t("pairing.busy") : t("pairing.go")}
      </Button>
    </form>
  );
}

async function takePairing({ database, server, step, configuration, safety, sale, note }: Till, code: string) {
  // While the finger is on the button: a browser that asks the person does so now, below the words that tell why.
  const asked = safety.storage.askToKeep();
  const { lost, before } = await pairTill(database, server, code);
  await asked;
  configuration.set(await readSetting(database, "configuration"));
  if (lost) note("memoryLost", { unsent: lost.unsent, lastRunning: lost.lastRunning });
  if (before) note("takenOver", { device: before.deviceName, unsent: before.unsent });
  if (before && before.unsent > 0) {
    const values = { device: before.deviceName, count: before.unsent };
    sale.tell({ tone: "told", sticky: true, key: "notice.deviceBefore", values });
  }
  step.hurry();
}

function explain(error: unknown, t: TFunction): string {
  if (error instanceof ServerUnreachable) return t("pairing.unreachable", { address: location.origin });
  if (error instanceof OtherTillUnsent) return t("pairing.otherTill", { tillId: error.tillId, count: error.unsent });
  if (error instanceof ServerRefusal) return t("pairing.refused", { detail: said(error.message) });
  throw error;
}

function FirstLoad() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { configuration, step } = useTill();
  const link = useWatch(step.link);
  const store = useWatch(configuration)?.store.name ?? "";
  const round = link.round ?? { articles: 0, prices: 0, customers: 0 };
  return (
    <Message title={t("firstLoad.title", { store })}>
      {link.state === "offline" ? <p role="alert">{t("firstLoad.offline")}</p> : <p>{t("firstLoad.text")}</p>}
      <dl aria-live="polite" className="grid grid-cols-[1fr_auto] gap-y-1">
        {(["articles", "prices", "customers"] as const).map((name) => (
          <div key={name} className="contents">
            <dt>{t(`firstLoad.${name}`)}</dt>
            <dd className="text-right font-semibold text-ink">{formats.count(round[name])}</dd>
          </div>
        ))}
      </dl>
      <div className="h-1 overflow-hidden rounded bg-paper-deep" aria-hidden="true">
        <div className="h-full w-1/3 animate-pulse bg-stamp" />
      </div>
    </Message>
  );
}
