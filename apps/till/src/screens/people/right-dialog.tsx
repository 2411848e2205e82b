import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RightWish } from "../../people/index.ts";
import { useKeys, useTill, useWatch } from "../frame/use-till.ts";
import { ApprovalForm } from "../parts/approval-form.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { Button } from "../parts/parts.tsx";

/** Over every screen: the reason for what somebody is about to do, and the PIN of a person who may, when they may not. */
export function RightDialog() {
  const wish = useWatch(useTill().rights.wish);
  return wish ? <Ask key={wish.right} wish={wish} /> : null;
}

type Chosen = { reason?: string };

function Ask({ wish }: { wish: RightWish }) {
  const { t } = useTranslation();
  const { rights, cashier } = useTill();
  const { right, about, reasons, reasonNeeded, lacks, answer } = wish;
  const [chosen, setChosen] = useState<Chosen | undefined>(reasons.length === 0 ? {} : undefined);
  const choose = (next: Chosen) => {
    if (lacks) setChosen(next);
    else answer(next);
  };
  // Beside the sheet and not within it: what is within is heard before the sheet is, which then hears all keys.
  useKeys({
    text: (text) => {
      const reason = chosen ? undefined : reasons[Number(text) - 1];
      if (reason) choose({ reason: reason.code });
      else if (text === "0" && !chosen && !reasonNeeded) choose({});
      return !chosen;
    },
  });
  return (
    <Dialog title={t(`right.${right}`)} close={() => answer(undefined)}>
      {about && <p className="mb-3 text-lg">{about}</p>}
      {chosen ? (
        <ApprovalForm
          asked={t("right.lacks")}
          nobody={t("right.nobody")}
          canApprove={(person) => person.personId !== cashier.get()?.personId && rights.has(person, right)}
          approved={(approver) => answer({ ...chosen, approver })}
        />
      ) : (
        <Reasons wish={wish} choose={choose} />
      )}
    </Dialog>
  );
}

/** One touch or one digit. */
function Reasons({ wish: { reasons, reasonNeeded }, choose }: { wish: RightWish; choose(chosen: Chosen): void }) {
  const { t, i18n } = useTranslation();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-ink-soft">{t("right.why")}</legend>
      {reasons.map(({ code, names }, position) => (
        <Button
          key={code}
          className="justify-between! text-left"
          onClick={() => choose({ reason: code })}
          {...(position < 9 ? { shortcut: String(position + 1) } : {})}
        >
          {names[i18n.language] ?? names.en ?? code}
        </Button>
      ))}
      {!reasonNeeded && (
        <Button shortcut="0" className="justify-between!" onClick={() => choose({})}>
          {t("right.noReason")}
        </Button>
      )}
    </fieldset>
  );
}
