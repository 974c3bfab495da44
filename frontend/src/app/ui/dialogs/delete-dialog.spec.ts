import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { DeleteDialog, type DeleteImpact } from './delete-dialog';

let closedWith: unknown[];
let removed: number;

async function open(impact: () => Promise<DeleteImpact>): Promise<ComponentFixture<DeleteDialog>> {
  closedWith = [];
  removed = 0;
  const request = { name: 'Atlas', kind: 'agent', impact, remove: async () => void (removed += 1), explain: String };
  TestBed.configureTestingModule({
    providers: [
      { provide: DIALOG_DATA, useValue: request },
      { provide: DialogRef, useValue: { close: (result: unknown) => closedWith.push(result) } },
    ],
  });
  const fixture = TestBed.createComponent(DeleteDialog);
  await fixture.whenStable();
  return fixture;
}

function button(fixture: ComponentFixture<DeleteDialog>, name: string): HTMLButtonElement {
  const buttons = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
  return buttons.find(({ textContent }) => textContent?.trim() === name) as HTMLButtonElement;
}

describe('The delete dialog', () => {
  it('says what a delete takes along, and deletes on the second press', async () => {
    const fixture = await open(async () => ({ parts: ['2 sessions', '9 messages'], messages: 9 }));

    expect((fixture.nativeElement as HTMLElement).textContent).toContain('2 sessions · 9 messages');
    button(fixture, 'Delete agent').click();
    await fixture.whenStable();

    expect(removed).toBe(1);
    expect(closedWith).toEqual([true]);
  });

  it('cannot be confirmed before the counts have arrived', async () => {
    const fixture = await open(() => new Promise(() => undefined));

    expect(button(fixture, 'Delete agent').disabled).toBe(true);
  });

  it('asks for the name when more than a hundred messages would go', async () => {
    const fixture = await open(async () => ({ parts: ['348 messages'], messages: 348 }));
    expect(button(fixture, 'Delete agent').disabled).toBe(true);

    const box = (fixture.nativeElement as HTMLElement).querySelector('input') as HTMLInputElement;
    box.value = 'Atlas';
    box.dispatchEvent(new Event('input'));
    await fixture.whenStable();

    expect(button(fixture, 'Delete agent').disabled).toBe(false);
  });
});
