import { Bar } from "@ui5/webcomponents-react/Bar";
import { Button } from "@ui5/webcomponents-react/Button";
import { Dialog } from "@ui5/webcomponents-react/Dialog";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { MessagePopover } from "./message-popover.tsx";
import { ProblemStrip } from "./states.tsx";

type FormDialogProps = {
  title: string;
  confirm: string;
  /** For what cannot be undone. */
  negative?: boolean;
  busy?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog with one action and Cancel; Enter confirms, Escape closes, a refusal stays visible in it. */
export function FormDialog(props: FormDialogProps) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const confirm = () => {
    props.onConfirm();
    // What was refused at once is marked by then; the first of it is where to go on.
    setTimeout(() => form.current?.querySelector<HTMLElement>('[value-state="Negative"]')?.focus(), 50);
  };
  return (
    <Dialog
      open
      headerText={props.title}
      onClose={props.onClose}
      footer={
        <Bar
          design="Footer"
          startContent={<MessagePopover scope={form} />}
          endContent={
            <>
              <Button
                design={props.negative ? "Negative" : "Emphasized"}
                disabled={props.busy ?? false}
                onClick={confirm}
              >
                {props.confirm}
              </Button>
              <Button onClick={props.onClose}>{t("ui.cancel")}</Button>
            </>
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
        <ProblemStrip error={props.error} />
        {props.children}
      </form>
    </Dialog>
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
