import type { CollectedPageSchema, PostingState } from "@counterfoil/contracts";
import { api, intentHref } from "@counterfoil/ui";
import { type Column, DataTable, ProblemStrip, textColumn } from "@counterfoil/ui/fiori";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import type { Static } from "typebox";
import { PostingTag } from "./posting-tag.tsx";

type Collected = Static<typeof CollectedPageSchema>;
type Receipt = Collected["items"][number];

/** The receipts that a sum is the sum of: a total can always be followed back to them. */
export function CollectedReceipts({ messageId }: { messageId: string }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery({
    queryKey: ["collected", messageId],
    queryFn: ({ pageParam, signal }) =>
      api<Collected>(`/api/hub/outbound-messages/${messageId}/collected`, { query: { next: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  const columns: Column<Receipt>[] = [
    {
      id: "number",
      title: t("messages.receipt"),
      importance: 9,
      cell: ({ number }) => <Link href={intentHref("Receipt-display", { number })}>{number}</Link>,
      text: ({ number }) => number,
    },
    {
      ...textColumn<Receipt>("state", t("column.state"), ({ state }) => t(`posting.${state}`)),
      cell: ({ state }) => <PostingTag state={state as PostingState} />,
    },
  ];
  return (
    <>
      <ProblemStrip error={list.error} onRetry={() => list.refetch()} />
      <DataTable
        name={t("messages.collected")}
        columns={columns}
        rows={list.data?.pages.flatMap(({ items }) => items) ?? []}
        rowKey={({ id }) => id}
        nothing={list.isPending ? t("ui.loading") : t("messages.noneCollected")}
        complete={!list.hasNextPage}
        loading={list.isPending}
        onMore={list.hasNextPage ? () => list.fetchNextPage() : undefined}
      />
    </>
  );
}
