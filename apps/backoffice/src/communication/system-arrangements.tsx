import type { Arrangement } from "@counterfoil/contracts";
import { api } from "@counterfoil/ui";
import { type Column, DataTable, ProblemStrip, StateTag, usePermission } from "@counterfoil/ui/fiori";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";
import {
  arrangementHref,
  arrangementLamp,
  arrangementPath,
  arrangementsPath,
  scenarioIds,
  useChange,
} from "./communication.ts";

export function useArrangements(systemId?: string) {
  return useQuery({
    queryKey: ["communication-arrangements", systemId],
    queryFn: async ({ signal }) => (await api<{ items: Arrangement[] }>(arrangementsPath, { signal })).items,
    select: (items) => items.filter((item) => systemId === undefined || item.systemId === systemId),
    refetchInterval: 5000,
  });
}

/** What is agreed with one system, and what could be. */
export function SystemArrangements({ systemId }: { systemId: string }) {
  const { t } = useTranslation();
  const mayConfigure = usePermission("hub.configure");
  const query = useArrangements(systemId);
  const create = useChange((scenario: string) => api(arrangementPath(systemId, scenario), { method: "PUT", body: {} }));
  const rows = query.data ?? [];
  const missing = scenarioIds.filter((id) => rows.every(({ scenario }) => scenario !== id));
  return (
    <>
      <ProblemStrip error={query.error ?? create.error} />
      <DataTable
        name={t("arrangements.title")}
        columns={useColumns()}
        rows={rows}
        rowKey={({ scenario }) => scenario}
        rowHref={({ scenario }) => arrangementHref(systemId, scenario)}
        nothing={t("arrangements.nothing")}
        loading={query.isPending}
      />
      {mayConfigure && missing.length > 0 && (
        <p className="page-actions">
          {missing.map((scenario) => (
            <Button key={scenario} disabled={create.isPending} onClick={() => create.mutate(scenario)}>
              {t("arrangements.create", { scenario: t(`scenario.${scenario}`) })}
            </Button>
          ))}
        </p>
      )}
    </>
  );
}

export function ArrangementState({ arrangement }: { arrangement: Arrangement }) {
  const { t } = useTranslation();
  const { tone, word } = arrangementLamp(arrangement);
  return <StateTag tone={tone}>{t(`lamp.${word}`)}</StateTag>;
}

function useColumns(): Column<Arrangement>[] {
  const { t } = useTranslation();
  return [
    {
      id: "scenario",
      title: t("arrangements.scenario"),
      importance: 9,
      minWidth: "14rem",
      cell: ({ systemId, scenario }) => (
        <Link href={arrangementHref(systemId, scenario)}>{t(`scenario.${scenario}`)}</Link>
      ),
      text: ({ scenario }) => t(`scenario.${scenario}`),
    },
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      minWidth: "9rem",
      cell: (arrangement) => <ArrangementState arrangement={arrangement} />,
      text: (arrangement) => t(`lamp.${arrangementLamp(arrangement).word}`),
    },
    {
      id: "active",
      title: t("arrangements.active"),
      importance: 6,
      minWidth: "8rem",
      cell: (arrangement) => activeOf(arrangement),
      text: (arrangement) => activeOf(arrangement),
    },
  ];
}

/** "2 / 4": how many of its services are on. */
export const activeOf = ({ services }: Arrangement) =>
  `${services.filter(({ active }) => active).length} / ${services.length}`;
