import { api } from "@counterfoil/ui";
import { type Person, QrCode } from "@counterfoil/ui/access";
import { FormDialog, ReadDialog, Secret, say } from "@counterfoil/ui/fiori";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** The code of a badge is shown once, to be printed; whoever shows it at a till is signed in. */
export function MakeBadge({ person }: { person: Person }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("people.badge")}</Button>
      {open && <BadgeDialog person={person} onClose={() => setOpen(false)} />}
    </>
  );
}

function BadgeDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const path = `/api/access/people/${encodeURIComponent(person.personId)}/badge`;
  const make = useMutation({ mutationFn: () => api<{ code: string }>(path, { method: "POST" }) });
  const takeBack = useMutation({
    mutationFn: () => api(path, { method: "DELETE" }),
    onSuccess: () => {
      say(t("people.badgeTaken"));
      onClose();
    },
  });
  const title = t("people.badgeOf", { name: person.name });
  if (make.data)
    return (
      <ReadDialog title={title} onClose={onClose}>
        <QrCode text={make.data.code} label={title} />
        <Secret label={t("people.badgeCode")} value={make.data.code} note={t("people.badgeNote")} />
      </ReadDialog>
    );
  return (
    <FormDialog
      title={title}
      confirm={t("people.makeBadge")}
      busy={make.isPending || takeBack.isPending}
      error={make.error ?? takeBack.error}
      onConfirm={() => make.mutate()}
      onClose={onClose}
    >
      <p>{t("people.badgeHint")}</p>
      <Button design="Negative" disabled={takeBack.isPending} onClick={() => takeBack.mutate()}>
        {t("people.takeBadge")}
      </Button>
    </FormDialog>
  );
}
