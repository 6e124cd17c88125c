import { Text } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Call, Output } from '#contracts/call';
import { clockTime, dayOf, momentWord, now } from '../time';
import type { Known, Trouble } from '../use-call';
import type { Words } from '../words';
import { Button } from './button';
import { Notice } from './notice';
import { Place } from './place';
import { useToldTogether } from './together';
import { Failed, Offline, OfflineStrip, Skeleton } from './waiting';

type LoadedProps<C extends Call> = {
  known: Known<C>;
  words: (problem: Extract<Trouble<C>, { kind: 'problem' }>['problem']) => Words;
  children: (value: Output<C>) => ReactNode;
  skeletonRows?: number;
  /** What is safe while there is no network. */
  safeOffline?: string;
};

/** One screen's content in whatever state it is: waiting, known, known of earlier, offline, failed, refused. */
export function Loaded<C extends Call>({
  known,
  words,
  children,
  skeletonRows = 3,
  safeOffline,
}: LoadedProps<C>) {
  const { value, asOf, trouble, isWaiting, again } = known;
  const isToldElsewhere = useToldTogether(known);
  if (trouble?.kind === 'problem') {
    const { says, next } = words(trouble.problem);
    return (
      <Notice says={says}>
        <Button label={next} onTap={again} />
      </Notice>
    );
  }
  if (isToldElsewhere) return value === undefined ? null : children(value);
  if (value === undefined) {
    if (trouble?.kind === 'offline') return <Offline again={again} safe={safeOffline} />;
    if (trouble?.kind === 'failed')
      return <Failed again={again} {...(trouble.number ? { number: trouble.number } : {})} />;
    return <Skeleton rows={skeletonRows} />;
  }
  const at =
    asOf === undefined ? '' : dayOf(asOf) === dayOf(now()) ? clockTime(asOf) : momentWord(asOf, now());
  return (
    <>
      <Place>
        {trouble?.kind === 'offline' ? <OfflineStrip asOf={at} safe={safeOffline} /> : null}
        {trouble?.kind === 'failed' ? (
          <Notice says={`刚才没成功，这是 ${at} 的`}>
            <Button label="再试一次" onTap={again} />
          </Notice>
        ) : null}
        {isWaiting && !trouble ? <Text className="t15 second">{`正在更新 · ${at} 的`}</Text> : null}
      </Place>
      {children(value)}
    </>
  );
}
