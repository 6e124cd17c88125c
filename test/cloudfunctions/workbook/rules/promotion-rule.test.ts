import { cap, promotionRule } from '../../../../cloudfunctions/workbook/rules/promotion-rule';

const read = (text: string) => {
  const reading = promotionRule(text);
  return 'wrong' in reading ? 'wrong' : reading.value;
};

test('every kind of promotion is written as a trade manager would say it', () => {
  expect(read('买10送1')).toEqual({ kind: 'buy_get', buyCases: 10, giftCases: 1 });
  expect(read('买 10 箱送 1 箱')).toEqual(read('买10送1'));
  expect(read('10箱减1元、20件减2.5元')).toEqual({
    kind: 'step',
    steps: [
      { fromCases: 10, offPerCase: 100 },
      { fromCases: 20, offPerCase: 250 },
    ],
  });
  expect(read('2箱+1箱一组减6元')).toEqual({ kind: 'bundle', cases: [2, 1], off: 600 });
  expect(read('满300减20')).toEqual({ kind: 'spend', spend: 30_000, off: 2_000 });
  expect(read('前5箱每箱减5元')).toEqual({ kind: 'new_pack', cases: 5, offPerCase: 500 });
  expect(read('预售每箱减3元，2026-12-10起送，60天可换')).toEqual({
    kind: 'presale',
    offPerCase: 300,
    deliverFrom: '2026-12-10',
    exchangeDays: 60,
  });
  expect(read('券满200减15,首次收货送,30天有效')).toEqual({
    kind: 'voucher',
    spend: 20_000,
    off: 1_500,
    issued: 'first_receipt',
    days: 30,
  });
  expect(read('券满0减5,直接发,10天有效')).toMatchObject({ issued: 'by_brand', spend: 0 });
});

test.each([
  '买10',
  '买0送1',
  '满300',
  '满0减20',
  '10箱减0元',
  '10箱减1元、买10送1',
  '预售每箱减3元,2026-13-10起送,60天可换',
  '券满200减15,首次收货送,0天有效',
  '2箱一组减6元',
  '',
])('what nobody can understand is not guessed: %s', (text) => expect(read(text)).toBe('wrong'));

test('a cap is cases or money, and nothing else', () => {
  expect(cap('100箱')).toEqual({ value: { of: 'cases', total: 100 } });
  expect(cap('5000元')).toEqual({ value: { of: 'money', total: 500_000 } });
  expect(cap('5000')).toEqual({ wrong: '封顶要写成 100箱 或 5000元' });
});
