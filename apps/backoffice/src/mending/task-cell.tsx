import { useFormats } from "@counterfoil/ui";
import { StateTag } from "@counterfoil/ui/fiori";
import { useTranslation } from "react-i18next";

/** Until when something is somebody's; red once that is over. */
export function DueTime({ dueAt }: { dueAt: string }) {
  const { t } = useTranslation();
  const at = useFormats().instant(dueAt);
  if (Date.parse(dueAt) > Date.now()) return t("mending.note.due", { text: at });
  return <StateTag tone="negative">{t("mending.overdueSince", { at })}</StateTag>;
}

/** Whose it is, and until when. */
export function TaskCell({ ownerName, dueAt }: { ownerName?: string | undefined; dueAt?: string | undefined }) {
  return (
    <span>
      {ownerName ?? "–"}
      {dueAt && (
        <span className="pair pair-key">
          <DueTime dueAt={dueAt} />
        </span>
      )}
    </span>
  );
}
