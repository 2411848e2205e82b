import { api, intentHref } from "@counterfoil/ui";
import { Addresses, ServiceCard as SharedCard, useChange } from "@counterfoil/ui/communication";
import { ConnectionCheck, TextField } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ArrangedService, type Arrangement, at, useMayManage } from "./communication.ts";

type Props = { arrangement: Arrangement; service: ArrangedService };

/** One service of an arrangement, and where it is. */
export function ServiceCard({ arrangement, service }: Props) {
  const { systemId, scenario, systemActive } = arrangement;
  const change = useChange((part: { active?: boolean; path?: string }) =>
    api(at.arrangement(systemId, scenario), { method: "PUT", body: { services: { [service.service]: part } } }),
  );
  return (
    <SharedCard
      service={service}
      systemActive={systemActive}
      mayChange={useMayManage()}
      change={change}
      onSwitch={(active) => change.mutate({ active })}
    >
      {service.direction === "inbound" ? (
        <Inbound service={service} />
      ) : (
        <Outbound arrangement={arrangement} service={service} onPath={(path) => change.mutate({ path })} />
      )}
    </SharedCard>
  );
}

/** Where we take what comes in: to be copied to the other side. */
function Inbound({ service: { service, paths, messages } }: { service: ArrangedService }) {
  const { t } = useTranslation();
  return (
    <div>
      {messages.length > 0 && (
        <div>
          {t("values.messages")}: {messages.join(", ")}
        </div>
      )}
      <Addresses label={t("arrangements.address")} paths={paths} ours />
      {service.endsWith("Confirmations") && (
        <Link href={`${paths[0]}?wsdl`} target="_blank">
          WSDL
        </Link>
      )}
    </div>
  );
}

function Outbound({ arrangement, service, onPath }: Props & { onPath: (path: string) => void }) {
  const { t } = useTranslation();
  const mayManage = useMayManage();
  const { models, paths, messages, usualPath = "" } = service;
  const [path, setPath] = useState(paths[0] ?? "");
  const check = `${at.arrangement(arrangement.systemId, arrangement.scenario)}/services/${service.service}/check`;
  return (
    <>
      <div>
        {t("values.messages")}: {messages.join(", ")}
      </div>
      <div>
        {t("arrangements.models")}: {models.length === 0 && t("arrangements.noModel")}
        {models.map(({ modelId, name, active }, index) => (
          <span key={modelId}>
            {index > 0 && ", "}
            <Link href={intentHref("ReplicationModel-display", { modelId })}>{name}</Link>
            {!active && ` (${t("models.isInactive")})`}
          </span>
        ))}
      </div>
      <div className="service-path">
        <TextField
          name="path"
          label={t("arrangements.path")}
          value={path}
          disabled={!mayManage}
          hint={path === usualPath ? t("arrangements.usualPath") : t("arrangements.usualIs", { path: usualPath })}
          onChange={setPath}
        />
        {mayManage && path !== paths[0] && (
          <Button design="Emphasized" onClick={() => onPath(path)}>
            {t("arrangements.savePath")}
          </Button>
        )}
      </div>
      {mayManage && (
        <div>
          <ConnectionCheck path={check} />
        </div>
      )}
    </>
  );
}
