import { SegmentedButton } from "@ui5/webcomponents-react/SegmentedButton";
import { SegmentedButtonItem } from "@ui5/webcomponents-react/SegmentedButtonItem";
import { navigate } from "../use-intent.ts";

type TabsProps<Tab extends string> = { name: string; tabs: readonly Tab[]; text: (tab: Tab) => string; current: Tab };

/** Lists that belong together, each an intent of its own: from one to the next with one press. */
export function IntentTabs<Tab extends string>({ name, tabs, text, current }: TabsProps<Tab>) {
  return (
    <SegmentedButton
      accessibleName={name}
      onSelectionChange={(event) => {
        const intent = event.detail.selectedItems[0]?.dataset.intent;
        if (intent && intent !== current) navigate(intent);
      }}
    >
      {tabs.map((intent) => (
        <SegmentedButtonItem key={intent} data-intent={intent} selected={intent === current}>
          {text(intent)}
        </SegmentedButtonItem>
      ))}
    </SegmentedButton>
  );
}
