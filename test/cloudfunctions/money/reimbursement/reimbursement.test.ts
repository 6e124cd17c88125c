import { audits } from '../../../../cloudfunctions/money/control/audit';
import { brokenBooks } from '../../../../cloudfunctions/money/invariants/invariants';
import { entries, record } from '../../../../cloudfunctions/money/ledger/ledger';
import {
  draftReimbursements,
  owe,
  reimbursementId,
  reimbursementLines,
  reimbursements,
} from '../../../../cloudfunctions/money/reimbursement/reimbursement';
import {
  decideReimbursement,
  openReimbursements,
  ownReimbursement,
  ownReimbursements,
  reimbursement,
  signReimbursement,
} from '../../../../cloudfunctions/money/reimbursement/sign-reimbursement';
import type { Transaction } from '../../../../cloudfunctions/platform/ports';
import type { Seat } from '../../../../cloudfunctions/platform/serve';
import type { BrandAct, SellerAct } from '../../../../contracts/reimbursement';
import type { Fen, Instant, Month, OrderId, PersonId } from '../../../../contracts/vocabulary';
import { laowang, xinyuan } from '../../../first-shop';
import { fen, openTestCloud, type TestCloud } from '../../../test-cloud';
import { said } from '../../trade/shop';

const november = '2026-11' as Month;
const december = '2026-12' as Month;
const seller: Seat = { personId: 'person-xin' as PersonId, role: 'seller', at: xinyuan, openid: 'o-xin' };
const other: Seat = { ...seller, personId: 'person-guang' as PersonId, at: 'guangda' };
const brand: Seat = { personId: 'person-chen' as PersonId, role: 'operator', at: 'brand', openid: 'o-chen' };
const bank: Seat = { ...brand, personId: 'person-lin' as PersonId, openid: 'o-lin' };

let cloud: TestCloud;
beforeEach(async () => {
  cloud = await openTestCloud({ at: '2026-12-01T03:00:00+08:00' });
  await owed('a', 500);
  await owed('b', 740);
  await draftReimbursements(cloud.world);
});
afterEach(async () => {
  const broken = await brokenBooks(cloud.world);
  await cloud.close();
  expect(broken).toEqual([]);
});

const owed = (name: string, amount: number) => owedAll([name], amount);

/** Rebates of November that the seller took off a store's debt. */
const owedAll = (names: readonly string[], amount: number) =>
  cloud.world.db.transaction(async (tx) => {
    for (const name of names) await owedIn(tx, name, fen(amount));
  });

async function owedIn(tx: Transaction, name: string, amount: Fen) {
  const entryId = `offset:${name}:1`;
  const at = cloud.clock.now();
  const sides = { funder: 'brand', payer: `seller:${xinyuan}`, payee: `store:${laowang}` };
  const posting = { from: `seller:${xinyuan}:sales`, to: `seller:${xinyuan}:reimbursement` };
  await record(tx, entryId, {
    at,
    cause: { kind: 'offset', nature: '销售折让', ...sides, records: [name] },
    postings: [{ ...posting, amount, asset: 'CNY' }],
  });
  const store = { storeId: laowang, storeName: '老王便利店' };
  const orderIds = ['order'.padEnd(16, 'x') as OrderId];
  const policy = { month: november, policyName: '茶饮阶梯', policyVersion: 1, orderIds };
  await owe(tx, {
    sellerId: xinyuan,
    sellerName: '鑫源商贸',
    line: { entryId, at, ...store, ...policy, amount },
  });
}

const sign = (act: SellerAct, remark = '', month = november) =>
  signReimbursement(cloud.world, { month, act, remark }, seller);
const decide = (act: BrandAct, remark = '同意') =>
  decideReimbursement(
    cloud.world,
    { sellerId: xinyuan, month: november, act, remark },
    act === 'settle' ? bank : brand,
  );
const held = () =>
  cloud
    .all(entries)
    .flatMap(({ postings }) => postings)
    .reduce((sum, { from, to, amount }) => {
      const account = `seller:${xinyuan}:reimbursement`;
      return sum + (to === account ? amount : 0) - (from === account ? amount : 0);
    }, 0);

test('a statement is drafted, agreed by the seller, approved by the brand and settled by a bank transfer; each signature stands on it', async () => {
  expect(await ownReimbursements(cloud.world, {}, seller)).toMatchObject({
    owed: 1_240,
    statements: [{ month: november, state: 'drafted', lines: 2, amount: 1_240 }],
  });
  await sign('agree');
  await decide('approve');
  cloud.clock.advance(1_000);
  expect(await decide('settle', '工行 20261205-001')).toMatchObject({ state: 'settled' });
  expect(held()).toBe(0);
  const [statement] = cloud.all(reimbursements);
  expect(statement?.signed.map(({ act, by, remark }) => [act, by, remark])).toEqual([
    ['agree', 'person-xin', ''],
    ['approve', 'person-chen', '同意'],
    ['settle', 'person-lin', '工行 20261205-001'],
  ]);
  expect(
    cloud
      .all(audits)
      .map(({ what }) => what)
      .toSorted(),
  ).toEqual(['agree', 'approve', 'settle']);
  expect((await ownReimbursements(cloud.world, {}, seller)).owed).toBe(0);
  expect((await openReimbursements(cloud.world)).statements).toEqual([]);
});

test('a dispute goes back and forth with its remarks until the seller agrees', async () => {
  await sign('dispute', '少算了一单');
  expect(await said(decide('approve'))).toBe('reimbursement_moved_on');
  await decide('answer', '那一单算在 12 月');
  await sign('agree');
  expect(cloud.all(reimbursements)).toMatchObject([{ state: 'agreed', amount: 1_240 }]);
});

test('nobody skips the other side, and the same signature again changes nothing', async () => {
  for (const act of ['approve', 'settle', 'answer'] as const)
    expect({ act, said: await said(decide(act)) }).toEqual({ act, said: 'reimbursement_moved_on' });
  await sign('agree');
  await sign('agree');
  expect(await said(decide('settle'))).toBe('reimbursement_moved_on');
  await decide('approve');
  await decide('settle', '工行 1');
  await decide('settle', '工行 1');
  expect(await said(decide('settle', '工行 2'))).toBe('reimbursement_moved_on');
  expect(cloud.all(entries).filter(({ _id }) => _id.startsWith('reimburse:'))).toHaveLength(1);
  expect(cloud.all(reimbursements)[0]?.signed).toHaveLength(3);
});

test('who approves a statement does not also say that it was paid: that takes a second person of the brand', async () => {
  await sign('agree');
  await decide('approve');
  const alone = { sellerId: xinyuan, month: november, act: 'settle' as const, remark: '工行 1' };
  expect(await said(decideReimbursement(cloud.world, alone, brand))).toBe('another_person_needed');
  expect(held()).toBe(1_240);
  expect(await decide('settle', '工行 1')).toMatchObject({ state: 'settled' });
});

test('settled at once by two, it is paid once', async () => {
  await sign('agree');
  await decide('approve');
  const answers = await Promise.all([said(decide('settle', '工行 1')), said(decide('settle', '工行 2'))]);
  expect(answers.toSorted()).toEqual(['done', 'reimbursement_moved_on']);
  expect(held()).toBe(0);
});

test('a line that comes after its month was drafted is on the next statement, whatever has been signed', async () => {
  await sign('agree');
  await owed('late', 60);
  expect(cloud.all(reimbursements).map(({ month, state, amount }) => [month, state, amount])).toEqual([
    [november, 'agreed', 1_240],
    [december, 'collecting', 60],
  ]);
  expect(await said(sign('agree', '', december))).toBe('not_yours');
});

test('each line opens its entry and its receipts, page by page, and only to its own seller', async () => {
  await owedAll(
    Array.from({ length: 120 }, (_, n) => `more${n}`),
    1,
  );
  cloud.clock.set('2027-01-01T03:00:00+08:00');
  await draftReimbursements(cloud.world);
  const first = await ownReimbursement(cloud.world, { month: december }, seller);
  const after = first.lines.at(-1)?.entryId;
  const second = await ownReimbursement(cloud.world, { month: december, ...(after && { after }) }, seller);
  expect([first.lines.length, first.more, second.lines.length, second.more]).toEqual([100, true, 20, false]);
  expect(new Set([...first.lines, ...second.lines].map(({ entryId }) => entryId)).size).toBe(120);
  expect(first.lines[0]).toMatchObject({ storeName: '老王便利店', orderIds: ['orderxxxxxxxxxxx'] });
  expect(await said(ownReimbursement(cloud.world, { month: november }, other))).toBe('not_yours');
  expect(
    await said(signReimbursement(cloud.world, { month: november, act: 'agree', remark: '' }, other)),
  ).toBe('not_yours');
  expect(await ownReimbursements(cloud.world, {}, other)).toEqual({ owed: 0, statements: [] });
  const brands = await reimbursement(cloud.world, { sellerId: xinyuan, month: november });
  expect(brands.lines.map(({ amount }) => amount)).toEqual([500, 740]);
});

describe('what the books must say of statements is found when it is not so', () => {
  const id = reimbursementId(xinyuan, november);
  const byOne = (['agree', 'approve', 'settle'] as const).map((act) => {
    return { act, by: brand.personId, at: 0 as Instant, remark: '' };
  });
  const plant: [name: string, breach: string, edit: () => Promise<unknown>, undo: () => Promise<unknown>][] =
    [
      [
        'a sum that is not the sum of its lines',
        'is not the sum of its lines',
        () => cloud.world.db.updateIf(reimbursements, id, {}, { inc: { amount: 1 } }),
        () => cloud.world.db.updateIf(reimbursements, id, {}, { inc: { amount: -1 } }),
      ],
      [
        'a line of another amount than was posted',
        'has a line that was never posted',
        () => cloud.world.db.updateIf(reimbursementLines, 'offset:a:1', {}, { inc: { amount: 1 } }),
        () => cloud.world.db.updateIf(reimbursementLines, 'offset:a:1', {}, { inc: { amount: -1 } }),
      ],
      [
        'settled without an entry and without signatures',
        'was not signed by both sides',
        () => cloud.world.db.updateIf(reimbursements, id, {}, { set: { state: 'settled' } }),
        () => cloud.world.db.updateIf(reimbursements, id, {}, { set: { state: 'drafted' } }),
      ],
      [
        'approved and settled by one person',
        'was approved and settled by one person',
        () => cloud.world.db.updateIf(reimbursements, id, {}, { set: { state: 'settled', signed: byOne } }),
        () => cloud.world.db.updateIf(reimbursements, id, {}, { set: { state: 'drafted', signed: [] } }),
      ],
      [
        'a posting on no statement',
        'is owed to a seller and on no statement',
        () =>
          cloud.world.db.updateIf(
            reimbursementLines,
            'offset:b:1',
            {},
            { set: { reimbursementId: 'elsewhere' } },
          ),
        () => cloud.world.db.updateIf(reimbursementLines, 'offset:b:1', {}, { set: { reimbursementId: id } }),
      ],
    ];
  test.each(plant)('%s', async (_, breach, edit, undo) => {
    await edit();
    expect((await brokenBooks(cloud.world)).join('\n')).toContain(breach);
    await undo();
  });
});
