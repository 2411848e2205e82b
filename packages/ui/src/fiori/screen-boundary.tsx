import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Nothing, ProblemStrip } from "./states.tsx";

type State = { failure?: unknown };

/** A screen that breaks takes neither the shell nor the other screens with it; the next address starts anew. */
export class ScreenBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = {};

  static getDerivedStateFromError(failure: unknown): State {
    return { failure };
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (failure === undefined) return this.props.children;
    return <Broken failure={failure} onRetry={() => this.setState({ failure: undefined })} />;
  }
}

function Broken({ failure, onRetry }: { failure: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Nothing title={t("ui.notLoaded")} page>
      <ProblemStrip error={failure} onRetry={onRetry} />
    </Nothing>
  );
}
