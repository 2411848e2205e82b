import { Icon } from "@ui5/webcomponents-react/Icon";
import { Title } from "@ui5/webcomponents-react/Title";
import { useTranslation } from "react-i18next";
import { intentHref } from "../intents.ts";
import { useFormats } from "../use-formats.ts";
import type { App, AppGroup } from "./apps.ts";
import { useMe } from "./session.tsx";
import { StateTag } from "./state-tag.tsx";
import { Nothing } from "./states.tsx";

/** One tile per app that the person may use, with the number that says whether to look. */
export function Launchpad({ groups }: { groups: AppGroup[] }) {
  const { t } = useTranslation();
  const { permissions } = useMe();
  const shown = groups
    .map((group) => ({ ...group, apps: group.apps.filter((app) => app.icon && permissions.includes(app.permission)) }))
    .filter((group) => group.apps.length > 0);
  if (shown.length === 0) return <Nothing title={t("ui.noApps")}>{t("ui.noAppsHint")}</Nothing>;
  return (
    <div className="launchpad">
      <h1 className="visually-hidden">{t("ui.home")}</h1>
      {shown.map((group) => (
        <section key={group.title} aria-label={t(group.title)}>
          <Title level="H2" size="H4">
            {t(group.title)}
          </Title>
          <ul className="tiles">
            {group.apps.map((app) => (
              <li key={app.intent + app.title}>
                <Tile app={app} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const noFigure = () => undefined;

function Tile({ app }: { app: App }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const useFigure = app.useFigure ?? noFigure;
  const figure = useFigure();
  return (
    <a className="tile" href={intentHref(app.intent, app.parameters)}>
      <span className="tile-title">{t(app.title)}</span>
      {app.subtitle && <span className="tile-subtitle">{t(app.subtitle)}</span>}
      <span className="tile-content">
        <Icon name={app.icon} />
        {figure?.value !== undefined && (
          <span className={`tile-figure tone-${figure.tone ?? "neutral"}`}>{formats.count(figure.value)}</span>
        )}
      </span>
      <span className="tile-unit">
        {figure?.unit && <StateTag tone={figure.tone ?? "neutral"}>{figure.unit}</StateTag>}
      </span>
    </a>
  );
}
