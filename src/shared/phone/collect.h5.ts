import { askDemo } from './demo-sheet';
import { throughGateway } from './gateway';

export type Confirm = { mchId: string; appId: string; package: string };

export const canCollect = () => true;

export async function collect(confirm: Confirm): Promise<'tapped' | 'turned_back'> {
  const answer = await askDemo({ title: '商家转账', says: '确认后钱进零钱。', action: '收款' });
  if (answer === undefined) return 'turned_back';
  await throughGateway('/wechat/confirm', JSON.stringify({ package: confirm.package }));
  return 'tapped';
}
