import type { UnsentImportAnswer } from "@counterfoil/contracts";
import { useFormats } from "@counterfoil/ui";
import { ObjectPage, ProblemStrip, say } from "@counterfoil/ui/fiori";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { FileUploader } from "@ui5/webcomponents-react/FileUploader";
import { MessageStrip } from "@ui5/webcomponents-react/MessageStrip";
import { TextArea } from "@ui5/webcomponents-react/TextArea";
import "@ui5/webcomponents-icons/dist/camera.js";
import "@ui5/webcomponents-icons/dist/upload.js";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { BesideResults } from "./beside-results.tsx";
import { Camera } from "./camera.tsx";
import { ImportResults } from "./import-results.tsx";
import { type Gathered, useExport } from "./use-export.ts";

const receiptsHref = "#Receipt-search";

/** What a till could not send comes in here: as its file, or as the codes on its screen. First it is tried, then brought in. */
export function UnsentImport() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { gathered, take, trial, run } = useExport();
  const { made } = gathered;
  const answer = run.data ?? trial.data;
  const wanted = answer ? countOf(answer, "taken") : 0;
  const entries = answer?.beside.find(({ what }) => what === "journalEntry")?.taken ?? 0;
  const bringIn = () => {
    if (!made) return;
    run.mutate(made, {
      onSuccess: async () => {
        say(t("unsent.done", { count: wanted }));
        await queryClient.invalidateQueries();
      },
    });
  };
  return (
    <ObjectPage
      title={t("unsent.title")}
      subtitle={t("unsent.hint")}
      parent={{ title: t("receipts.title"), href: receiptsHref }}
      above={<ProblemStrip error={trial.error ?? run.error} />}
      actions={
        <Button
          design="Emphasized"
          disabled={!made || wanted + entries === 0 || run.isPending || run.isSuccess}
          onClick={bringIn}
        >
          {wanted === 0 && entries > 0 ? t("unsent.bringJournalIn") : t("unsent.bringIn", { count: wanted })}
        </Button>
      }
      sections={[
        { id: "from", title: t("unsent.from"), content: <Sources gathered={gathered} take={take} /> },
        ...(answer
          ? [{ id: "results", title: t("unsent.results"), content: <Results answer={answer} done={run.isSuccess} /> }]
          : []),
      ]}
    />
  );
}

function Sources({ gathered, take }: { gathered: Gathered; take: (text: string) => Promise<void> }) {
  const { t } = useTranslation();
  const [camera, setCamera] = useState(false);
  const [pasted, setPasted] = useState("");
  const read = (text: string) => {
    setPasted("");
    void take(text);
  };
  return (
    <div className="strips">
      <div className="table-actions">
        <FileUploader
          accept=".json,application/json"
          hideInput
          accessibleName={t("unsent.choose")}
          onChange={(event) => void event.detail.files?.[0]?.text().then(read)}
        >
          <Button icon="upload">{t("unsent.choose")}</Button>
        </FileUploader>
        <Button icon="camera" onClick={() => setCamera(!camera)}>
          {t(camera ? "unsent.cameraOff" : "unsent.cameraOn")}
        </Button>
      </div>
      {camera && <Camera onCode={(text) => void take(text)} />}
      <TextArea
        value={pasted}
        rows={3}
        accessibleName={t("unsent.paste")}
        placeholder={t("unsent.paste")}
        style={{ width: "100%" }}
        onInput={(event) => setPasted(event.target.value)}
      />
      <Button disabled={pasted.trim() === ""} onClick={() => read(pasted)}>
        {t("unsent.takePasted")}
      </Button>
      <Progress gathered={gathered} />
    </div>
  );
}

/** Which codes are still missing, so that whoever holds the camera knows when it is enough. */
function Progress({ gathered: { codes, unreadable } }: { gathered: Gathered }) {
  const { t } = useTranslation();
  if (unreadable)
    return (
      <MessageStrip design="Negative" hideCloseButton>
        {t("unsent.unreadable")}
      </MessageStrip>
    );
  if (!codes) return null;
  const missing = Array.from({ length: codes.count }, (_, at) => at + 1).filter((number) => !codes.parts.has(number));
  const values = { read: codes.parts.size, of: codes.count, missing: missing.slice(0, 20).join(", ") };
  return (
    <MessageStrip design="Information" hideCloseButton>
      {t("unsent.codes", values)}
    </MessageStrip>
  );
}

type Outcome = UnsentImportAnswer["results"][number]["outcome"];

/** Transactions, customers and parked sales; the journal is counted for itself. */
const countOf = ({ results, beside }: UnsentImportAnswer, outcome: Outcome) =>
  beside.reduce(
    (sum, each) => sum + (each.what === "journalEntry" ? 0 : each[outcome]),
    results.filter((each) => each.outcome === outcome).length,
  );

function Results({ answer, done }: { answer: UnsentImportAnswer; done: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const count = (outcome: Outcome) => formats.count(countOf(answer, outcome));
  const counts = { taken: count("taken"), known: count("known"), rejected: count("rejected") };
  return (
    <>
      <div className="strips">
        <MessageStrip design={counts.rejected === "0" ? "Positive" : "Critical"} hideCloseButton>
          {t(done ? "unsent.counted" : "unsent.tried", counts)}
        </MessageStrip>
        <p>
          {t(`unsent.signedBy.${answer.signedBy}`, {
            tillId: answer.tillId,
            at: formats.instant(answer.exportedAt),
          })}
        </p>
      </div>
      {answer.results.length > 0 && <ImportResults results={answer.results} done={done} />}
      <BesideResults beside={answer.beside} done={done} />
    </>
  );
}
