import { Component, type ComponentChildren } from "preact";
import type { Texts } from "../model/env";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";

interface ErrorBoundaryProps {
  texts: Texts;
  children: ComponentChildren;
}

/** Stands in for a part of the page that failed, instead of a blank page. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render() {
    const { t } = this.props.texts;
    if (!this.state.failed) return this.props.children;
    return (
      <Notice kind="error" title={t("error.title")}>
        <p>{t("error.unexpected")}</p>
        <Button onClick={() => this.setState({ failed: false })}>{t("error.again")}</Button>
      </Notice>
    );
  }
}
