import { api, intentHref, useFormats } from "@counterfoil/ui";
import {
  DataTable,
  Loadable,
  ObjectPage,
  ProblemStrip,
  RowsEditor,
  type Section,
  say,
  TextField,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EditFooter } from "../common/edit-footer.tsx";
import { nameIn } from "../common/value-lists.ts";
import { DestinationSection } from "./destination.tsx";
import {
  criteria,
  type Procedure,
  type ProcedureAnswer,
  type ProcedureDraft,
  procedureOf,
  procedurePath,
  toDraft,
  useProcedure,
} from "./procedure.ts";

/** Which discount of the calculation is which condition type, and whom we ask for prices. */
export function ProcedurePage() {
  const query = useProcedure();
  const [editing, setEditing] = useState(false);
  return (
    <Loadable query={query}>
      {(answer) =>
        editing ? (
          <ProcedureForm answer={answer} onDone={() => setEditing(false)} />
        ) : (
          <Details answer={answer} onEdit={() => setEditing(true)} />
        )
      }
    </Loadable>
  );
}

function Details({ answer, onEdit }: { answer: ProcedureAnswer; onEdit: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayConfigure = usePermission("orders.configure");
  const { procedure, version, changedAt, changedBy } = answer;
  return (
    <ObjectPage
      title={t("procedure.title")}
      parent={{ title: t("orders.title"), href: intentHref("SalesOrder-search") }}
      actions={mayConfigure && <Button onClick={onEdit}>{t("ui.edit")}</Button>}
      facts={[
        { label: t("procedure.priceCondition"), value: procedure.priceCondition },
        { label: t("procedure.version"), value: String(version) },
        { label: t("column.changed"), value: `${formats.instant(changedAt)}, ${changedBy}` },
      ]}
      sections={useSections(procedure)}
    />
  );
}

type Mapping = Procedure["mappings"][number] & { position: number };

function useSections({ steps, mappings }: Procedure): Section[] {
  const { t } = useTranslation();
  const criterion = (name: (typeof criteria)[number]) =>
    textColumn<Mapping>(name, t(`procedure.${name}`), (mapping) => mapping[name] ?? t("procedure.any"), {
      minWidth: "8rem",
    });
  const stepTable = (
    <DataTable<Procedure["steps"][number]>
      name={t("procedure.steps")}
      rows={steps}
      rowKey={({ step }) => String(step)}
      nothing="–"
      columns={[
        textColumn("step", t("procedure.step"), ({ step }) => step, { importance: 9 }),
        textColumn("type", t("procedure.conditionType"), ({ conditionType }) => conditionType, { importance: 8 }),
        textColumn("text", t("procedure.text"), ({ texts }) => nameIn(texts), { importance: 7, minWidth: "12rem" }),
      ]}
    />
  );
  const mappingTable = (
    <DataTable<Mapping>
      name={t("procedure.mappings")}
      rows={mappings.map((mapping, position) => ({ ...mapping, position }))}
      rowKey={({ position }) => String(position)}
      nothing={t("procedure.noMappings")}
      // The first line that fits is taken, so the order is the meaning.
      complete={false}
      columns={[
        textColumn("type", t("procedure.conditionType"), ({ conditionType }) => conditionType, { importance: 9 }),
        ...criteria.map(criterion),
        textColumn("share", t("procedure.share"), ({ share }) => t(`procedure.share.${share ?? "any"}`), {
          importance: 6,
        }),
        textColumn("returned", t("procedure.returned"), ({ returned }) => t(`procedure.returned.${returned}`), {
          importance: 7,
        }),
      ]}
    />
  );
  return [
    { id: "steps", title: t("procedure.steps"), content: stepTable },
    {
      id: "mappings",
      title: t("procedure.mappings"),
      content: (
        <>
          <p className="hint">{t("procedure.mappingsHint")}</p>
          {mappingTable}
        </>
      ),
    },
    { id: "destination", title: t("procedure.destination"), content: <DestinationSection /> },
  ];
}

function ProcedureForm({ answer, onDone }: { answer: ProcedureAnswer; onDone: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => toDraft(answer.procedure));
  const save = useMutation({
    mutationFn: () =>
      api(procedurePath, { method: "PUT", body: { procedure: procedureOf(draft), version: answer.version } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      say(t("procedure.saved"));
      onDone();
    },
  });
  const change = (part: Partial<ProcedureDraft>) => setDraft((before) => ({ ...before, ...part }));
  return (
    <ObjectPage
      title={t("procedure.title")}
      parent={{ title: t("orders.title"), href: intentHref("SalesOrder-search") }}
      above={<ProblemStrip error={save.error} />}
      sections={[
        {
          id: "steps",
          title: t("procedure.steps"),
          content: <StepRows draft={draft} error={save.error} onChange={change} />,
        },
        {
          id: "mappings",
          title: t("procedure.mappings"),
          content: <MappingRows draft={draft} error={save.error} onChange={change} />,
        },
      ]}
      footer={<EditFooter busy={save.isPending} onSave={() => save.mutate()} onCancel={onDone} />}
    />
  );
}

type RowsProps = { draft: ProcedureDraft; error: unknown; onChange: (part: Partial<ProcedureDraft>) => void };

function StepRows({ draft, error, onChange }: RowsProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="form">
        <TextField
          name="priceCondition"
          label={t("procedure.priceCondition")}
          value={draft.priceCondition}
          error={error}
          onChange={(priceCondition) => onChange({ priceCondition })}
          required
        />
      </div>
      <RowsEditor
        name={t("procedure.step")}
        rows={draft.steps}
        blank={{ step: "", conditionType: "", en: "", de: "" }}
        error={error}
        onChange={(steps) => onChange({ steps })}
        fields={[
          { name: "step", label: t("procedure.step"), required: true },
          { name: "conditionType", label: t("procedure.conditionType"), required: true },
          { name: "en", label: t("language.en"), required: true },
          { name: "de", label: t("language.de") },
        ]}
      />
    </>
  );
}

function MappingRows({ draft, error, onChange }: RowsProps) {
  const { t } = useTranslation();
  const blank = {
    conditionType: "",
    returned: "singly",
    share: "",
    ...Object.fromEntries(criteria.map((name) => [name, ""])),
  };
  const shares = [
    { value: "", text: t("procedure.share.any") },
    { value: "true", text: t("procedure.share.true") },
    { value: "false", text: t("procedure.share.false") },
  ];
  return (
    <>
      <p className="hint">{t("procedure.mappingsHint")}</p>
      <RowsEditor
        name={t("procedure.mapping")}
        rows={draft.mappings}
        blank={blank}
        error={error}
        onChange={(mappings) => onChange({ mappings })}
        fields={[
          { name: "conditionType", label: t("procedure.conditionType"), required: true },
          ...criteria.map((name) => ({ name, label: t(`procedure.${name}`) })),
          { name: "share", label: t("procedure.share"), options: shares },
          {
            name: "returned",
            label: t("procedure.returned"),
            options: ["singly", "summed"].map((value) => ({ value, text: t(`procedure.returned.${value}`) })),
          },
        ]}
      />
    </>
  );
}
