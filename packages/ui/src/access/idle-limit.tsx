import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { TextField } from "../fiori/form.tsx";
import { ProblemStrip } from "../fiori/states.tsx";
import { say } from "../fiori/toasts.tsx";

const path = "/api/access/idle-minutes";
const queryKey = ["idle-minutes"];

/** After how long without action people are signed out. */
export function IdleLimit() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState<string>();
  const known = useQuery({ queryKey, queryFn: ({ signal }) => api<{ minutes: number }>(path, { signal }) });
  const value = typed ?? String(known.data?.minutes ?? "");
  const save = useMutation({
    mutationFn: () => api(path, { method: "PUT", body: { minutes: Number(value) } }),
    onSuccess: () => {
      say(t("idle.saved", { count: Number(value) }));
      return queryClient.invalidateQueries({ queryKey });
    },
  });
  return (
    <form
      className="idle-limit"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <ProblemStrip error={known.error ?? save.error} />
      <TextField
        name="minutes"
        type="Number"
        label={t("idle.minutes")}
        value={value}
        onChange={setTyped}
        error={save.error}
        hint={t("idle.hint")}
        required
      />
      <Button type="Submit" disabled={save.isPending || Number(value) === known.data?.minutes}>
        {t("ui.save")}
      </Button>
    </form>
  );
}
