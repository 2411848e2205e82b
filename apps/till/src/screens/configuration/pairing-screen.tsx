import { useFormats } from "@counterfoil/ui";
import { useTranslation } from "react-i18next";
import { readMark } from "../../ledger/index.ts";
import { LanguageSwitch } from "../frame/language-switch.tsx";
import { useTill, useWatch } from "../frame/use-till.ts";
import { Message } from "../parts/parts.tsx";
import { PairingForm } from "./pairing-form.tsx";

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
