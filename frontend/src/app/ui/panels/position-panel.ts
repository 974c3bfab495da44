const GAP_PX = 4;

/** Puts a panel of the top layer below its button, aligned with one of its sides; above it where the screen ends. */
export function positionPanel(panel: HTMLElement, button: HTMLElement, side: 'start' | 'end' = 'end'): void {
  const anchor = button.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const fitsBelow = anchor.bottom + GAP_PX + height < innerHeight;
  const leftToRight = getComputedStyle(panel).direction !== 'rtl';
  const left = leftToRight === (side === 'start') ? anchor.left : anchor.right - width;
  panel.style.top = `${Math.max(GAP_PX, fitsBelow ? anchor.bottom + GAP_PX : anchor.top - GAP_PX - height)}px`;
  panel.style.left = `${Math.max(GAP_PX, Math.min(left, innerWidth - width - GAP_PX))}px`;
}
