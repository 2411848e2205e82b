import { currentLanguage, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { type Fact, Loadable, ObjectPage, type Section, StateTag, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { filterHref } from "./filter-page.tsx";
import { LatestRuns } from "./latest-runs.tsx";
import { ModelForm } from "./model-form.tsx";
import { ReplicateNow } from "./replicate-now.tsx";
import type { Model, ModelType } from "./replication.ts";
import { ScheduleTable } from "./schedule-table.tsx";
import { useModel, usePreview } from "./use-filter.ts";

type Details = Model & { types: ModelType[] };

/** A model: what it sends where, by which filters, when, and what came of it. */
export function ModelPage() {
  const query = useModel(useIntent().parameters.modelId ?? "");
  return <Loadable query={query}>{(model) => <ModelDetails model={model} />}</Loadable>;
}

function ModelDetails({ model }: { model: Details }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayManage = usePermission("replication.manage");
  const [doing, setDoing] = useState<"edit" | "replicate">();
  const close = () => setDoing(undefined);
  const facts: Fact[] = [
    { label: t("models.modelId"), value: model.modelId },
    { label: t("receivers.receiver"), value: model.receiverId },
    { label: t("models.packageSize"), value: formats.count(model.packageSize) },
    { label: t("models.timeZone"), value: model.timeZone },
  ];
  const filters = model.types.map(
    (type): Section => ({
      id: type.objectType,
      title: t(`objectType.${type.objectType}`),
      content: <TypeFilter model={model} type={type} mayManage={mayManage} />,
    }),
  );
  return (
    <>
      <ObjectPage
        title={model.name}
        subtitle={
          <StateTag tone={model.active ? "positive" : "neutral"}>
            {t(model.active ? "models.isActive" : "models.isInactive")}
          </StateTag>
        }
        parent={{ title: t("models.title"), href: intentHref("ReplicationModel-search") }}
        facts={facts}
        actions={
          mayManage && (
            <>
              <Button design="Emphasized" onClick={() => setDoing("replicate")}>
                {t("replicate.start")}
              </Button>
              <Button onClick={() => setDoing("edit")}>{t("ui.edit")}</Button>
            </>
          )
        }
        sections={[
          ...filters,
          { id: "schedules", title: t("schedules.title"), content: <ScheduleTable model={model} /> },
          { id: "runs", title: t("runs.title"), content: <LatestRuns modelId={model.modelId} /> },
        ]}
      />
      {doing === "edit" && <ModelForm model={model} onClose={close} />}
      {doing === "replicate" && <ReplicateNow model={model} onClose={close} />}
    </>
  );
}

/** The filter of a type in sentences, and how the receiver stands to it. */
function TypeFilter({ model, type, mayManage }: { model: Details; type: ModelType; mayManage: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { objectType, words, loaded } = type;
  const { data } = usePreview(model.receiverId, objectType, model.filters[objectType] ?? []);
  return (
    <>
      {words.length === 0 ? (
        <p>{t("filter.everything")}</p>
      ) : (
        <ul>
          {words.map((sentence) => (
            <li key={sentence.en}>{sentence[currentLanguage() === "de" ? "de" : "en"]}</li>
          ))}
        </ul>
      )}
      {data && (
        <p>
          {t("filter.stand", {
            matching: formats.count(data.matching),
            total: formats.count(data.total),
            present: formats.count(data.present),
          })}{" "}
          {(data.entering > 0 || data.leaving > 0) &&
            t(loaded ? "filter.due" : "filter.dueInitial", {
              entering: formats.count(data.entering),
              leaving: formats.count(data.leaving),
            })}
        </p>
      )}
      {mayManage && <Link href={filterHref(model.modelId, objectType)}>{t("filter.edit")}</Link>}
    </>
  );
}
