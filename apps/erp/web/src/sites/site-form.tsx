import { intentHref } from "@counterfoil/ui";
import { ChoiceField, ObjectPage, ProblemStrip, RowsEditor, TextField } from "@counterfoil/ui/fiori";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EditFooter } from "../common/edit-footer.tsx";
import { useSave } from "../common/use-save.ts";
import { blankSite, type Site, type SiteAnswer, type SiteDraft, siteFields, siteOf, toDraft } from "./site.ts";

export function SiteForm({ answer, onDone }: { answer?: SiteAnswer; onDone: (siteId?: string) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() =>
    toDraft(answer?.site ?? { ...blankSite, storageLocations: [{ id: "0001", name: t("sites.salesFloor") }] }),
  );
  const change = (part: Partial<SiteDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useSave(onDone);
  const submit = () => {
    const site = siteOf(draft);
    const element = { ...site, ...(answer && { changeNumber: answer.changeNumber }) };
    save.mutate({ path: `/api/master-data/sites/${encodeURIComponent(site.siteId)}`, element });
  };
  return (
    <ObjectPage
      title={answer ? `${answer.site.name} (${draft.siteId})` : t("sites.create")}
      parent={{ title: t("sites.title"), href: intentHref("Site-search") }}
      above={<ProblemStrip error={save.error} />}
      sections={[
        {
          id: "general",
          title: t("sites.general"),
          content: <Fields draft={draft} isNew={!answer} error={save.error} onChange={change} />,
        },
        {
          id: "storage",
          title: t("sites.storageLocations"),
          content: (
            <RowsEditor
              name={t("sites.storageLocation")}
              rows={draft.storageLocations}
              blank={{ id: "", name: "" }}
              error={save.error}
              onChange={(storageLocations) => change({ storageLocations })}
              fields={[
                { name: "id", label: t("sites.storageLocation"), required: true },
                { name: "name", label: t("form.name"), required: true },
              ]}
            />
          ),
        },
      ]}
      footer={<EditFooter busy={save.isPending} onSave={submit} onCancel={() => onDone()} />}
    />
  );
}

type FieldsProps = { draft: SiteDraft; isNew: boolean; error: unknown; onChange: (part: Partial<SiteDraft>) => void };

function Fields({ draft, isNew, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <div className="form">
      <TextField
        name="siteId"
        label={t("sites.siteId")}
        value={draft.siteId}
        disabled={!isNew}
        maxlength={4}
        onChange={(siteId) => onChange({ siteId })}
        error={error}
        required
      />
      <TextField
        name="name"
        label={t("form.name")}
        value={draft.name}
        onChange={(name) => onChange({ name })}
        error={error}
        required
      />
      <ChoiceField
        label={t("sites.kind")}
        value={draft.kind}
        onChange={(kind) => onChange({ kind: kind as Site["kind"] })}
        options={["store", "distributionCentre"].map((value) => ({ value, text: t(`sites.kind.${value}`) }))}
      />
      {siteFields.map((field) => (
        <TextField
          key={field}
          name={field}
          label={t(`sites.${field}`)}
          value={draft[field]}
          onChange={(value) => onChange({ [field]: value })}
          error={error}
        />
      ))}
    </div>
  );
}
