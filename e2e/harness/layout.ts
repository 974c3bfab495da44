import type { Locator, Page } from '@playwright/test';

/** A pixel that rounding may take. */
const ROUNDING = 1;

/** What stands out of the screen at its sides, or of a box that cuts it off without saying so: its words and by how much. */
export function outOfSight(page: Page): Promise<string[]> {
  return page.evaluate((rounding) => {
    const isShown = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
      element.closest('.sr-only, .skip-link, [inert]') === null;
    /** The sides within which a text may stand: of the screen, or of what scrolls or cuts it off. */
    const room = (element: Element): { left: number; right: number } | null => {
      let [left, right] = [0, window.innerWidth];
      for (let each: Element | null = element; each && each !== document.body; each = each.parentElement) {
        const { overflowX, textOverflow, webkitLineClamp } = getComputedStyle(each);
        if (overflowX === 'auto' || overflowX === 'scroll' || textOverflow === 'ellipsis' || webkitLineClamp !== 'none')
          return null;
        if (overflowX === 'visible') continue;
        const box = each.getBoundingClientRect();
        left = Math.max(left, box.left);
        right = Math.min(right, box.right);
      }
      return { left, right };
    };
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const element = text.parentElement;
      if (!element || text.textContent?.trim() === '' || !isShown(element)) continue;
      const sides = room(element);
      if (!sides) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const { left, right, width } of range.getClientRects()) {
        if (width === 0 || (left >= sides.left - rounding && right <= sides.right + rounding)) continue;
        found.push(`${text.textContent?.trim().slice(0, 40)}: ${Math.round(left)} to ${Math.round(right)}`);
        break;
      }
    }
    for (const control of document.querySelectorAll('button, a[href], input, textarea')) {
      const { left, right, width } = control.getBoundingClientRect();
      if (width === 0 || !isShown(control) || (left >= -rounding && right <= window.innerWidth + rounding)) continue;
      found.push(`${control.getAttribute('aria-label') ?? control.textContent}: ${left} to ${right}`);
    }
    return found;
  }, ROUNDING);
}

/** Pairs of the parts of a line, such as a header, that lie on each other. */
export function overlaps(line: Locator): Promise<string[]> {
  return line.evaluate((host, rounding) => {
    const parts = [...host.querySelectorAll('button, a, h1, h1 > span, app-avatar, input')].filter(
      (part) => part.getClientRects().length > 0,
    );
    const named = (part: Element) => part.getAttribute('aria-label') ?? part.textContent.slice(0, 30);
    return parts.flatMap((one, index) =>
      parts.slice(index + 1).flatMap((other) => {
        if (one.contains(other) || other.contains(one)) return [];
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const isApart =
          a.right <= b.left + rounding ||
          b.right <= a.left + rounding ||
          a.bottom <= b.top + rounding ||
          b.bottom <= a.top + rounding;
        return isApart ? [] : [`${named(one)} on ${named(other)}`];
      }),
    );
  }, ROUNDING);
}
