import { ApiProblem, api } from "@counterfoil/ui";
import { ChoiceField, FormDialog, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CheckBox } from "@ui5/webcomponents-react/CheckBox";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { todayIn } from "../articles/valid-today.ts";
import { useValueHelps } from "../common/value-helps.ts";
import { useValueList } from "../common/value-lists.ts";
import { type Contact, type ContactDraft, contactOf, contactTexts, toContactDraft } from "./contact.ts";

type Results = { results: { problem?: { code: string; detail: string; where?: string } }[] };
type Props = { companyId: string; contact?: Contact; onClose: () => void };

/** A contact person of a company: who is a business partner already, or somebody new. */
export function ContactDialog({ companyId, contact, onClose }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => toContactDraft(contact, todayIn()));
  const change = (part: Partial<ContactDraft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useSave({ companyId, onClose, ...(contact && { contact }) });
  const field = (name: keyof ContactDraft & string, more: object = {}) => (
    <TextField
      key={name}
      name={name}
      label={t(`contacts.${name}`)}
      value={String(draft[name])}
      error={save.error}
      onChange={(value) => change({ [name]: value })}
      {...more}
    />
  );
  return (
    <FormDialog
      title={contact ? contact.name : t("contacts.add")}
      confirm={t("ui.save")}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate(draft)}
      onClose={onClose}
    >
      {!contact && <Who draft={draft} field={field} onChange={change} />}
      <Codes draft={draft} error={save.error} onChange={change} />
      {contactTexts.slice(0, 4).map((name) => field(name))}
      {field("validFrom", { hint: t("form.dateHint") })}
      {field("validTo", { hint: t("contacts.endHint") })}
      <CheckBox
        text={t("contacts.isDefault")}
        checked={draft.isDefault}
        onChange={(event) => change({ isDefault: event.target.checked })}
      />
      {contactTexts.slice(4).map((name) => field(name))}
    </FormDialog>
  );
}

type PartProps = { draft: ContactDraft; onChange: (part: Partial<ContactDraft>) => void };
type Field = (name: keyof ContactDraft & string, more?: object) => React.ReactNode;

function Who({ draft, field, onChange }: PartProps & { field: Field }) {
  const { t } = useTranslation();
  const helps = useValueHelps();
  return (
    <>
      <CheckBox
        text={t("contacts.newPerson")}
        checked={draft.isNew}
        onChange={(event) => onChange({ isNew: event.target.checked })}
      />
      {draft.isNew ? (
        <>
          {field("given")}
          {field("family", { required: true })}
        </>
      ) : (
        field("personId", { required: true, help: helps.partner, hint: t("contacts.personHint") })
      )}
    </>
  );
}

function Codes({ draft, error, onChange }: PartProps & { error: unknown }) {
  const { t } = useTranslation();
  const none = { value: "", text: "–" };
  const lists = { function: useValueList("contactFunction"), department: useValueList("contactDepartment") };
  return (["function", "department"] as const).map((name) => (
    <ChoiceField
      key={name}
      name={name}
      label={t(`contacts.${name}`)}
      value={draft[name]}
      error={error}
      options={[none, ...lists[name]]}
      onChange={(value) => onChange({ [name]: value })}
    />
  ));
}

function useSave({ companyId, contact, onClose }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (draft: ContactDraft) => (contact ? changeContact(contact, draft) : addContact(companyId, draft)),
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      say(t("contacts.saved"));
      onClose();
    },
  });
}

function addContact(companyId: string, draft: ContactDraft): Promise<unknown> {
  const { isNew, personId, given, family } = draft;
  const person = { family: family.trim(), ...(given.trim() && { given: given.trim() }) };
  return api(`/api/master-data/business-partners/${encodeURIComponent(companyId)}/contacts`, {
    method: "POST",
    body: { ...contactOf(draft), ...(isNew ? { person } : { personId: personId.trim() }) },
  });
}

export async function changeContact(
  { relationshipNumber, companyId, personId, changeNumber }: Contact,
  draft: ContactDraft,
  deleted = false,
): Promise<void> {
  const names = { relationshipNumber, companyId, personId, changeNumber, ...(deleted && { deleted }) };
  const { results } = await api<Results>("/api/master-data/relationships", {
    method: "POST",
    body: { relationships: [{ ...contactOf(draft), ...names }] },
  });
  const problem = results[0]?.problem;
  if (problem) throw new ApiProblem({ status: 400, ...problem });
}
