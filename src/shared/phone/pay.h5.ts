import type { PaySheet } from '#contracts/vocabulary';
import { askDemo } from './demo-sheet';
import { throughGateway } from './gateway';

export async function pay(sheet: PaySheet): Promise<'tapped' | 'turned_back'> {
  const answer = await askDemo({ title: '微信支付', says: '确认后钱付给经销商。', action: '付款' });
  if (answer === undefined) return 'turned_back';
  await throughGateway('/wechat/pay', JSON.stringify(sheet));
  return 'tapped';
}
