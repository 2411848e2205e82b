import { currentLanguage, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { DataTable, type Fact, Loadable, ObjectPage, StateTag, textColumn, usePermission } from "@counterfoil/ui/fiori";
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
          { id: "filters", title: t("filter.lines"), content: <TypeTable model={model} mayManage={mayManage} /> },
          { id: "schedules", title: t("schedules.title"), content: <ScheduleTable model={model} /> },
          { id: "runs", title: t("runs.title"), content: <LatestRuns modelId={model.modelId} /> },
        ]}
      />
      {doing === "edit" && <ModelForm model={model} onClose={close} />}
      {doing === "replicate" && <ReplicateNow model={model} onClose={close} />}
    </>
  );
}

/** The filter of each type in sentences, and how the receiver stands to it. */
function TypeTable({ model, mayManage }: { model: Details; mayManage: boolean }) {
  const { t } = useTranslation();
  const wordsOf = ({ words }: ModelType) =>
    words.length === 0 ? [t("filter.everything")] : words.map((each) => each[currentLanguage() === "de" ? "de" : "en"]);
  return (
    <DataTable<ModelType>
      name={t("filter.lines")}
      rows={model.types}
      rowKey={({ objectType }) => objectType}
      nothing=""
      columns={[
        textColumn("type", t("models.objectTypes"), ({ objectType }) => t(`objectType.${objectType}`), {
          importance: 9,
        }),
        textColumn("filter", t("filter.filters"), (type) => wordsOf(type).join("; "), {
          importance: 8,
          minWidth: "18rem",
          cell: (type) => (
            <ul className="plain">
              {wordsOf(type).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          ),
        }),
        {
          id: "stand",
          title: t("filter.standTitle"),
          importance: 7,
          minWidth: "18rem",
          cell: (type) => <Stand model={model} type={type} />,
        },
        {
          id: "edit",
          title: t("column.actions"),
          importance: 8,
          width: "11rem",
          cell: ({ objectType }) =>
            mayManage && <Link href={filterHref(model.modelId, objectType)}>{t("filter.edit")}</Link>,
        },
      ]}
    />
  );
}

function Stand({ model, type: { objectType, loaded } }: { model: Details; type: ModelType }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data } = usePreview(model.receiverId, objectType, model.filters[objectType] ?? []);
  if (!data) return <span>{t("ui.loading")}</span>;
  const [entering, leaving] = [formats.count(data.entering), formats.count(data.leaving)];
  const isDue = data.entering > 0 || data.leaving > 0;
  const counts = { matching: formats.count(data.matching), total: formats.count(data.total) };
  return (
    <span>
      {t("filter.stand", { ...counts, present: formats.count(data.present) })}{" "}
      {isDue && t(loaded ? "filter.due" : "filter.dueInitial", { entering, leaving })}
    </span>
  );
}
