import { field, type Guard, money, test } from './guard';

const ledger: Guard[] = [
  {
    keeps: 'an entry happens once',
    file: money('ledger/ledger'),
    cut: "  if (await tx.get(entries, entryId)) return 'already';\n",
    leaves: '',
    suite: test('money/ledger/ledger'),
  },
  {
    keeps: 'no account that authorizes goes below nothing',
    file: money('ledger/ledger'),
    cut: 'if (amount < 0) refuse(',
    leaves: 'if (amount < -1e12) refuse(',
    suite: test('money/ledger/ledger'),
  },
  {
    keeps: 'what is undone is undone once',
    file: money('ledger/reversal'),
    cut: "posted === 'already' ? refuse('already_reversed', {}) : entry",
    leaves: 'posted ? entry : entry',
    suite: test('money/ledger/statement'),
  },
  {
    keeps: 'a reversal is not reversed',
    file: money('ledger/reversal'),
    cut: ' || isReversal(entryId)) return',
    leaves: ') return',
    suite: test('money/ledger/statement'),
  },
];

const controls: Guard[] = [
  {
    keeps: 'one open withdrawal a person and scene',
    file: money('payout/payee'),
    cut: "  if (payee.open[sceneId]) refuse('payout_open', {});\n",
    leaves: '',
    suite: test('money/payout/withdraw'),
  },
  {
    keeps: 'the caps refuse',
    file: money('payout/payee'),
    cut: '  if (no) throw new Refusal(no);\n',
    leaves: '',
    suite: test('money/control/controls'),
  },
  {
    keeps: 'what was checked against the caps is written with it',
    file: money('payout/payee'),
    cut: '{ set: { wished, months,',
    leaves: '{ set: { months,',
    suite: test('money/control/controls'),
  },
  {
    keeps: 'nobody agrees twice',
    file: money('control/approval'),
    cut: "    if (by.includes(seat.personId)) refuse('another_person_needed', {});\n",
    leaves: '',
    suite: test('money/control/approval'),
  },
  {
    keeps: 'nobody agrees to their own money',
    file: money('control/approval'),
    cut: "  if (withdrawal.personId === seat.personId) return refuse('another_person_needed', {});\n",
    leaves: '',
    suite: test('money/control/approval'),
  },
  {
    keeps: 'what is decided stays decided',
    file: money('control/approval'),
    cut: "  if (!withdrawal.approval.waits) return refuse('already_decided', {});\n",
    leaves: '',
    suite: test('money/control/approval'),
  },
  {
    keeps: 'nothing large is sent before two people agreed',
    file: money('payout/may-collect'),
    cut: "  if (approval?.waits) refuse('waits_for_approval', {});\n",
    leaves: '',
    suite: test('money/control/approval'),
  },
  {
    keeps: 'a freeze is seen in the last moment before bytes go out',
    file: money('payout/ask-wechat'),
    cut: 'mchid: frozen.mchid })) return sending;',
    leaves: 'mchid: frozen.mchid })) void sending;',
    suite: test('money/control/frozen'),
  },
  {
    keeps: 'one phone serves so many people a day, also at once',
    file: money('control/device'),
    cut: '{ count: { lt: personsADevice }, persons',
    leaves: '{ persons',
    suite: test('money/control/controls'),
  },
];

const closing: Guard[] = [
  {
    keeps: 'what one proposes another confirms, and nobody about their own money',
    file: money('rules/proposal'),
    cut: "  if (by === proposal.by || by === owner) return 'another_person_needed';\n",
    leaves: '',
    suite: test('money/control/proposal'),
  },
  {
    keeps: 'what is confirmed is what was read',
    file: money('rules/proposal'),
    cut: "  if (proposal?.proposalId !== proposalId) return 'proposal_moved_on';\n",
    leaves: "  if (!proposal) return 'proposal_moved_on';\n",
    suite: test('money/control/proposal'),
  },
  {
    keeps: 'what moved on since is not decided',
    file: money('control/proposal'),
    cut: '  matter.mustStand(record, decided);\n',
    leaves: '',
    suite: test('money/control/proposal'),
  },
  {
    keeps: 'a closing is proven by WeChat’s signed word, asked for now',
    file: money('payout/close-payout'),
    cut: "outcome.kind === 'unknown' ? { proof: 'no_answer' } : {",
    leaves: "outcome.kind === 'unknown' ? { proof: 'no_such_bill' } : {",
    suite: test('money/payout/close-payout'),
  },
  {
    keeps: 'that WeChat knows of nothing proves nothing while a request may be on its way',
    file: money('rules/closing'),
    cut: "now - firstSentAt < RETRIED_FOR_MS ? 'too_early' : 'no_such_bill'",
    leaves: "'no_such_bill'",
    suite: test('money/payout/close-payout'),
  },
  {
    keeps: 'nothing is sent any more once its closing is proposed',
    file: money('payout/ask-wechat'),
    cut: '    !known.proposal &&\n',
    leaves: '',
    suite: test('money/payout/close-payout'),
  },
  {
    keeps: 'who began to send before the proposal ends first',
    file: money('payout/close-payout'),
    cut: "  if (leaseUntil > now) refuse('payout_moved_on', { state });\n",
    leaves: '',
    suite: test('money/payout/close-payout'),
  },
];

const budgets: Guard[] = [
  {
    keeps: 'no promise without money for it',
    file: money('ledger/budget'),
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

export const guardsOfControls: readonly Guard[] = [...ledger, ...controls, ...closing, ...budgets];
