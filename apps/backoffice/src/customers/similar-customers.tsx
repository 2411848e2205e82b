import type { SimilarCustomer } from "@counterfoil/contracts";
import { intentHref } from "@counterfoil/ui";
import { DataTable, FormDialog, textColumn } from "@counterfoil/ui/fiori";
import { Link } from "@ui5/webcomponents-react/Link";
import { useTranslation } from "react-i18next";

type SimilarProps = {
  similar: SimilarCustomer[];
  isBusy: boolean;
  onSomebodyElse: () => void;
  onClose: () => void;
};

/** Who it may be, to be opened instead; or a person says that it is somebody else. */
export function SimilarCustomers({ similar, isBusy, onSomebodyElse, onClose }: SimilarProps) {
  const { t } = useTranslation();
  const sameness = ({ same }: SimilarCustomer) => same.map((what) => t(`customers.same.${what}`)).join(", ");
  return (
    <FormDialog
      title={t("customers.similar")}
      confirm={t("customers.somebodyElse")}
      busy={isBusy}
      onConfirm={onSomebodyElse}
      onClose={onClose}
    >
      <p>{t("customers.perhapsTheSame")}</p>
      <DataTable<SimilarCustomer>
        name={t("customers.similar")}
        rows={similar}
        rowKey={({ partnerId }) => partnerId}
        nothing="–"
        columns={[
          {
            id: "name",
            title: t("customers.name"),
            importance: 9,
            cell: ({ partnerId, name }) => (
              <Link href={intentHref("Customer-display", { partnerId })} target="_blank">
                {name}
              </Link>
            ),
            text: ({ name }) => name,
          },
          textColumn("partnerId", t("customers.number"), ({ partnerId }) => partnerId, { importance: 8 }),
          textColumn("city", t("customers.city"), ({ postalCode, city }) =>
            [postalCode, city].filter(Boolean).join(" "),
          ),
          textColumn("same", t("customers.sameBy"), sameness),
        ]}
      />
    </FormDialog>
  );
}
