import { useFormats } from "@counterfoil/ui";
import { said } from "@counterfoil/ui/sentences";
import type { TFunction } from "i18next";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { readSetting } from "../../ledger/index.ts";
import { OtherTillUnsent, pairTill, ServerRefusal, ServerUnreachable } from "../../sync/index.ts";
import { LanguageSwitch } from "../frame/language-switch.tsx";
import { useKeys, useTill, useWatch } from "../frame/use-till.ts";
import { Button, Field, Message } from "../parts/parts.tsx";

/** From an empty till to one that can sell: the code, then everything that it needs comes down. */
export function PairingScreen() {
  const { t } = useTranslation();
  const { configuration, step } = useTill();
  const known = useWatch(configuration);
  const link = useWatch(step.link);
  if (!known || link.state === "notPaired")
    return (
      <Message title={t("pairing.title")}>
        <p>{t("pairing.text")}</p>
        <PairingForm />
        <LanguageSwitch />
      </Message>
    );
  return <FirstLoad />;
}

/** Also used by a till that sells already but whose token is no longer known. */
export function PairingForm() {
  const { t } = useTranslation();
  const { database, server, step, configuration } = useTill();
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
      await pairTill(database, server, code);
      configuration.set(await readSetting(database, "configuration"));
      step.hurry();
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
