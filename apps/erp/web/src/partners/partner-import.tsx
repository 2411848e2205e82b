import { api, intentHref } from "@counterfoil/ui";
import { ObjectPage, ProblemStrip, say } from "@counterfoil/ui/fiori";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { FileUploader } from "@ui5/webcomponents-react/FileUploader";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import "@ui5/webcomponents-icons/dist/upload.js";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ImportedPartner, ImportedPartners } from "./imported-partners.tsx";

type Chosen = { name: string; document: string };

const post = (document: string, dryRun: boolean) =>
  api<{ partners: ImportedPartner[] }>("/api/master-data/business-partners/import", {
    method: "POST",
    body: { document },
    query: { dryRun },
  });
const countGood = (partners: ImportedPartner[]) => partners.filter(({ outcome }) => outcome !== "rejected").length;

/** Partners of another S/4HANA: first tried with every partner's outcome, then taken in. */
export function PartnerImport() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [file, setFile] = useState<Chosen>();
  const trial = useMutation({ mutationFn: ({ document }: Chosen) => post(document, true) });
  const run = useMutation({
    mutationFn: ({ document }: Chosen) => post(document, false),
    onSuccess: async ({ partners }) => {
      setFile(undefined);
      await queryClient.invalidateQueries();
      say(t("partners.import.done", { count: countGood(partners) }));
    },
  });
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    const read = { name: chosen.name, document: await chosen.text() };
    setFile(read);
    run.reset();
    trial.mutate(read);
  };
  const partners = (run.data ?? trial.data)?.partners;
  return (
    <ObjectPage
      title={t("partners.import")}
      subtitle={t("partners.import.hint")}
      parent={{ title: t("partners.title"), href: intentHref("BusinessPartner-search") }}
      above={<ProblemStrip error={trial.error ?? run.error} />}
      sections={[
        {
          id: "file",
          title: t("partners.import.file"),
          content: (
            <div className="table-actions">
              <FileUploader
                accept=".json,application/json"
                hideInput
                accessibleName={t("partners.import.choose")}
                onChange={(event) => choose(event.detail.files?.[0])}
              >
                <Button icon="upload">{t("partners.import.choose")}</Button>
              </FileUploader>
              {file && (
                <>
                  <span>{file.name}</span>
                  <Button
                    design="Emphasized"
                    disabled={!partners || countGood(partners) === 0 || trial.isPending || run.isPending}
                    onClick={() => run.mutate(file)}
                  >
                    {t("partners.import.take", { count: countGood(partners ?? []) })}
                  </Button>
                </>
              )}
            </div>
          ),
        },
        ...(partners
          ? [
              {
                id: "partners",
                title: t("partners.title"),
                content: <Outcome partners={partners} isTrial={!run.data} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function Outcome({ partners, isTrial }: { partners: ImportedPartner[]; isTrial: boolean }) {
  const { t } = useTranslation();
  const good = countGood(partners);
  const failed = partners.length - good;
  return (
    <>
      <div className="strips">
        <MessageStrip design={failed > 0 ? "Critical" : "Positive"} hideCloseButton>
          {t(isTrial ? "partners.import.tried" : "partners.import.taken", { good, failed })}
        </MessageStrip>
      </div>
      <ImportedPartners partners={partners} isTrial={isTrial} />
    </>
  );
}
