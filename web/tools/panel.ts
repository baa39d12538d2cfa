// The sheets above the dock. One is open at a time; the settings give way to them.
import { byId } from "../base";

export function showPanel(id: string, takesFocus = true): HTMLElement | null {
  const panel = byId(id);
  const settings = byId("player");
  if (!panel) return null;
  if (settings?.matches(":popover-open")) settings.hidePopover();
  if (!panel.matches(":popover-open")) panel.showPopover();
  if (takesFocus) {
    panel.tabIndex = -1;
    (panel.querySelector<HTMLElement>("input, button:not([hidden])") ?? panel).focus();
  }
  return panel;
}

export function hidePanel(id: string): void {
  const panel = byId(id);
  if (panel?.matches(":popover-open")) panel.hidePopover();
}
