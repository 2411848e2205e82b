import type { ArrangedService, Arrangement, SaveArrangement } from "@counterfoil/contracts";
import { api, intentHref } from "@counterfoil/ui";
import { Addresses, ServiceCard as SharedCard, useChange } from "@counterfoil/ui/communication";
import { usePermission } from "@counterfoil/ui/fiori";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import { at } from "./communication.ts";
import { CreationSettings } from "./creation-settings.tsx";
import { OutboundSettings } from "./outbound-settings.tsx";

export type ServiceChange = NonNullable<SaveArrangement["services"]>[string];
type Props = { arrangement: Arrangement; service: ArrangedService };

/** One service of an arrangement, where it is, and its settings. */
export function ServiceCard({ arrangement: { systemId, scenario, systemActive }, service }: Props) {
  const { t } = useTranslation();
  const mayConfigure = usePermission("hub.configure");
  const change = useChange((part: ServiceChange) =>
    api(at.arrangement(systemId, scenario), { method: "PUT", body: { services: { [service.service]: part } } }),
  );
  return (
    <SharedCard
      service={service}
      systemActive={systemActive}
      mayChange={mayConfigure}
      change={change}
      onSwitch={(active) => change.mutate({ active })}
      look={service.messages.length > 0 && <Link href={messagesHref(service)}>{t("arrangements.look")}</Link>}
    >
      <Doors service={service} />
      <Settings
        service={service}
        error={change.error}
        disabled={!mayConfigure || change.isPending}
        onChange={change.mutate}
      />
    </SharedCard>
  );
}

/** What is created in the ERP goes at once, one by one. */
const sendsTransactions = new Set<string>(["salesTransactions", "financialTransactions", "goodsMovements"]);

type SettingsProps = {
  service: ArrangedService;
  error: unknown;
  disabled: boolean;
  onChange: (part: ServiceChange) => void;
};

function Settings({ service, error, disabled, onChange }: SettingsProps) {
  const { t } = useTranslation();
  // What the server answers is what is shown again after each change.
  const key = JSON.stringify(service.settings);
  const changeSettings = (settings: ArrangedService["settings"]) => onChange({ settings });
  const props = { settings: service.settings, disabled, onChange: changeSettings };
  if (service.service === "businessPartnerCreation") return <CreationSettings key={key} {...props} error={error} />;
  if (service.service === "businessPartners" || service.service === "relationships")
    return (
      <CheckBox
        text={t("arrangements.confirm")}
        checked={service.settings.confirm ?? false}
        disabled={disabled}
        onChange={(event) => changeSettings({ confirm: event.target.checked })}
      />
    );
  return sendsTransactions.has(service.service) ? <OutboundSettings key={key} {...props} /> : null;
}

/** Where what is wrong is looked at and mended. */
const objectTypes: Record<string, string> = {
  businessPartners: "businessPartner",
  relationships: "relationship",
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

/** Where it is, and of what we take its description. */
function Doors({ service: { endpoints, direction, messages } }: { service: ArrangedService }) {
  const { t } = useTranslation();
  const inbound = direction === "inbound";
  const described = messages.filter((message) => inbound && !message.startsWith("/"));
  return (
    <div>
      <Addresses label={t(inbound ? "arrangements.endpoint" : "arrangements.path")} paths={endpoints} ours={inbound} />
      {described.map((message) => (
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
