import { Button } from '../parts/button';
import { askDemo } from './demo-sheet';
import { throughGateway } from './gateway';

type PhoneButtonProps = { label: string; off?: boolean; onCode: (phoneCode: string) => void };

/** A demo page's phone has no number of its own: it is typed, and the local WeChat vouches for it. */
export function PhoneButton({ label, off = false, onCode }: PhoneButtonProps) {
  const ask = async () => {
    const phone = await askDemo({ title: '使用微信手机号', field: '手机号', action: '允许' });
    if (!phone) return;
    const answer = await throughGateway('/wechat/phone-code', JSON.stringify({ phone }));
    const { code } = (await answer.json()) as { code?: string };
    onCode(code ?? phone);
  };
  return <Button kind="primary" label={label} off={off} onTap={() => void ask().catch(() => undefined)} />;
}
