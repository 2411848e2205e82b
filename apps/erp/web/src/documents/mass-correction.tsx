import { api, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import {
  ChoiceField,
  DataTable,
  focusFirst,
  ObjectPage,
  ProblemStrip,
  say,
  TextField,
  textColumn,
  type ValueHelp,
} from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EditFooter } from "../common/edit-footer.tsx";
import { useCodeHelp, useValueHelps } from "../common/value-helps.ts";
import { differences } from "./differences.ts";
import type { Fault } from "./documents.ts";
import { faultText } from "./fault-text.ts";
import { receiptHref } from "./receipt-list.tsx";
import { useDifferenceText } from "./use-difference-text.ts";
import { isWhy, WhyField } from "./why-field.tsx";

type Replacement = { what: string; from: string; to: string; tax?: string };
type Sample = { receiptId: number; receiptNumber: string; before: unknown; after: unknown; faults: Fault[] };
type MassPreview = {
  receipts: number;
  posts: number;
  stopped: { code: string; subject: string; count: number }[];
  sample: Sample[];
};
const replaceable = ["taxCode", "article", "paymentMethod", "conditionType"];
const path = "/api/documents/mass-correction";

/** One code for another in all receipts that it stops: first how many and what becomes of them, then the change. */
export function MassCorrectionPage() {
  const { t } = useTranslation();
  const { what = "taxCode", from = "" } = useIntent().parameters;
  const [draft, setDraft] = useState({ what, from, to: "", tax: "keep" });
  const [why, setWhy] = useState("");
  const [tried, setTried] = useState(false);
  const change = (part: Partial<typeof draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    look.reset();
  };
  const replacement = replacementOf(draft);
  const look = useMutation({
    mutationFn: () => api<MassPreview>(`${path}/preview`, { method: "POST", body: { replacement } }),
  });
  const save = useSave(replacement);
  const back = () => navigate("Receipt-search", { state: "setAside" });
  const onSave = () => {
    setTried(true);
    if (isWhy(why)) save.mutate({ why, expected: look.data?.receipts ?? 0 }, { onSuccess: back });
    else focusFirst(["why"]);
  };
  return (
    <ObjectPage
      title={t("mass.title")}
      parent={{ title: t("receipts.title"), href: intentHref("Receipt-search", { state: "setAside" }) }}
      above={<ProblemStrip error={look.error ?? save.error} />}
      sections={[
        {
          id: "replacement",
          title: t("mass.replacement"),
          content: (
            <>
              <ReplacementFields draft={draft} error={look.error ?? save.error} onChange={change} />
              <Button disabled={look.isPending || !draft.from || !draft.to} onClick={() => look.mutate()}>
                {t("mass.look")}
              </Button>
            </>
          ),
        },
        ...(look.data
          ? [
              { id: "preview", title: t("mass.preview"), content: <Outcome preview={look.data} /> },
              {
                id: "why",
                title: t("corrections.why"),
                content: <WhyField why={why} error={save.error} refused={tried && !isWhy(why)} onChange={setWhy} />,
              },
            ]
          : []),
      ]}
      footer={<EditFooter busy={save.isPending || !look.data} onSave={onSave} onCancel={back} />}
    />
  );
}

const replacementOf = ({ what, from, to, tax }: Required<Replacement>): Replacement => ({
  what,
  from: from.trim(),
  to: to.trim(),
  ...(what === "taxCode" && { tax }),
});

type FieldsProps = { draft: Required<Replacement>; error: unknown; onChange: (part: Partial<Replacement>) => void };

function ReplacementFields({ draft, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const { taxCode, article } = useValueHelps();
  const codeHelp = useCodeHelp();
  const helps: Record<string, ValueHelp> = {
    taxCode,
    article,
    paymentMethod: codeHelp("payment"),
    conditionType: codeHelp("condition"),
  };
  const choice = (name: "what" | "tax", options: string[]) => (
    <ChoiceField
      label={t(`mass.${name}`)}
      value={draft[name]}
      onChange={(value) => onChange({ [name]: value })}
      options={options.map((value) => ({ value, text: t(`mass.${name}.${value}`) }))}
    />
  );
  const field = (name: "from" | "to") => (
    <TextField
      name={name}
      label={t(`mass.${name}`)}
      value={draft[name]}
      onChange={(value) => onChange({ [name]: value })}
      error={error}
      required
      maxlength={40}
      help={name === "to" ? helps[draft.what] : undefined}
    />
  );
  return (
    <div className="form">
      {choice("what", replaceable)}
      {field("from")}
      {field("to")}
      {draft.what === "taxCode" && choice("tax", ["keep", "workOut"])}
    </div>
  );
}

function Outcome({ preview: { receipts, posts, stopped, sample } }: { preview: MassPreview }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const inWords = useDifferenceText();
  const changeOf = ({ before, after }: Sample) => differences(before, after).map(inWords).join("; ");
  return (
    <div className="rows" style={{ alignItems: "stretch" }}>
      <MessageStrip design={posts === receipts ? "Positive" : "Information"} hideCloseButton>
        {t("mass.outcome", { count: receipts, shown: formats.count(receipts), posts: formats.count(posts) })}
      </MessageStrip>
      {stopped.map(({ code, subject, count }) => (
        <MessageStrip key={`${code} ${subject}`} design="Critical" hideCloseButton>
          {t("mass.stopped", { count, shown: formats.count(count), cause: t(`cause.${code}`, code), subject })}
        </MessageStrip>
      ))}
      <DataTable<Sample>
        name={t("mass.sample")}
        rows={sample}
        rowKey={({ receiptId }) => String(receiptId)}
        nothing="–"
        columns={[
          textColumn("number", t("receipts.number"), ({ receiptNumber }) => receiptNumber, {
            importance: 9,
            minWidth: "9rem",
            cell: ({ receiptId, receiptNumber }) => <Link href={receiptHref(receiptId)}>{receiptNumber}</Link>,
          }),
          textColumn("change", t("mass.change"), changeOf, { importance: 8, minWidth: "16rem" }),
          textColumn("then", t("mass.then"), ({ faults: [fault] }) => (fault ? faultText(fault) : t("mass.willPost")), {
            importance: 7,
            minWidth: "12rem",
          }),
        ]}
      />
    </div>
  );
}

function useSave(replacement: Replacement) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (act: { why: string; expected: number }) =>
      api<{ corrected: number }>(path, { method: "POST", body: { replacement, ...act } }),
    onSuccess: ({ corrected }) => {
      say(t("mass.saved", { count: corrected }));
      return queryClient.invalidateQueries();
    },
  });
}
