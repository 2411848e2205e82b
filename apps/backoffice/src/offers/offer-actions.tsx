import { ApiProblem } from "@counterfoil/ui";
import { FormDialog, ProblemStrip, TextField } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Act, asking, useActs, useAllowed, useRun } from "./offer-acts.ts";
import type { OfferDetail } from "./offers.ts";

/** What may be done with an offer: the buttons, the question before it is done, and what was refused. */
export function useOfferActions(detail: OfferDetail, onEdit: (() => void) | undefined) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Act>();
  const run = useRun(detail, () => setAsked(undefined));
  const acts = useActs(detail);
  const mayOverride = useAllowed()("override");
  const isTestBroken = run.error instanceof ApiProblem && run.error.code === "saved-test-failed";
  const buttons = (
    <>
      {onEdit && <Button onClick={onEdit}>{t("ui.edit")}</Button>}
      {acts.map((act, position) => (
        <Button
          key={act}
          design={position === 0 && !asking[act]?.negative ? "Emphasized" : "Default"}
          disabled={run.isPending}
          onClick={() => (asking[act] ? setAsked(act) : run.mutate({ act, text: "" }))}
        >
          {t(`offers.do.${act}`)}
        </Button>
      ))}
    </>
  );
  const refusal = asked === undefined && run.error && (
    <>
      <ProblemStrip error={run.error} />
      {isTestBroken && mayOverride && (
        <div>
          <Button onClick={() => setAsked("override")}>{t("offers.do.override")}</Button>
        </div>
      )}
    </>
  );
  const question = asked && (
    <AskDialog
      act={asked}
      name={detail.name}
      busy={run.isPending}
      // Before it is tried all the same, the refusal has been read.
      error={asked === "override" && isTestBroken ? undefined : run.error}
      onConfirm={(text) => run.mutate({ act: asked, text })}
      onClose={() => {
        setAsked(undefined);
        run.reset();
      }}
    />
  );
  return { buttons, refusal, question };
}

type AskDialogProps = {
  act: Act;
  name: string;
  busy: boolean;
  error: unknown;
  onConfirm: (text: string) => void;
  onClose: () => void;
};

function AskDialog({ act, name, onConfirm, ...rest }: AskDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const ask = asking[act];
  const isMissing = (ask?.required ?? false) && text.trim() === "";
  return (
    <FormDialog
      title={t(`offers.ask.${act}`, { name })}
      confirm={t(`offers.do.${act}`)}
      negative={ask?.negative ?? false}
      onConfirm={() => {
        setTried(true);
        if (!isMissing) onConfirm(text.trim());
      }}
      {...rest}
    >
      <p>{t(`offers.askHint.${act}`)}</p>
      {ask?.text && (
        <TextField
          name={ask.text}
          label={t(`offers.${ask.text}`)}
          value={text}
          required={ask.required ?? false}
          refused={tried && isMissing}
          maxlength={200}
          autoFocus
          onChange={setText}
        />
      )}
    </FormDialog>
  );
}
