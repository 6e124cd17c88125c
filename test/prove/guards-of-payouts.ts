import { type Guard, money, test } from './guard';

const stateTable: Guard[] = [
  {
    keeps: 'nothing leaves paid',
    file: money('rules/payout'),
    cut: "  paid: always('paid'),",
    leaves: "  paid: { ...always('paid'), failed: 'returned' },",
    suite: test('money/rules/payout'),
  },
  {
    keeps: 'nothing leaves returned',
    file: money('rules/payout'),
    cut: "  returned: always('returned'),",
    leaves: "  returned: { ...always('returned'), absent: 'sending' },",
    suite: test('money/rules/payout'),
  },
  {
    keeps: 'what is unknown is never a failure',
    file: money('rules/payout'),
    cut: "    ...always('sending'),",
    leaves: "    ...always('sending'),\n    unknown: 'returned',",
    suite: test('money/payout/payout-answers'),
  },
  {
    keeps: 'a bill that is absent is not a bill that failed',
    file: money('rules/payout-news'),
    cut: "code === 'NOT_FOUND' ? 'absent' : 'unknown'",
    leaves: "code === 'NOT_FOUND' ? 'failed' : 'unknown'",
    suite: test('money/payout/payout-answers'),
  },
  {
    keeps: 'a refused query tells nothing',
    file: money('rules/payout-news'),
    cut: "code === 'NOT_FOUND' ? 'absent' : 'unknown'",
    leaves: "'absent'",
    suite: test('money/rules/payout-news'),
  },
  {
    keeps: 'a difference parks a bill that is being sent',
    file: money('rules/payout'),
    cut: "    differs: 'parked',\n    short: 'parked',",
    leaves: "    short: 'parked',",
    suite: test('money/payout/payout-answers'),
  },
  {
    keeps: 'a parked difference is not sent again',
    file: money('rules/payout'),
    cut: " && payout.why !== 'mismatch'",
    leaves: '',
    suite: test('money/rules/payout'),
  },
  {
    keeps: 'a sending that WeChat refused is asked about before it counts as refused',
    file: money('payout/ask-wechat'),
    cut: "sent.event === 'rejected' ? await query(world, sending) : sent",
    leaves: 'sent',
    suite: test('money/payout/payout-answers'),
  },
];

const comparison: Guard[] = ['mchid', 'appid', 'openid'].map((field) => ({
  keeps: `an answer about another ${field} is not believed`,
  file: money('rules/payout-news'),
  cut: `[told.${field}, meant.${field}],`,
  leaves: `[meant.${field}, meant.${field}],`,
  suite: test('money/rules/payout-news'),
}));

const settling: Guard[] = [
  ...comparison,
  {
    keeps: 'an answer about another amount is not believed',
    file: money('rules/payout-news'),
    cut: '[told.amountFen, meant.amount],',
    leaves: '[meant.amount, meant.amount],',
    suite: test('money/payout/payout-answers'),
  },
  {
    keeps: 'an end counts only when WeChat says of whom and how much',
    file: money('rules/payout-news'),
    cut: "isEnding && !needed.every(([said]) => said !== undefined) ? 'moves' : event",
    leaves: 'isEnding && needed.length === 0 ? event : event',
    suite: test('money/rules/payout'),
  },
  {
    keeps: 'what ended is looked at again inside the transaction that ends it',
    file: money('payout/settle'),
    cut: '|| isEnd(current.payout.state)) return current;',
    leaves: ') return current;',
    suite: test('money/payout/settle'),
  },
  {
    keeps: 'news of one bill never ends the next',
    file: money('payout/settle'),
    cut: 'current.payout.outBillNo === known.payout.outBillNo',
    leaves: 'current.payout.outBillNo.length === known.payout.outBillNo.length',
    suite: test('money/payout/settle'),
  },
  {
    keeps: 'nothing ends without the verified answer it ended by',
    file: money('payout/settle'),
    cut: " || !(news.evidence || news.closing?.proof === 'no_row')) {",
    leaves: ') {',
    suite: test('money/payout/settle'),
  },
  {
    keeps: 'a slow worker moves nothing that has moved on',
    file: money('payout/settle'),
    cut: '    asKnown(known),\n    changeTo(',
    leaves: '    {},\n    changeTo(',
    suite: test('money/payout/payout-answers'),
  },
  {
    keeps: 'one worker enters the first sending',
    file: money('payout/first-sending'),
    cut: 'asked.withdrawalId, asKnown(asked), { set }',
    leaves: 'asked.withdrawalId, {}, { set }',
    suite: test('money/payout/payout-rush'),
  },
  {
    keeps: 'one worker sends again at a time',
    file: money('payout/ask-wechat'),
    cut: ", 'payout.leaseUntil': { lte: world.now() } }",
    leaves: ' }',
    suite: test('money/payout/payout-rush'),
  },
  {
    keeps: 'news another heard does not end the lease of who is sending',
    file: money('payout/settle'),
    cut: "...(endsLease ? [] : ['leaseUntil'])",
    leaves: '',
    suite: test('money/payout/settle'),
  },
  {
    keeps: 'what goes out is what was kept, byte for byte',
    file: money('payout/ask-wechat'),
    cut: 'world.pay.sendTransfer(frozen)',
    leaves: "world.pay.sendTransfer({ ...frozen, body: frozen.body.replace('{', '{ ') })",
    suite: test('money/payout/settle'),
  },
  {
    keeps: 'a notice told twice is acted on once',
    file: money('payout/notice'),
    cut: "if (kept === 'added') await",
    leaves: 'await',
    suite: test('money/payout/notice'),
  },
  {
    keeps: 'a notice nobody signed is not heard',
    file: 'cloudfunctions/platform/wechatpay/verify-message.ts',
    cut: "if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64'))) {",
    leaves: "if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64')) && !serial) {",
    suite: test('money/payout/notice'),
  },
];

const horizon: Guard[] = [
  {
    keeps: 'what WeChat has forgotten is not read as absent',
    file: money('payout/ask-wechat'),
    cut: "  if (isOutOfReach(payout, world.now())) return settle(world, known, { event: 'too_old' });\n",
    leaves: '',
    suite: test('money/payout/payout-age'),
  },
  {
    keeps: 'nothing new goes to a merchant number without money',
    file: money('payout/first-sending'),
    cut: 'const funded = usable.find(({ mchid }) => !pauses.has(mchid));',
    leaves: 'const funded = usable[0];',
    suite: test('money/payout/routes'),
  },
];

export const guardsOfPayouts: readonly Guard[] = [...stateTable, ...settling, ...horizon];
