/** One guard of the money: what it keeps, the edit that takes it out, and the suite that must then fail. */
export type Guard = { keeps: string; file: string; cut: string; leaves: string; suite: string };

const money = (file: string) => `cloudfunctions/money/${file}.ts`;
const field = (file: string) => `cloudfunctions/field/${file}.ts`;
const test = (file: string) => `test/cloudfunctions/${file}.test.ts`;

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
    suite: test('money/payout-answers'),
  },
  {
    keeps: 'a bill that is absent is not a bill that failed',
    file: money('rules/payout-news'),
    cut: "code === 'NOT_FOUND' ? 'absent' : 'unknown'",
    leaves: "code === 'NOT_FOUND' ? 'failed' : 'unknown'",
    suite: test('money/payout-answers'),
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
    suite: test('money/payout-answers'),
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
    file: money('ask-wechat'),
    cut: "sent.event === 'rejected' ? await query(world, sending) : sent",
    leaves: 'sent',
    suite: test('money/payout-answers'),
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
    suite: test('money/payout-answers'),
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
    file: money('settle'),
    cut: '|| isEnd(current.payout.state)) return current;',
    leaves: ') return current;',
    suite: test('money/settle'),
  },
  {
    keeps: 'news of one bill never ends the next',
    file: money('settle'),
    cut: 'current.payout.outBillNo === known.payout.outBillNo',
    leaves: 'current.payout.outBillNo.length === known.payout.outBillNo.length',
    suite: test('money/settle'),
  },
  {
    keeps: 'nothing ends without the verified answer it ended by',
    file: money('settle'),
    cut: ' || !news.evidence) {',
    leaves: ') {',
    suite: test('money/settle'),
  },
  {
    keeps: 'a slow worker moves nothing that has moved on',
    file: money('settle'),
    cut: '    asKnown(known),\n    changeTo(',
    leaves: '    {},\n    changeTo(',
    suite: test('money/payout-answers'),
  },
  {
    keeps: 'one worker enters the first sending',
    file: money('first-sending'),
    cut: 'asked.withdrawalId, asKnown(asked), { set }',
    leaves: 'asked.withdrawalId, {}, { set }',
    suite: test('money/payout-rush'),
  },
  {
    keeps: 'one worker sends again at a time',
    file: money('ask-wechat'),
    cut: ", 'payout.leaseUntil': { lte: world.now() } }",
    leaves: ' }',
    suite: test('money/payout-rush'),
  },
  {
    keeps: 'news another heard does not end the lease of who is sending',
    file: money('settle'),
    cut: "...(endsLease ? [] : ['leaseUntil'])",
    leaves: '',
    suite: test('money/settle'),
  },
  {
    keeps: 'what goes out is what was kept, byte for byte',
    file: money('ask-wechat'),
    cut: 'world.pay.sendTransfer(frozen)',
    leaves: "world.pay.sendTransfer({ ...frozen, body: frozen.body.replace('{', '{ ') })",
    suite: test('money/settle'),
  },
  {
    keeps: 'a notice told twice is acted on once',
    file: money('notice'),
    cut: "if (kept === 'added') await",
    leaves: 'await',
    suite: test('money/notice'),
  },
  {
    keeps: 'a notice nobody signed is not heard',
    file: 'cloudfunctions/platform/wechatpay/verify-message.ts',
    cut: "if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64'))) {",
    leaves: "if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64')) && !serial) {",
    suite: test('money/notice'),
  },
];

const horizon: Guard[] = [
  {
    keeps: 'what WeChat has forgotten is not read as absent',
    file: money('ask-wechat'),
    cut: "  if (isOutOfReach(payout, world.now())) return settle(world, known, { event: 'too_old' });\n",
    leaves: '',
    suite: test('money/payout-age'),
  },
  {
    keeps: 'nothing new goes to a merchant number without money',
    file: money('first-sending'),
    cut: 'const funded = usable.find(({ mchid }) => !pauses.has(mchid));',
    leaves: 'const funded = usable[0];',
    suite: test('money/routes'),
  },
];

const ledger: Guard[] = [
  {
    keeps: 'an entry happens once',
    file: money('ledger'),
    cut: "  if (await tx.get(entries, entryId)) return 'already';\n",
    leaves: '',
    suite: test('money/ledger'),
  },
  {
    keeps: 'no account that authorizes goes below nothing',
    file: money('ledger'),
    cut: 'if (amount < 0) refuse(',
    leaves: 'if (amount < -1e12) refuse(',
    suite: test('money/ledger'),
  },
  {
    keeps: 'what is undone is undone once',
    file: money('reversal'),
    cut: "posted === 'already' ? refuse('already_reversed', {}) : entry",
    leaves: 'posted ? entry : entry',
    suite: test('money/statement'),
  },
  {
    keeps: 'a reversal is not reversed',
    file: money('reversal'),
    cut: ' || isReversal(entryId)) return',
    leaves: ') return',
    suite: test('money/statement'),
  },
];

const controls: Guard[] = [
  {
    keeps: 'one open withdrawal a person and scene',
    file: money('payee'),
    cut: "  if (payee.open[sceneId]) refuse('payout_open', {});\n",
    leaves: '',
    suite: test('money/withdraw'),
  },
  {
    keeps: 'the caps refuse',
    file: money('payee'),
    cut: '  if (no) throw new Refusal(no);\n',
    leaves: '',
    suite: test('money/controls'),
  },
  {
    keeps: 'what was checked against the caps is written with it',
    file: money('payee'),
    cut: '{ set: { wished, months,',
    leaves: '{ set: { months,',
    suite: test('money/controls'),
  },
  {
    keeps: 'nobody agrees twice',
    file: money('approval'),
    cut: "    if (by.includes(seat.personId)) refuse('another_person_needed', {});\n",
    leaves: '',
    suite: test('money/controls'),
  },
  {
    keeps: 'nobody agrees to their own money',
    file: money('approval'),
    cut: "  if (withdrawal.personId === seat.personId) return refuse('another_person_needed', {});\n",
    leaves: '',
    suite: test('money/controls'),
  },
  {
    keeps: 'what is decided stays decided',
    file: money('approval'),
    cut: "  if (!withdrawal.approval.waits) return refuse('already_decided', {});\n",
    leaves: '',
    suite: test('money/controls'),
  },
  {
    keeps: 'nothing large is sent before two people agreed',
    file: money('may-collect'),
    cut: "  if (approval?.waits) refuse('waits_for_approval', {});\n",
    leaves: '',
    suite: test('money/controls'),
  },
  {
    keeps: 'a freeze is seen in the last moment before bytes go out',
    file: money('ask-wechat'),
    cut: 'mchid: frozen.mchid })) return sending;',
    leaves: 'mchid: frozen.mchid })) void sending;',
    suite: test('money/controls'),
  },
  {
    keeps: 'one phone serves so many people a day, also at once',
    file: money('device'),
    cut: '{ count: { lt: personsADevice }, persons',
    leaves: '{ persons',
    suite: test('money/controls'),
  },
];

const closing: Guard[] = [
  {
    keeps: 'a closing is confirmed by another than who proposed it',
    file: money('close-payout'),
    cut: '[closing.by, known.personId].includes(seat.personId)',
    leaves: '[known.personId].includes(seat.personId)',
    suite: test('money/close-payout'),
  },
  {
    keeps: 'a closing is proven by WeChat’s signed word, asked for now',
    file: money('close-payout'),
    cut: "if (!isProof(proof) || outcome.kind === 'unknown') {",
    leaves: "if (proof !== 'no_such_bill' && outcome.kind === 'unknown') {",
    suite: test('money/close-payout'),
  },
  {
    keeps: 'that WeChat knows of nothing proves nothing while a request may be on its way',
    file: money('rules/closing'),
    cut: "now - firstSentAt < RETRIED_FOR_MS ? 'too_early' : 'no_such_bill'",
    leaves: "'no_such_bill'",
    suite: test('money/close-payout'),
  },
  {
    keeps: 'nothing is sent any more once its closing is proposed',
    file: money('ask-wechat'),
    cut: '    !payout.closing &&\n',
    leaves: '',
    suite: test('money/close-payout'),
  },
  {
    keeps: 'who began to send before the proposal ends first',
    file: money('settle'),
    cut: '    if (news.closing) mustBeIdle(current, news.closing, world.now());\n',
    leaves: '',
    suite: test('money/close-payout'),
  },
];

const budgets: Guard[] = [
  {
    keeps: 'no promise without money for it',
    file: money('budget'),
    cut: "guard: { 'budget.left': { gte: amount } }",
    leaves: 'guard: {}',
    suite: test('field/budget'),
  },
  {
    keeps: 'what a claim was promised comes back when it runs out',
    file: field('expire-claims'),
    cut: ', ...released(claim.reward)',
    leaves: '',
    suite: test('field/budget'),
  },
  {
    keeps: 'what a dead call held comes back',
    file: field('quota'),
    cut: ', ...released(hold.amount)',
    leaves: '',
    suite: test('field/budget'),
  },
  {
    keeps: 'a claim is promised what was held for it',
    file: field('claim-task'),
    cut: 'reward: hold.amount, ',
    leaves: '',
    suite: test('field/budget'),
  },
  {
    keeps: 'a stopped campaign takes no claim',
    file: field('quota'),
    cut: ' isFrozen: { not: true },',
    leaves: '',
    suite: test('field/frozen-task'),
  },
  {
    keeps: 'a stopped campaign pays nothing',
    file: field('look-at-evidence'),
    cut: "const isStopped = claim.state === 'passed' &&",
    leaves: "const isStopped = claim.state !== 'passed' &&",
    suite: test('field/frozen-task'),
  },
];

export const guards: readonly Guard[] = [
  ...stateTable,
  ...settling,
  ...horizon,
  ...ledger,
  ...controls,
  ...closing,
  ...budgets,
];
