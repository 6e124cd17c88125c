import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

type TapProps = PropsWithChildren<{
  /** What a screen reader says; tests find controls by it. */
  label: string;
  onTap: () => void;
  className?: string;
  role?: 'button' | 'tab' | 'checkbox' | 'radio' | 'link';
  off?: boolean;
  chosen?: boolean;
}>;

/** Everything that can be tapped is one of these, so that everything has a name, a role and an answer to the finger. */
export function Tap({
  label,
  onTap,
  className = '',
  role = 'button',
  off = false,
  chosen,
  children,
}: TapProps) {
  const states = chosen === undefined ? {} : { 'aria-selected': chosen ? 'true' : 'false' };
  return (
    <View
      className={off ? `${className} is-off` : className}
      hoverClass={off ? 'none' : 'pressed'}
      onClick={off ? ignore : onTap}
      role={role}
      aria-role={role}
      aria-label={label}
      aria-disabled={off ? 'true' : 'false'}
      {...states}
    >
      {children}
    </View>
  );
}

const ignore = () => undefined;
