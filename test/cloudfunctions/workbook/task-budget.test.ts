import { tasks } from '../../../cloudfunctions/field/task';
import { importWorkbook } from '../../../cloudfunctions/workbook/import-workbook';
import { type Sheets, workbookFile } from '../../../local/market/workbook-file';
import { openTestCloud, type TestCloud } from '../../test-cloud';
import { edited, smallWorkbook } from './small-workbook';

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await openTestCloud();
});
afterEach(() => cloud.close());

let uploads = 0;
const bring = async (sheets: Sheets) => {
  const file = cloud.put(`o-brand/${++uploads}.xlsx`, await workbookFile(sheets));
  return importWorkbook(cloud.world, { file, apply: true } as never);
};
const budget = () => cloud.all(tasks)[0]?.budget;
const promise = (amount: number) =>
  cloud.world.db.updateIf(tasks, 'tea-front', {}, { inc: { 'budget.left': -amount } });

/** The small workbook with a budget of its own in the sheet of tasks. */
function withBudget(yuan: string) {
  const book = smallWorkbook();
  for (const [row, cells] of (book.任务 ?? []).entries()) cells.push(row === 0 ? '预算(元)' : yuan);
  return book;
}

test('without a budget of its own a campaign has money for every place; with one it has that', async () => {
  await bring(smallWorkbook());
  expect(budget()).toEqual({ total: 10_000, left: 10_000 });
  await bring(withBudget('60.01'));
  expect(budget()).toEqual({ total: 6_001, left: 6_001 });
});

test('a smaller budget takes nothing back that was promised, and a larger one gives only what is more', async () => {
  await bring(smallWorkbook());
  await promise(2_000);
  await bring(withBudget('15'));
  expect(budget()).toEqual({ total: 2_000, left: 0 });
  await bring(withBudget('50'));
  expect(budget()).toEqual({ total: 5_000, left: 3_000 });
});

test('a quota that shrinks below what was taken and grows again makes no money out of nothing', async () => {
  await bring(smallWorkbook());
  await promise(9_600);
  await bring(edited('任务', 2, '名额', '5'));
  await bring(edited('任务', 2, '名额', '60'));
  expect(budget()).toEqual({ total: 12_000, left: 2_400 });
});

test('a budget below one reward, and a campaign of more than a hundred million yuan, are named by row and column', async () => {
  const findings = async (sheets: Sheets) => bring(sheets).catch((error) => error.problem.facts.findings[0]);
  expect(await findings(withBudget('1.99'))).toMatchObject({ sheet: '任务', row: 2, column: '预算' });
  const rich = edited('任务', 2, '奖励', '99999', edited('任务', 2, '名额', '999999') as never);
  expect(await findings(rich)).toMatchObject({ sheet: '任务', row: 2, column: '名额' });
});
