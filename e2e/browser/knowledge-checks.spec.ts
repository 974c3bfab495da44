import { violations } from '../harness/accessibility.js';
import { expect, test } from '../harness/browser-test.js';
import { askDocuments, textFile, upload } from '../harness/knowledge.js';

/** Twelve passages about roses, so that one about boats has no place among those that are given for them. */
const ROSES = Array.from(
  { length: 12 },
  (_, bed) => `# Bed ${bed + 1}\n\n${`Roses of bed ${bed + 1} are pruned with clean shears every year. `.repeat(28)}`,
).join('\n\n');

test('an owner keeps check questions, and sees at once whether documents answer them', async ({ api, page }) => {
  const agent = await api.agent();
  await page.goto(`${api.url}/a/${agent.id}/knowledge`);
  await upload(page, textFile('roses.txt', ROSES), textFile('boats.txt', 'Boats are painted in spring.'));
  const checks = page.locator('app-check-questions');
  const rows = checks.getByRole('list', { name: 'Check questions' }).getByRole('listitem');
  const question = checks.getByRole('textbox', { name: 'Question' });
  await checks.getByRole('button', { name: 'Add question' }).click();
  await expect(checks.getByRole('alert')).toHaveText('Write the question.');

  await question.fill('When are boats painted?');
  await checks.getByRole('combobox', { name: 'Answered in' }).selectOption('boats.txt');
  await question.press('Enter');
  await expect(rows.first()).toContainText('Found at place 1');
  await expect(checks.getByRole('status')).toContainText('1 of 1 found (100%)');
  await expect(question).toBeFocused();
  await question.fill('How are roses pruned?');
  await question.press('Enter');
  await expect(rows.nth(1)).toContainText(/Not (found|given)/);
  await expect(checks.getByRole('status')).toContainText('1 of 2 found (50%)');
  expect(await violations(page)).toEqual([]);

  await checks.getByRole('button', { name: 'Edit: How are roses pruned?' }).press('Enter');
  expect(await violations(page)).toEqual([]);
  await checks.getByRole('combobox', { name: 'Answered in' }).selectOption('roses.txt');
  await checks.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(checks.getByRole('status')).toContainText('2 of 2 found (100%)');
  await expect(checks.getByRole('button', { name: 'Edit: How are roses pruned?' })).toBeFocused();

  await checks.getByRole('button', { name: 'Delete: How are roses pruned?' }).click();
  await expect(rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(2);

  await askDocuments(page, 'When are boats painted again?');
  await page.getByRole('button', { name: 'Add as check question' }).first().click();
  await expect(rows.nth(2)).toContainText('boats.txt');
  await expect(checks.getByRole('status')).toContainText('3 of 3 found (100%)');
  await page.reload();
  await expect(rows).toHaveCount(3);
});

test('check questions are asked again when documents change', async ({ api, page }) => {
  const agent = await api.agent();
  await page.goto(`${api.url}/a/${agent.id}/knowledge`);
  await upload(page, textFile('boats.txt', 'Roses grow beside the boats, which are painted in spring.'));
  const checks = page.locator('app-check-questions');
  await checks.getByRole('textbox', { name: 'Question' }).fill('How are roses pruned?');
  await checks.getByRole('button', { name: 'Add question' }).click();
  await expect(checks.getByRole('status')).toContainText('1 of 1 found (100%)');

  await page.getByLabel('Files to add').setInputFiles(textFile('roses.txt', ROSES));
  await expect(checks.getByRole('status')).toContainText('0 of 1 found (0%) · 1 before', { timeout: 30_000 });
  await expect(checks.getByRole('listitem')).toContainText('found before');
  await page.getByRole('button', { name: 'Delete roses.txt' }).click();
  await page.getByRole('button', { name: 'Delete document' }).click();
  await expect(checks.getByRole('status')).toContainText('1 of 1 found (100%) · 0 before');
});
