import { Bar } from "@ui5/webcomponents-react/Bar";
import { Button } from "@ui5/webcomponents-react/Button";
import { Dialog } from "@ui5/webcomponents-react/Dialog";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { MessagePopover } from "./message-popover.tsx";
import { ProblemStrip } from "./states.tsx";
import { AskUnsaved, Unsaved, useUnsaved } from "./unsaved.tsx";

type FormDialogProps = {
  title: string;
  confirm: string;
  /** For what cannot be undone. */
  negative?: boolean;
  busy?: boolean;
  error?: unknown;
  /** What is typed is worth nothing once it closes. */
  forgets?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog with one action and Cancel; Enter confirms, Escape closes, a refusal stays visible in it. What was typed is not thrown away unasked. */
export function FormDialog(props: FormDialogProps) {
  const form = useRef<HTMLFormElement>(null);
  const unsaved = useUnsaved(form, props.forgets ?? false);
  const confirm = () => {
    unsaved.keep();
    props.onConfirm();
    // What was refused at once is marked by then; the first of it is where to go on.
    setTimeout(() => form.current?.querySelector<HTMLElement>('[value-state="Negative"]')?.focus(), 50);
  };
  return (
    <Dialog
      open
      headerText={props.title}
      onClose={props.onClose}
      onBeforeClose={(event) => {
        if (event.detail.escPressed && !unsaved.mayClose()) event.preventDefault();
      }}
      footer={
        <Bar
          design="Footer"
          startContent={<MessagePopover scope={form} />}
          endContent={
            unsaved.isAsking ? (
              <AskUnsaved onDiscard={props.onClose} onKeep={unsaved.keep} />
            ) : (
              <FormActions {...props} onConfirm={confirm} onClose={() => unsaved.mayClose() && props.onClose()} />
            )
          }
        />
      }
    >
      <form
        ref={form}
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        {unsaved.isAsking && <Unsaved />}
        <ProblemStrip error={props.error} />
        {props.children}
      </form>
    </Dialog>
  );
}

function FormActions({ confirm, negative, busy, onConfirm, onClose }: FormDialogProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button design={negative ? "Negative" : "Emphasized"} disabled={busy ?? false} onClick={onConfirm}>
        {confirm}
      </Button>
      <Button onClick={onClose}>{t("ui.cancel")}</Button>
    </>
  );
}

/** Something to read or to copy; nothing is decided in it. */
export function ReadDialog(props: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      headerText={props.title}
      onClose={props.onClose}
      footer={<Bar design="Footer" endContent={<Button onClick={props.onClose}>{t("ui.close")}</Button>} />}
    >
      <div className="dialog-form">{props.children}</div>
    </Dialog>
  );
}
