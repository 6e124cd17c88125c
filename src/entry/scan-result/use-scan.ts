import { useCallback, useEffect, useState } from 'react';
import type { MemberApi } from '#contracts/member';
import type { ScanResult } from '#contracts/scan';
import { Broken, clientOf } from '../../shared/cloud';
import { scanLater } from '../../shared/codes/scan-later';
import { onOnline } from '../../shared/phone/network';
import { Unreachable } from '../../shared/phone/unreachable';

export type Seen =
  | { state: 'waiting' }
  | { state: 'offline' | 'crowded' }
  | { state: 'failed'; number?: string }
  | { state: 'known'; result: ScanResult };

const memberCloud = clientOf<MemberApi>('member');

/** Asks at once what a code is; without network the code is kept and goes by itself, and its answer is still shown here. */
export function useScan(code: string): { seen: Seen; again: () => void } {
  const [seen, setSeen] = useState<Seen>({ state: 'waiting' });
  const again = useCallback(() => {
    setSeen({ state: 'waiting' });
    void look(code).then(setSeen);
  }, [code]);
  useEffect(() => {
    again();
    return onOnline(again);
  }, [again]);
  return { seen, again };
}

async function look(code: string): Promise<Seen> {
  if (code === '') return { state: 'known', result: { result: 'not_recognised' } };
  try {
    const answered = await memberCloud.scan({ code });
    if (answered.ok) return { state: 'known', result: answered.value };
    if (answered.problem.code === 'busy') return { state: 'crowded' };
    return { state: 'known', result: { result: 'not_recognised' } };
  } catch (error) {
    if (error instanceof Unreachable) return keptForLater(code);
    return error instanceof Broken ? { state: 'failed', number: error.number } : { state: 'failed' };
  }
}

function keptForLater(code: string): Seen {
  try {
    scanLater(code);
    return { state: 'offline' };
  } catch {
    return { state: 'failed' };
  }
}
