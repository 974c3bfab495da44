import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MessageSteps } from './message-steps';

@Component({
  selector: 'app-three-messages',
  imports: [MessageSteps],
  template: `
    <div appMessageSteps>
      <article tabindex="-1">One</article>
      <article tabindex="-1">Two</article>
      <article tabindex="-1">Three</article>
    </div>
  `,
})
class ThreeMessages {}

function press(key: string): string | null | undefined {
  document.dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true, cancelable: true }));
  return document.activeElement?.textContent;
}

describe('Alt with an arrow key', () => {
  it('goes from the last message up and down again, and stays at either end', async () => {
    const fixture = TestBed.createComponent(ThreeMessages);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();

    const visited = ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowDown'].map(press);

    expect(visited).toEqual(['Three', 'Two', 'One', 'One', 'Two', 'Three', 'Three']);
  });
});
