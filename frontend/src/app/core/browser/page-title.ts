import { inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** "Quarterly plan - Atlas". A page that knows more than its route says so itself. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(snapshot: RouterStateSnapshot): void {
    const title = this.buildTitle(snapshot);
    if (title !== undefined) this.title.setTitle(title);
  }

  set(...parts: readonly (string | null | undefined)[]): void {
    this.title.setTitle(parts.filter((part) => part).join(' - ') || 'Parley');
  }
}
