import type { FieldRule } from "@counterfoil/contracts";
import { ChoiceField, FormDialog, TextField } from "@counterfoil/ui/fiori";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldRow } from "./mappings.ts";
import { draftOf, missingIn, ruleOf } from "./rule-draft.ts";
import { RuleFields } from "./rule-fields.tsx";

type OwnFieldDialogProps = {
  rows: readonly FieldRow[];
  onSave: (field: string, rule: FieldRule) => void;
  onClose: () => void;
};

const isName = (text: string) => /^\w{1,30}$/.test(text);
/** Segments that SAP's extension segment may follow. */
const places = ["E1WPB01", "E1WPU01", "E1WPZ01", "E1WPF02", "E1WPG01"];

/** A field that SAP has no place for travels in its extension segment, under a group and a name. */
export function OwnFieldDialog({ rows, onSave, onClose }: OwnFieldDialogProps) {
  const { t } = useTranslation();
  const segments = places.filter((place) => rows.some(({ target }) => target.segment === place));
  const [segment, setSegment] = useState(segments[0] ?? "");
  const [group, setGroup] = useState("ZZ");
  const [name, setName] = useState("");
  const [draft, setDraft] = useState(
    () => ({ ...draftOf(undefined), origin: "source" as const }) as ReturnType<typeof draftOf>,
  );
  const [tried, setTried] = useState(false);
  const sources = [
    ...new Set(rows.filter(({ target }) => target.segment === segment).flatMap(({ target }) => target.sources)),
  ];
  const missing = missingIn(draft);
  const rule = ruleOf(draft);
  return (
    <FormDialog
      title={t("mapping.addOwn")}
      confirm={t("mapping.take")}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (missing === undefined && rule && isName(group) && isName(name))
          onSave(`${segment}.E1WXX01.${group}.${name}`, rule);
      }}
    >
      <ChoiceField
        label={t("mapping.segment")}
        value={segment}
        onChange={setSegment}
        options={segments.map((each) => ({ value: each, text: each }))}
      />
      <TextField
        name="group"
        label={t("mapping.group")}
        value={group}
        onChange={setGroup}
        refused={tried && !isName(group)}
      />
      <TextField
        name="name"
        label={t("mapping.name")}
        value={name}
        onChange={setName}
        refused={tried && !isName(name)}
        hint={t("mapping.nameHint")}
      />
      <RuleFields
        target={{ type: "text", sources }}
        draft={draft}
        missing={tried ? missing : undefined}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
    </FormDialog>
  );
}
