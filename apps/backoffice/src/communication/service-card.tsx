import type { ArrangedService, SaveArrangement } from "@counterfoil/contracts";
import { api, intentHref, useFormats } from "@counterfoil/ui";
import { CopyValue } from "@counterfoil/ui/communication";
import { ProblemStrip, StateTag, usePermission } from "@counterfoil/ui/fiori";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { Link } from "@ui5/webcomponents-react/Link";
import { Switch } from "@ui5/webcomponents-react/Switch";
import { useTranslation } from "react-i18next";
import { arrangementPath, lampOf, useChange } from "./communication.ts";
import { OutboundSettings } from "./outbound-settings.tsx";

export type ServiceChange = NonNullable<SaveArrangement["services"]>[string];
type Props = { systemId: string; scenario: string; systemActive: boolean; service: ArrangedService };

/** One service of an arrangement: on or off, how it fares, where it is, and its settings. */
export function ServiceCard({ systemId, scenario, systemActive, service }: Props) {
  const { t } = useTranslation();
  const mayConfigure = usePermission("hub.configure");
  const change = useChange((part: ServiceChange) =>
    api(arrangementPath(systemId, scenario), { method: "PUT", body: { services: { [service.service]: part } } }),
  );
  const name = t(`service.${service.service}`);
  const { tone, word } = lampOf(service, systemActive);
  return (
    <article className="service" aria-label={name}>
      <div className="service-head">
        <Switch
          checked={service.active}
          disabled={!mayConfigure || change.isPending}
          accessibleName={t("arrangements.switch", { name })}
          onChange={(event) => change.mutate({ active: event.target.checked })}
        />
        <h3>{name}</h3>
        <StateTag tone={tone}>{t(`lamp.${word}`)}</StateTag>
      </div>
      <ProblemStrip error={change.error} />
      <span className="hint">{t(`serviceAbout.${service.service}`)}</span>
      <Figures service={service} />
      <Addresses service={service} />
      <Settings service={service} disabled={!mayConfigure || change.isPending} onChange={change.mutate} />
    </article>
  );
}

type SettingsProps = { service: ArrangedService; disabled: boolean; onChange: (part: ServiceChange) => void };

function Settings({ service, disabled, onChange }: SettingsProps) {
  const { t } = useTranslation();
  if (service.service === "businessPartners")
    return (
      <CheckBox
        text={t("arrangements.confirm")}
        checked={service.settings.confirm ?? false}
        disabled={disabled}
        onChange={(event) => onChange({ settings: { confirm: event.target.checked } })}
      />
    );
  const sends = service.direction === "outbound" && service.messages.length > 0;
  return sends ? (
    <OutboundSettings
      // What the server answers is what is shown again after each change.
      key={JSON.stringify(service.settings)}
      settings={service.settings}
      disabled={disabled}
      onChange={(settings) => onChange({ settings })}
    />
  ) : null;
}

/** Where what is wrong is looked at and mended. */
const objectTypes: Record<string, string> = {
  businessPartners: "businessPartner",
  articles: "article",
  regularPrices: "price",
  promotions: "promotion",
  purchasePrices: "purchasePrice",
};

function messagesHref({ service, direction }: ArrangedService): string {
  return direction === "inbound"
    ? intentHref("MasterDataCall-search", { objectType: objectTypes[service] })
    : intentHref("OutboundMessage-search");
}

function Figures({ service }: { service: ArrangedService }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { lastAt, waiting, errors, reason } = service;
  const told = [
    lastAt ? t("arrangements.lastWas", { at: formats.instant(lastAt) }) : t("lamp.silent"),
    ...(waiting > 0 ? [t("arrangements.waitingCount", { count: waiting })] : []),
    ...(errors > 0 ? [t("arrangements.errorCount", { count: errors })] : []),
  ];
  return (
    <div>
      {told.join(" · ")}
      {(errors > 0 || waiting > 0) && service.messages.length > 0 && (
        <>
          {" "}
          <Link href={messagesHref(service)}>{t("arrangements.look")}</Link>
        </>
      )}
      {errors > 0 && reason && <div className="pair-key">{reason}</div>}
    </div>
  );
}

function Addresses({ service: { endpoints, direction, messages } }: { service: ArrangedService }) {
  const { t } = useTranslation();
  const label = t(direction === "inbound" ? "arrangements.endpoint" : "arrangements.path");
  const wsdl = messages.filter((message) => direction === "inbound" && !message.startsWith("/"));
  return (
    <div>
      {endpoints.map((path) => (
        <div key={path}>
          {label}:{" "}
          <CopyValue label={label} value={direction === "inbound" ? `${globalThis.location.origin}${path}` : path} />
        </div>
      ))}
      {wsdl.map((message) => (
        <span key={message} className="table-actions">
          <Link href={`/ccos/soap/${message}?wsdl`} target="_blank">
            WSDL
          </Link>
          <Link href={`/ccos/soap/${message}/sample`} target="_blank">
            {t("arrangements.sample")}
          </Link>
        </span>
      ))}
    </div>
  );
}
