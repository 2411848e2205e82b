import { api, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import { FormDialog, focusFirst, Loadable, ObjectPage, ProblemStrip, say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EditFooter } from "../common/edit-footer.tsx";
import { criteriaOf, type FilterField, isComplete, linesOf, type Preview } from "./filter.ts";
import { FilterLines } from "./filter-lines.tsx";
import { FilterPreview } from "./filter-preview.tsx";
import { type Model, type ModelType, type ObjectType, objectTypes } from "./replication.ts";
import { useFilterFields, useModel, usePreview } from "./use-filter.ts";

export const modelHref = (modelId: string) => intentHref("ReplicationModel-display", { modelId });
export const filterHref = (modelId: string, objectType: ObjectType) =>
  intentHref("ReplicationFilter-change", { modelId, objectType });

/** The filter of a model for one type of objects, with what it would do while it is edited. */
export function FilterPage() {
  const { parameters } = useIntent();
  const objectType = objectTypes.find((each) => each === parameters.objectType) ?? "article";
  const model = useModel(parameters.modelId ?? "");
  const fields = useFilterFields();
  return (
    <Loadable query={model}>
      {(found) => (
        <Loadable query={fields}>
          {(all) => <FilterEditor key={objectType} model={found} objectType={objectType} fields={all[objectType]} />}
        </Loadable>
      )}
    </Loadable>
  );
}

type FilterEditorProps = { model: Model & { types: ModelType[] }; objectType: ObjectType; fields: FilterField[] };

function FilterEditor({ model, objectType, fields }: FilterEditorProps) {
  const { t } = useTranslation();
  const [lines, setLines] = useState(() => linesOf(model.filters[objectType] ?? []));
  const [incomplete, setIncomplete] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const criteria = criteriaOf(lines, fields);
  const preview = usePreview(model.receiverId, objectType, criteria);
  const back = () => navigate("ReplicationModel-display", { modelId: model.modelId });
  const save = useSaveFilter(model, objectType, back);
  const onSave = () => {
    const open = new Set(lines.filter((line) => !isComplete(line)).map(({ id }) => id));
    setIncomplete(open);
    if (open.size === 0) setAsking(true);
    else focusFirst([...open].flatMap((id) => [`${id}/low`, `${id}/high`]));
  };
  return (
    <>
      <ObjectPage
        title={t("filter.title", { what: t(`objectType.${objectType}`) })}
        subtitle={`${model.name} → ${model.receiverId}`}
        parent={{ title: model.name, href: modelHref(model.modelId) }}
        above={
          <>
            <ProblemStrip error={save.error} />
            {(objectType === "salesPrice" || objectType === "priceListPrice") && (
              <MessageStrip design="Information" hideCloseButton>
                {t("filter.wholeArticles")}
              </MessageStrip>
            )}
            {lines.length === 0 && (
              <MessageStrip design="Information" hideCloseButton>
                {t("filter.everything")}
              </MessageStrip>
            )}
          </>
        }
        sections={[
          {
            id: "lines",
            title: t("filter.lines"),
            content: <FilterLines lines={lines} fields={fields} onChange={setLines} incomplete={incomplete} />,
          },
          {
            id: "preview",
            title: t("filter.preview"),
            content: <FilterPreview objectType={objectType} preview={preview} />,
          },
        ]}
        footer={
          <EditFooter busy={save.isPending || preview.isBehind || !preview.data} onSave={onSave} onCancel={back} />
        }
      />
      {asking && preview.data && (
        <SaveDialog
          model={model}
          loaded={model.types.some((type) => type.objectType === objectType && type.loaded)}
          preview={preview.data}
          busy={save.isPending}
          error={save.error}
          onSave={() => save.mutate(criteria)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

type SaveDialogProps = {
  model: Model;
  loaded: boolean;
  preview: Preview;
  busy: boolean;
  error: unknown;
  onSave: () => void;
  onClose: () => void;
};

/** What saving will do, before it is done: who is taken back from the receiver is gone from its tills. */
function SaveDialog({ model, loaded, preview, busy, error, onSave, onClose }: SaveDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { entering, leaving } = preview;
  const said = { entering: formats.count(entering), leaving: formats.count(leaving), receiver: model.receiverId };
  const when = !model.active ? "filter.whenInactive" : loaded ? "filter.whenAtOnce" : "filter.whenNotLoaded";
  return (
    <FormDialog
      title={t("filter.save")}
      confirm={t(model.active && leaving > 0 ? "filter.saveAndTakeBack" : "ui.save")}
      negative={leaving > 0}
      busy={busy}
      error={error}
      onConfirm={onSave}
      onClose={onClose}
    >
      <p>{t("filter.willEnter", { ...said, count: entering })}</p>
      <p>{t("filter.willLeave", { ...said, count: leaving })}</p>
      <p>{t(when)}</p>
    </FormDialog>
  );
}

function useSaveFilter(model: Model, objectType: ObjectType, onDone: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (criteria: ReturnType<typeof criteriaOf>) => {
      const { name, receiverId, objectTypes: types, active, packageSize, timeZone } = model;
      return api(`/api/replication/models/${encodeURIComponent(model.modelId)}`, {
        method: "PUT",
        body: {
          name,
          receiverId,
          objectTypes: types,
          active,
          packageSize,
          timeZone,
          filters: { [objectType]: criteria },
        },
      });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      say(t("filter.saved"));
      onDone();
    },
  });
}
