import { api } from "@counterfoil/ui";
import { ChoiceField, FormDialog, matches, say, TextField, type ValueHelp } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { at, type System } from "../communication/communication.ts";
import { type Model, type ObjectType, objectTypes, type Receiver } from "./replication.ts";

export function ModelForm({ model, onClose }: { model?: Model; onClose: () => void }) {
  const { t } = useTranslation();
  const receivers = useReceivers();
  const [draft, setDraft] = useState(() => draftOf(model));
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useSaveModel(onClose);
  const zones: ValueHelp = { title: t("models.timeZone"), search: findZones };
  const receiverId = draft.receiverId || (receivers[0]?.receiverId ?? "");
  return (
    <FormDialog
      title={model ? model.name : t("models.create")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate({ ...draft, receiverId })}
      onClose={onClose}
    >
      <TextField
        name="modelId"
        label={t("models.modelId")}
        value={draft.modelId}
        disabled={model !== undefined}
        onChange={(modelId) => change({ modelId })}
        error={save.error}
        required
      />
      <TextField
        name="name"
        label={t("form.name")}
        value={draft.name}
        onChange={(name) => change({ name })}
        error={save.error}
        required
      />
      <ChoiceField
        label={t("receivers.receiver")}
        value={receiverId}
        onChange={(chosen) => change({ receiverId: chosen })}
        options={receivers.map((receiver) => ({ value: receiver.receiverId, text: receiver.name }))}
      />
      <TypeChoices chosen={draft.objectTypes} onChange={(types) => change({ objectTypes: types })} />
      <TextField
        name="packageSize"
        label={t("models.packageSize")}
        value={draft.packageSize}
        onChange={(packageSize) => change({ packageSize })}
        error={save.error}
        hint={t("models.packageSizeHint")}
      />
      <TextField
        name="timeZone"
        label={t("models.timeZone")}
        value={draft.timeZone}
        onChange={(timeZone) => change({ timeZone })}
        error={save.error}
        help={zones}
        hint={t("models.timeZoneHint")}
      />
      <CheckBox
        text={t("models.active")}
        checked={draft.active}
        onChange={(event) => change({ active: event.target.checked })}
      />
    </FormDialog>
  );
}

type TypeChoicesProps = { chosen: ObjectType[]; onChange: (chosen: ObjectType[]) => void };

function TypeChoices({ chosen, onChange }: TypeChoicesProps) {
  const { t } = useTranslation();
  return (
    <>
      {objectTypes.map((type) => (
        <CheckBox
          key={type}
          text={t(`objectType.${type}`)}
          checked={chosen.includes(type)}
          onChange={(event) =>
            onChange(objectTypes.filter((each) => (each === type ? event.target.checked : chosen.includes(each))))
          }
        />
      ))}
      {chosen.some((type) => apart.includes(type)) && <p className="hint">{t("models.pricesApart")}</p>}
    </>
  );
}

/** Regular prices travel one way only. */
const apart: ObjectType[] = ["salesPrice", "priceListPrice"];

function useReceivers(): Receiver[] {
  const query = useQuery({
    queryKey: ["receiver-choices"],
    queryFn: async ({ signal }) => {
      const { items } = await api<{ items: System[] }>(at.systems, { signal });
      return { items: items.map(({ systemId, name }): Receiver => ({ receiverId: systemId, name })) };
    },
  });
  return query.data?.items ?? [];
}

const findZones = (typed: string) =>
  Intl.supportedValuesOf("timeZone")
    .filter((zone) => matches(typed, zone))
    .map((id) => ({ id, text: "" }));

type Draft = ReturnType<typeof draftOf>;

function useSaveModel(onClose: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ modelId, packageSize, ...rest }: Draft) =>
      api(`/api/replication/models/${encodeURIComponent(modelId)}`, {
        method: "PUT",
        body: { ...rest, packageSize: Number(packageSize) },
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      say(t("models.saved"));
      onClose();
    },
  });
}

function draftOf(model: Model | undefined) {
  return {
    modelId: model?.modelId ?? "",
    name: model?.name ?? "",
    receiverId: model?.receiverId ?? "",
    objectTypes: model?.objectTypes ?? (["article", "businessPartner", "relationship"] as ObjectType[]),
    active: model?.active ?? true,
    packageSize: String(model?.packageSize ?? 1000),
    timeZone: model?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
