import { merchantOf } from '../../wechatpay/merchant';
import type { Act } from './act';
import { traders } from './market';
import type { LivesWorld } from './world';

const MOST_KEYS = 3;

/** What WeChat does by itself: it tells twice, late or never, and changes the key it proves itself with. */
export function wechatsWhims({ wechat, schedule, struck, oneOf }: LivesWorld): Act[] {
  const certified = traders
    .map(({ mchid }) => ({ mchid, keys: merchantOf(wechat.store, mchid).platformKeys }))
    .filter(({ keys }) => keys.length < MOST_KEYS && keys.some(({ kind }) => kind === 'certificate'));
  return [
    async () => {
      const kind = oneOf(['never', 'twice', 'late'] as const) ?? 'never';
      struck(`notice ${kind}`);
      const ms = schedule.between(10_000, 7_200_000);
      wechat.levers.fault(kind === 'late' ? { on: 'notify', kind, ms } : { on: 'notify', kind });
    },
    ...certified.map(({ mchid }) => async () => {
      struck('key rotation');
      await wechat.levers.rotateKey({ mchid, kind: 'certificate' });
    }),
  ];
}
