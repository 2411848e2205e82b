import { useFormats } from "@counterfoil/ui";
import {
  type Column,
  figureColumn,
  ListReport,
  StateTag,
  textColumn,
  usePermission,
  wholeOf,
} from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { modelHref } from "./filter-page.tsx";
import { ModelForm } from "./model-form.tsx";
import { ReplicateNow } from "./replicate-now.tsx";
import { type Model, objectTypes } from "./replication.ts";

const fetchPage = wholeOf<Model>("/api/replication/models", ({ modelId, name, receiverId }) => [
  modelId,
  name,
  receiverId,
]);
type Doing = { what: "create" } | { what: "edit" | "replicate"; model: Model };

/** What goes where. An active model sends changes by itself. */
export function ModelList() {
  const { t } = useTranslation();
  const mayManage = usePermission("replication.manage");
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  return (
    <>
      <ListReport<Model>
        intent="ReplicationModel-search"
        title={t("models.title")}
        queryKey="replication-models"
        fetchPage={fetchPage}
        columns={useColumns(mayManage ? setDoing : undefined)}
        rowKey={({ modelId }) => modelId}
        rowHref={({ modelId }) => modelHref(modelId)}
        nothing={t("models.nothing")}
        actions={
          mayManage && (
            <Button design="Emphasized" onClick={() => setDoing({ what: "create" })}>
              {t("models.create")}
            </Button>
          )
        }
      />
      {doing?.what === "create" && <ModelForm onClose={close} />}
      {doing?.what === "edit" && <ModelForm model={doing.model} onClose={close} />}
      {doing?.what === "replicate" && <ReplicateNow model={doing.model} onClose={close} />}
    </>
  );
}

function useColumns(onDo: ((doing: Doing) => void) | undefined): Column<Model>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const columns: Column<Model>[] = [
    textColumn("model", t("models.model"), ({ name, modelId }) => `${name} (${modelId})`, {
      importance: 9,
      minWidth: "12rem",
      cell: ({ name, modelId }) => <Link href={modelHref(modelId)}>{`${name} (${modelId})`}</Link>,
    }),
    {
      id: "active",
      title: t("column.state"),
      importance: 8,
      cell: ({ active }) => (
        <StateTag tone={active ? "positive" : "neutral"}>
          {t(active ? "models.isActive" : "models.isInactive")}
        </StateTag>
      ),
      text: ({ active }) => t(active ? "models.isActive" : "models.isInactive"),
    },
    textColumn("receiver", t("receivers.receiver"), ({ receiverId }) => receiverId, { importance: 5 }),
    textColumn("objects", t("models.objectTypes"), ({ objectTypes }) =>
      objectTypes.map((type) => t(`objectType.${type}`)).join(", "),
    ),
    textColumn("filters", t("filter.filters"), ({ filters }) =>
      objectTypes
        .filter((type) => (filters[type]?.length ?? 0) > 0)
        .map((type) => t(`objectType.${type}`))
        .join(", "),
    ),
    figureColumn("packageSize", t("models.packageSize"), ({ packageSize }) => packageSize, formats.count),
  ];
  if (onDo)
    columns.push({
      id: "actions",
      title: t("column.actions"),
      importance: 7,
      width: "17rem",
      cell: (model) => (
        <span className="table-actions">
          <Button design="Emphasized" onClick={() => onDo({ what: "replicate", model })}>
            {t("replicate.start")}
          </Button>
          <Button onClick={() => onDo({ what: "edit", model })}>{t("ui.edit")}</Button>
        </span>
      ),
    });
  return columns;
}
