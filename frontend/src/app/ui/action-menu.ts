import { Menu, MenuContent, MenuItem, MenuTrigger } from '@angular/aria/menu';
import {
  booleanAttribute,
  ChangeDetectionStrategy,
  Component,
  effect,
  type ElementRef,
  input,
  output,
  viewChild,
} from '@angular/core';
import { LucideDynamicIcon, LucideEllipsis, type LucideIcon } from '@lucide/angular';
import { positionPanel } from './panels/position-panel';

export interface MenuAction<T extends string = string> {
  readonly value: T;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly tone?: 'danger';
}

/** A "..." button with a menu of actions, drawn in the top layer so that no scrolling list cuts it off. */
@Component({
  selector: 'app-action-menu',
  imports: [LucideDynamicIcon, Menu, MenuContent, MenuItem, MenuTrigger],
  templateUrl: './action-menu.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'contents' },
})
export class ActionMenu<T extends string> {
  readonly label = input.required<string>();
  readonly icon = input<LucideIcon>(LucideEllipsis);
  readonly actions = input.required<readonly MenuAction<T>[]>();
  readonly small = input(false, { transform: booleanAttribute });
  readonly chosen = output<T>();

  protected readonly trigger = viewChild.required(MenuTrigger);
  private readonly button = viewChild.required<ElementRef<HTMLElement>>('button');
  private readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');

  constructor() {
    effect((onCleanup) => {
      const panel = this.panel().nativeElement;
      if (!this.trigger().expanded()) return panel.hidePopover?.();
      panel.showPopover?.();
      // Its items are made after it opens, and may change: it is placed for each size it has.
      const sized = new ResizeObserver(() => positionPanel(panel, this.button().nativeElement));
      sized.observe(panel);
      onCleanup(() => sized.disconnect());
    });
  }
}
