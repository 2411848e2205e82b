import { api, intentHref, useFormats } from "@counterfoil/ui";
import { CopyValue } from "@counterfoil/ui/communication";
import { ConnectionCheck, ProblemStrip, StateTag, TextField } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { Switch } from "@ui5/webcomponents-react/Switch";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type ArrangedService,
  type Arrangement,
  arrangementPath,
  lampOf,
  useChange,
  useMayManage,
} from "./communication.ts";

type Props = { arrangement: Arrangement; service: ArrangedService };

/** One service of an arrangement: on or off, how it fares, where it is. */
export function ServiceCard({ arrangement, service }: Props) {
  const { t } = useTranslation();
  const mayManage = useMayManage();
  const { systemId, scenario, systemActive } = arrangement;
  const change = useChange((part: { active?: boolean; path?: string }) =>
    api(arrangementPath(systemId, scenario), { method: "PUT", body: { services: { [service.service]: part } } }),
  );
  const name = t(`service.${service.service}`);
  const { tone, word } = lampOf(service, systemActive);
  return (
    <article className="service" aria-label={name}>
      <div className="service-head">
        <Switch
          // After a refusal it shows again what is.
          key={`${service.active} ${change.failureCount}`}
          checked={service.active}
          disabled={!mayManage || change.isPending}
          accessibleName={t("arrangements.switch", { name })}
          onChange={(event) => change.mutate({ active: event.target.checked })}
        />
        <h3>{name}</h3>
        <StateTag tone={tone}>{t(`lamp.${word}`)}</StateTag>
      </div>
      <ProblemStrip error={change.error} />
      <span className="hint">{t(`serviceAbout.${service.service}`)}</span>
      <Figures service={service} />
      {service.direction === "inbound" ? (
        <Addresses service={service} />
      ) : (
        <Outbound arrangement={arrangement} service={service} onPath={(path) => change.mutate({ path })} />
      )}
    </article>
  );
}

function Figures({ service: { lastAt, waiting, errors, reason, failedAt } }: { service: ArrangedService }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const told = [
    lastAt ? t("arrangements.lastWas", { at: formats.instant(lastAt) }) : t("lamp.silent"),
    ...(waiting > 0 ? [t("arrangements.waitingCount", { count: waiting })] : []),
    ...(errors > 0 ? [t("arrangements.errorCount", { count: errors })] : []),
  ];
  return (
    <div>
      {told.join(" · ")}
      {(errors > 0 || waiting > 0 || failedAt) && reason && (
        <div className="pair-key">{failedAt ? `${formats.instant(failedAt)}: ${reason}` : reason}</div>
      )}
    </div>
  );
}

/** Where we take what comes in: to be copied to the other side. */
function Addresses({ service: { paths, messages } }: { service: ArrangedService }) {
  const { t } = useTranslation();
  const label = t("arrangements.address");
  return (
    <div>
      {messages.length > 0 && (
        <div>
          {t("values.messages")}: {messages.join(", ")}
        </div>
      )}
      {paths.map((path) => (
        <div key={path}>
          {label}: <CopyValue label={label} value={`${globalThis.location.origin}${path}`} />
        </div>
      ))}
    </div>
  );
}

function Outbound({ arrangement, service, onPath }: Props & { onPath: (path: string) => void }) {
  const { t } = useTranslation();
  const mayManage = useMayManage();
  const { models, paths, messages, usualPath = "" } = service;
  const [path, setPath] = useState(paths[0] ?? "");
  const at = `${arrangementPath(arrangement.systemId, arrangement.scenario)}/services/${service.service}/check`;
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
          <ConnectionCheck path={at} />
        </div>
      )}
    </>
  );
}
