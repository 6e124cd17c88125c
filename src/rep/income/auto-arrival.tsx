import type { AuthorizationState } from '#contracts/authorization';
import type { PayApi } from '#contracts/pay';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Row } from '../../shared/parts/row';
import { TroubleBox } from '../../shared/parts/trouble-box';
import { canCollect, collect } from '../../shared/phone/collect';
import { useAct } from '../../shared/use-act';
import { useCall } from '../../shared/use-call';
import { payCloud } from '../rep-cloud';
import { repWords } from '../words';

/** Money that needs no tap for each bill, where the company offers it; shown nowhere else. */
export function AutoArrival() {
  const known = useCall<PayApi['authorization']>('pay.authorization', () => payCloud.authorization({}));
  const allowing = useAct<PayApi['authorize']>();
  const ending = useAct<PayApi['endAuthorization']>();
  if (!known.value?.isOffered) return null;
  const { state } = known.value;
  const isOn = state === 'active';
  const turn = async () => {
    if (isOn) await ending.run(() => payCloud.endAuthorization({}));
    else {
      const asked = await allowing.run(() => payCloud.authorize({ clientCanConfirm: canCollect() }));
      if (asked?.confirm) await collect(asked.confirm);
      // Only the cloud knows whether WeChat has the person's yes.
      if (asked?.confirm) await allowing.run(() => payCloud.authorize({ clientCanConfirm: canCollect() }));
    }
    known.again();
  };
  return (
    <Card>
      <Row title="自动到账" below={says[state]} />
      <TroubleBox act={allowing} words={repWords} />
      <TroubleBox act={ending} words={repWords} />
      <Button
        label={isOn ? '关掉自动到账' : '开通自动到账'}
        busy={allowing.isBusy || ending.isBusy}
        onTap={() => void turn()}
      />
    </Card>
  );
}

const says: Record<AuthorizationState, string> = {
  none: '在微信里同意一次，以后提现不用每笔点收款',
  waiting: '还差在微信里点同意',
  active: '已开通，提现后直接进零钱',
  closed: '已关掉，每笔要点收款',
};
