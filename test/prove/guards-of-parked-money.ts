import { type Guard, money, test } from './guard';

const refund = test('trade/payment/close-refund');
const payment = test('trade/payment/close-payment');

/** The way out of money that came in and stopped: a refund paid another way, a payment told otherwise than asked for. */
export const guardsOfParkedMoney: Guard[] = [
  {
    keeps: 'nothing is sent once it is said to be paid another way',
    file: money('rules/refund'),
    cut: '  proposal === undefined &&\n',
    leaves: '',
    suite: refund,
  },
  {
    keeps: 'what moved since it was read is not booked over',
    file: money('payment/settle-refund'),
    cut: '    await alongside?.(tx, current);\n',
    leaves: '',
    suite: refund,
  },
  {
    keeps: 'a slow worker does not forget a proposal',
    file: money('payment/settle-refund'),
    cut: "...(state === 'parked' ? [] : ['proposal'])",
    leaves: "...(after.proposal ? [] : ['proposal'])",
    suite: refund,
  },
  {
    keeps: 'what was paid another way did not leave WeChat',
    file: money('payment/settle-refund'),
    cut: 'closing ? paidOutside(payee) : receivedByWechat(mchid)',
    leaves: 'receivedByWechat(mchid)',
    suite: refund,
  },
  {
    keeps: 'a mismatch is told once',
    file: money('payment/settle-payment'),
    cut: 'if (alarmed !== known.alarmed)',
    leaves: "if (state === 'parked' && known.state !== 'parked')",
    suite: payment,
  },
  {
    keeps: 'money that came is not let go before it went back',
    file: money('rules/parked-money'),
    cut: "    case 'REFUND':\n      return 'given_back';\n    case 'SUCCESS':\n      return 'paid';",
    leaves: "    case 'REFUND':\n    case 'SUCCESS':\n      return 'given_back';",
    suite: payment,
  },
  {
    keeps: 'a stopped merchant number opens no page',
    file: 'cloudfunctions/trade/payment/pay-order.ts',
    cut: "  if (await isFrozen(world, order)) return refuse('payments_frozen', {});\n",
    leaves: '',
    suite: payment,
  },
];
