import { said } from "@counterfoil/ui/sentences";
import "./mending.css";
import type { CorrectableMessage } from "@counterfoil/contracts";
import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import { Loadable, ObjectPage, ProblemStrip, say, TextField, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PostingTag } from "../messages/posting-tag.tsx";
import { CorrectionFields } from "./correction-fields.tsx";
import { mendingHome } from "./mending-tabs.tsx";

const pathOf = (storeId: string, id: string) => `/api/hub/outbound-messages/${storeId}/${id}/correction`;

/** One message in a form: what may be corrected for the ERP, the till's original beside it, and who has corrected before. */
export function CorrectionPage() {
  const { storeId = "", id = "" } = useIntent().parameters;
  const query = useQuery({
    queryKey: ["correction", storeId, id],
    queryFn: ({ signal }) => api<CorrectableMessage>(pathOf(storeId, id), { signal }),
    retry: false,
    // On its way: what became of it appears by itself.
    refetchInterval: ({ state: { data } }) => (data && settled.has(data.state) ? false : 2000),
  });
  return (
    <Loadable query={query}>
      {(message) => <Form key={message.edits.length} message={message} path={pathOf(storeId, id)} />}
    </Loadable>
  );
}

const stuck = new Set(["failed", "dead", "setAside"]);
const settled = new Set([...stuck, "posted"]);

function Form({ message, path }: { message: CorrectableMessage; path: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const mayEdit = usePermission("hub.edit") && stuck.has(message.state);
  const [values, setValues] = useState<Record<string, string>>({});
  const [why, setWhy] = useState("");
  const [tried, setTried] = useState(false);
  const changes = message.fields.flatMap(({ path: field, value }) => {
    const typed = values[field];
    return typed === undefined || typed.trim() === value ? [] : [{ path: field, value: typed.trim() }];
  });
  const save = useMutation({
    mutationFn: () => api(path, { method: "POST", body: { changes, why: why.trim(), version: message.edits.length } }),
    onSuccess: () => {
      say(t("correction.sent"));
      setValues({});
      setWhy("");
      return queryClient.invalidateQueries();
    },
  });
  const send = () => {
    setTried(true);
    if (why.trim() !== "") save.mutate();
  };
  const editing = mayEdit && changes.length > 0;
  const edit = (field: string, value: string) => setValues({ ...values, [field]: value });
  return (
    <ObjectPage
      title={t("correction.title", { number: message.number })}
      subtitle={said(message.reason)}
      parent={{ title: t("mending.title"), href: mendingHome() }}
      above={<ProblemStrip error={save.error} />}
      facts={[
        { label: t("column.state"), value: <PostingTag state={message.state as never} /> },
        {
          label: t("messages.receipt"),
          value: <Link href={intentHref("Receipt-display", { number: message.number })}>{message.number}</Link>,
        },
      ]}
      sections={[
        {
          id: "fields",
          title: t("correction.fields"),
          content: <CorrectionFields fields={message.fields} values={values} onChange={mayEdit ? edit : undefined} />,
        },
        { id: "edits", title: t("correction.before"), content: <Edits message={message} /> },
      ]}
      {...(editing && {
        typed: true,
        footer: (
          <>
            <Why value={why} refused={tried && why.trim() === ""} onChange={setWhy} />
            <Button design="Emphasized" disabled={save.isPending} onClick={send}>
              {t("correction.send")}
            </Button>
            <Button onClick={() => setValues({})}>{t("ui.cancel")}</Button>
          </>
        ),
      })}
    />
  );
}

function Why(props: { value: string; refused: boolean; onChange: (why: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className="correction-why">
      <TextField name="why" label={t("mending.why")} required maxlength={500} {...props} />
    </div>
  );
}

function Edits({ message: { edits, fields } }: { message: CorrectableMessage }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = (path: string) => {
    const field = fields.find((each) => each.path === path);
    if (!field) return path;
    const at = field.path.startsWith("/payments/") ? t("correction.payment", { number: field.at }) : field.at;
    return [at, t(`correction.field.${field.label}`)].filter(Boolean).join(", ");
  };
  if (edits.length === 0) return <p className="hint">{t("correction.none")}</p>;
  return (
    <ul className="mending-notes">
      {edits.toReversed().map(({ version, at, by, why, changes }) => (
        <li key={version}>
          <span className="pair-key">
            {version} · {formats.instant(at)} · {by}
          </span>
          <span className="pair">
            {why}:{" "}
            {changes.map(({ path, before, after }) => `${nameOf(path)}: ${before || "–"} → ${after || "–"}`).join("; ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
