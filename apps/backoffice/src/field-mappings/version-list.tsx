import type { FieldMapping, MappingTest, MappingVersion } from "@counterfoil/contracts";
import { api, intentHref, useFormats } from "@counterfoil/ui";
import {
  type Column,
  DataTable,
  instantColumn,
  ProblemStrip,
  StateTag,
  type Tone,
  textColumn,
  usePermission,
} from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ActivateDialog } from "./activate-dialog.tsx";
import { mappingPath, whyText } from "./mappings.ts";
import { TestResult } from "./regression.tsx";

const tones: Record<MappingVersion["state"], Tone> = {
  draft: "neutral",
  tested: "information",
  active: "positive",
  earlier: "neutral",
};

/** Who changed what, when and why; any earlier version can be mapped by again. */
export function VersionList({ mapping, shown }: { mapping: FieldMapping; shown: string }) {
  const { t } = useTranslation();
  const [activating, setActivating] = useState<MappingVersion>();
  const test = useTest(mapping.service);
  const open = mapping.versions.find(({ version }) => String(version) === shown);
  const result: MappingTest | undefined = test.data ?? open?.test;
  return (
    <>
      <ProblemStrip error={test.error} />
      <DataTable
        name={t("mapping.versions")}
        columns={useColumns(mapping, { onTest: (version) => test.mutate(version), onActivate: setActivating })}
        rows={mapping.versions}
        rowKey={({ version }) => String(version)}
        nothing={t("mapping.nothing")}
      />
      {result && <TestResult test={result} />}
      {activating && (
        <ActivateDialog service={mapping.service} version={activating} onClose={() => setActivating(undefined)} />
      )}
    </>
  );
}

function useTest(service: FieldMapping["service"]) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      api<MappingTest>(`${mappingPath(service)}/versions/${version}/test`, { method: "POST" }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["field-mapping", service] }),
  });
}

type Acts = { onTest: (version: number) => void; onActivate: (version: MappingVersion) => void };

function useColumns({ service }: FieldMapping, { onTest, onActivate }: Acts): Column<MappingVersion>[] {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayChange = usePermission("hub.configure");
  return [
    {
      id: "version",
      title: t("mapping.version"),
      importance: 9,
      cell: ({ version }) => <Link href={intentHref("FieldMapping-display", { service, version })}>{version}</Link>,
      text: ({ version }) => version,
    },
    {
      id: "state",
      title: t("column.state"),
      importance: 8,
      cell: ({ state }) => <StateTag tone={tones[state]}>{t(`mapping.state.${state}`)}</StateTag>,
      text: ({ state }) => t(`mapping.state.${state}`),
    },
    textColumn("why", t("mapping.why"), (version) => whyText(version, t), { minWidth: "12rem" }),
    textColumn("by", t("mapping.by"), ({ createdBy }) => createdBy),
    instantColumn("at", t("mapping.at"), ({ createdAt }) => createdAt, formats),
    {
      id: "acts",
      title: t("column.actions"),
      importance: 7,
      minWidth: "14rem",
      cell: (version) =>
        mayChange && version.state !== "active" ? (
          <div className="table-actions">
            {version.state !== "earlier" && (
              <Button onClick={() => onTest(version.version)}>{t("mapping.test")}</Button>
            )}
            {version.state !== "draft" && (
              <Button onClick={() => onActivate(version)}>
                {t(version.state === "earlier" ? "mapping.goBack" : "mapping.activate")}
              </Button>
            )}
          </div>
        ) : null,
    },
  ];
}
