import { Component, type ComponentChildren } from "preact";
import { texts } from "../texts/index.ts";
import { Button } from "./button.tsx";
import { EmptyState } from "./states.tsx";

/** Where a screen fails by a mistake of ours, there is a way on instead of an empty page. */
export class Crash extends Component<{ children: ComponentChildren }, { hasCrashed: boolean }> {
  override state = { hasCrashed: false };

  static override getDerivedStateFromError() {
    return { hasCrashed: true };
  }

  /** What is caught is logged by nobody else. */
  override componentDidCatch(error: unknown) {
    console.error(error);
  }

  override render() {
    const t = texts.value;
    if (!this.state.hasCrashed) return this.props.children;
    return (
      <main>
        <EmptyState isPage icon="alert" title={t.errors.crashTitle} text={t.errors.crash}>
          <Button look="primary" icon="retry" onClick={() => location.reload()}>
            {t.app.reload}
          </Button>
        </EmptyState>
      </main>
    );
  }
}
