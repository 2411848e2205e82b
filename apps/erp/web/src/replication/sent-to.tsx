import type { Page } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { DataTable, Loadable } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSentColumns } from "./object-columns.tsx";
import type { ObjectType, SentObject } from "./replication.ts";

/** Which receivers have this object, in which state. */
export function SentTo({ objectType, objectKey }: { objectType: ObjectType; objectKey: string }) {
  const { t } = useTranslation();
  const columns = useSentColumns();
  const query = useQuery({
    queryKey: ["sent-to", objectType, objectKey],
    queryFn: ({ signal }) =>
      api<Page<SentObject>>("/api/replication/objects", { query: { objectType, objectKey }, signal }),
    refetchInterval: 5_000,
  });
  return (
    <Loadable inside query={query}>
      {({ items }) => (
        <DataTable<SentObject>
          name={t("sent.title")}
          rows={items}
          rowKey={({ receiverId }) => receiverId}
          nothing={t("sent.nothing")}
          columns={columns}
        />
      )}
    </Loadable>
  );
}
