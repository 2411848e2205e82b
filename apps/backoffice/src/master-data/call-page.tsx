import type { InboundDocument } from "@counterfoil/contracts";
import { api, intentHref, useFormats, useIntent } from "@counterfoil/ui";
import {
  type Fact,
  Loadable,
  ObjectPage,
  ProblemStrip,
  RawDocument,
  StateTag,
  say,
  usePermission,
} from "@counterfoil/ui/fiori";
import { said } from "@counterfoil/ui/sentences";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { useTranslation } from "react-i18next";
import { ObjectTable } from "./object-table.tsx";
import { callTones } from "./states.ts";
import { UnreadElements } from "./unread-elements.tsx";

/** One call: its result per object, with what changed from what to what, and the document as it arrived. */
export function CallPage() {
  const id = useIntent().parameters.id ?? "";
  const query = useQuery({
    queryKey: ["inbound-document", id],
    queryFn: ({ signal }) => api<InboundDocument>(documentPath(id), { signal }),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? 2000 : false),
  });
  return <Loadable query={query}>{(call) => <CallDetails call={call} />}</Loadable>;
}

function CallDetails({ call }: { call: InboundDocument }) {
  const { t } = useTranslation();
  const retry = useRetry(call.id);
  const mayRetry = usePermission("hub.retry") && retryable.has(call.state);
  return (
    <ObjectPage
      title={t("masterData.callOf", { type: t(`masterData.type.${call.objectType}`) })}
      subtitle={call.messageId}
      parent={{ title: t("masterData.title"), href: intentHref("MasterDataCall-search") }}
      facts={useFacts(call)}
      actions={
        mayRetry && (
          <Button design="Emphasized" disabled={retry.isPending} onClick={() => retry.mutate()}>
            {t("action.retry")}
          </Button>
        )
      }
      above={
        <>
          <ProblemStrip error={retry.error} />
          {call.reason && (
            <MessageStrip design={call.state === "duplicate" ? "Information" : "Negative"} hideCloseButton>
              {said(call.reason)}
            </MessageStrip>
          )}
        </>
      }
      sections={[
        { id: "objects", title: t("masterData.objects"), content: <ObjectTable call={call} /> },
        ...(Object.keys(call.unmodelled).length === 0
          ? []
          : [{ id: "unread", title: t("masterData.unread"), content: <UnreadElements call={call} /> }]),
        {
          id: "document",
          title: t("masterData.document"),
          content: <RawDocument path={`${documentPath(call.id)}/raw`} name={`${call.service}-${call.id}.xml`} />,
        },
      ]}
    />
  );
}

function useFacts(call: InboundDocument): Fact[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return [
    {
      label: t("column.state"),
      value: <StateTag tone={callTones[call.state]}>{t(`masterData.state.${call.state}`)}</StateTag>,
    },
    { label: t("masterData.receivedAt"), value: formats.instant(call.receivedAt) },
    { label: t("masterData.finishedAt"), value: call.finishedAt && formats.instant(call.finishedAt) },
    { label: t("masterData.sender"), value: call.sender },
    { label: t("masterData.technicalUser"), value: call.technicalUser },
    { label: t("masterData.service"), value: call.service },
    { label: t("masterData.size"), value: formats.bytes(call.bytes) },
  ];
}

function useRetry(id: string) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api(`${documentPath(id)}/retry`, { method: "POST" }),
    onSuccess: () => {
      say(t("masterData.retried"));
      return queryClient.invalidateQueries();
    },
  });
}

const retryable = new Set<InboundDocument["state"]>(["appliedWithErrors", "failed"]);
const isMoving = (call: InboundDocument) => call.state === "received" || call.state === "applying";
const documentPath = (id: string) => `/api/hub/inbound-documents/${encodeURIComponent(id)}`;
