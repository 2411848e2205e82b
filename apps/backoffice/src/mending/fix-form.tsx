import "./mending.css";
import type { MappedService, MendingGroupDetail } from "@counterfoil/contracts";
import { intentHref } from "@counterfoil/ui";
import { ProblemStrip, say, TextField, usePermission } from "@counterfoil/ui/fiori";
import { Button } from "@ui5/webcomponents-react/Button";
import { Link } from "@ui5/webcomponents-react/Link";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CustomerWayOut } from "../orders/customer-way-out.tsx";
import { useErpCodeHelp } from "../value-helps.ts";
import { useMend } from "./mending.ts";

type Fixed = { version: number; retried: number };

/** The cure: here, where a code is missing in the mapping; else where it is. */
export function FixForm({ group }: { group: MendingGroupDetail }) {
  const { t } = useTranslation();
  if (group.cure && group.underWay === group.count) return <p>{t("mending.fixUnderWay")}</p>;
  return group.cure ? <Cure group={group} cure={group.cure} /> : <Elsewhere group={group} />;
}

type CureProps = { group: MendingGroupDetail; cure: NonNullable<MendingGroupDetail["cure"]> };

/** All that lacked the code is mapped and sent again with it. */
function Cure({ group: { key, count, service }, cure }: CureProps) {
  const { t } = useTranslation();
  const mayConfigure = usePermission("hub.configure");
  const [to, setTo] = useState("");
  const [tried, setTried] = useState(false);
  const fix = useMend<{ group: string; from: string[]; to: string }, Fixed>("fix");
  const help = useErpCodeHelp(service as MappedService, cure.lookup);
  const send = () => {
    setTried(true);
    if (to.trim() === "") return;
    fix.mutate(
      { group: key, from: cure.from, to: to.trim() },
      { onSuccess: ({ retried }) => say(t("mending.fixed", { count: retried })) },
    );
  };
  return (
    <form
      className="mending-fix"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p>{t("mending.fixHere", { lookup: t(`mending.lookup.${cure.lookup}`), count })}</p>
      <ProblemStrip error={fix.error} />
      <div className="mending-fix-row">
        <TextField
          name="from"
          label={t("mending.ourCode")}
          value={cure.from.join(", ")}
          disabled
          onChange={() => undefined}
        />
        <TextField
          name="to"
          label={t("mending.erpCode")}
          value={to}
          maxlength={20}
          required
          autoFocus
          disabled={!mayConfigure}
          error={fix.error}
          help={help}
          refused={tried && to.trim() === ""}
          onChange={setTo}
        />
        <Button design="Emphasized" type="Submit" disabled={!mayConfigure || fix.isPending}>
          {t("mending.fixAndSend", { count })}
        </Button>
      </div>
      <p className="hint">
        {t("mending.fixHint")}{" "}
        <Link href={intentHref("FieldMapping-display", { service })}>{t("mending.openMapping")}</Link>
      </p>
    </form>
  );
}

/** Where the cure is, when it is not here. */
function Elsewhere({ group }: { group: MendingGroupDetail }) {
  const { curedAt, causeSubject, causeCode, direction, errorClass, service } = group;
  const { t } = useTranslation();
  const mayRead = usePermission("catalog.read");
  if (curedAt === "customer")
    return (
      <>
        <p>{t("mending.cured.customer")}</p>
        <CustomerWayOut causeCode={causeCode} partnerId={causeSubject} />
      </>
    );
  const article = mayRead && causeCode.startsWith("article-") && causeSubject !== "" && direction === "outbound";
  return (
    <>
      <p>{t(`mending.cured.${errorClass === "duplicate" ? errorClass : curedAt}`)}</p>
      {curedAt === "message" && (
        <Link href={intentHref("FieldMapping-display", { service })}>{t("mending.openMapping")}</Link>
      )}
      {article && <Link href={intentHref("Article-display", { id: causeSubject })}>{t("mending.openArticle")}</Link>}
      {curedAt === "access" && (
        <Link href={intentHref("CommunicationSystem-display", { SystemId: causeSubject })}>
          {t("mending.openSystem")}
        </Link>
      )}
    </>
  );
}
