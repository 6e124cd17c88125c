import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { decoded } from '../../shared/codes/decoded';
import { sendScans } from '../../shared/codes/scan-later';
import { TypeCode } from '../../shared/codes/type-code';
import { Button } from '../../shared/parts/button';
import { Card } from '../../shared/parts/card';
import { Screen } from '../../shared/parts/screen';
import { Failed, Skeleton } from '../../shared/parts/waiting';
import { feel } from '../../shared/phone/feel';
import { scan } from '../../shared/phone/scan';
import { takeSeat, useSeats } from '../../shared/roles/seats';
import { Outcome } from './outcome';
import { useScan } from './use-scan';

sendScans();

/** What the code is, in one tap and before any sign-up; everything else comes after. */
export default function ScanResultPage() {
  const { code = '' } = useRouter().params;
  const [shown, setShown] = useState(decoded(code));
  const [isTyping, setTyping] = useState(false);
  const owner = useSeats().find(({ role }) => role === 'owner');
  const { seen, again } = useScan(shown);
  const show = (next: string) => {
    setTyping(false);
    // The same cap once more is a new question: its points must not look as if they came twice.
    if (next === shown) again();
    else setShown(next);
  };
  const scanNext = async () => {
    const text = await scan('瓶盖码');
    if (text === undefined) return;
    feel();
    show(text);
  };
  const isUnread = seen.state === 'known' && seen.result.result === 'not_recognised';
  const isCase = seen.state === 'known' && seen.result.result === 'case_code';
  const primary = () => {
    if (seen.state === 'waiting' || seen.state === 'failed') return undefined;
    if (seen.state === 'offline' || seen.state === 'crowded')
      return <Button kind="primary" label="再试一次" onTap={again} />;
    if (isCase && owner)
      return <Button kind="primary" label="去扫箱" onTap={() => void takeSeat(owner, '?panel=scan')} />;
    return <Button kind="primary" label="再扫一瓶" onTap={() => void scanNext()} />;
  };
  const typeIn = (kind: 'plain' | 'quiet') => (
    <Button kind={kind} label="手输 12 位" onTap={() => setTyping(true)} />
  );
  return (
    <Screen chip={false} action={primary()}>
      {seen.state === 'waiting' ? <Skeleton rows={1} /> : null}
      {seen.state === 'failed' ? (
        <Failed safe="码没用掉" again={again} {...(seen.number && { number: seen.number })} />
      ) : null}
      {seen.state === 'waiting' || seen.state === 'failed' ? null : <Outcome seen={seen} />}
      {isTyping ? (
        <Card>
          <TypeCode onCode={show} />
        </Card>
      ) : null}
      {isUnread && !isTyping ? typeIn('plain') : null}
      <Button
        kind={isUnread ? 'quiet' : 'plain'}
        label="看我的积分"
        onTap={() => void takeSeat(member, '?panel=club')}
      />
      {isUnread || isTyping ? null : typeIn('quiet')}
    </Screen>
  );
}

const member = { role: 'member', at: '', name: '' } as const;
