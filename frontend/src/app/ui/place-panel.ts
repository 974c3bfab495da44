const GAP_PX = 4;

/** Puts a panel of the top layer below its button, aligned with the button's end; above it where the screen ends. */
export function placePanel(panel: HTMLElement, button: HTMLElement): void {
  const anchor = button.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const fitsBelow = anchor.bottom + GAP_PX + height < innerHeight;
  const start = getComputedStyle(panel).direction === 'rtl' ? anchor.left : anchor.right - width;
  panel.style.top = `${Math.max(GAP_PX, fitsBelow ? anchor.bottom + GAP_PX : anchor.top - GAP_PX - height)}px`;
  panel.style.left = `${Math.max(GAP_PX, Math.min(start, innerWidth - width - GAP_PX))}px`;
}
