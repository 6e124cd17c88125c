import { audits } from '../../../../cloudfunctions/money/control/audit';
import { collect, payout } from '../../../../cloudfunctions/money/payout/payout';
import { withdraw } from '../../../../cloudfunctions/money/payout/withdraw';
import {
  removeTaxFiles,
  type TaxWorld,
  taxFile,
  taxFiles,
} from '../../../../cloudfunctions/money/tax/tax-file';
import { giveRealName, legalIdentities } from '../../../../cloudfunctions/people/real-name';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { TaxFileKind } from '../../../../contracts/tax';
import type { Month, PersonId } from '../../../../contracts/vocabulary';
import { fen } from '../../../test-cloud';
import {
  expectSoundBooks,
  newWithdrawalId,
  openPayday,
  type Payday,
  repsPaid,
  repWith,
} from '../payout/payday';

let day: Payday;
let world: Payday['world'] & TaxWorld;
const people: Seat[] = [];
const operator: Seat = {
  personId: 'person-brand' as PersonId,
  role: 'operator',
  at: 'brand',
  openid: 'o-brand',
};

beforeAll(async () => {
  day = await openPayday({ maxFen: 300_000 });
  const paying = { mostABill: fen(100_000), mostAWithdrawal: fen(300_000) };
  const named = { ...day.world, terms: { ...repsPaid(paying), withholding: 'ordinary' as const } };
  const { db, safe } = named;
  world = { ...named, identitiesOf: (ids) => legalIdentities({ db, safe }, ids) };
  people.push(await repWith(world, 500_000), await repWith(world, 500_000), await repWith(world, 500_000));
  await giveRealName(world, { name: '张三丰', idNumber: '11010519491231002X' }, person(0));
  await paid(person(0), 200_000);
  await paid(person(1), 50_000);
  // The third has asked and not collected: no income of this month's declaration.
  await withdraw(world, { withdrawalId: newWithdrawalId(), amount: fen(50_000) }, person(2));
});
afterEach(() => expectSoundBooks(world));
afterAll(() => day.close());

const person = (index: number) => people[index] ?? operator;

async function paid(seat: Seat, amount: number) {
  const withdrawalId = newWithdrawalId();
  await withdraw(world, { withdrawalId, amount: fen(amount) }, seat);
  while (day.withdrawal(withdrawalId).payout.state !== 'paid') {
    await collect(world, { withdrawalId, clientCanConfirm: true }, seat);
    day.levers.confirm({ outBillNo: day.billOf(withdrawalId), openid: seat.openid });
    await payout(world, { withdrawalId }, seat);
  }
}

async function file(kind: TaxFileKind, month = '2026-11') {
  const made = await taxFile(world, { kind, month: month as Month, why: '十一月申报' }, operator);
  const answer = await fetch(made.url);
  const text = Buffer.from(await answer.arrayBuffer()).toString();
  return { ...made, text, lines: text.slice(1).trimEnd().split('\r\n') };
}

test('the declaration has a line for everybody who was paid, with every step of the working', async () => {
  const { lines, rows, text } = await file('withholding');
  expect(text.startsWith('\uFEFF"姓名","身份证号"')).toBe(true);
  expect(rows).toBe(2);
  const [zhangs, wangs] = [person(0), person(1)].map(({ personId }) =>
    lines.find((line) => line.includes(`"${personId}"`)),
  );
  expect(zhangs).toBe(
    `"张三丰","11010519491231002X\t","${person(0).personId}","劳务报酬所得","2026-11","2000.00","2000.00",` +
      '"800.00","0.00","1200.00","20%","0.00","240.00","240.00","240.00","1760.00"',
  );
  expect(wangs).toBe(
    `"","","${person(1).personId}","劳务报酬所得","2026-11","500.00","500.00",` +
      '"800.00","0.00","0.00","20%","0.00","0.00","0.00","0.00","500.00"',
  );
});

test('the platform report counts a quarter, each person once, with how often they were paid', async () => {
  const { lines, rows } = await file('platform', '2026-12');
  expect(rows).toBe(2);
  expect(lines.find((line) => line.includes('张三丰'))).toBe(
    `"张三丰","居民身份证","11010519491231002X\t","${person(0).personId}","业务员","劳务报酬所得",` +
      '"2026-10","2026-12","2000.00","240.00","1760.00",2',
  );
});

test('the payouts by scene name the bill at both sides, and nobody', async () => {
  const { lines, rows, text } = await file('payouts');
  expect(rows).toBe(3);
  expect(text).not.toContain('张三丰');
  expect(lines[1]).toMatch(
    /^"1005","岗位类型:业务员 报酬说明:陈列任务报酬","1900000109","CC[0-9a-f]{30}","\d+\t?","2026-11-23 \d\d:\d\d","person-\d+","劳务报酬","\d+\.\d\d","\d+\.\d\d","\d+\.\d\d"$/,
  );
});

test('a month without payouts is a table with its heading only', async () => {
  expect(await file('withholding', '2025-01')).toMatchObject({ rows: 0 });
  expect(await file('payouts', '2025-01')).toMatchObject({ rows: 0 });
});

test('who took which file when and why is kept, without a name in it', async () => {
  await file('withholding');
  const [noted] = day.all(audits).filter(({ what }) => what === 'export');
  expect(noted).toMatchObject({
    of: 'tax:2026-11',
    who: operator.personId,
    role: 'operator',
    why: '十一月申报',
  });
  expect(JSON.stringify([day.all(audits), day.all(taxFiles), day.reported])).not.toMatch(/张三丰|11010519/);
});

test('the link works for ten minutes; after that the file itself is gone', async () => {
  const { url } = await file('withholding');
  expect((await fetch(url)).status).toBe(200);
  const kept = day.all(taxFiles).flatMap((each) => (each.file ? [each.file] : []));
  await removeTaxFiles(world);
  expect(await world.files.read(kept[0] ?? '')).not.toBe(undefined);
  day.clock.advance(11 * 60_000);
  expect((await fetch(url)).status).toBe(403);
  expect(await removeTaxFiles(world)).toBe(kept.length);
  expect(await removeTaxFiles(world)).toBe(0);
  for (const one of kept) expect(await world.files.read(one)).toBe(undefined);
  expect(day.all(taxFiles).filter((each) => each.file)).toEqual([]);
});
