import { api, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import { type Fact, Loadable, ObjectPage, usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStoreName } from "../organisation/queries.ts";
import { TargetActions } from "./target-actions.tsx";
import { TargetDocuments } from "./target-documents.tsx";
import { TargetForm } from "./target-form.tsx";
import { TargetState } from "./target-list.tsx";
import { type TargetDetail, targetPath } from "./targets.ts";
import { Untold } from "./untold.tsx";

/** One target: what it has, every document that it was sent, and what cannot be told to it. */
export function TargetPage() {
  const targetId = useIntent().parameters.targetId ?? "";
  const [editing, setEditing] = useState(false);
  const query = useQuery({
    queryKey: ["targets", targetId],
    queryFn: ({ signal }) => api<TargetDetail>(targetPath(targetId), { signal }),
    refetchInterval: 3000,
  });
  return (
    <Loadable query={query}>
      {(detail) =>
        editing ? (
          <TargetForm target={detail.target} onDone={() => setEditing(false)} />
        ) : (
          <TargetDetails detail={detail} onEdit={() => setEditing(true)} />
        )
      }
    </Loadable>
  );
}

export function TargetCreation() {
  return (
    <TargetForm
      onDone={(targetId) =>
        targetId === undefined
          ? navigate("PriceTarget-search")
          : navigate("PriceTarget-display", { targetId }, { replace: true })
      }
    />
  );
}

function TargetDetails({ detail, onEdit }: { detail: TargetDetail; onEdit: () => void }) {
  const { t } = useTranslation();
  const { target, documents, untold } = detail;
  const mayWrite = usePermission("hub.configure");
  return (
    <ObjectPage
      title={`${target.name} (${target.targetId})`}
      parent={{ title: t("targets.title"), href: intentHref("PriceTarget-search") }}
      actions={mayWrite && <TargetActions target={target} onEdit={onEdit} />}
      facts={useFacts(detail)}
      above={
        target.failure && (
          <MessageStrip design={target.refused > 0 ? "Negative" : "Critical"} hideCloseButton>
            {target.failure} {target.refused > 0 && t("targets.refusedHint")}
          </MessageStrip>
        )
      }
      sections={[
        {
          id: "documents",
          title: t("targets.documents"),
          content: <TargetDocuments targetId={target.targetId} documents={documents} />,
        },
        { id: "untold", title: t("targets.untold"), content: <Untold untold={untold} /> },
      ]}
    />
  );
}

function useFacts({ target, currentBook }: TargetDetail): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const storeName = useStoreName();
  return [
    { label: t("column.state"), value: <TargetState target={target} currentBook={currentBook} /> },
    {
      label: t("targets.has"),
      value: t("targets.hasOf", { book: formats.count(target.book), current: formats.count(currentBook) }),
    },
    ...(target.bookSince ? [{ label: t("targets.sinceWhen"), value: formats.instant(target.bookSince) }] : []),
    { label: t("targets.prices"), value: formats.count(target.prices) },
    { label: t("targets.promotions"), value: formats.count(target.promotions) },
    { label: t("targets.waiting"), value: formats.count(target.waiting) },
    ...(target.nextAttemptAt && target.refused === 0
      ? [{ label: t("targets.nextAttemptAt"), value: formats.instant(target.nextAttemptAt) }]
      : []),
    { label: t("targets.url"), value: target.url },
    { label: t("targets.mode"), value: t(`targets.mode.${target.mode}`) },
    { label: t("offers.stores"), value: target.stores.map(storeName).join(", ") },
  ];
}
