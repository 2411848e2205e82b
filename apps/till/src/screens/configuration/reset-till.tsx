import { useState } from "react";
import { useTranslation } from "react-i18next";
import { unpairTill } from "../../sync/index.ts";
import { useTill } from "../frame/use-till.ts";
import { Button } from "../parts/parts.tsx";

/** Refused while something waits: what is not sent exists nowhere else. */
export function ResetTill({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation();
  const { database } = useTill();
  const [asked, setAsked] = useState(false);
  const [refused, setRefused] = useState<number>();
  const reset = async () => {
    const answer = await unpairTill(database);
    if (answer) setRefused(answer.refused);
    else location.reload();
  };
  if (refused !== undefined)
    return (
      <p role="alert" className="w-full rounded bg-error-soft p-3">
        {t("unpair.refused", { count: refused })}
      </p>
    );
  return (
    <Button look="danger" disabled={disabled} onClick={() => (asked ? void reset() : setAsked(true))}>
      {t(asked ? "unpair.sure" : "unpair.ask")}
    </Button>
  );
}
