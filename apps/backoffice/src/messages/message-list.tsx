import type { OutboundMessage } from "@counterfoil/contracts";
import { useIntent, withQuery } from "@counterfoil/ui";
import { type Filter, ListReport, ProblemStrip, pagesOf, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MendingTabs } from "../mending/mending-tabs.tsx";
import { useStoreOptions } from "../organisation/queries.ts";
import { useMessageColumns } from "./message-columns.tsx";
import { MessageDocument } from "./message-document.tsx";
import { postingStates, retryableStates } from "./posting.ts";
import { type RetryWhat, useRetryMessages } from "./retry.ts";

const fetchPage = pagesOf<OutboundMessage>("/api/hub/outbound-messages");

/** What is on its way to the ERP: where it stands, why it does not go on, and Retry for one, many or all. */
export function MessageList() {
  const { t } = useTranslation();
  const retry = useRetryMessages();
  const mayRetry = usePermission("hub.retry");
  const [reading, setReading] = useState<OutboundMessage>();
  return (
    <>
      <ListReport<OutboundMessage>
        intent="OutboundMessage-search"
        title={t("messages.title")}
        queryKey="outbound-messages"
        fetchPage={fetchPage}
        filters={useFilters()}
        columns={useMessageColumns(setReading)}
        rowKey={(message) => message.id}
        nothing={t("messages.nothing")}
        refreshMs={5_000}
        csvHref={(asked) => withQuery("/api/hub/outbound-messages.csv", asked)}
        above={
          <>
            <MendingTabs current="OutboundMessage-search" />
            <ProblemStrip error={retry.error} />
          </>
        }
        {...(mayRetry && {
          selectionActions: ({ keys, clear }) => (
            <div className="table-actions">
              <Button
                design="Emphasized"
                disabled={keys.length === 0 || retry.isPending}
                onClick={() => retry.mutate({ ids: keys }, { onSuccess: clear })}
              >
                {keys.length === 0 ? t("action.retry") : t("messages.retrySelected", { count: keys.length })}
              </Button>
              <RetryAll onRetry={(what) => retry.mutate(what, { onSuccess: clear })} busy={retry.isPending} />
            </div>
          ),
        })}
      />
      {reading && <MessageDocument message={reading} onClose={() => setReading(undefined)} />}
    </>
  );
}

/** All of one state, also those that are not loaded: the state is the one that is filtered for. */
function RetryAll({ onRetry, busy }: { onRetry: (what: RetryWhat) => void; busy: boolean }) {
  const { t } = useTranslation();
  const asked = useIntent().parameters.state;
  const state = retryableStates.find((each) => each === asked);
  if (!state) return null;
  return (
    <Button disabled={busy} onClick={() => onRetry({ state })}>
      {t("messages.retryAll", { state: t(`posting.${state}`) })}
    </Button>
  );
}

function useFilters(): Filter[] {
  const { t } = useTranslation();
  return [
    { kind: "text", name: "query", label: t("messages.search"), placeholder: t("messages.searchHint") },
    {
      kind: "choice",
      name: "state",
      label: t("column.state"),
      options: [
        { value: "failed,dead,setAside", text: t("messages.needingAttention") },
        { value: "waiting,sending,delivered", text: t("messages.underWay") },
        ...postingStates.map((value) => ({ value, text: t(`posting.${value}`) })),
      ],
    },
    { kind: "choice", name: "storeId", label: t("column.store"), options: useStoreOptions() },
  ];
}
