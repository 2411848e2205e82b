import { api, navigate, useFormats, useIntent } from "@counterfoil/ui";
import {
  focusFirst,
  Loadable,
  ObjectPage,
  ProblemStrip,
  RawText,
  RowsEditor,
  say,
  TextField,
  type ValueHelp,
} from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { Title } from "@ui5/webcomponents-react/Title";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { EditFooter } from "../common/edit-footer.tsx";
import { useCodeHelp, useValueHelps } from "../common/value-helps.ts";
import { Balance, BookingPreview } from "./booking-preview.tsx";
import {
  type CorrectionDraft,
  formSpecs,
  fromDraft,
  type ListSpec,
  lineField,
  rowId,
  toDraft,
} from "./correction-draft.ts";
import type { Preview, ReceiptDetail } from "./documents.ts";
import { faultText, rowFaultText } from "./fault-text.ts";
import { receiptHref } from "./receipt-list.tsx";
import { usePreview } from "./use-preview.ts";
import { isWhy, WhyField } from "./why-field.tsx";

/** A receipt that is set aside, in a form: what it would book is worked out while somebody types. */
export function CorrectionPage() {
  const { receiptId = "0" } = useIntent().parameters;
  const query = useQuery({
    queryKey: ["receipt-to-correct", receiptId],
    queryFn: ({ signal }) => api<ReceiptDetail>(`/api/documents/receipts/${Number(receiptId)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return <Loadable query={query}>{(receipt) => <CorrectionForm key={receipt.version} receipt={receipt} />}</Loadable>;
}

function CorrectionForm({ receipt }: { receipt: ReceiptDetail }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { kind, receiptId, receiptNumber, content } = receipt;
  const [draft, setDraft] = useState(() => toDraft(kind, content, formats));
  const [why, setWhy] = useState("");
  const [tried, setTried] = useState(false);
  const read = useMemo(() => fromDraft(kind, content, draft, formats), [kind, content, draft, formats]);
  const preview = usePreview(receiptId, "content" in read ? read.content : undefined);
  const save = useCorrect(receipt);
  const { error } = save;
  const back = () => navigate("Receipt-display", { receiptId: String(receiptId) });
  const unreadable = "unreadable" in read ? read.unreadable : [];
  const onSave = () => {
    setTried(true);
    if ("unreadable" in read) focusFirst(unreadable);
    else if (isWhy(why)) save.mutate({ content: read.content, why }, { onSuccess: back });
    else focusFirst(["why"]);
  };
  const section = (id: "fields" | "why" | "original", content: ReactNode) => ({
    id,
    title: t(`corrections.${id}`),
    content,
  });
  return (
    <ObjectPage
      title={t("corrections.of", { number: receiptNumber })}
      parent={{ title: `${t(`receipts.kind.${kind}`)} ${receiptNumber}`, href: receiptHref(receiptId) }}
      above={
        <Above
          receipt={receipt}
          error={error}
          preview={unreadable.length > 0 ? undefined : preview.data}
          unreadable={unreadable}
        />
      }
      sections={[
        section(
          "fields",
          <Fields receipt={receipt} draft={draft} unreadable={unreadable} error={error} onChange={setDraft} />,
        ),
        {
          id: "preview",
          title: t("preview.title"),
          content: preview.data ? <BookingPreview preview={preview.data} /> : <ProblemStrip error={preview.error} />,
        },
        section("why", <WhyField why={why} error={error} refused={tried && !isWhy(why)} onChange={setWhy} />),
        section(
          "original",
          <RawText
            text={JSON.stringify(content, null, 2)}
            mediaType="application/json"
            name={`${receiptNumber}.json`}
          />,
        ),
      ]}
      footer={<EditFooter busy={save.isPending} onSave={onSave} onCancel={back} />}
    />
  );
}

type AboveProps = {
  receipt: ReceiptDetail;
  error: unknown;
  preview: Preview | undefined;
  unreadable: string[];
};

/** What stands above the fields while somebody types: what cannot be read, balance, what would still stop it; until that is known, what did. */
function Above({ receipt, error, preview, unreadable }: AboveProps) {
  const { t } = useTranslation();
  const stops = preview ? preview.faults.map(faultText) : [rowFaultText(receipt)];
  return (
    <>
      <ProblemStrip error={error} />
      {unreadable.length > 0 && (
        <MessageStrip design="Negative" hideCloseButton>
          {t("corrections.unreadable", { count: unreadable.length })}
        </MessageStrip>
      )}
      {preview && <Balance preview={preview} />}
      {preview?.faults.length === 0 && (
        <MessageStrip design="Positive" hideCloseButton>
          {t("corrections.posts")}
        </MessageStrip>
      )}
      {[...new Set(stops)].map((stop) => (
        <MessageStrip key={stop} design="Critical" hideCloseButton>
          {stop}
        </MessageStrip>
      ))}
    </>
  );
}

type FieldsProps = {
  receipt: ReceiptDetail;
  draft: CorrectionDraft;
  /** The fields that cannot be read. */
  unreadable: string[];
  error: unknown;
  onChange: (draft: CorrectionDraft) => void;
};

function Fields({ receipt: { kind }, draft, unreadable, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const { head, lists } = formSpecs[kind];
  return (
    <div className="rows" style={{ alignItems: "stretch" }}>
      {head.length > 0 && (
        <div className="form">
          {head.map(({ name, required = false }) => (
            <TextField
              key={name}
              name={name}
              label={t(`field.${name}`)}
              value={draft.head[name] ?? ""}
              required={required}
              error={error}
              onChange={(value) => onChange({ ...draft, head: { ...draft.head, [name]: value } })}
            />
          ))}
        </div>
      )}
      {lists.map((list) => (
        <Rows key={list.key} list={list} draft={draft} unreadable={unreadable} error={error} onChange={onChange} />
      ))}
    </div>
  );
}

function Rows({ list, draft, unreadable, error, onChange }: { list: ListSpec } & Omit<FieldsProps, "receipt">) {
  const { t } = useTranslation();
  const lines = (draft.lists.items ?? []).map((row, index) => ({
    value: rowId(row),
    text: [t("corrections.line", { number: index + 1 }), row.article].filter(Boolean).join(" · "),
  }));
  const helps = useHelps(list.key);
  const belongsTo = list.also ? [...lines, { value: "", text: t("corrections.whole") }] : lines;
  const fields = list.fields.map(({ name, options, required = false }) => ({
    name,
    label: t(`field.${name}`),
    required,
    ...(helps[name] && { help: helps[name] }),
    ...(options && { options: options.map((value) => ({ value, text: t(`option.${value}`, value) })) }),
  }));
  const blank = Object.fromEntries(list.fields.map(({ name, options }) => [name, options?.[0] ?? ""]));
  return (
    <div>
      <Title level="H3" size="H6">
        {t(`list.${list.key}`)}
      </Title>
      <RowsEditor
        name={t(`list.one.${list.key}`)}
        path={list.key}
        refused={(name) => unreadable.includes(name)}
        rows={draft.lists[list.key] ?? []}
        blank={{ ...blank, ...(list.inside && { [lineField]: lines.at(-1)?.value ?? "" }) }}
        error={error}
        onChange={(rows) => onChange({ ...draft, lists: { ...draft.lists, [list.key]: rows } })}
        fields={[...(list.inside ? [{ name: lineField, label: t("field.line"), options: belongsTo }] : []), ...fields]}
      />
    </div>
  );
}

/** Which fields of a list take codes that are known here. */
function useHelps(list: string): Record<string, ValueHelp> {
  const { article, taxCode, unit } = useValueHelps();
  const codeHelp = useCodeHelp();
  const isOfConditions = list === "conditions" || list === "discounts";
  const helps: Record<string, ValueHelp> = { article, taxCode, unit, method: codeHelp("payment") };
  return isOfConditions ? { ...helps, type: codeHelp("condition") } : helps;
}

function useCorrect({ receiptId, version }: ReceiptDetail) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (correction: { content: unknown; why: string }) =>
      api(`/api/documents/receipts/${receiptId}/correction`, { method: "POST", body: { version, ...correction } }),
    onSuccess: () => {
      say(t("corrections.saved"));
      return queryClient.invalidateQueries();
    },
  });
}
