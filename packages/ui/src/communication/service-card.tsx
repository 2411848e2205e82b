import { Switch } from "@ui5/webcomponents-react/Switch";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { StateTag } from "../fiori/state-tag.tsx";
import { ProblemStrip } from "../fiori/states.tsx";
import { useFormats } from "../use-formats.ts";
import { lampOf, type Service } from "./communication.ts";
import { CopyValue } from "./copy-value.tsx";
import "./communication.css";

type Change = { error: unknown; isPending: boolean; failureCount: number };
type Props = {
  service: Service;
  systemActive: boolean;
  mayChange: boolean;
  change: Change;
  onSwitch: (active: boolean) => void;
  /** Where what is wrong is looked at. */
  look?: ReactNode;
  children: ReactNode;
};

/** One service of an arrangement: on or off, how it fares, and what its program adds: where it is, its settings. */
export function ServiceCard({ service, systemActive, mayChange, change, onSwitch, look, children }: Props) {
  const { t } = useTranslation();
  const name = t(`service.${service.service}`);
  const { tone, word } = lampOf(service, systemActive);
  return (
    <article className="service" aria-label={name}>
      <div className="service-head">
        <Switch
          // After a refusal it shows again what is.
          key={`${service.active} ${change.failureCount}`}
          checked={service.active}
          disabled={!mayChange || change.isPending}
          accessibleName={t("arrangements.switch", { name })}
          onChange={(event) => onSwitch(event.target.checked)}
        />
        <h3>{name}</h3>
        <StateTag tone={tone}>{t(`lamp.${word}`)}</StateTag>
      </div>
      <ProblemStrip error={change.error} />
      <span className="hint">{t(`serviceAbout.${service.service}`)}</span>
      <Figures service={service} look={look} />
      {children}
    </article>
  );
}

function Figures({ service: { lastAt, waiting, errors, reason, failedAt }, look }: Pick<Props, "service" | "look">) {
  const { t } = useTranslation();
  const formats = useFormats();
  const isOpen = errors > 0 || waiting > 0 || failedAt !== undefined;
  const told = [
    lastAt ? t("arrangements.lastWas", { at: formats.instant(lastAt) }) : t("lamp.silent"),
    ...(waiting > 0 ? [t("arrangements.waitingCount", { count: waiting })] : []),
    ...(errors > 0 ? [t("arrangements.errorCount", { count: errors })] : []),
  ];
  return (
    <div>
      {told.join(" · ")}
      {isOpen && look && <> {look}</>}
      {isOpen && reason && (
        <div className="pair-key">{failedAt ? `${formats.instant(failedAt)}: ${reason}` : reason}</div>
      )}
    </div>
  );
}

/** Addresses to be copied to the other side: ours in full. */
export function Addresses({ label, paths, ours }: { label: string; paths: string[]; ours: boolean }) {
  return paths.map((path) => (
    <div key={path}>
      {label}: <CopyValue label={label} value={ours ? `${globalThis.location.origin}${path}` : path} />
    </div>
  ));
}
