import { Text } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { Tap } from './tap';

type ButtonProps = PropsWithChildren<{
  /** Read aloud, and the words on the button unless children say more. */
  label: string;
  onTap: () => void;
  /** One primary per screen; plain has a border, quiet is words alone. */
  kind?: 'primary' | 'plain' | 'quiet';
  off?: boolean;
  busy?: boolean;
}>;

export function Button({ label, onTap, kind = 'plain', off = false, busy = false, children }: ButtonProps) {
  const closed = off || busy;
  return (
    <Tap label={label} onTap={onTap} off={closed} className={`btn btn-${kind}${closed ? ' btn-off' : ''}`}>
      {busy ? <Text>正在办…</Text> : (children ?? <Text>{label}</Text>)}
    </Tap>
  );
}
