import type { Person } from "@counterfoil/ui/access";
import { Button } from "@ui5/webcomponents-react/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PinForm } from "./pin-form.tsx";

/** Tills are this program's alone, so the PIN is too. */
export function SetPin({ person }: { person: Person }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("people.setPin")}</Button>
      {open && <PinForm person={person} onClose={() => setOpen(false)} />}
    </>
  );
}
