import { ApiProblem, api, intentHref } from "@counterfoil/ui";
import { Field, focusFirst, ObjectPage, ProblemStrip, problemText, say, TextField } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { TextArea } from "@ui5/webcomponents-react/TextArea";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ArticlePicker } from "../articles/article-picker.tsx";
import { NotWhole } from "../offers/problem-list.tsx";
import { type GroupDetail, groupPath, numbersIn } from "./product-groups.ts";

type GroupFormProps = { group?: GroupDetail; onDone: (groupId?: string) => void };
type Draft = { groupId: string; en: string; de: string; articleIds: string[]; pasted: string };

/** Name and members; members are found one by one or pasted as a column of numbers. */
export function GroupForm({ group, onDone }: GroupFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>(() => ({
    groupId: group?.groupId ?? "",
    en: group?.names.en ?? "",
    de: group?.names.de ?? "",
    articleIds: group?.articleIds ?? [],
    pasted: "",
  }));
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const [tried, setTried] = useState(false);
  const missing = names.filter((name) => draft[name].trim() === "");
  const save = useSave(group, onDone);
  const trySave = () => {
    setTried(true);
    if (missing.length === 0) save.mutate(draft);
    else focusFirst(missing);
  };
  return (
    <ObjectPage
      title={group ? t("groups.edit", { groupId: group.groupId }) : t("groups.create")}
      parent={{ title: t("groups.title"), href: intentHref("ProductGroup-search") }}
      above={
        <>
          <ProblemStrip error={save.error} />
          {tried && <NotWhole fields={missing.length} />}
        </>
      }
      sections={[
        {
          id: "general",
          title: t("groups.general"),
          content: (
            <Names draft={draft} isNew={!group} missing={tried ? missing : []} error={save.error} onChange={change} />
          ),
        },
        {
          id: "members",
          title: t("groups.members"),
          content: <Members draft={draft} error={save.error} onChange={change} />,
        },
      ]}
      footer={
        <>
          <Button design="Emphasized" disabled={save.isPending} onClick={trySave}>
            {t("ui.save")}
          </Button>
          <Button design="Transparent" onClick={() => onDone()}>
            {t("ui.cancel")}
          </Button>
        </>
      }
    />
  );
}

type PartProps = { draft: Draft; error: unknown; onChange: (part: Partial<Draft>) => void };

const names = ["groupId", "en", "de"] as const;

function Names({ draft, onChange, isNew, missing, error }: PartProps & { isNew: boolean; missing: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <div className="form">
      {names.map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`groups.field.${name}`)}
          value={draft[name]}
          required
          disabled={name === "groupId" && !isNew}
          refused={missing.includes(name)}
          error={error}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
    </div>
  );
}

function Members({ draft, error, onChange }: PartProps) {
  const { t } = useTranslation();
  const isRefused = error instanceof ApiProblem && error.where?.startsWith("/body/articleIds");
  const pasted = numbersIn(draft.pasted);
  const take = () => onChange({ articleIds: [...new Set([...draft.articleIds, ...pasted])], pasted: "" });
  return (
    <div className="form">
      <ArticlePicker
        label={t("groups.articles")}
        articles={draft.articleIds}
        field="articleIds"
        refused={isRefused ? problemText(error) : false}
        onChange={(articleIds) => onChange({ articleIds })}
      />
      <Field label={t("groups.paste")}>
        {(id) => (
          <TextArea
            id={id}
            accessibleName={t("groups.paste")}
            rows={4}
            value={draft.pasted}
            onInput={(event) => onChange({ pasted: event.target.value })}
          />
        )}
      </Field>
      <div>
        <Button disabled={pasted.length === 0} onClick={take}>
          {t("groups.take", { count: pasted.length })}
        </Button>
      </div>
    </div>
  );
}

function useSave(group: GroupDetail | undefined, onDone: (groupId?: string) => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ groupId, en, de, articleIds, pasted }: Draft) => {
      // What was pasted and not taken yet was meant, too.
      const members = [...new Set([...articleIds, ...numbersIn(pasted)])];
      const id = groupId.trim();
      const content = { names: { en: en.trim(), de: de.trim() }, articleIds: members };
      if (group) await api(groupPath(id), { method: "PUT", body: { ...content, version: group.version } });
      else await api("/api/prices/product-groups", { method: "POST", body: { ...content, groupId: id } });
      return id;
    },
    onSuccess: async (groupId) => {
      const keys = ["product-groups", "product-group", "product-group-choices"];
      await Promise.all(keys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
      say(t("groups.saved"));
      onDone(groupId);
    },
  });
}
