import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { FormDialog } from "../fiori/dialogs.tsx";
import { useChange } from "./use-communication.ts";

type Props = { title: string; hint: string; path: string; onClose: () => void };

/** Asked before something goes whose secret nobody can read any more. */
export function RemovalDialog({ title, hint, path, onClose }: Props) {
  const { t } = useTranslation();
  const remove = useChange(() => api(path, { method: "DELETE" }), onClose);
  return (
    <FormDialog
      title={title}
      confirm={t("ui.remove")}
      negative
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(undefined)}
      onClose={onClose}
    >
      <p>{hint}</p>
    </FormDialog>
  );
}
