import {
  type FieldMapping,
  type MappedService,
  type MappingDocument,
  type MappingProblem,
  mappedServices,
} from "@counterfoil/contracts";
import { ApiProblem, api, intentHref, navigate, useFormats, useIntent } from "@counterfoil/ui";
import { Loadable, Nothing, ObjectPage, ProblemStrip, type Section, say, usePermission } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { FieldTable } from "./field-table.tsx";
import { LookupTables } from "./lookup-tables.tsx";
import { fieldRows, mappingPath, useFieldMapping, useTrial, whyText } from "./mappings.ts";
import { Regression } from "./regression.tsx";
import { SaveDialog } from "./save-dialog.tsx";
import { TellingFields } from "./telling-fields.tsx";
import { Trial } from "./trial.tsx";
import { VersionList } from "./version-list.tsx";

/** How the transactions of one service become the ERP's fields: source left, target right, on a real receipt at once. */
export function MappingPage() {
  const { t } = useTranslation();
  const { parameters } = useIntent();
  const service = mappedServices.find((each) => each === parameters.service);
  if (service === undefined) return <Nothing page title={t("mapping.unknownService")} />;
  return <Loaded key={`${service} ${parameters.version}`} service={service} version={parameters.version} />;
}

function Loaded({ service, version }: { service: MappedService; version: string | undefined }) {
  const query = useFieldMapping(service, version);
  return (
    <Loadable query={query}>
      {(mapping) => <Mapping mapping={mapping} shown={version ?? String(mapping.active)} />}
    </Loadable>
  );
}

function Mapping({ mapping, shown }: { mapping: FieldMapping; shown: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayChange = usePermission("hub.configure");
  const [draft, setDraft] = useState<MappingDocument>();
  const [asked, setAsked] = useState(false);
  const [number, setNumber] = useState("");
  const document = draft ?? mapping.document;
  const trial = useTrial(mapping.service, useDeferredValue(document), useDeferredValue(number));
  const save = useSave(
    mapping.service,
    () => setAsked(false),
    () => setDraft(undefined),
  );
  const [seen, setSeen] = useState(0);
  const latest = Math.max(...mapping.versions.map((each) => each.version));
  /** That somebody was faster, once: the versions were read again then. */
  const wasTold = save.error instanceof ApiProblem && save.error.code === "mapping-changed";
  const edit = () => {
    setSeen(latest);
    setDraft(mapping.document);
  };
  const refused = refusedFields(save.error);
  const change = draft === undefined ? undefined : setDraft;
  const editing = draft !== undefined;
  return (
    <>
      <ObjectPage
        title={t(`mapping.service.${mapping.service}`)}
        subtitle={t("mapping.hint")}
        parent={{ title: t("mapping.title"), href: intentHref("FieldMapping-search") }}
        actions={mayChange && !editing && <Button onClick={edit}>{t("ui.edit")}</Button>}
        facts={factsOf(mapping, shown, { t, formats })}
        above={<ProblemStrip error={refused.length > 0 ? undefined : save.error} />}
        sections={useSections({
          mapping,
          document,
          shown,
          trial,
          refused,
          onChange: change,
          number,
          onNumber: setNumber,
        })}
        {...(editing && {
          footer: (
            <>
              <Button design="Emphasized" onClick={() => setAsked(true)}>
                {t("ui.save")}
              </Button>
              <Button design="Transparent" onClick={() => setDraft(undefined)}>
                {t("ui.cancel")}
              </Button>
            </>
          ),
        })}
      />
      {asked && draft && (
        <SaveDialog
          busy={save.isPending}
          error={save.error}
          onClose={() => setAsked(false)}
          onSave={(why) => save.mutate({ document: draft, why, seen: wasTold ? latest : seen })}
        />
      )}
    </>
  );
}

type Parts = {
  mapping: FieldMapping;
  document: MappingDocument;
  shown: string;
  trial: ReturnType<typeof useTrial>;
  refused: readonly MappingProblem[];
  onChange: ((document: MappingDocument) => void) | undefined;
  number: string;
  onNumber: (number: string) => void;
};

function useSections({ mapping, document, shown, trial, refused, onChange, number, onNumber }: Parts): Section[] {
  const { t } = useTranslation();
  const { service } = mapping;
  const rows = fieldRows(mapping, document, trial.data, refused);
  const telling = {
    id: "telling",
    title: t("mapping.telling"),
    content: <TellingFields service={service} document={document} onChange={onChange} />,
  };
  return [
    {
      id: "fields",
      title: t("mapping.fields"),
      content: <FieldTable rows={rows} document={document} onChange={onChange} />,
    },
    {
      id: "lookups",
      title: t("mapping.lookups"),
      content: <LookupTables mapping={mapping} document={document} onChange={onChange} />,
    },
    ...(service === "salesTransactions" ? [telling] : []),
    {
      id: "trial",
      title: t("mapping.trial"),
      content: <Trial trial={trial.data} error={trial.error} number={number} onNumber={onNumber} />,
    },
    {
      id: "regression",
      title: t("mapping.regression"),
      content: <Regression service={service} document={document} />,
    },
    { id: "versions", title: t("mapping.versions"), content: <VersionList mapping={mapping} shown={shown} /> },
  ];
}

type Words = { t: ReturnType<typeof useTranslation>["t"]; formats: ReturnType<typeof useFormats> };

function factsOf({ active, activations, versions }: FieldMapping, shown: string, { t, formats }: Words) {
  const [latest] = activations;
  const version = versions.find((each) => String(each.version) === shown);
  return [
    { label: t("mapping.shown"), value: version ? `${shown} (${t(`mapping.state.${version.state}`)})` : shown },
    { label: t("mapping.inUse"), value: active },
    {
      label: t("mapping.since"),
      value: latest && `${formats.instant(latest.activatedAt)}, ${latest.activatedBy}: ${whyText(latest, t)}`,
    },
  ];
}

function refusedFields(error: unknown): MappingProblem[] {
  return error instanceof ApiProblem && error.code === "mapping-invalid" ? (error.problems as MappingProblem[]) : [];
}

function useSave(service: MappedService, onDone: () => void, onSaved: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { document: MappingDocument; why: string; seen: number }) =>
      api<{ version: number }>(`${mappingPath(service)}/versions`, { method: "POST", body }),
    onSettled: async () => {
      onDone();
      await queryClient.invalidateQueries({ queryKey: ["field-mapping", service] });
    },
    onSuccess: ({ version }) => {
      say(t("mapping.saved", { version }));
      onSaved();
      navigate("FieldMapping-display", { service, version });
    },
  });
}
